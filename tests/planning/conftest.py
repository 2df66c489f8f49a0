"""As the messages have it: an EN with a partner."""

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
