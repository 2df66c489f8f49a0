"""Which milestones were attained, in which month, by whom: Phase 1 in order, then Phase 2.

20 CFR 411.525(a)(2), .535(a). "Attained" looks at the work, not at the paperwork: a milestone that waits
for evidence, a rate or a decision counts as attained for what comes after it; one that waits for
completion of services does not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from milepost.rulebook.claims.known import Holding, KnownTicket
from milepost.rulebook.claims.look_back import LookBack, barring_vr_closure
from milepost.rulebook.claims.recorded import Recorded
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.months import Month

PHASE_1_WINDOWS = {
    ClaimCode.P1M1: (1, 1),
    ClaimCode.P1M2: (3, 6),
    ClaimCode.P1M3: (6, 12),
    ClaimCode.P1M4: (9, 18),
}
"""Months at the trial work level needed, of how many calendar months ending with the month of attainment."""


@dataclass(frozen=True, slots=True)
class Attained:
    """A milestone reached in a month, and the months of work that it rests on."""

    claim: ClaimCode
    number: int | None
    month: Month
    holding: Holding | None
    work_month: Month
    """The month tested; earlier than `month` where milestone 4 waited for completion of services."""
    good_months: tuple[Month, ...]
    needed: int
    window: int
    recorded_only: bool = False


@dataclass(slots=True)
class Milestones:
    """Everything attained before the outcome period, and what waits for completion of services."""

    phase_1: dict[ClaimCode, Attained] = field(default_factory=dict)
    phase_2: list[Attained] = field(default_factory=list)
    awaiting_completion: Attained | None = None
    phase_2_awaiting: list[Attained] = field(default_factory=list)
    barred_by_vr: dict[int, bool] = field(default_factory=dict)

    def unattained(self) -> list[ClaimCode]:
        return [code for code in PHASE_1 if code not in self.phase_1]


class MilestoneSearch:
    """Walks the months in order and lets each attain what it can.

    Within one month Phase 1 comes first, then Phase 2, which must be later than the month that closed the
    last Phase 1 milestone available to the provider.
    """

    def __init__(
        self,
        known: KnownTicket,
        recorded: Recorded,
        barred: Mapping[ClaimCode, LookBack],
        period_began: Month | None,
    ) -> None:
        self.known = known
        self.recorded = recorded
        self.open = [code for code in PHASE_1 if not barred[code].barred]
        self.period_began = period_began
        self.found = Milestones()
        self._available: dict[int, list[ClaimCode]] = {}
        self._behind: set[ClaimCode] = set()
        """Attained by the month that is looked at: months are taken in order, so it stays so."""

    def run(self) -> Milestones:
        self._take_recorded()
        if self.known.holdings:
            counts_from = self.known.first.first_counting
            for month in sorted({*self.known.measured.at_half_level, *self.recorded.phase_2}):
                if month >= counts_from and self._can_attain_in(month):
                    self._attain_in(month)
        self._number_phase_2()
        return self.found

    def available_to(self, holding: Holding) -> list[ClaimCode]:
        """The Phase 1 milestones that neither the look-back nor State VR closes to this provider."""
        key = id(holding)
        if key not in self._available:
            barred = barring_vr_closure(self.known, holding) is not None
            self._available[key] = [] if barred else self.open
        return self._available[key]

    def _can_attain_in(self, month: Month) -> bool:
        before_period = self.period_began is None or month < self.period_began
        return before_period and not self.known.has_ended(month)

    def _take_recorded(self) -> None:
        for code, month in self.recorded.phase_1.items():
            needed, window = PHASE_1_WINDOWS[code]
            holding = self.known.responsible(month)
            self.found.phase_1[code] = Attained(
                code, None, month, holding, month, (month,), needed, window, recorded_only=True
            )
        for month, number in self.recorded.phase_2.items():
            self.found.phase_2.append(self._phase_2(month, number, recorded_only=not self._work_shows(month)))

    def _work_shows(self, month: Month) -> bool:
        holding = self.known.responsible(month)
        return holding is not None and holding.milestones_are_paid and self.known.reaches_phase_2(month)

    def _phase_2(self, month: Month, number: int | None, *, recorded_only: bool = False) -> Attained:
        holding = self.known.responsible(month)
        return Attained(ClaimCode.PHASE_2, number, month, holding, month, (month,), 1, 1, recorded_only)

    def _attain_in(self, month: Month) -> None:
        holding = self.known.responsible(month)
        if holding is None or not holding.milestones_are_paid:
            return
        available = self.available_to(holding)
        if self.known.reaches_milestone_1(month):
            for code in available:
                if code not in self._behind and not self._attain_phase_1(code, month, holding):
                    break
        if month not in self.recorded.phase_2 and self.known.reaches_phase_2(month):
            self._attain_phase_2(month, available)

    def _attain_phase_1(self, code: ClaimCode, month: Month, holding: Holding) -> bool:
        """Whether the milestone is attained by the end of this month, so that the next may be tested."""
        already = self.found.phase_1.get(code)
        if already is not None:
            if already.recorded_only and already.month == month:
                self.found.phase_1[code] = self._tested(code, month, holding) or already
            if already.month < month:
                self._behind.add(code)
            return already.month <= month
        tested = self._tested(code, month, holding)
        if tested is None:
            return False
        if code is ClaimCode.P1M4:
            return self._attain_with_completion(tested, holding)
        self.found.phase_1[code] = tested
        return True

    def _tested(self, code: ClaimCode, month: Month, holding: Holding) -> Attained | None:
        """The milestone, if the work of this month and its window reaches it (411.525(a)(2)(i))."""
        needed, window = PHASE_1_WINDOWS[code]
        if code is ClaimCode.P1M1:
            return Attained(code, None, month, holding, month, (month,), needed, window)
        if not self.known.at_trial_work_level(month):
            return None
        first = max(int(month) - window + 1, int(self.known.first.first_counting))
        good = tuple(self.known.measured.at_level_between(first, month))
        return (
            Attained(code, None, month, holding, month, good, needed, window) if len(good) >= needed else None
        )

    def _attain_with_completion(self, tested: Attained, holding: Holding) -> bool:
        """Milestone 4 also asks that the services of the plan be substantially completed.

        It is attained in the later of the month of work and the month of completion, if the same
        assignment is still responsible then (finer points 18 and 30).
        """
        completed_on = holding.assignment.services_complete_on
        if completed_on is None:
            if self.found.awaiting_completion is None:
                self.found.awaiting_completion = tested
            return False
        month = max(tested.month, Month.of(completed_on))
        still_there = self._can_attain_in(month) and self.known.responsible(month) is holding
        if month > tested.month and not still_there:
            return False
        self.found.phase_1[ClaimCode.P1M4] = Attained(
            tested.claim,
            None,
            month,
            holding,
            tested.work_month,
            tested.good_months,
            tested.needed,
            tested.window,
        )
        return month <= tested.month

    def _attain_phase_2(self, month: Month, available: list[ClaimCode]) -> None:
        attained = self.found.phase_1
        if all(code in attained and attained[code].month < month for code in available):
            if len(self.found.phase_2) < self.known.phase_2_count:
                self.found.phase_2.append(self._phase_2(month, None))
            return
        waiting = self.found.awaiting_completion
        only_completion_lacks = (
            waiting is not None
            and waiting.month < month
            and all(
                code is ClaimCode.P1M4 or (code in attained and attained[code].month < month)
                for code in available
            )
        )
        if only_completion_lacks and ClaimCode.P1M4 not in attained:
            self.found.phase_2_awaiting.append(self._phase_2(month, None))

    def _number_phase_2(self) -> None:
        """Numbers in order of months; a recorded number stays, and none is given twice (finer point 41)."""
        if ClaimCode.P1M4 in self.found.phase_1:
            self.found.awaiting_completion = None
            self.found.phase_2_awaiting = []
        taken = {claim.number for claim in self.found.phase_2 if claim.number is not None}
        free = [number for number in range(1, self.known.phase_2_count + 1) if number not in taken]
        self.found.phase_2 = _numbered(sorted(self.found.phase_2, key=lambda claim: claim.month), free)
        last = max((claim.number or 0 for claim in self.found.phase_2), default=0)
        later = list(range(last + 1, self.known.phase_2_count + 1))
        self.found.phase_2_awaiting = _numbered(self.found.phase_2_awaiting, later)


def _numbered(claims: list[Attained], free: list[int]) -> list[Attained]:
    """Give each claim without a number the next free one; claims beyond the cap fall away."""
    numbers = iter(free)
    numbered = []
    for claim in claims:
        number = claim.number if claim.number is not None else next(numbers, None)
        if number is not None:
            numbered.append(
                Attained(
                    claim.claim,
                    number,
                    claim.month,
                    claim.holding,
                    claim.work_month,
                    claim.good_months,
                    claim.needed,
                    claim.window,
                    claim.recorded_only,
                )
            )
    return numbered
