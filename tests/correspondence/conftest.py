"""Northside with two partners, Harbor and Hill, each with a person of its own."""

from __future__ import annotations

import pytest

from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Ticket
from tests.inspections.conftest import (
    NewTicket,
    administrator,
    client,
    coordinator,
    deed,
    harbor,
    new_ticket,
    northside,
    outsider,
    paul,
    signed_in,
)
from tests.website.conftest import PASSWORD

__all__ = [
    "PASSWORD", "administrator", "client", "coordinator", "deed", "harbor", "hill", "holly", "new_ticket", "northside", "outsider",
    "paul", "people", "signed_in",
]  # fmt: skip


@pytest.fixture
def hill(northside: Organization) -> Organization:
    return Organization.objects.create(name="Hill Services", kind="partner", partner_of=northside)


@pytest.fixture
def holly(hill: Organization) -> StaffMember:
    """Of the other partner."""
    return StaffMember.objects.enrol(
        email="holly@hill.example",
        name="Holly Hill",
        organization=hill,
        role="partner_coordinator",
        password=PASSWORD,
    )


@pytest.fixture
def people(new_ticket: NewTicket, harbor: Organization, hill: Organization) -> tuple[Ticket, Ticket, Ticket]:
    """One of Harbor, one of Hill, one of nobody's."""
    return (
        new_ticket("Anabel", "HB-1", partner=harbor),
        new_ticket("Boris", "LL-1", partner=hill),
        new_ticket("Cyrus", "NN-1"),
    )
