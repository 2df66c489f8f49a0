"""One Ticket's work going on month by month: which payments a way of the levels attains, by the rules of the ladder.

The rules are those of `claims.milestones`, `outcomes` and `reconciliation`, told of levels instead of dollars; the property
test `tests/forecast/test_walk.py` holds the two together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from milepost.rulebook.claims.milestones import PHASE_1_WINDOWS
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.forecast.chances import NEVER
from milepost.rulebook.forecast.figures import Figures
from milepost.rulebook.forecast.levels import TRIAL_MONTHS, Group, Level
from milepost.rulebook.forecast.summary import RECONCILED_AFTER, Start
from milepost.rulebook.months import Month

_BELOW, _HALF, _TRIAL, _SUBSTANTIAL, _OUTCOME, _ENDED = (int(level) for level in Level)


@dataclass(frozen=True, slots=True)
class Worth:
    """What each payment is worth in each month of the walk, in whole dollars, for one title and payment system.

    A month whose figures are not published is worth nothing here, and the forecast says that it is not known.
    """

    phase_1: Sequence[int]
    phase_2: Sequence[int]
    outcome: Sequence[int]

    @classmethod
    def of(cls, figures: Figures, months: Sequence[Month], title: int, *, outcome_only: bool) -> Worth:
        def each(claim: ClaimCode) -> list[int]:
            found = (figures.dollars(claim, month, title, outcome_only=outcome_only) for month in months)
            return [dollars or 0 for dollars in found]

        return cls(each(ClaimCode.P1M1), each(ClaimCode.PHASE_2), each(ClaimCode.OUTCOME))


class Walker:
    """A Ticket about to be walked many times. `worth` is by months after the start."""

    def __init__(self, start: Start, worth: Worth, reconciliation: int) -> None:
        self.start = start
        self.worth = worth
        self.reconciliation = reconciliation
        """What the milestones left unpaid come to, where the outcome period has begun already."""
        self.tests = tuple(
            (code is ClaimCode.P1M1, code is ClaimCode.P1M4, *PHASE_1_WINDOWS[code]) for code in start.phase_1
        )
        self.masks = tuple((1 << window) - 1 for *_, window in self.tests)
        self.first = max(0, start.counts_from - start.month - 1)

    def attained(
        self, next_levels: list[list[bytes]], draws: Sequence[int], lags: Iterator[int], *, is_finished: bool
    ) -> list[tuple[int, int]]:
        """Each payment of one way of the levels: in which month it is paid, and whole dollars.

        Months count from the one after the start. `draws` are from 0 to 4,095, one a month; `lags` are one a payment, NEVER
        for one that is not paid; `is_finished`, whether services are complete where milestone 4 asks. Only outcomes that
        are paid count towards the reconciliation.
        """
        start, worth = self.start, self.worth
        level, group = int(start.level), int(start.group)
        trial, bits = start.trial_months, start.at_level
        place, phase_2_left = 0, start.phase_2_left
        blocked = start.waits_for_completion and not is_finished
        outcomes_left, outcomes = start.outcomes_left, start.outcomes_so_far
        began, owed = start.began is not None, self.reconciliation if start.reconciles else 0
        found: list[tuple[int, int]] = []
        for month, draw in enumerate(draws):
            level = next_levels[group][level][draw]
            if level == _ENDED:
                break
            if level >= _TRIAL:
                bits = bits << 1 | 1
                trial += 1
                if trial == TRIAL_MONTHS and group == Group.TITLE_2_IN_TRIAL:
                    group = int(Group.TITLE_2_AFTER_TRIAL)
            else:
                bits <<= 1
            if month < self.first:
                bits = 0
                if level != _OUTCOME:
                    continue
            if level == _OUTCOME:
                if not began:
                    began = True
                    owed = self._owed(place, phase_2_left, month)
                if outcomes_left and month >= self.first:
                    outcomes_left -= 1
                    if (lag := next(lags)) != NEVER:
                        outcomes += 1
                        found.append((month + lag, worth.outcome[month]))
                        if outcomes == RECONCILED_AFTER and owed and (lag := next(lags)) != NEVER:
                            found.append((month + lag, owed))
            elif not began:
                before = place
                if place < len(self.tests) and level >= _HALF and not blocked:
                    place, blocked = self._phase_1(place, level, bits, is_finished=is_finished)
                    paid = (next(lags) for _ in range(place - before))
                    found += [(month + lag, worth.phase_1[month]) for lag in paid if lag != NEVER]
                if (
                    level >= _SUBSTANTIAL
                    and phase_2_left
                    and not blocked
                    and place == before == len(self.tests)
                ):
                    phase_2_left -= 1
                    if (lag := next(lags)) != NEVER:
                        found.append((month + lag, worth.phase_2[month]))
        return found

    def _phase_1(self, place: int, level: int, bits: int, *, is_finished: bool) -> tuple[int, bool]:
        """How many of Phase 1 are attained by the end of this month, and whether milestone 4 waits for completion."""
        while place < len(self.tests):
            is_first, is_fourth, needed, _window = self.tests[place]
            if is_first:
                reached = level >= _TRIAL or self.start.half_is_enough
            else:
                reached = level >= _TRIAL and (bits & self.masks[place]).bit_count() >= needed
            if not reached:
                break
            if is_fourth and not (self.start.services_complete or is_finished):
                return place, True
            place += 1
        return place, False

    def _owed(self, place: int, phase_2_left: int, month: int) -> int:
        """What is left unpaid of the milestones when the outcome period begins, at the figures of that month."""
        if not self.start.reconciles:
            return 0
        phase_1 = max(0, self.start.unpaid[0] - place)
        phase_2 = max(0, self.start.unpaid[1] - (self.start.phase_2_left - phase_2_left))
        return phase_1 * self.worth.phase_1[month] + phase_2 * self.worth.phase_2[month]
