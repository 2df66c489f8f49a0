"""Duties with a date on Today: for whom, from when, and how they press."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from milepost.desk.duties import duties_of
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization
from milepost.organizations.suitability import Suitability
from milepost.payments.choices import ExplainedAs
from milepost.payments.matching_actions import explain
from milepost.payments.recording_actions import Given, record
from milepost.tickets.models import Ticket
from tests.website.conftest import enrolled, signed_in
from tests.website.test_pages import SignedIn

__all__ = ["signed_in"]

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


def test_money_of_nobody_known_is_told_with_its_sums(owner: Organization) -> None:
    payer, reviewer = enrolled(owner, "payments"), enrolled(owner, "reviewer")
    partner = Organization.objects.create(name="Harbor", kind="partner", partner_of=owner)
    paul = enrolled(partner, "partner_coordinator")
    assert duties_of(payer, TODAY) == []
    for cents, days in ((31_000, 31), (5_025, 2), (-18_700, 1)):
        record(Given(TODAY - days * DAY, cents, about="Somebody"), deed=Deed.of(payer))
    explained = record(Given(TODAY, 1_000), deed=Deed.of(payer))
    explain(explained, ExplainedAs.NOT_TICKET, "Rent", deed=Deed.of(payer))
    for member in (payer, reviewer):
        (duty,) = duties_of(member, TODAY)
        assert duty.what == "Money of an unknown person: 3 lines, $360.25 came · $187 taken back"
        assert (duty.badge.look, duty.on) == ("late", TODAY)
    assert duties_of(paul, TODAY) == []
    assert duties_of(enrolled(owner, "program_helpline"), TODAY)[0].address == duty.address
    assert duties_of(enrolled(owner, "vr_counselor"), TODAY) == []


def test_money_of_nobody_known_is_late_after_thirty_days(owner: Organization) -> None:
    payer = enrolled(owner, "payments")
    record(Given(TODAY - 30 * DAY, 100), deed=Deed.of(payer))
    assert duties_of(payer, TODAY)[0].badge.look == "soon"
    owner.demonstration_day = TODAY + DAY
    assert duties_of(payer, TODAY + DAY)[0].badge.look == "late"


def test_its_link_lists_those_lines_alone(owner: Organization, signed_in: SignedIn) -> None:
    payer = enrolled(owner, "payments")
    record(Given(TODAY, 31_000, reference="NOBODYS"), deed=Deed.of(payer))
    known = Ticket.objects.create(organization=owner, reference="T-1", program="ssdi")
    record(Given(TODAY, 42_000, reference="SOMEBODYS", ticket=known), deed=Deed.of(payer))
    page = signed_in(payer).get(duties_of(payer, TODAY)[0].address).text
    assert "NOBODYS" in page
    assert "SOMEBODYS" not in page
