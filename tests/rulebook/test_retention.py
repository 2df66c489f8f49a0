"""How long records are kept, on both sides of each boundary."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.rulebook.facts import Assignment, AssignmentKind, PaymentSystem
from milepost.rulebook.retention import kept_until, years_later


def assignment(unassigned_on: date | None) -> Assignment:
    return Assignment(
        "T1",
        "Northside",
        AssignmentKind.EMPLOYMENT_NETWORK,
        PaymentSystem.MILESTONE_OUTCOME,
        date(2015, 1, 1),
        unassigned_on,
        None,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("ended", "expected"),
    [
        ([], None),
        ([None], None),
        ([date(2020, 3, 15)], date(2023, 3, 15)),
        ([date(2020, 3, 15), None], None),
        ([date(2021, 6, 30), date(2020, 3, 15)], date(2024, 6, 30)),
        ([date(2020, 2, 29)], date(2023, 2, 28)),
    ],
)
def test_records_are_kept_three_years_after_the_last_unassignment(
    ended: list[date | None], expected: date | None
) -> None:
    assert kept_until(assignment(day) for day in ended) == expected


def test_a_leap_day_stays_one_where_there_is_one() -> None:
    assert years_later(date(2020, 2, 29), 4) == date(2024, 2, 29)
