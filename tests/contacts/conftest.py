"""A Ticketholder of Northside whose Ticket is assigned, without work: a contact is owed each month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from milepost.contacts import actions
from milepost.contacts.models import ContactNote
from milepost.earnings.models import MonthOfWork
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Assignment, Ticket
from tests.contacts.records import given
from tests.website.conftest import TODAY, administrator, enrolled, northside, outsider, signed_in

__all__ = ["administrator", "enrolled", "northside", "outsider", "signed_in"]


@pytest.fixture
def ticket(northside: Organization) -> Ticket:
    one = Ticket.objects.filter(organization=northside).select_related("holder").order_by("reference")[0]
    MonthOfWork.objects.filter(ticket=one).delete()
    Assignment.objects.filter(ticket=one).delete()
    Assignment.objects.create(
        organization=northside,
        ticket=one,
        provider="Northside",
        kind="en",
        system="milestone_outcome",
        assigned_on="2025-09-10",
    )
    holder = one.holder
    holder.name, holder.phone, holder.email = "Ana Muñoz-Ibáñez", "555-0101", "ana@x.example"
    holder.address, holder.language = "12 Example Road, Springfield NY 00000", "es"
    holder.save()
    Ticket.objects.filter(pk=one.pk).update(ended_on=None)
    one.refresh_from_db()
    return one


@pytest.fixture
def client(administrator: StaffMember, signed_in: Callable[[StaffMember], Client]) -> Client:
    return signed_in(administrator)


@pytest.fixture
def noted(ticket: Ticket, administrator: StaffMember) -> Callable[..., ContactNote]:
    """Writes a note on a day: `noted("2025-12-01", kind="attempt")`."""

    def made(on: str = str(TODAY), about: Ticket = ticket, **more: Any) -> ContactNote:
        at = datetime.fromisoformat(f"{on}T15:00").replace(tzinfo=UTC)
        fields = given("Northside", on=at.date(), at=at, **more)
        return actions.add_note(about, fields, deed=Deed.of(administrator))

    return made
