"""A Ticketholder of Northside without a plan, and who works with them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Assignment, Ticket
from tests.plans.making import BORN
from tests.website.conftest import _fresh_cache, administrator, enrolled, northside, outsider, signed_in

__all__ = ["_fresh_cache", "administrator", "northside", "outsider", "signed_in"]


@pytest.fixture
def coordinator(northside: Organization) -> StaffMember:
    return enrolled(northside, "coordinator")


@pytest.fixture
def deed(coordinator: StaffMember) -> Deed:
    return Deed.of(coordinator)


@pytest.fixture
def ticket(northside: Organization) -> Ticket:
    """Assigned on 1 December 2025, the plan's days not known yet."""
    found = Ticket.objects.filter(organization=northside).order_by("reference")[0]
    Ticket.objects.filter(pk=found.pk).update(born_on=BORN)
    found.holder.email = "somebody@mail.example"
    found.holder.save()
    Assignment.objects.filter(ticket=found).delete()
    Assignment.objects.create(
        organization=northside,
        ticket=found,
        provider="Northside",
        kind="en",
        system="milestone_outcome",
        assigned_on="2025-12-01",
    )
    return Ticket.objects.select_related("holder", "organization").get(pk=found.pk)


@pytest.fixture
def client(coordinator: StaffMember, signed_in: Callable[[StaffMember], Client]) -> Client:
    return signed_in(coordinator)
