"""Northside with two partners, and staff of each role that has to do with revenue."""

from __future__ import annotations

import pytest

from milepost.organizations.models import Organization, StaffMember
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
from tests.website.conftest import enrolled

__all__ = [
    "administrator", "client", "coordinator", "deed", "harbor", "hill", "holly", "new_ticket", "northside", "outsider", "paul", "people",
    "signed_in",
]  # fmt: skip


@pytest.fixture
def payments(northside: Organization) -> StaffMember:
    return enrolled(northside, "payments")
