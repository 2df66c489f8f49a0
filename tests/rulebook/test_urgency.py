"""The order of what waits, on both sides of each of its boundaries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from milepost.rulebook.urgency import Press, coming_friday, last_day_of, press_of, rank_of

DAY = date(2025, 12, 29)
DAYS = timedelta(days=1)


@pytest.mark.parametrize(
    ("lost_in", "press"),
    [
        (-400, Press.CAN_WAIT), (0, Press.CAN_WAIT), (1, Press.LOST_WITHIN_A_WEEK), (7, Press.LOST_WITHIN_A_WEEK),
        (8, Press.LOST_WITHIN_A_MONTH), (30, Press.LOST_WITHIN_A_MONTH), (31, Press.CAN_WAIT),
    ],
)  # fmt: skip
def test_what_is_lost_soon_presses(lost_in: int, press: Press) -> None:
    assert press_of(DAY + lost_in * DAYS, None, day=DAY) is press


@pytest.mark.parametrize(
    ("due_in", "press"),
    [
        (-400, Press.OVERDUE), (-8, Press.OVERDUE), (-7, Press.DUE_WITHIN_A_WEEK), (0, Press.DUE_WITHIN_A_WEEK),
        (7, Press.DUE_WITHIN_A_WEEK), (8, Press.CAN_WAIT),
    ],
)  # fmt: skip
def test_what_is_due_soon_or_overdue_presses(due_in: int, press: Press) -> None:
    assert press_of(None, DAY + due_in * DAYS, day=DAY) is press


def test_what_is_lost_already_presses_only_by_its_due_day() -> None:
    assert press_of(DAY, DAY - DAYS, day=DAY) is Press.DUE_WITHIN_A_WEEK
    assert press_of(None, None, day=DAY) is Press.CAN_WAIT


def test_the_last_day_in_time_is_the_day_before_it_is_lost() -> None:
    assert last_day_of(date(2026, 3, 1), None, day=DAY) == date(2026, 2, 28)
    assert last_day_of(date(2028, 3, 1), None, day=DAY) == date(2028, 2, 29)
    assert last_day_of(date(2026, 3, 1), date(2026, 1, 5), day=DAY) == date(2026, 1, 5)
    assert last_day_of(DAY, None, day=DAY) is None, "lost already"


def test_within_what_presses_alike_the_most_dollars_come_first_then_the_earliest_day() -> None:
    week, later = DAY + 7 * DAYS, DAY + 300 * DAYS
    in_order = [
        (week, None, 900), (DAY + DAYS, None, 100), (week, None, 100), (DAY + DAYS, None, None), (None, DAY - DAYS, 50),
        (None, DAY - DAYS, None), (None, week, 0), (DAY + 30 * DAYS, None, None), (None, DAY - 9 * DAYS, 5), (None, DAY - 8 * DAYS, None), (later, None, 10**12), (later, None, 1_850),
        (None, later, 1_850), (None, None, 1_850), (None, None, None),
    ]  # fmt: skip
    ranks = [rank_of(lost, due, dollars, day=DAY) for lost, due, dollars in in_order]
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert max(ranks) < 2**63, "a database keeps it as a whole number of 64 bits"
    assert rank_of(date.max, date.min, 10**30, day=date.max) >= 0


@pytest.mark.parametrize(
    ("day", "friday"),
    [
        (date(2025, 12, 29), date(2026, 1, 2)), (date(2026, 1, 1), date(2026, 1, 2)), (date(2026, 1, 2), date(2026, 1, 2)),
        (date(2026, 1, 3), date(2026, 1, 9)), (date(2024, 2, 24), date(2024, 3, 1)),
    ],
)  # fmt: skip
def test_the_week_of_work_ends_on_friday(day: date, friday: date) -> None:
    assert coming_friday(day) == friday
