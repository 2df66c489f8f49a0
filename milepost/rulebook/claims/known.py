"""One Ticket as it is known on a day, and the questions that every rule asks of it.

A fact dated later than the day is not known yet (readings.md, finer point 1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from milepost.rulebook.claims.measured import MeasuredMonths
from milepost.rulebook.decisions import Terms
from milepost.rulebook.facts import (
    Assignment,
    Cash,
    Evidence,
    PaymentSystem,
    Program,
    TicketFacts,
)
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.readings import Reading

PHASE_2_COUNT = {Terms.TITLE_2: 11, Terms.TITLE_16: 18}
"""20 CFR 411.500(f): Phase 2 milestones on one Ticket."""
OUTCOME_COUNT = {Terms.TITLE_2: 36, Terms.TITLE_16: 60}
"""20 CFR 411.500(b): outcome payment months on one Ticket."""

_SUFFICIENT = frozenset({Evidence.PRIMARY, Evidence.TWO_SECONDARY, Evidence.SSA})
_STOPPED_BY_WORK = frozenset({Cash.NONE_WORK, Cash.ENDED_WORK})


@dataclass(frozen=True, slots=True)
class Holding:
    """An assignment with the first month that counts for its provider."""

    assignment: Assignment
    first_counting: Month
    plan_was_late: bool

    @property
    def milestones_are_paid(self) -> bool:
        return self.assignment.system is PaymentSystem.MILESTONE_OUTCOME

    def held_at_start_of(self, month: Month) -> bool:
        """Whether this assignment still has the Ticket on the first day of the month (finer point 11)."""
        left = self.assignment.unassigned_on
        return left is None or left > month.first_day


def first_counting_month(assignment: Assignment, reading: Reading) -> tuple[Month, bool]:
    """The first month that counts for milestones, and whether a late plan moved it.

    20 CFR 411.580: a month after the month of assignment. In practice a plan received more than 14 days
    after its last signature counts from the month after receipt. A plan without both dates counts as in
    time (finer point 21).
    """
    after_assignment = Month.of(assignment.assigned_on) + 1
    signed, received = assignment.plan_signed_on, assignment.plan_received_on
    if reading.plan_days is None or signed is None or received is None:
        return after_assignment, False
    if received <= signed + timedelta(days=reading.plan_days):
        return after_assignment, False
    after_receipt = Month.of(received) + 1
    return max(after_assignment, after_receipt), after_receipt > after_assignment


class KnownTicket:
    """The facts of one Ticket up to a day, read in one reading, with the law's figures beside them."""

    def __init__(
        self,
        facts: TicketFacts,
        law: Law,
        as_of: date,
        reading: Reading,
        measured: MeasuredMonths | None = None,
    ) -> None:
        self.facts = facts
        self.law = law
        self.as_of = as_of
        self.reading = reading
        self.ticket = facts.ticket
        self.last_month = Month.of(as_of)
        self.title_16_only = self.ticket.program is Program.SSI
        self.blind = bool(self.ticket.blind)  # not known counts as no: finer point 14
        first_program = self.ticket.program_at_first_payment or self.ticket.program
        self.terms = Terms.TITLE_16 if first_program is Program.SSI else Terms.TITLE_2
        self.title = 16 if self.terms is Terms.TITLE_16 else 2
        self.phase_2_count = PHASE_2_COUNT[self.terms]
        self.outcome_count = OUTCOME_COUNT[self.terms]
        self.measured = measured or MeasuredMonths(facts, law, as_of)
        self.months = self.measured.rows
        self.holdings = self._holdings()
        ended_on = self._day(self.ticket.ended_on)
        self.ended = Month.of(ended_on) if ended_on else None

    def _day(self, day: date | None) -> date | None:
        return day if day is not None and day <= self.as_of else None

    def _holdings(self) -> list[Holding]:
        holdings = []
        for given in sorted(self.facts.assignments, key=lambda assignment: assignment.assigned_on):
            if given.assigned_on > self.as_of:
                continue
            known = Assignment(
                given.ticket,
                given.provider,
                given.kind,
                given.system,
                given.assigned_on,
                self._day(given.unassigned_on),
                self._day(given.plan_signed_on),
                self._day(given.plan_received_on),
                self._day(given.services_complete_on),
            )
            holdings.append(Holding(known, *first_counting_month(known, self.reading)))
        return holdings

    @property
    def first(self) -> Holding:
        return self.holdings[0]

    @property
    def first_assigned(self) -> date | None:
        return self.holdings[0].assignment.assigned_on if self.holdings else None

    @cached_property
    def month_of_first_assignment(self) -> Month:
        return Month.of(self.first.assignment.assigned_on)

    @cached_property
    def vr_closures(self) -> list[date]:
        """Days on which a cost-reimbursement case closed with an employment outcome (finer point 17)."""
        return sorted(
            case.closed_on
            for case in self.facts.vr_cases
            if case.closed_on is not None
            and case.closed_on <= self.as_of
            and case.closure is not None
            and case.closure.value == "employment_outcome"
            and (case.paid_by is None or case.paid_by.value == "cost_reimbursement")
        )

    def responsible(self, month: Month) -> Holding | None:
        """The latest assignment among those that count already in the month (finer points 11 and 35)."""
        for holding in reversed(self.holdings):
            if holding.first_counting <= month:
                return holding
        return None

    def has_ended(self, month: Month) -> bool:
        """Whether the Ticket had ended in or before the month (20 CFR 411.525(d), .155)."""
        return self.ended is not None and month >= self.ended

    # Earnings and their levels

    def gross(self, month: Month) -> int:
        """Gross earnings of the month in cents, by the program's way of attributing them.

        SSDI: month earned; SSI: month paid; concurrent: the larger sum. A month with no figure is zero
        (finer point 15).
        """
        return self.measured.gross.get(month, 0)

    def trial_work_level(self, month: Month) -> int | None:
        return self.law.trial_work_level(month.year)

    def at_trial_work_level(self, month: Month) -> bool:
        return self.measured.is_at_level(month)

    def reaches_milestone_1(self, month: Month) -> bool:
        level = self.law.trial_work_level(month.year)
        share = self.reading.milestone_1_share_percent
        return level is not None and self.gross(month) * 100 >= level * share

    def substantial_level(self, month: Month, *, blind: bool) -> int | None:
        if blind:
            return self.law.substantial_gainful_activity_blind(month.year)
        return self.law.substantial_gainful_activity(month.year)

    def phase_2_level_is_blind(self) -> bool:
        return self.reading.phase_2_uses_blind_level and self.blind and not self.title_16_only

    def outcome_level_is_blind(self) -> bool:
        return self.blind and (self.reading.outcome_blind_level_reaches_ssi or not self.title_16_only)

    def reaches(self, month: Month, level: int | None) -> bool:
        """At the level, or above it, as the reading asks; a year without levels reaches nothing (point 23)."""
        if level is None:
            return False
        if self.reading.substantial_means_at_or_above:
            return self.gross(month) >= level
        return self.gross(month) > level

    def reaches_phase_2(self, month: Month) -> bool:
        return self.reaches(month, self.substantial_level(month, blind=self.phase_2_level_is_blind()))

    def reaches_outcome_level(self, month: Month) -> bool:
        return self.reaches(month, self.substantial_level(month, blind=self.outcome_level_is_blind()))

    def passes_while_entitled(self, month: Month) -> bool:
        """The earnings test of an outcome month while entitlement goes on: none in the regulation."""
        return not self.reading.outcome_floor_while_entitled or self.reaches_outcome_level(month)

    def evidence_suffices(self, month: Month) -> bool:
        row = self.months.get(month)
        return row is None or row.evidence in _SUFFICIENT

    def cash(self, month: Month) -> Cash:
        row = self.months.get(month)
        return Cash.PAID if row is None else row.cash


def stopped_by_work(cash: Cash) -> bool:
    """Whether cash was not payable because of work, so that the month belongs to the outcome period."""
    return cash in _STOPPED_BY_WORK
