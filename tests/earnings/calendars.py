"""Random jobs for the property tests: real pay calendars, with every stub they would have given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from milepost.rulebook.attribution import PayStub
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.calendar import PayFrequency, PayPeriod

FIRST, LAST = date(2015, 1, 1), date(2024, 12, 31)


@dataclass(frozen=True)
class PaidJob:
    """A job and every stub it gave, with year-to-date figures by pay date."""

    frequency: PayFrequency
    stubs: tuple[PayStub, ...]

    @property
    def started_on(self) -> date:
        return self.stubs[0].period_begins


def ends_of(frequency: PayFrequency, first_end: date, count: int) -> list[date]:
    """The last days of `count` pay periods, written out the slow way."""
    if frequency is PayFrequency.WEEKLY:
        return [first_end + timedelta(7 * number) for number in range(count)]
    if frequency is PayFrequency.TWO_WEEKLY:
        return [first_end + timedelta(14 * number) for number in range(count)]
    months = [Month.of(first_end) + number for number in range(count)]
    if frequency is PayFrequency.MONTHLY:
        return [month.last_day for month in months]
    ends = [end for month in months for end in (date(month.year, month.number, 15), month.last_day)]
    return ends[:count]


def paid_job(frequency: PayFrequency, first_end: date, lag: int, grosses: list[int]) -> PaidJob:
    stubs: list[PayStub] = []
    begins, so_far, year = None, 0, 0
    for ends, gross in zip(ends_of(frequency, first_end, len(grosses)), grosses, strict=True):
        begins = begins or first_day(frequency, ends)
        paid_on = ends + timedelta(lag)
        if paid_on.year != year:
            so_far, year = 0, paid_on.year
        so_far += gross
        stubs.append(PayStub(begins, ends, gross, paid_on, so_far, key=f"stub {len(stubs)}"))
        begins = ends + timedelta(1)
    return PaidJob(frequency, tuple(stubs))


def first_day(frequency: PayFrequency, ends: date) -> date:
    if frequency is PayFrequency.WEEKLY:
        return ends - timedelta(6)
    if frequency is PayFrequency.TWO_WEEKLY:
        return ends - timedelta(13)
    if frequency is PayFrequency.TWICE_MONTHLY and ends.day > 15:
        return date(ends.year, ends.month, 16)
    return date(ends.year, ends.month, 1)


REGULAR = [one for one in PayFrequency if one is not PayFrequency.IRREGULAR]


@st.composite
def jobs(draw: st.DrawFn, most: int = 60, least: int = 1) -> PaidJob:
    frequency = draw(st.sampled_from(REGULAR))
    first_end = draw(st.dates(FIRST, LAST))
    grosses = draw(st.lists(st.integers(1, 400_000), min_size=least, max_size=most))
    return paid_job(frequency, first_end, draw(st.integers(0, 9)), grosses)


def period_of(stub: PayStub) -> PayPeriod:
    assert stub.paid_on is not None
    return PayPeriod(stub.period_begins, stub.period_ends, stub.paid_on)
