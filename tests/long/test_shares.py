"""A thousand random stories of money, each of sixty events: conserved after every entry, told again the same, statements agree."""

from __future__ import annotations

import pytest

from tests.shares.test_books import whole


@pytest.mark.parametrize("tens", range(100))
def test_a_thousand_runs(tens: int) -> None:
    for seed in range(tens * 10, tens * 10 + 10):
        whole(seed, 60)
