"""Months count, and money keeps its cents."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rulebook.money import cents, plain, spoken, whole_dollars
from milepost.rulebook.months import Month, months_earlier, months_from

months = st.integers(1900 * 12, 2200 * 12).map(Month)


@given(months, st.integers(-500, 500))
def test_months_add_and_subtract(month: Month, count: int) -> None:
    assert (month + count) - month == count
    assert isinstance(month + count, Month)
    assert Month.parse(str(month)) == month


@given(months)
def test_a_month_holds_its_days(month: Month) -> None:
    assert Month.of(month.first_day) == Month.of(month.last_day) == month
    assert (month + 1).first_day.toordinal() - month.last_day.toordinal() == 1


@pytest.mark.parametrize("text", ["2024-13", "2024-00", "2024-1", "24-01", "2024-01-01", "", "0000-01"])
def test_what_is_no_month_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        Month.parse(text)


@pytest.mark.parametrize(
    ("day", "earlier"),
    [
        (date(2024, 1, 10), date(2022, 7, 10)),
        (date(2023, 8, 31), date(2022, 2, 28)),
        (date(2025, 8, 31), date(2024, 2, 29)),
    ],
)
def test_eighteen_months_before_a_day(day: date, earlier: date) -> None:
    assert months_earlier(day, 18) == earlier


def test_months_from() -> None:
    assert [str(month) for month in months_from(Month.parse("2024-11"), 3)] == [
        "2024-11",
        "2024-12",
        "2025-01",
    ]


@pytest.mark.parametrize(
    ("amount", "dollars"), [("0.5", 1), ("1.49", 1), ("1.5", 2), ("2.5", 3), ("536.4252", 536)]
)
def test_half_a_dollar_goes_up(amount: str, dollars: int) -> None:
    assert whole_dollars(Decimal(amount)) == dollars


def test_cents_refuse_a_fraction() -> None:
    assert cents("1110.01") == 111_001
    with pytest.raises(ValueError, match="whole number of cents"):
        cents("1110.001")


def test_money_is_written_plainly() -> None:
    assert plain(111_005) == "1110.05"
    assert plain(-5) == "-0.05"
    assert spoken(111_000) == "$1,110"
    assert spoken(-111_050) == "-$1,110.50"
