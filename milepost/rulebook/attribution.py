"""Pay stubs to months: by days earned for SSDI, by pay date for SSI, both for concurrent (20 CFR 411.575).

The program manager's estimator spreads a stub evenly over the calendar days of its pay period. Every cent of a
stub lands in exactly one month.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from milepost.rulebook.months import Month, months_from


@dataclass(frozen=True, slots=True)
class PayStub:
    """One pay stub: first and last day of the pay period, the pay date, gross pay and gross of the year so far in cents."""

    period_begins: date
    period_ends: date
    gross: int
    paid_on: date | None = None
    year_to_date: int | None = None
    key: str = ""
    """What the caller calls it."""
    is_derived: bool = False
    """Nobody has seen it: its gross was worked out from the year-to-date figures of others."""

    def __post_init__(self) -> None:
        assert self.period_begins <= self.period_ends, "a pay period ends on or after the day it begins"

    @property
    def days(self) -> int:
        return (self.period_ends - self.period_begins).days + 1


def days_by_month(stub: PayStub) -> Counter[Month]:
    """How many days of the pay period lie in each month."""
    first, last = Month.of(stub.period_begins), Month.of(stub.period_ends)
    if first == last:
        return Counter({first: stub.days})
    days = Counter(
        {month: (month.last_day - month.first_day).days + 1 for month in months_from(first, last - first)}
    )
    days[first] -= stub.period_begins.day - 1
    days[last] = stub.period_ends.day
    return days


def earned_in_months(stub: PayStub) -> dict[Month, int]:
    """One stub spread over its days, in whole cents that add up to it.

    The cents that do not divide go to the months with the largest remainders, the earlier month first.
    """
    days = days_by_month(stub)
    exact = {month: divmod(stub.gross * count, stub.days) for month, count in sorted(days.items())}
    shares = {month: whole for month, (whole, _rest) in exact.items()}
    left = stub.gross - sum(shares.values())
    by_remainder = sorted(exact, key=lambda month: (-exact[month][1], month))
    for month in by_remainder[:left]:
        shares[month] += 1
    return shares


def earned_on_days(stub: PayStub) -> dict[date, int]:
    """Each day of the pay period with its cents; the days of a month add up to that month's share.

    Within a month the cents that do not divide go to its first days.
    """
    days: dict[date, int] = {}
    shares, counts = earned_in_months(stub), days_by_month(stub)
    places: Counter[Month] = Counter()
    for offset in range(stub.days):
        day = stub.period_begins + timedelta(offset)
        month = Month.of(day)
        each, rest = divmod(shares[month], counts[month])
        days[day] = each + (1 if places[month] < rest else 0)
        places[month] += 1
    return days


def earned_by_month(stubs: Iterable[PayStub]) -> dict[Month, int]:
    """Wages by the month in which they were earned, as SSDI counts them; cents."""
    earned: Counter[Month] = Counter()
    for stub in stubs:
        earned.update(earned_in_months(stub))
    return dict(sorted(earned.items()))


def paid_by_month(stubs: Iterable[PayStub]) -> dict[Month, int]:
    """Wages by the month in which they were paid, as SSI counts them; a stub without a pay date has none."""
    paid: Counter[Month] = Counter()
    for stub in stubs:
        if stub.paid_on is not None:
            paid[Month.of(stub.paid_on)] += stub.gross
    return dict(sorted(paid.items()))


def uncovered_days(stubs: Iterable[PayStub], month: Month) -> list[date]:
    """Days of the month that no pay period covers, in order."""
    covered = {stub.period_begins + timedelta(days) for stub in stubs for days in range(stub.days)}
    count = (month.last_day - month.first_day).days + 1
    return [day for day in (month.first_day + timedelta(days) for days in range(count)) if day not in covered]


def overlaps(stubs: Iterable[PayStub]) -> list[tuple[PayStub, PayStub]]:
    """Pairs of stubs whose pay periods share a day: two jobs, or one stub entered twice."""
    ordered = sorted(stubs, key=lambda stub: (stub.period_begins, stub.period_ends))
    found = []
    for place, earlier in enumerate(ordered):
        for later in ordered[place + 1 :]:
            if later.period_begins > earlier.period_ends:
                break
            found.append((earlier, later))
    return found
