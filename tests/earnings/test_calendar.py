"""Pay periods to expect: each frequency, month ends and leap days, a bonus in between, a calendar that moves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.rulebook.pay_stubs.calendar import (
    PayCalendar,
    PayFrequency,
    PayPeriod,
    calendar_of,
    frequency_of,
    missing_periods,
)
from tests.earnings.calendars import PaidJob, jobs, paid_job, period_of

WEEKLY, TWO_WEEKLY = PayFrequency.WEEKLY, PayFrequency.TWO_WEEKLY
TWICE_MONTHLY, MONTHLY = PayFrequency.TWICE_MONTHLY, PayFrequency.MONTHLY


def periods(job: PaidJob) -> list[PayPeriod]:
    return [period_of(stub) for stub in job.stubs]


@settings(max_examples=150, deadline=None)
@given(jobs(most=60, least=2), st.integers(1, 20))
def test_a_calendar_read_from_some_stubs_tells_the_others(job: PaidJob, seen: int) -> None:
    every = periods(job)
    seen = min(seen, len(every) - 1)
    if job.frequency in (TWICE_MONTHLY, MONTHLY) and seen < 2:
        seen = 2  # one half of the month says little of the other
    calendar = calendar_of(job.frequency, every[:seen])
    assert calendar is not None
    told = every[seen - 1]
    for period in every[seen:]:
        told = calendar.after(told)
        assert (told.begins, told.ends) == (period.begins, period.ends)
    if job.frequency in (WEEKLY, TWO_WEEKLY):
        assert told.paid_on == every[-1].paid_on
    back = calendar.before(every[-1])
    assert (back.begins, back.ends) == (every[-2].begins, every[-2].ends)


@settings(max_examples=100, deadline=None)
@given(jobs(most=30, least=6))
def test_the_frequency_is_read_from_whole_periods(job: PaidJob) -> None:
    assert frequency_of(periods(job)) in (job.frequency, None)
    assert frequency_of(periods(job)) is job.frequency


@pytest.mark.parametrize(
    ("begins", "ends", "frequency"),
    [
        (date(2025, 1, 1), date(2025, 1, 7), WEEKLY),
        (date(2025, 1, 1), date(2025, 1, 14), TWO_WEEKLY),
        (date(2025, 1, 1), date(2025, 1, 15), TWICE_MONTHLY),
        (date(2025, 1, 16), date(2025, 1, 31), TWICE_MONTHLY),
        (date(2025, 2, 15), date(2025, 2, 28), None),  # two weeks, or the second half of February
        (date(2025, 2, 1), date(2025, 2, 28), MONTHLY),
        (date(2024, 2, 1), date(2024, 2, 29), MONTHLY),
        (date(2025, 1, 1), date(2025, 1, 3), None),
        (date(2025, 1, 1), date(2025, 3, 31), None),
    ],
)
def test_one_stub_alone(begins: date, ends: date, frequency: PayFrequency | None) -> None:
    assert frequency_of([PayPeriod(begins, ends, ends)]) is frequency


def test_nothing_to_go_by() -> None:
    assert frequency_of([]) is None
    assert calendar_of(WEEKLY, []) is None
    assert (
        calendar_of(PayFrequency.IRREGULAR, [PayPeriod(date(2025, 1, 1), date(2025, 1, 7), date(2025, 1, 9))])
        is None
    )
    odd = [PayPeriod(date(2025, 1, 1), date(2025, 1, 3), date(2025, 1, 9))]
    assert calendar_of(None, odd) is None


def test_a_bonus_in_between_moves_nothing() -> None:
    job = paid_job(TWO_WEEKLY, date(2025, 1, 11), 6, [1] * 6)
    every = periods(job)
    bonus = PayPeriod(date(2025, 1, 20), date(2025, 1, 24), date(2025, 1, 24))
    calendar = calendar_of(None, [*every[:3], bonus])
    assert calendar is None, "with a bonus among them the frequency must be stated"
    calendar = calendar_of(TWO_WEEKLY, [*every[:3], bonus])
    assert calendar is not None
    known = [*every[:1], bonus, *every[2:]]
    assert missing_periods(calendar, known, since=None, paid_before=every[-1].paid_on) == [every[1]]


def test_a_calendar_that_moves_by_a_day_loses_no_stub() -> None:
    calendar = PayCalendar(WEEKLY, lag=5)
    first = PayPeriod(date(2025, 1, 5), date(2025, 1, 11), date(2025, 1, 16))
    moved = PayPeriod(date(2025, 1, 12), date(2025, 1, 19), date(2025, 1, 23))
    after = PayPeriod(date(2025, 1, 20), date(2025, 1, 26), date(2025, 1, 30))
    assert missing_periods(calendar, [first, moved, after], since=None, paid_before=date(2025, 2, 1)) == []


def test_one_stub_for_two_periods_covers_both() -> None:
    calendar = PayCalendar(WEEKLY, lag=5)
    first = PayPeriod(date(2025, 1, 5), date(2025, 1, 11), date(2025, 1, 16))
    double = PayPeriod(date(2025, 1, 12), date(2025, 1, 25), date(2025, 1, 30))
    assert missing_periods(calendar, [first, double], since=None, paid_before=date(2025, 2, 1)) == []


@pytest.mark.parametrize(
    ("day", "count"), [(date(2025, 1, 23), 0), (date(2025, 1, 24), 1), (date(2025, 1, 31), 2)]
)
def test_a_stub_is_missing_from_the_day_after_its_pay_date(day: date, count: int) -> None:
    known = [PayPeriod(date(2025, 1, 5), date(2025, 1, 11), date(2025, 1, 16))]
    calendar = calendar_of(WEEKLY, known)
    assert calendar is not None
    assert len(missing_periods(calendar, known, since=None, paid_before=day)) == count


def test_before_the_job_began_nothing_is_missing() -> None:
    known = [PayPeriod(date(2025, 1, 19), date(2025, 1, 25), date(2025, 1, 30))]
    calendar = calendar_of(WEEKLY, known)
    assert calendar is not None

    def since(day: date) -> int:
        return len(missing_periods(calendar, known, since=day, paid_before=known[0].paid_on))

    assert since(date(2025, 1, 19)) == 0
    assert since(date(2025, 1, 18)) == 1, "the week in which the job began is a pay period too"
    assert since(date(2025, 1, 12)) == 1
    assert since(date(2025, 1, 11)) == 2


def test_half_months_that_end_elsewhere() -> None:
    known = [
        PayPeriod(date(2025, 1, 11), date(2025, 1, 25), date(2025, 1, 31)),
        PayPeriod(date(2025, 1, 26), date(2025, 2, 10), date(2025, 2, 15)),
    ]
    calendar = calendar_of(TWICE_MONTHLY, known)
    assert calendar is not None
    third, fourth = calendar.after(known[1]), calendar.after(calendar.after(known[1]))
    assert (third.begins, third.ends, third.paid_on) == (
        date(2025, 2, 11),
        date(2025, 2, 25),
        date(2025, 2, 28),
    )
    assert (fourth.begins, fourth.ends, fourth.paid_on) == (
        date(2025, 2, 26),
        date(2025, 3, 10),
        date(2025, 3, 15),
    )


def test_a_month_paid_in_the_next_one_keeps_its_day() -> None:
    known = [PayPeriod(date(2024, 1, 1), date(2024, 1, 31), date(2024, 2, 5))]
    calendar = calendar_of(MONTHLY, known)
    assert calendar is not None
    february = calendar.after(known[0])
    assert (february.ends, february.paid_on) == (date(2024, 2, 29), date(2024, 3, 5))
    assert calendar.after(february).ends - february.ends == timedelta(31)
