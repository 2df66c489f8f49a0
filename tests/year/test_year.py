"""A year in the life of a small Employment Network: forty Tickets. Five hundred are in tests/long."""

from __future__ import annotations

import pytest

from tests.year.living import live


@pytest.mark.django_db
def test_a_year_of_forty_tickets() -> None:
    year = live(40, 2025)
    print(year.desk.counts, year.seconds, year.months[-1], year.second_reading)
