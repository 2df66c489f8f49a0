"""A State VR agency with two counselors, and Northside, an Employment Network on the list that it gives."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from milepost.handoffs import actions
from milepost.handoffs.models import HandOff
from milepost.journal.actions import Deed
from milepost.organizations.models import Election, Identity, Organization, StaffMember
from milepost.rulebook.facts import Closure, PaidBy
from tests.website.conftest import (
    PASSWORD,
    TODAY,
    _fresh_cache,
    administrator,
    enrolled,
    northside,
    outsider,
    signed_in,
)

__all__ = ["_fresh_cache", "administrator", "northside", "outsider", "signed_in"]
BORN = date(1986, 4, 28)
CLOSED = date(2025, 11, 3)
CONSUMER: dict[str, Any] = {
    "name": "Consuelo Ruiz", "born_on": BORN, "program": "ssdi", "phone": "555-0188", "language": "es",
    "opened_on": date(2024, 3, 1), "in_use_on": date(2024, 3, 1), "plan_on": date(2024, 4, 1),
    "paid_by": PaidBy.COST_REIMBURSEMENT,
}  # fmt: skip


@pytest.fixture
def agency(db: None) -> Organization:
    return Organization.objects.create(name="State VR", kind="state_vr", demonstration_day=TODAY)


def counselor(agency: Organization, name: str) -> StaffMember:
    email = f"{name.split()[0].lower()}@vr.example"
    return StaffMember.objects.enrol(
        email=email, name=name, organization=agency, role="vr_counselor", password=PASSWORD
    )


@pytest.fixture
def vera(agency: Organization) -> StaffMember:
    return counselor(agency, "Vera Ray")


@pytest.fixture
def victor(agency: Organization) -> StaffMember:
    """Another counselor of the same agency."""
    return counselor(agency, "Victor Roe")


@pytest.fixture
def coordinator(northside: Organization) -> StaffMember:
    identity = Identity.objects.create(organization=northside, name="Northside Works", pid="PID-1")
    Election.objects.create(
        organization=northside, identity=identity, system="milestone_outcome", notified_on=date(2019, 4, 1)
    )
    return enrolled(northside, "coordinator")


@pytest.fixture
def open_case(vera: StaffMember) -> HandOff:
    """Vera's consumer, whose case is open."""
    return actions.begin_for_somebody_new({**CONSUMER, "counselor": vera}, TODAY, deed=Deed.of(vera))


@pytest.fixture
def listed(open_case: HandOff, vera: StaffMember, northside: Organization) -> HandOff:
    """Closed with a job, and the list given: Northside, and one that works elsewhere."""
    deed = Deed.of(vera)
    actions.close_case(open_case, CLOSED, Closure.EMPLOYMENT_OUTCOME, version=open_case.version, deed=deed)
    named = [{"name": "Northside", "key": str(northside.pk)}, {"name": "Elsewhere Works", "key": ""}]
    closed = HandOff.objects.get(pk=open_case.pk)
    actions.give_list(closed, CLOSED, named, version=closed.version, deed=deed)
    return HandOff.objects.get(pk=open_case.pk)


@pytest.fixture
def chosen(listed: HandOff, vera: StaffMember) -> HandOff:
    """Northside was chosen on 10 November 2025."""
    named, on = listed.listed[0], date(2025, 11, 10)
    actions.choose(listed, named["name"], named["key"], on, HandOff.Way.TOLD, deed=Deed.of(vera))
    return HandOff.objects.get(pk=listed.pk)
