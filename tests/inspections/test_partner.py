"""A partner's person: their own people's packets, and nothing of another partner's in counts, search, exports or errors."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from milepost.inspections import answering_actions, corrective_actions
from milepost.inspections.models import Archive, Corrective, Frame, Inspection, Packet
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.scope import Scope, within
from milepost.tickets.models import Ticket
from tests.inspections.conftest import received, ticket_of
from tests.kept import kept
from tests.plans.pdf_text import text_in
from tests.website.conftest import TODAY, enrolled, organization_named

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@dataclass(frozen=True)
class Cast:
    northside: Organization
    coordinator: StaffMember
    harbor: Organization
    people: tuple[Ticket, Ticket, Ticket]
    """One of Harbor, one of Hill, one of nobody's."""
    review: Inspection


def _cast() -> Cast:
    northside = organization_named("Northside")
    coordinator = enrolled(northside, "coordinator")
    harbor, hill = (
        Organization.objects.create(name=name, kind="partner", partner_of=northside)
        for name in ("Harbor House", "Hill Services")
    )
    people = (
        ticket_of(northside, "Ana", "H-1", partner=harbor),
        ticket_of(northside, "Bo Fremont", "L-1", partner=hill),
        ticket_of(northside, "Cy Dunmore", "N-1"),
    )
    deed = Deed.of(coordinator)
    made = received(deed, *people, reference="TPM 7")
    for packet in made.packets.select_related("ticket__organization", "inspection__organization"):
        answering_actions.build(packet, deed=deed)
    answering_actions.ask_for_archive(made, "correct horse battery staple", is_own=True, deed=deed)
    answering_actions.record(made, {"said": "note", "on": TODAY, "words": "asked about Bo"}, deed=deed)
    return Cast(northside, coordinator, harbor, people, made)


@pytest.fixture
def cast(db: None) -> Cast:
    return kept("a review of three people, one of a partner", _cast)


@pytest.fixture
def northside(cast: Cast) -> Organization:
    return cast.northside


@pytest.fixture
def coordinator(cast: Cast) -> StaffMember:
    return cast.coordinator


@pytest.fixture
def harbor(cast: Cast) -> Organization:
    return cast.harbor


@pytest.fixture
def people(cast: Cast) -> tuple[Ticket, Ticket, Ticket]:
    return cast.people


@pytest.fixture
def review(cast: Cast) -> Inspection:
    return cast.review


@pytest.fixture
def theirs(paul: StaffMember, signed_in: Callable[[StaffMember], Client]) -> Client:
    return signed_in(paul)


OTHERS = ("Bo Fremont", "L-1", "Hill Services", "Cy Dunmore", "N-1", "asked about", "Encrypted archives")


def text_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return (answer.getvalue() if answer.streaming else answer.content).decode("utf-8", "replace")


def test_they_see_their_own_people_and_count_them_alone(theirs: Client, review: Inspection) -> None:
    page = theirs.get(reverse("inspections")).context["page"]
    assert [(one.people, one.lacking) for one in page] == [(1, 1)]
    for address in (
        reverse("inspection", args=[review.pk]),
        reverse("inspection_download", args=[review.pk, "csv"]),
        reverse("inspections"),
    ):
        text = text_of(theirs, address)
        text = text.partition("<main")[2] or text
        assert not [word for word in OTHERS if re.search(rf"\b{word}\b", text)], address
    assert "People: 1 · packets built: 1" in text_of(theirs, reverse("inspection", args=[review.pk]))
    printed = text_in(theirs.get(reverse("inspection_pdf", args=[review.pk])).content)
    assert "Ana" in printed
    assert "Bo Fremont" not in printed


def test_a_review_without_their_people_is_none(
    theirs: Client, deed: Deed, people: tuple[Ticket, ...], review: Inspection, signed_in: Callable[[StaffMember], Client]
) -> None:  # fmt: skip
    other = received(deed, *people[1:])
    assert theirs.get(reverse("inspection", args=[other.pk])).status_code == 404
    assert list(theirs.get(reverse("inspections")).context["page"]) == [review]
    fresh = Organization.objects.create(name="Bay", kind="partner", partner_of=deed.organization)
    assert "None of your people" in text_of(
        signed_in(enrolled(fresh, "partner_coordinator")), reverse("inspections")
    )


def test_search_and_filters_find_nobody_of_another(theirs: Client, review: Inspection) -> None:
    found = theirs.post(reverse("inspection", args=[review.pk]), {"q": "Bo Fremont"}, follow=True)
    assert list(found.context["page"]) == []
    assert "Nobody matches" in found.content.decode()
    every = theirs.post(reverse("inspection", args=[review.pk]), {"standing": "lacks"}, follow=True)
    assert [one.ticket.reference for one in every.context["page"]] == ["H-1"]


def test_others_packets_files_and_archives_are_not_found_or_refused(
    theirs: Client, review: Inspection
) -> None:
    own, other = review.packets.get(place=1), review.packets.get(place=2)
    assert theirs.get(reverse("inspection_packet", args=[review.pk, own.pk])).status_code == 200
    file = own.files.all()[0]
    assert theirs.get(reverse("inspection_packet_file", args=[review.pk, own.pk, file.pk])).status_code == 200
    assert theirs.get(reverse("inspection_packet", args=[review.pk, other.pk])).status_code == 404
    lent = other.files.all()[0]
    for packet in (own, other):
        address = reverse("inspection_packet_file", args=[review.pk, packet.pk, lent.pk])
        assert theirs.get(address).status_code == 404
    archive = Archive.objects.get()
    for name, more in (("inspection_archive", [archive.pk]), ("inspection_frame", ["csv"])):
        answer = theirs.get(reverse(name, args=[review.pk, *more]))
        assert answer.status_code == 403
        assert "Bo Fremont" not in answer.content.decode()


def test_they_record_what_they_were_given_to_do_and_nothing_else(
    theirs: Client, paul: StaffMember, coordinator: StaffMember, deed: Deed, review: Inspection
) -> None:
    own, other = (review.packets.select_related("ticket__partner").get(place=place) for place in (1, 2))
    mine = corrective_actions.add(review, "Call Ana", paul, TODAY + timedelta(2), own, deed=deed)
    beside = corrective_actions.add(review, "Write to Ana", coordinator, TODAY, own, deed=deed)
    others = corrective_actions.add(review, "Call them all", coordinator, TODAY, other, deed=deed)
    page = text_of(theirs, reverse("inspection", args=[review.pk]))
    assert "Call Ana" in page
    assert "Call them all" not in page
    given = {"on": str(TODAY), "evidence": "Called on Monday"}

    def record(one: Corrective) -> int:
        return theirs.post(reverse("inspection_corrective_done", args=[review.pk, one.pk]), given).status_code

    assert (record(mine), record(beside), record(others)) == (302, 403, 404)
    mine.refresh_from_db()
    assert (mine.done_on, mine.done_by) == (TODAY, paul)
    for name in ("inspection_build", "inspection_withdraw", "inspection_record", "inspection_archive_make"):
        assert theirs.post(reverse(name, args=[review.pk])).status_code == 403


def test_the_second_wall_stands_behind_it(paul: StaffMember, review: Inspection) -> None:
    from django.db import connection

    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security; one machine uses it alone")
    with within(Scope.of(paul)):
        assert [one.ticket.reference for one in Packet.objects.all()] == ["H-1"]
        assert not Frame.objects.exists()
        assert not Archive.objects.exists()
