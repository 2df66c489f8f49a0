"""Attribution against a day-by-day reference, for random pay calendars over ten years, to the cent."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.rulebook.attribution import (
    PayStub,
    earned_by_month,
    earned_on_days,
    paid_by_month,
    uncovered_days,
)
from milepost.rulebook.months import Month, months_from
from tests.earnings.calendars import PaidJob, jobs

TEN_YEARS = 520


def reference_of(stub: PayStub) -> dict[str, int]:
    """One stub walked day by day in exact fractions; then rounded to whole cents, the largest remainders up."""
    exact: dict[str, Fraction] = defaultdict(Fraction)
    day = stub.period_begins
    length = (stub.period_ends - stub.period_begins).days + 1
    while day <= stub.period_ends:
        exact[day.isoformat()[:7]] += Fraction(stub.gross, length)
        day += timedelta(days=1)
    whole = {month: int(share) for month, share in exact.items()}
    order = sorted(exact, key=lambda month: (whole[month] - exact[month], month))
    for month in order[: stub.gross - sum(whole.values())]:
        whole[month] += 1
    return whole


def reference(stubs: list[PayStub]) -> dict[str, int]:
    months: dict[str, int] = defaultdict(int)
    for stub in stubs:
        for month, cents in reference_of(stub).items():
            months[month] += cents
    return dict(months)


@settings(max_examples=60, deadline=None)
@given(st.lists(jobs(most=TEN_YEARS), min_size=1, max_size=3))
def test_days_earned_agree_with_the_reference_to_the_cent(several: list[PaidJob]) -> None:
    stubs = [stub for job in several for stub in job.stubs]
    earned = {str(month): cents for month, cents in earned_by_month(stubs).items()}
    assert earned == reference(stubs)
    assert sum(earned.values()) == sum(stub.gross for stub in stubs)


@settings(max_examples=60, deadline=None)
@given(st.lists(jobs(most=TEN_YEARS), min_size=1, max_size=3))
def test_pay_dates_agree_with_the_reference_to_the_cent(several: list[PaidJob]) -> None:
    stubs = [stub for job in several for stub in job.stubs]
    expected: dict[str, int] = defaultdict(int)
    for stub in stubs:
        expected[str(stub.paid_on)[:7]] += stub.gross
    assert {str(month): cents for month, cents in paid_by_month(stubs).items()} == expected


@settings(max_examples=60, deadline=None)
@given(jobs(most=40))
def test_the_days_of_the_table_add_up_to_the_month(job: PaidJob) -> None:
    for stub in job.stubs:
        days = earned_on_days(stub)
        assert sum(days.values()) == stub.gross
        assert len(days) == stub.days
        by_month: dict[Month, int] = defaultdict(int)
        for day, cents in days.items():
            by_month[Month.of(day)] += cents
        assert by_month == earned_by_month([stub])
        for month in by_month:
            of_month = [cents for day, cents in days.items() if Month.of(day) == month]
            assert max(of_month) - min(of_month) <= 1, "no day of a month stands out by more than a cent"


@settings(max_examples=40, deadline=None)
@given(jobs(most=80))
def test_a_whole_calendar_leaves_no_day_uncovered(job: PaidJob) -> None:
    first, last = Month.of(job.stubs[0].period_begins) + 1, Month.of(job.stubs[-1].period_ends) - 1
    for month in months_from(first, max(0, last - first + 1)):
        assert uncovered_days(job.stubs, month) == []


def test_a_period_over_new_year_and_one_over_the_leap_day() -> None:
    stub = PayStub(date(2023, 12, 25), date(2024, 1, 7), 100_001, date(2024, 1, 12))
    assert earned_by_month([stub]) == {Month.parse("2023-12"): 50_001, Month.parse("2024-01"): 50_000}
    leap = PayStub(date(2024, 2, 29), date(2024, 3, 1), 3, date(2024, 3, 8))
    assert earned_by_month([leap]) == {Month.parse("2024-02"): 2, Month.parse("2024-03"): 1}
