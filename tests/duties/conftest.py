"""Northside with a partner, an identity and payable claims; its duties kept since the tests' day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from milepost.duties import doing_actions, settings_actions
from milepost.duties.board import Duty, duties_seen_by
from milepost.duties.doing_actions import Given
from milepost.duties.models import Doing
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from tests.requests.conftest import (
    administrator,
    coordinator,
    draft,
    new_ticket,
    northside,
    outsider,
    payer,
    settings_of_requests,
    signed_in,
    ticket,
)
from tests.website.conftest import TODAY, enrolled
from tests.website.test_pages import SignedIn

__all__ = [
    "administrator", "coordinator", "draft", "new_ticket", "northside", "outsider", "payer", "settings_of_requests", "signed_in",
    "ticket",
]  # fmt: skip
DAY = timedelta(days=1)
PROOF = "Seen by the team at noon."


@pytest.fixture
def harbor(northside: Organization) -> Organization:
    return Organization.objects.create(name="Harbor", kind="partner", partner_of=northside)


@pytest.fixture
def paul(harbor: Organization) -> StaffMember:
    return enrolled(harbor, "partner_coordinator")


@pytest.fixture
def hill(northside: Organization) -> Organization:
    return Organization.objects.create(name="Hill", kind="partner", partner_of=northside)


@pytest.fixture
def kept(administrator: StaffMember) -> None:
    settings_actions.keep_since(TODAY, deed=Deed.of(administrator))


@pytest.fixture
def identity(northside: Organization) -> Identity:
    return Identity.objects.get(organization=northside)


@pytest.fixture
def browser(administrator: StaffMember, signed_in: SignedIn) -> Client:
    return signed_in(administrator)


def duty(member: StaffMember, kind: str, about: object = None, day: date = TODAY) -> Duty:
    """The one duty of this kind that the member sees, of whom it is about."""
    found = [
        one
        for one in duties_seen_by(member, day)
        if one.code == kind and (about is None or one.about == about)
    ]
    assert len(found) == 1, found
    return found[0]


def record(member: StaffMember, kind: str, on: date, about: object = None, **more: object) -> Doing:
    given = Given(on, **{"words": PROOF, **more})  # type: ignore[arg-type]
    return doing_actions.record(duty(member, kind, about), given, deed=Deed.of(member))
