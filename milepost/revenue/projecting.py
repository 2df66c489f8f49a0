"""What a projection comes to: income by month, what is left of it, and from how many Tickets on it covers the work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.claims.figures import law_of
from milepost.revenue.caseload import persons_on_hand
from milepost.revenue.content import costs_of, planned_of, suppositions_of
from milepost.revenue.income import Income, by_month
from milepost.revenue.models import MOST_MONTHS, Projection
from milepost.rulebook.decisions import Terms
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.forecast import Figures, law_as_if
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import MonthOfMoney, Projected, ProjectedMonth, break_even_tickets, covered_in
from milepost.rulebook.revenue import by_month as money_by_month
from milepost.rulebook.revenue import project as project_persons


class RatesOf:
    """The law's figures in whole cents; each is looked up once."""

    def __init__(self, law: Law, begins: Month) -> None:
        self._figures = Figures(law, begins)
        self._known: dict[tuple[ClaimCode, int, Terms, bool], int | None] = {}

    def __call__(self, claim: ClaimCode, month: Month, terms: Terms, *, outcome_only: bool) -> int | None:
        key = (claim, month.year, terms, outcome_only)
        if key not in self._known:
            title = 16 if terms is Terms.TITLE_16 else 2
            dollars = self._figures.dollars(claim, month, title, outcome_only=outcome_only)
            self._known[key] = None if dollars is None else dollars * 100
        return self._known[key]


@dataclass(frozen=True, slots=True)
class Line:
    """One month: what may come, what came, and what is left."""

    month: Month
    projected: ProjectedMonth
    money: MonthOfMoney
    came: int | None
    """What came in it, net; None of a month that is not over."""


@dataclass(frozen=True, slots=True)
class Answer:
    lines: tuple[Line, ...]
    projected: Projected
    on_hand: int
    break_even: tuple[int | None, ...]
    covered: tuple[Month | None, ...]
    first_income: Month | None
    """The first month in which something may come in the middle case."""

    @property
    def left(self) -> tuple[int, int, int]:
        return self.lines[-1].money.left

    @property
    def planned(self) -> int:
        return self.projected.tickets - self.on_hand

    @property
    def came(self) -> int:
        return sum(line.came or 0 for line in self.lines)

    @property
    def months_over(self) -> int:
        return sum(1 for line in self.lines if line.came is not None)

    @property
    def expected_so_far(self) -> tuple[int, int, int]:
        """Of the months that are over, to be held against what came."""
        over = [line.projected.cents for line in self.lines if line.came is not None]
        low, middle, high = (sum(one[case] for one in over) for case in range(3))
        return low, middle, high


def answered(projection: Projection, day: date) -> Answer:
    """Worked out from the records as they stand now."""
    begins, content = Month(projection.begins), projection.content
    law = law_as_if(
        law_of(projection.organization), projection.figures_of, through=(begins + MOST_MONTHS).year
    )
    on_hand = persons_on_hand(projection.organization, begins) if projection.counts_caseload else []
    persons = [*on_hand, *planned_of(content, begins)]
    projected = project_persons(
        persons, suppositions_of(content), RatesOf(law, begins), begins, projection.months
    )
    costs = costs_of(content)
    money = money_by_month(projected, costs)
    came = _came(projection, begins, day)
    lines = tuple(
        Line(one.month, one, left, came.get(one.month, Income()).net if one.month < Month.of(day) else None)
        for one, left in zip(projected.months, money, strict=True)
    )
    return Answer(
        lines=lines,
        projected=projected,
        on_hand=len(on_hand),
        break_even=tuple(
            break_even_tickets(costs, projection.months, cents, projected.tickets)
            for cents in projected.cents
        ),
        covered=tuple(covered_in(money, case) for case in range(3)),
        first_income=next((one.month for one in projected.months if one.cents[1]), None),
    )


def _came(projection: Projection, begins: Month, day: date) -> dict[Month, Income]:
    """Of the months that are over; nothing where the projection begins later."""
    last = min(begins + (projection.months - 1), Month.of(day) - 1)
    return by_month(projection.organization, begins, last) if last >= begins else {}
