"""Northside with Tickets whose numbers are known, and lists of the Portal given by way of the pages."""

from __future__ import annotations

from tests.payments.conftest import (
    administrator,
    client,
    coordinator,
    new_ticket,
    northside,
    outsider,
    payer,
    settings_of_requests,
    signed_in,
    ticket,
)

__all__ = [
    "administrator", "client", "coordinator", "new_ticket", "northside", "outsider", "payer", "settings_of_requests", "signed_in",
    "ticket",
]  # fmt: skip
