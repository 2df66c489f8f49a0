"""Duties with a date on Today: for whom, from when, and how they press."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from milepost.desk.duties import duties_of
from milepost.organizations.models import Identity, Organization
from milepost.organizations.suitability import Suitability
from tests.website.conftest import enrolled

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
TODAY = date(2026, 3, 24)


@pytest.fixture
def owner() -> Organization:
    return Organization.objects.create(name="Northside", demonstration_day=TODAY)


def identity(owner: Organization, **given: object) -> Identity:
    return Identity.objects.create(organization=owner, name="Northside Works", **given)


def test_a_renewal_that_should_have_begun_is_late(owner: Organization) -> None:
    identity(owner, sam_expires_on=date(2026, 6, 12))
    (duty,) = duties_of(enrolled(owner), TODAY)
    assert "12 June 2026" in duty.what
    assert "14 March 2026" in duty.note
    assert (duty.badge.text, duty.badge.look) == ("10 days late", "late")


def test_a_lapsed_registration_says_that_nothing_is_paid(owner: Organization) -> None:
    identity(owner, sam_expires_on=TODAY - DAY)
    (duty,) = duties_of(enrolled(owner), TODAY)
    assert "ended on" in duty.what
    assert "no payment" in duty.note


def test_the_nearest_comes_first_and_what_is_far_off_not_at_all(owner: Organization) -> None:
    identity(owner, sam_expires_on=TODAY + 100 * DAY, epay="suspended", epay_suspended_until=TODAY + 2 * DAY)
    identity(owner, model="employer", sam_expires_on=TODAY + 300 * DAY)
    identity(owner, model="workforce", sam_expires_on=TODAY, ended_on=TODAY)
    found = duties_of(enrolled(owner), TODAY)
    assert [duty.on - TODAY for duty in found] == [2 * DAY, 10 * DAY]


def test_each_sees_what_is_theirs_to_see(owner: Organization) -> None:
    identity(owner, sam_expires_on=TODAY + DAY)
    administrator, coordinator = enrolled(owner), enrolled(owner, "coordinator")
    partner = Organization.objects.create(name="Harbor", kind="partner", partner_of=owner)
    paul = enrolled(partner, "partner_coordinator")
    for member in (coordinator, paul):
        member.suitability, member.suitability_expires_on = Suitability.CLEARED, TODAY + 5 * DAY
        member.save()
    assert len(duties_of(administrator, TODAY)) == 3
    assert len(duties_of(coordinator, TODAY)) == 2
    assert [duty.on for duty in duties_of(paul, TODAY)] == [TODAY + 5 * DAY]
