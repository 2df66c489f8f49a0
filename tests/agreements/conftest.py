"""Northside as an Administrative EN with two partners, and the people who sign."""

from __future__ import annotations

import pytest

from milepost.organizations.models import Identity, Organization, StaffMember
from tests.requests.conftest import administrator, new_ticket, northside
from tests.shares.conftest import harbor, hill
from tests.website.conftest import PASSWORD

__all__ = ["administrator", "harbor", "hill", "new_ticket", "northside"]


@pytest.fixture
def identity(northside: Organization) -> Identity:
    return Identity.objects.create(
        organization=northside, name="Northside AEN", model=Identity.Model.ADMINISTRATIVE_WORKFORCE
    )


def person(name: str, house: Organization, role: str) -> StaffMember:
    email = f"{name.split()[0].lower()}@{house.name.split()[0].lower()}.example"
    return StaffMember.objects.enrol(email=email, name=name, organization=house, role=role, password=PASSWORD)


@pytest.fixture
def ada(northside: Organization) -> StaffMember:
    """Who signs for the EN of Record."""
    return person("Ada Record", northside, "administrator")


@pytest.fixture
def hana(harbor: Organization) -> StaffMember:
    """Who signs for Harbor House."""
    return person("Hana Harbor", harbor, "partner_coordinator")


@pytest.fixture
def hugo(hill: Organization) -> StaffMember:
    return person("Hugo Hill", hill, "partner_coordinator")
