"""Northside with two partners."""

from __future__ import annotations

from tests.correspondence.conftest import (
    administrator,
    client,
    coordinator,
    deed,
    harbor,
    hill,
    holly,
    new_ticket,
    northside,
    outsider,
    paul,
    people,
    signed_in,
)

__all__ = [
    "administrator", "client", "coordinator", "deed", "harbor", "hill", "holly", "new_ticket", "northside", "outsider", "paul", "people",
    "signed_in",
]  # fmt: skip
