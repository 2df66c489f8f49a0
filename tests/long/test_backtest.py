"""Forecasts of many simulated caseloads held against what then came in: how many months the range holds."""

from __future__ import annotations

import pytest

from milepost.rulebook.readings import PRACTICE, REGULATION, Reading
from tests.forecast.backtest import coverage


@pytest.mark.parametrize(
    ("reading", "seeds", "count"),
    [
        (PRACTICE, range(200, 230), 60),
        (PRACTICE, range(300, 330), 250),
        (REGULATION, range(400, 420), 250),
        (PRACTICE, range(500, 502), 2_500),
    ],
    ids=["sixty", "practice", "regulation", "many"],
)
def test_the_range_holds_what_then_came_in(reading: Reading, seeds: range, count: int) -> None:
    found = coverage(seeds, count, reading=reading)
    print(f"\n{len(seeds)} caseloads of {count}, {reading.name}: {found}")
    assert 65 <= found.percent <= 95
