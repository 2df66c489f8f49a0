"""When to begin with what has a date, on both sides of each boundary."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.rulebook.duties import begin_by, is_foretold

DAY = timedelta(days=1)


def test_a_sam_renewal_begins_ninety_days_ahead() -> None:
    assert begin_by(date(2026, 6, 12)) == date(2026, 3, 14)
    assert begin_by(date(2028, 5, 29)) == date(2028, 2, 29)
    assert begin_by(date.min) == date.min


def test_its_end_is_foretold_half_a_year_ahead_and_stays_once_it_is_past() -> None:
    ends_on = date(2026, 6, 30)
    assert not is_foretold(ends_on, day=ends_on - 181 * DAY)
    assert is_foretold(ends_on, day=ends_on - 180 * DAY)
    assert is_foretold(ends_on, day=ends_on + 400 * DAY)
