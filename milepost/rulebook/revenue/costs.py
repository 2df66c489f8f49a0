"""What the work costs beside what it brings, and how many Tickets it takes (systems C.5; the groups are SSA's study's, W10).

`break_even_tickets = fixed_cost / (avg_revenue_per_ticket × share_kept − variable_cost_per_ticket)`
`profit = kept_share × revenue − (outreach + intake incl. people who never assign + services + follow-up + payment tracking
+ overhead)`
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from milepost.rulebook.months import Month
from milepost.rulebook.revenue.suppositions import Three
from milepost.rulebook.revenue.totals import Projected

WHOLE = 10_000
"""The share that is kept stands in hundredths of a percent."""
HUNDRED = 100


class Group(StrEnum):
    """In the order of the formula."""

    OUTREACH = "outreach"
    INTAKE = "intake"
    SERVICES = "services"
    FOLLOW_UP = "follow_up"
    TRACKING = "tracking"
    OVERHEAD = "overhead"


@dataclass(frozen=True)
class Costs:
    """In whole cents, by group: each month whatever happens, and for each Ticket when it begins.

    Intake is paid for everybody who is seen, also for those who never assign: `seen` people for a hundred Tickets.
    """

    monthly: Mapping[Group, int]
    each: Mapping[Group, int]
    seen: int = HUNDRED
    kept: int = WHOLE

    @property
    def fixed_cents(self) -> int:
        """Of one month."""
        return sum(self.monthly.values())

    def each_cents(self, tickets: int) -> int:
        """Of so many Tickets; the part of a cent that people who never assign make is rounded up, once."""
        intake = self.each.get(Group.INTAKE, 0)
        others = sum(self.each.values()) - intake
        return tickets * others + -(-tickets * intake * self.seen // HUNDRED)

    def kept_of(self, cents: int) -> int:
        """Our part of so much income, to the cent, halves up."""
        return (cents * self.kept + WHOLE // 2) // WHOLE


@dataclass(frozen=True, slots=True)
class MonthOfMoney:
    """Of one month and the three cases: income that is kept, what the work costs, and what is left so far."""

    month: Month
    kept: Three
    cost: int
    left: Three
    """Since the first month, in whole cents."""


def by_month(projected: Projected, costs: Costs) -> tuple[MonthOfMoney, ...]:
    """Kept income less cost, month by month; Tickets on hand at the beginning cost nothing more than the months do."""
    made, left = [], [0, 0, 0]
    for one in projected.months:
        low, middle, high = (costs.kept_of(cents) for cents in one.cents)
        kept: Three = (low, middle, high)
        cost = costs.fixed_cents + costs.each_cents(one.begun)
        left = [so_far + cents - cost for so_far, cents in zip(left, kept, strict=True)]
        made.append(MonthOfMoney(one.month, kept, cost, (left[0], left[1], left[2])))
    return tuple(made)


def covered_in(months: tuple[MonthOfMoney, ...], case: int) -> Month | None:
    """From which month on everything spent so far is covered, to the end; None where the last month is not."""
    found = None
    for one in reversed(months):
        if one.left[case] < 0:
            break
        found = one.month
    return found


def break_even_tickets(costs: Costs, months: int, cents: int, tickets: int) -> int | None:
    """How many Tickets cover the fixed cost of so many months, where `tickets` bring `cents` in them.

    Exact, and then up to a whole Ticket. None where a Ticket costs as much as it leaves, or nobody says what one brings.
    """
    if not tickets:
        return None
    fixed = costs.fixed_cents * months
    per_ticket = cents * costs.kept * HUNDRED - _each_exactly(costs) * tickets * WHOLE
    """What `tickets` of them leave, in millionths of a cent."""
    if per_ticket <= 0:
        return None if fixed else 0
    return -(-fixed * tickets * WHOLE * HUNDRED // per_ticket)


def _each_exactly(costs: Costs) -> int:
    """What one Ticket costs, in hundredths of a cent."""
    intake = costs.each.get(Group.INTAKE, 0)
    return (sum(costs.each.values()) - intake) * HUNDRED + intake * costs.seen
