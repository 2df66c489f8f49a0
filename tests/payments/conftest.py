"""Northside with Tickets whose claims can be paid, and somebody of payments who records the money."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.payments.models import MoneyReceived
from milepost.payments.recording_actions import Given, record
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import releasing_actions as releasing
from milepost.requests.models import PaymentRequest
from milepost.rulebook.facts import ClaimCode
from milepost.tickets.models import Ticket
from tests.requests.conftest import (
    administrator,
    client,
    coordinator,
    month,
    new_ticket,
    northside,
    outsider,
    payer,
    prepared,
    settings_of_requests,
    signed_in,
    ticket,
)
from tests.website.conftest import TODAY

__all__ = [
    "administrator", "client", "coordinator", "new_ticket", "northside", "outsider", "payer", "settings_of_requests", "signed_in",
    "ticket",
]  # fmt: skip
ON = date(2025, 12, 1)
M1 = 178_800
"""Phase 1 milestone 1 in 2024, in cents."""


def sent(
    ticket: Ticket,
    by: StaffMember,
    claim: ClaimCode = ClaimCode.P1M1,
    of: str = "2024-02",
    work_case: str = "WC-1",
) -> PaymentRequest:
    """A request that the program manager has."""
    request = prepared(ticket, by, claim, of)
    preparing.hand_on(request, TODAY, deed=Deed.of(by))
    releasing.release(request, TODAY, override="for the tests of money", deed=Deed.of(by))
    return following.send(request, TODAY, way="portal", work_case=work_case, deed=Deed.of(by))


def came(by: StaffMember, cents: int = M1, **more: Any) -> MoneyReceived:
    """A line of money, recorded."""
    return record(Given(more.pop("received_on", ON), cents, **more), deed=Deed.of(by))


def of_m1(ticket: Ticket, **more: Any) -> dict[str, Any]:
    """As a notice names milestone 1."""
    return {
        "ticket": ticket,
        "claim": ClaimCode.P1M1,
        "month": month("2024-02"),
        "provider": "Northside",
        **more,
    }


@pytest.fixture
def asked(ticket: Ticket, payer: StaffMember, settings_of_requests: object) -> PaymentRequest:
    """Milestone 1, asked for under work case WC-1."""
    return sent(ticket, payer)


@pytest.fixture
def owner(northside: Organization) -> Organization:
    return northside
