"""Northside with an identity that elected milestones, and a coordinator who works there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from milepost.intake.actions import add_candidate
from milepost.journal.actions import Deed
from milepost.organizations.models import Election, Identity, Organization, StaffMember
from milepost.organizations.suitability import Suitability
from milepost.tickets.models import Ticket
from tests.website.conftest import administrator, enrolled, northside, outsider, signed_in

__all__ = ["administrator", "northside", "outsider", "signed_in"]


@pytest.fixture
def identity(northside: Organization) -> Identity:
    made = Identity.objects.create(organization=northside, name="Northside Works", pid="PID-1")
    Election.objects.create(
        organization=northside, identity=made, system="milestone_outcome", notified_on=date(2019, 4, 1)
    )
    return made


@pytest.fixture
def coordinator(northside: Organization, identity: Identity) -> StaffMember:
    return enrolled(northside, "coordinator")


@pytest.fixture
def cleared(coordinator: StaffMember) -> StaffMember:
    coordinator.suitability = Suitability.CLEARED
    coordinator.save()
    return coordinator


@pytest.fixture
def client(coordinator: StaffMember, signed_in: Callable[[StaffMember], Client]) -> Client:
    return signed_in(coordinator)


NewCandidate = Callable[..., Ticket]


@pytest.fixture
def candidate(coordinator: StaffMember) -> NewCandidate:
    """Makes candidates, by default an SSDI beneficiary born in 1980."""

    def made(name: str = "Ana Núñez", **given: Any) -> Ticket:
        values = {"name": name, "program": "ssdi", "born_on": date(1980, 3, 10), **given}
        return add_candidate(values, given.pop("day", date(2025, 12, 1)), deed=Deed.of(coordinator))

    return made
