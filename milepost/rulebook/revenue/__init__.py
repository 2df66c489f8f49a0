"""What Tickets may bring, by chances that an organization supposes itself, beside what the work costs (systems C.5)."""

from milepost.rulebook.revenue.costs import (
    Costs,
    Group,
    MonthOfMoney,
    break_even_tickets,
    by_month,
    covered_in,
)
from milepost.rulebook.revenue.faults import faults_of
from milepost.rulebook.revenue.periods import Period, period_of, periods_between
from milepost.rulebook.revenue.persons import Person, Phase, Rates, expected_of
from milepost.rulebook.revenue.suppositions import MILLION, STEPS, Step, Supposed, Suppositions
from milepost.rulebook.revenue.totals import Projected, ProjectedMonth, project

__all__ = [
    "MILLION",
    "STEPS",
    "Costs",
    "Group",
    "MonthOfMoney",
    "Period",
    "Person",
    "Phase",
    "Projected",
    "ProjectedMonth",
    "Rates",
    "Step",
    "Supposed",
    "Suppositions",
    "break_even_tickets",
    "by_month",
    "covered_in",
    "expected_of",
    "faults_of",
    "period_of",
    "periods_between",
    "project",
]
