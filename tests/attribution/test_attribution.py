"""Pay stubs to months, against the program manager's example and a day-by-day reference."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from milepost.rulebook.attribution import (
    PayStub,
    earned_by_month,
    earned_in_months,
    overlaps,
    paid_by_month,
    uncovered_days,
)
from milepost.rulebook.months import Month

JANUARY = Month.parse("2024-01")
ESTIMATOR = [
    PayStub(date(2024, 1, 10), date(2024, 1, 23), 50_000, date(2024, 1, 28)),
    PayStub(date(2024, 1, 24), date(2024, 2, 6), 70_000, date(2024, 2, 11)),
]

stubs = st.builds(
    lambda begins, days, gross, lag: PayStub(
        begins, begins + timedelta(days), gross, begins + timedelta(days + lag)
    ),
    st.dates(date(2015, 1, 1), date(2025, 12, 31)),
    st.integers(0, 45),
    st.integers(0, 2_000_000),
    st.integers(0, 20),
)


def test_the_estimator_example() -> None:
    # SSDI: 500 + 700 / 14 × 8 = 900; SSI: what was paid in January
    assert earned_by_month(ESTIMATOR)[JANUARY] == 90_000
    assert paid_by_month(ESTIMATOR)[JANUARY] == 50_000


def test_days_without_a_stub_are_named() -> None:
    missing = uncovered_days(ESTIMATOR, JANUARY)
    assert missing == [date(2024, 1, day) for day in range(1, 10)]


def test_overlapping_periods_are_pairs() -> None:
    twice = [*ESTIMATOR, PayStub(date(2024, 2, 6), date(2024, 2, 6), 1)]
    assert overlaps(twice) == [(twice[1], twice[2])]
    assert overlaps(ESTIMATOR) == []


@given(stubs)
def test_every_cent_of_a_stub_lands_in_a_month(stub: PayStub) -> None:
    shares = earned_in_months(stub)
    assert sum(shares.values()) == stub.gross
    by_day: dict[Month, Fraction] = defaultdict(Fraction)
    for days in range(stub.days):
        by_day[Month.of(stub.period_begins + timedelta(days))] += Fraction(stub.gross, stub.days)
    assert shares.keys() == by_day.keys()
    assert all(abs(shares[month] - exact) < 1 for month, exact in by_day.items())


@given(st.lists(stubs, max_size=20))
def test_months_add_up_to_the_stubs(many: list[PayStub]) -> None:
    assert sum(earned_by_month(many).values()) == sum(stub.gross for stub in many)
    assert sum(paid_by_month(many).values()) == sum(stub.gross for stub in many)
