"""Ticket money that came and was taken back, by month and by period, in whole cents.

It is unrestricted income of the EN (systems C.5, Y13). What was explained as no money of the program, as another provider's or
as cost reimbursement of State VR is left out; partners' parts are told as the ledger has booked them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum
from django.db.models.functions import TruncMonth

from milepost.organizations.models import Organization
from milepost.payments.choices import MONEY, ExplainedAs, Kind
from milepost.payments.models import MoneyReceived
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import Period, period_of, periods_between
from milepost.shares.models import EntryLine
from milepost.shares.queries import PAYEES

NOT_OURS = (ExplainedAs.NOT_TICKET, ExplainedAs.OTHER_PROVIDER, ExplainedAs.COST_REIMBURSEMENT)
KINDS = ("month", "quarter", "year", "fiscal_year", "program_year")


@dataclass(slots=True)
class Income:
    """Of a month or a period. `taken` is positive; `partners` what of the rest was booked to partners and parties."""

    came: int = 0
    taken: int = 0
    partners: int = 0
    lines: int = 0

    @property
    def net(self) -> int:
        return self.came - self.taken

    @property
    def ours(self) -> int:
        return self.net - self.partners

    def add(self, other: Income) -> None:
        self.came += other.came
        self.taken += other.taken
        self.partners += other.partners
        self.lines += other.lines


@dataclass(frozen=True, slots=True)
class OfPeriod:
    period: Period
    income: Income = field(default_factory=Income)


def money_of(organization: Organization, first: date, last: date) -> QuerySet[Any]:
    """The lines that are Ticket income, received on these days."""
    found = MoneyReceived.objects.filter(
        organization=organization, state__in=MONEY, received_on__gte=first, received_on__lte=last
    )
    return found.exclude(explained_as__in=NOT_OURS).exclude(reverses__explained_as__in=NOT_OURS)


def by_month(organization: Organization, first: Month, last: Month) -> dict[Month, Income]:
    """Every month in which something came, went or was booked to a partner. Two queries."""
    lines = money_of(organization, first.first_day, last.last_day).order_by()
    found: dict[Month, Income] = {}
    is_back = Q(kind=Kind.RECOVERY)
    sums = lines.annotate(at=TruncMonth("received_on")).values_list("at").annotate(
        in_=Sum("cents", filter=~is_back, default=0), out=Sum("cents", filter=is_back, default=0), many=Count("pk")
    )  # fmt: skip
    for at, came, taken, many in sums:
        found[Month.of(at)] = Income(came, -taken, 0, many)
    booked = EntryLine.objects.filter(
        PAYEES, organization=organization, kind__in=("shared", "mirrored"),
        received_on__gte=first.first_day, received_on__lte=last.last_day,
    )  # fmt: skip
    parts = booked.order_by().annotate(at=TruncMonth("received_on")).values_list("at").annotate(Sum("cents"))
    for at, cents in parts:
        found.setdefault(Month.of(at), Income()).partners += cents
    return found


def by_period(months: dict[Month, Income], first: Month, last: Month, kind: str) -> list[OfPeriod]:
    """Every period from `first` to `last`, those too in which nothing came."""
    found = {period: OfPeriod(period) for period in periods_between(first, last, kind)}
    for month, income in months.items():
        period = period_of(month, kind)
        if period in found:
            found[period].income.add(income)
    return list(found.values())


def together(incomes: Iterable[Income]) -> Income:
    whole = Income()
    for one in incomes:
        whole.add(one)
    return whole
