"""The range from low to high holds about as many months as it says: four in five. More seeds in tests/long."""

from __future__ import annotations

from tests.forecast.backtest import coverage


def test_the_range_holds_what_then_came_in() -> None:
    found = coverage(range(1, 6), 100)
    assert found.months == 60
    assert 65 <= found.percent <= 95, str(found)
    assert 85 * found.came <= 100 * found.middles <= 120 * found.came, str(found)
