"""Northside with people in their ninth month, a partner with people of its own, and who answers reviews."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from typing import Any

import pytest
from django.test import Client

from milepost.contacts import actions as contacts
from milepost.contacts.models import ContactNote
from milepost.inspections import drawing_actions
from milepost.inspections.models import Inspection
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.rulebook.months import Month
from milepost.tickets.models import Assignment, Ticket
from tests.contacts.records import given
from tests.website.conftest import PASSWORD, enrolled, organization_named, outsider, signed_in

__all__ = ["outsider", "signed_in"]
FIRST, LAST = Month.parse("2025-07"), Month.parse("2025-09")


@pytest.fixture
def northside(db: None) -> Organization:
    return organization_named("Northside")


@pytest.fixture
def coordinator(northside: Organization) -> StaffMember:
    return enrolled(northside, "coordinator")


@pytest.fixture
def administrator(northside: Organization) -> StaffMember:
    return enrolled(northside)


@pytest.fixture
def deed(coordinator: StaffMember) -> Deed:
    return Deed.of(coordinator)


@pytest.fixture
def client(coordinator: StaffMember, signed_in: Callable[[StaffMember], Client]) -> Client:
    return signed_in(coordinator)


NewTicket = Callable[..., Ticket]


def ticket_of(owner: Organization, name: str = "Ana Núñez", reference: str = "T-1", **more: Any) -> Ticket:
    """Assigned to Northside since April 2025, without work, so that a contact is owed each month."""
    assigned = {"assigned_on": date(2025, 4, 1), "unassigned_on": None, **more.pop("assignment", {})}
    ticket = Ticket.objects.create(organization=owner, reference=reference, program="ssdi", **more)
    Ticketholder.objects.create(organization=owner, ticket=ticket, name=name)
    Assignment.objects.create(
        organization=owner, ticket=ticket, provider="Northside", kind="en", system="milestone_outcome", **assigned
    )  # fmt: skip
    return Ticket.objects.select_related("holder", "organization", "partner").get(pk=ticket.pk)


@pytest.fixture
def new_ticket(northside: Organization) -> NewTicket:
    return partial(ticket_of, northside)


@pytest.fixture
def ticket(new_ticket: NewTicket) -> Ticket:
    return new_ticket()


@pytest.fixture
def harbor(northside: Organization) -> Organization:
    return Organization.objects.create(name="Harbor House", kind="partner", partner_of=northside)


@pytest.fixture
def paul(harbor: Organization) -> StaffMember:
    """Of the partner."""
    return StaffMember.objects.enrol(
        email="paul@harbor.example",
        name="Paul Partner",
        organization=harbor,
        role="partner_coordinator",
        password=PASSWORD,
    )


@pytest.fixture
def noted(coordinator: StaffMember) -> Callable[..., ContactNote]:
    """Writes a note on a day: `noted(ticket, "2025-08-04", kind="attempt")`."""

    def made(ticket: Ticket, on: str, **more: Any) -> ContactNote:
        at = datetime.fromisoformat(f"{on}T15:00").replace(tzinfo=UTC)
        fields = given("Northside", on=at.date(), at=at, **more)
        return contacts.add_note(ticket, fields, deed=Deed.of(coordinator))

    return made


def received(deed: Deed, *tickets: Ticket, kind: str = "services", **more: Any) -> Inspection:
    """A review that came, of these people for the third quarter."""
    values: dict[str, Any] = {"received_on": date(2025, 12, 1), "deadline": date(2025, 12, 20), **more}
    return drawing_actions.receive(
        kind, FIRST, LAST, values.pop("received_on"), values.pop("deadline"), tickets, deed=deed, **values
    )
