"""At most 25 rows to key, and never a cent lost by it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from milepost.rulebook.requests.earnings_rows import EarningsRow, rows_for_screen

FIRST = date(2024, 1, 5)


def weekly(count: int, employer: str = "Bakery", cents: int = 25_013) -> list[EarningsRow]:
    rows = []
    for number in range(count):
        paid_on = FIRST + timedelta(7 * number)
        rows.append(
            EarningsRow(
                employer,
                cents,
                "",
                paid_on - timedelta(9),
                paid_on - timedelta(3),
                paid_on,
                cents * (number + 1),
                3_000,
                22_013,
            )
        )
    return rows


def test_twenty_five_stubs_are_twenty_five_rows() -> None:
    made = rows_for_screen(weekly(25)[::-1])
    assert (len(made.rows), made.reason) == (25, None)
    assert [row.paid_on for row in made.rows] == sorted(row.paid_on for row in weekly(25) if row.paid_on)


def test_twenty_six_are_summed_by_month() -> None:
    made = rows_for_screen(weekly(26))
    assert made.reason is not None
    assert made.reason.code == "ROWS_SUMMED_BY_MONTH"
    assert "26" in made.reason.finding("es")
    assert [row.stubs for row in made.rows] == [4, 4, 5, 4, 5, 4]
    january = made.rows[0]
    assert (january.gross, january.withheld, january.net) == (4 * 25_013, 12_000, 4 * 22_013)
    assert (january.period_begins, january.period_ends) == (FIRST - timedelta(9), date(2024, 1, 23))
    assert (january.paid_on, january.ytd_gross) == (date(2024, 1, 26), 4 * 25_013)


def test_more_months_than_rows_are_summed_by_employer() -> None:
    rows = [row for number in range(9) for row in weekly(18, f"Employer {number}")]
    made = rows_for_screen(rows)
    assert made.reason is not None
    assert made.reason.code == "ROWS_SUMMED_BY_EMPLOYER"
    assert len(made.rows) == 9


def test_more_employers_than_rows_leave_the_smallest_together() -> None:
    rows = [EarningsRow(f"E{number:02}", 1_000 * (number + 1), paid_on=FIRST) for number in range(30)]
    made = rows_for_screen(rows)
    assert made.reason is not None
    assert made.reason.code == "ROWS_SUMMED_SMALL"
    assert len(made.rows) == 25
    assert made.rows[-1].stubs == 6
    assert made.rows[-1].gross == sum(1_000 * (number + 1) for number in range(6))


@pytest.mark.parametrize("count", [0, 1, 24, 25, 26, 40, 70, 300])
@pytest.mark.parametrize("employers", [1, 3, 28])
def test_no_cent_is_lost(count: int, employers: int) -> None:
    rows = [row for number in range(employers) for row in weekly(count, f"E{number}", 10_007 + number)]
    made = rows_for_screen(rows)
    assert len(made.rows) <= 25
    assert made.gross == sum(row.gross or 0 for row in rows)
    assert sum(row.stubs for row in made.rows) == len(rows)
    assert (made.reason is None) is (len(rows) <= 25)


def test_two_employers_of_one_name_stay_apart_by_their_number() -> None:
    rows = weekly(20) + [EarningsRow("Bakery", 1, "12-3456789", paid_on=FIRST) for _ in range(10)]
    assert len({(row.employer, row.ein) for row in rows_for_screen(rows).rows}) == 2


def test_what_is_not_shown_stays_not_shown() -> None:
    rows = [EarningsRow("E", None, paid_on=FIRST) for _ in range(26)]
    made = rows_for_screen(rows)
    assert (made.rows[0].gross, made.rows[0].net, made.gross) == (None, None, 0)
