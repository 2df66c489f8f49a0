"""The outcome period and its months (20 CFR 411.500(b), .525(a)(1), .575(b), .580)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from milepost.rulebook.claims.known import Holding, KnownTicket, stopped_by_work
from milepost.rulebook.claims.milestones import Milestones, MilestoneSearch
from milepost.rulebook.claims.recorded import Recorded
from milepost.rulebook.facts import Cash
from milepost.rulebook.months import Month


class OutcomeAnswer(StrEnum):
    ATTAINED = "attained"
    CASH_UNKNOWN = "cash_unknown"
    NOT_PAYABLE = "not_payable"


class WhyNot(StrEnum):
    BEFORE_FIRST_MONTH = "before_first_month"
    BELOW_LEVEL = "below_level"
    TICKET_ENDED = "ticket_ended"
    CAP_REACHED = "cap_reached"


@dataclass(frozen=True, slots=True)
class OutcomeMonth:
    """What one month without cash is worth."""

    month: Month
    number: int | None
    holding: Holding | None
    answer: OutcomeAnswer
    cash: Cash
    why_not: WhyNot | None = None
    recorded_only: bool = False


def cash_of(known: KnownTicket, recorded: Recorded, month: Month) -> Cash:
    """A paid or pending outcome month counts as one without cash because of work (finer point 20)."""
    if month in recorded.outcomes:
        return Cash.NONE_WORK
    return known.cash(month)


def outcome_period_began(known: KnownTicket, recorded: Recorded) -> Month | None:
    """In which month did the outcome period begin?

    With the first month, ending after the first assignment, without cash because of work; the month that
    holds the assignment counts (finer point 2), a month in or after the end of the Ticket does not (22).
    """
    if not known.holdings:
        return None
    for month in sorted({*known.measured.without_cash, *recorded.outcomes}):
        if month < known.month_of_first_assignment or known.has_ended(month):
            continue
        if stopped_by_work(cash_of(known, recorded, month)):
            return month
    return None


def unknown_cash_months(known: KnownTicket, recorded: Recorded) -> list[Month]:
    """Months from the month of first assignment on whose cash benefit is not known."""
    if not known.holdings:
        return []
    return [
        month
        for month in known.measured.without_cash
        if month >= known.month_of_first_assignment and cash_of(known, recorded, month) is Cash.UNKNOWN
    ]


class OutcomeSearch:
    """Walks the months in order and numbers those that are outcomes."""

    def __init__(
        self,
        known: KnownTicket,
        recorded: Recorded,
        search: MilestoneSearch,
        milestones: Milestones,
        period_began: Month | None,
    ) -> None:
        self.known = known
        self.recorded = recorded
        self.search = search
        self.milestones = milestones
        self.period_began = period_began
        taken = set(recorded.outcomes.values())
        self._free = iter([n for n in range(1, known.outcome_count + 1) if n not in taken])

    def run(self) -> list[OutcomeMonth]:
        found = []
        for month in sorted({*self.known.measured.without_cash, *self.recorded.outcomes}):
            answered = self._answer(month)
            if answered is not None:
                found.append(answered)
        return found

    def _answer(self, month: Month) -> OutcomeMonth | None:
        holding = self.known.responsible(month)
        if month in self.recorded.outcomes:
            number = self.recorded.outcomes[month]
            shown = holding is not None and stopped_by_work(self.known.cash(month))
            return OutcomeMonth(
                month, number, holding, OutcomeAnswer.ATTAINED, Cash.NONE_WORK, recorded_only=not shown
            )
        if not self.known.holdings or month < self.known.month_of_first_assignment:
            return None
        cash = self.known.cash(month)
        in_period = self.period_began is not None and month >= self.period_began
        if cash is Cash.UNKNOWN:
            return self._with_cash_unknown(month, holding, in_period=in_period)
        if not in_period or not stopped_by_work(cash):
            return None
        return self._without_cash(month, holding, cash)

    def _without_cash(self, month: Month, holding: Holding | None, cash: Cash) -> OutcomeMonth | None:
        reaches = (
            self.known.passes_while_entitled(month)
            if cash is Cash.NONE_WORK
            else self.known.reaches_outcome_level(month)
        )
        if not reaches and cash is Cash.ENDED_WORK:
            return None  # finer point 3: only work that reaches the level gives a row after entitlement ended
        why_not = self._why_not(month, holding, reaches=reaches)
        number = None
        if why_not is None:
            number = next(self._free, None)
            why_not = WhyNot.CAP_REACHED if number is None else None
        answer = OutcomeAnswer.ATTAINED if why_not is None else OutcomeAnswer.NOT_PAYABLE
        return OutcomeMonth(month, number, holding, answer, cash, why_not)

    def _why_not(self, month: Month, holding: Holding | None, *, reaches: bool) -> WhyNot | None:
        if self.known.has_ended(month):
            return WhyNot.TICKET_ENDED
        if holding is None:
            return WhyNot.BEFORE_FIRST_MONTH
        return None if reaches else WhyNot.BELOW_LEVEL

    def _with_cash_unknown(
        self, month: Month, holding: Holding | None, *, in_period: bool
    ) -> OutcomeMonth | None:
        """An unknown month is an outcome that waits, where its work passes the test (finer point 13).

        Before the period is known to have begun, only where nothing else could be claimed in the month.
        """
        if holding is None or self.known.has_ended(month) or not self.known.passes_while_entitled(month):
            return None
        if not in_period and not self._nothing_else_claimable(month, holding):
            return None
        number = next(self._free, None)
        if number is None:
            return None
        return OutcomeMonth(month, number, holding, OutcomeAnswer.CASH_UNKNOWN, Cash.UNKNOWN)

    def _nothing_else_claimable(self, month: Month, holding: Holding) -> bool:
        if not holding.milestones_are_paid:
            return True
        attained = self.milestones.phase_1
        earlier = sum(1 for claim in self.milestones.phase_2 if claim.month < month)
        return earlier >= self.known.phase_2_count and all(
            code in attained and attained[code].month < month for code in self.search.available_to(holding)
        )
