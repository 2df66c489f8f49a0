"""What could be paid if the Ticket were assigned on a day: in one reading, under one payment system, by the rules of claims.

An assignment is added to the facts and the Ticket is decided as any other. Nothing is drawn by chance: each part says how many
payments are open, how many of them are unsure because something is not known, how many the goal reaches, and what one is worth in
the year of the day. All of it holds only if the person works as the goal says, every month is shown, and the figures stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from milepost.rulebook.candidates.questions import UNKNOWN, answers_in_order
from milepost.rulebook.claims.known import KnownTicket
from milepost.rulebook.claims.ladder import left, work_out
from milepost.rulebook.claims.look_back import LookBack, barring_vr_closure, look_back
from milepost.rulebook.facts import (
    PHASE_1,
    Assignment,
    AssignmentKind,
    ClaimCode,
    PaymentSystem,
    TicketFacts,
)
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE, REGULATION, Reading


class Stretch(StrEnum):
    """The parts of the ladder."""

    PHASE_1 = "phase_1"
    PHASE_2 = "phase_2"
    OUTCOMES = "outcomes"


REACHED: Mapping[str, tuple[Stretch, ...]] = {
    "below_trial_work": (),
    "trial_work": (Stretch.PHASE_1,),
    "substantial": (Stretch.PHASE_1, Stretch.PHASE_2),
    "off_cash": (Stretch.PHASE_1, Stretch.PHASE_2, Stretch.OUTCOMES),
}
"""What each goal reaches; an outcome asks that no cash is paid (20 CFR 411.500(e), .525)."""


@dataclass(frozen=True, slots=True)
class Part:
    """One stretch: `each_dollars` is None where the figure of the year is not published."""

    stretch: Stretch
    still_open: int
    unsure: int
    in_reach: int | None
    """Of those open, how many the goal reaches; None where no goal is known."""
    each_dollars: int | None

    @property
    def dollars(self) -> int | None:
        """What those in reach come to; None where that cannot be said."""
        if self.in_reach == 0:
            return 0
        if self.in_reach is None or self.each_dollars is None:
            return None
        return self.in_reach * self.each_dollars

    @property
    def unsure_dollars(self) -> int | None:
        """What of it hangs on something that is not known."""
        if self.in_reach is None or self.each_dollars is None:
            return None
        return min(self.unsure, self.in_reach) * self.each_dollars


@dataclass(frozen=True, slots=True)
class Prospect:
    """All parts in one reading, under one payment system."""

    reading: str
    system: PaymentSystem
    year: int
    parts: tuple[Part, ...]

    @property
    def dollars(self) -> int | None:
        known = [one.dollars for one in self.parts]
        return None if None in known else sum(one for one in known if one is not None)

    @property
    def least_dollars(self) -> int | None:
        """The same without whatever is unsure."""
        unsure = [one.unsure_dollars for one in self.parts]
        if self.dollars is None or None in unsure:
            return None
        return self.dollars - sum(one for one in unsure if one is not None)


class Looked(StrEnum):
    BARRED = "barred"
    OPEN = "still_open"
    UNKNOWN = "unclear"


@dataclass(frozen=True, slots=True)
class LookedBack:
    """One Phase 1 milestone and the wages before the Ticket: what is known, and how many months are not."""

    claim: ClaimCode
    answer: Looked
    above: tuple[Month, ...]
    unknown: int
    needed: int
    window: int
    number: int | None = None


def prospects(
    facts: TicketFacts, law: Law, given: Mapping[str, str], provider: str, day: date
) -> tuple[Prospect, ...]:
    """Both payment systems in both readings, practice first."""
    answers = answers_in_order(given)
    return tuple(
        _prospect(_assigned(facts, provider, system, day), law, answers, day, reading)
        for system in PaymentSystem
        for reading in (PRACTICE, REGULATION)
    )


def look_back_known(
    facts: TicketFacts, law: Law, given: Mapping[str, str], day: date
) -> tuple[LookedBack, ...]:
    """Which Phase 1 milestones are closed by wages before the first assignment, as far as wages are known? The same in both readings.

    A month without a row counts as one without earnings only where somebody said that all wages are entered, or that there
    were none; before that it is a month not known.
    """
    answers = answers_in_order(given)
    assigned = _assigned(facts, "", PaymentSystem.MILESTONE_OUTCOME, day)
    known = KnownTicket(assigned, law, day, PRACTICE)
    return _looked_back(known, answers)


def _assigned(facts: TicketFacts, provider: str, system: PaymentSystem, day: date) -> TicketFacts:
    """As if it were assigned on the day; whoever has it on that day has given it up."""
    before = tuple(
        replace(one, unassigned_on=day) if one.unassigned_on is None or one.unassigned_on > day else one
        for one in facts.assignments
        if one.assigned_on < day
    )
    wish = Assignment(facts.ticket.ticket, provider, AssignmentKind.EMPLOYMENT_NETWORK, system, day)
    return replace(facts, assignments=(*before, wish))


def _looked_back(known: KnownTicket, answers: Mapping[str, str]) -> tuple[LookedBack, ...]:
    is_whole = answers["wages_before"] in ("none", "entered")
    assigned = known.month_of_first_assignment
    found = []
    for code, one in look_back(known).items():
        window = range(int(assigned) - one.window, int(assigned))
        lacking = 0 if is_whole else sum(1 for month in window if month not in known.months)
        found.append(
            LookedBack(
                code, _answer(one, lacking), one.months_above, lacking, one.months_that_bar, one.window
            )
        )
    return tuple(found)


def _answer(found: LookBack, lacking: int) -> Looked:
    """Barred by what is known; open whatever the months not known were; or it hangs on them."""
    if found.barred:
        return Looked.BARRED
    above = len(found.months_above)
    return Looked.UNKNOWN if above + lacking >= found.months_that_bar else Looked.OPEN


def _prospect(
    facts: TicketFacts, law: Law, answers: Mapping[str, str], day: date, reading: Reading
) -> Prospect:
    known = KnownTicket(facts, law, day, reading)
    counts = left(work_out(known))
    system = facts.assignments[-1].system
    is_outcome_only = system is PaymentSystem.OUTCOME_ONLY
    wanted = {
        Stretch.PHASE_1: 0 if is_outcome_only else counts.p1,
        Stretch.PHASE_2: 0 if is_outcome_only else counts.p2,
        Stretch.OUTCOMES: counts.outcome,
    }
    year = day.year
    rates = {
        Stretch.PHASE_1: law.phase_1_rate(year),
        Stretch.PHASE_2: law.phase_2_rate(year, known.title),
        Stretch.OUTCOMES: law.outcome_rate(year, known.title, outcome_only=is_outcome_only),
    }
    goal = answers["goal"]
    parts = []
    for stretch, count in wanted.items():
        reach = None if goal == UNKNOWN else count if stretch in REACHED[goal] else 0
        unsure = min(count, _unsure(known, answers)) if stretch is Stretch.PHASE_1 else 0
        rate = rates[stretch]
        parts.append(
            Part(stretch, count, unsure, 0 if count == 0 else reach, None if rate is None else rate.dollars)
        )
    return Prospect(reading.name, system, year, tuple(parts))


def _unsure(known: KnownTicket, answers: Mapping[str, str]) -> int:
    """How many Phase 1 milestones hang on wages, or on a State VR closure, of which nothing is recorded."""
    is_recorded = barring_vr_closure(known, known.holdings[-1]) is not None or bool(known.vr_closures)
    if answers["state_vr"] in (UNKNOWN, "closed_with_work") and not is_recorded:
        return len(PHASE_1)
    return sum(1 for one in _looked_back(known, answers) if one.answer is Looked.UNKNOWN)
