"""Northside with two partners, and staff of each role that has to do with revenue."""

from __future__ import annotations

import pytest

from milepost.organizations.models import Organization, StaffMember
from tests.correspondence.conftest import *  # noqa: F403 - the two partners, their people and who works there
from tests.website.conftest import enrolled


@pytest.fixture
def payments(northside: Organization) -> StaffMember:
    return enrolled(northside, "payments")
