"""Keeping the three-way match."""

from typing import Any


def keep_three_ways(tickets: Any) -> None: ...
