"""Scorecards from the records: counted, shown side by side, and each figure with its cases one click away."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from milepost.contacts import actions as contacts
from milepost.contacts.models import ContactNote
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import releasing_actions as releasing
from milepost.requests.choices import Way
from milepost.rulebook.requests import DenialCode
from milepost.rulebook.scorecards import Measure
from milepost.scorecards.counting import count_anew
from milepost.scorecards.models import Counting, ScorecardCount
from milepost.scorecards.queries import Figure, by_quarter, cases_visible_to
from milepost.shares.models import Served
from milepost.tickets.models import Ticket
from tests.contacts.records import given
from tests.requests.conftest import (
    NewTicket,
    administrator,
    client,
    coordinator,
    new_ticket,
    northside,
    payer,
    prepared,
    settings_of_requests,
    signed_in,
)
from tests.shares.conftest import harbor, hill
from tests.website.conftest import TODAY, enrolled

__all__ = [
    "administrator", "client", "coordinator", "harbor", "hill", "new_ticket", "northside", "payer", "settings_of_requests",
    "signed_in",
]  # fmt: skip
pytestmark = pytest.mark.django_db
SUMMER, AUTUMN = date(2025, 7, 1), date(2025, 10, 1)


@pytest.fixture
def ticket(new_ticket: NewTicket, harbor: Organization) -> Ticket:
    return served(new_ticket(), harbor)


def served(ticket: Ticket, by: Organization | None) -> Ticket:
    Ticket.objects.filter(pk=ticket.pk).update(partner=by)
    ticket.refresh_from_db()
    return ticket


def noted(ticket: Ticket, by: StaffMember, on: str, *, entered: str = "", **more: Any) -> ContactNote:
    at = datetime.fromisoformat(f"{on}T15:00").replace(tzinfo=UTC)
    note = contacts.add_note(ticket, given("Northside", on=at.date(), at=at, **more), deed=Deed.of(by))
    ContactNote.objects.filter(pk=note.pk).update(entered_on=entered or on)
    return note


def figures(organization: Organization, who: Organization, measure: Measure) -> dict[date, tuple[int, int]]:
    count_anew(organization)
    partner = who if who.partner_of_id else None
    rows = ScorecardCount.objects.filter(
        organization=organization, partner=partner, measure=measure.value, many__gt=0
    )
    return {one.quarter: (one.good, one.many) for one in rows}


def test_contacts_count_with_who_served_when_they_fell_due(
    ticket: Ticket,
    northside: Organization,
    harbor: Organization,
    hill: Organization,
    administrator: StaffMember,
) -> None:
    noted(ticket, administrator, "2025-08-05")
    assert figures(northside, harbor, Measure.CONTACTS)[SUMMER] == (1, 3)
    Served.objects.filter(ticket=ticket).update(withdrawn_at=datetime(2025, 1, 1, tzinfo=UTC))
    for partner, since in ((hill, None), (harbor, date(2025, 8, 31))):
        Served.objects.create(organization=northside, ticket=ticket, partner=partner, since=since)
    assert figures(northside, hill, Measure.CONTACTS)[SUMMER] == (0, 1), "July, and no more"
    assert figures(northside, harbor, Measure.CONTACTS)[SUMMER] == (1, 2), "August, whose last day was theirs"
    assert figures(northside, northside, Measure.CONTACTS) == {}


def test_notes_are_complete_and_entered_in_time(
    ticket: Ticket, northside: Organization, harbor: Organization, administrator: StaffMember
) -> None:
    noted(ticket, administrator, "2025-08-05", entered="2025-08-10")
    noted(ticket, administrator, "2025-08-06", entered="2025-08-12")
    noted(ticket, administrator, "2025-08-07", minutes=None)
    noted(ticket, administrator, "2025-08-08", kind="attempt", message_left="")
    gone = noted(ticket, administrator, "2025-08-09")
    contacts.withdraw_note(gone, "of somebody else", deed=Deed.of(administrator))
    assert figures(northside, harbor, Measure.NOTES) == {SUMMER: (1, 4)}
    cases = cases_visible_to(administrator, harbor, Measure.NOTES, SUMMER, only_bad=True)
    assert [one.judged.reason.code for one in cases] == ["NOTE_LATE", "NOTE_LACKS", "NOTE_LACKS"]


def test_requests_are_sent_and_answered(
    new_ticket: NewTicket,
    ticket: Ticket,
    northside: Organization,
    harbor: Organization,
    coordinator: StaffMember,
    payer: StaffMember,
    administrator: StaffMember,
    settings_of_requests: object,
) -> None:
    other = served(new_ticket("Ben Ito", "T-2"), harbor)
    asked = [prepared(one, coordinator) for one in (ticket, other)]
    for one in asked:
        preparing.hand_on(one, TODAY, deed=Deed.of(coordinator))
        releasing.release(one, TODAY, deed=Deed.of(payer))
    following.send(asked[0], TODAY, way=Way.FAX, work_case="WC-1", deed=Deed.of(payer))
    following.deny(asked[0], TODAY, DenialCode.EVIDENCE, deed=Deed.of(payer))
    quarter = date(TODAY.year, (TODAY.month - 1) // 3 * 3 + 1, 1)
    assert figures(northside, harbor, Measure.SENT) == {quarter: (1, 2)}
    assert figures(northside, harbor, Measure.ANSWERS) == {quarter: (0, 1)}
    waits = cases_visible_to(administrator, harbor, Measure.SENT, quarter, only_bad=True)
    assert [(one.ticket, one.judged.reason.code) for one in waits] == [(other, "REQUEST_NOT_SENT")]
    assert waits[0].address == reverse("request", args=[other.pk, asked[1].pk])


def test_the_list_shows_everybody_and_leads_to_the_records(
    ticket: Ticket,
    harbor: Organization,
    hill: Organization,
    client: Client,
    administrator: StaffMember,
    northside: Organization,
) -> None:
    noted(ticket, administrator, "2025-08-05")
    page = client.get(reverse("scorecards"), {"quarter": "2025-07-01"})
    cards = page.context["page"].object_list
    assert [one.who.name for one in cards] == ["Harbor House", "Hill Services", "Northside"]
    card = cards[0]
    assert card.figures[Measure.CONTACTS] == Figure(1, 3)
    assert card.figures[Measure.CONTACTS].percent == 33
    assert card.claimable > 0
    assert Counting.objects.get(organization=northside).day == TODAY
    address = reverse("scorecard_cases", args=[harbor.pk, "contacts"])
    assert f"{address}?quarter=2025-07-01" in page.content.decode()
    worst = client.get(reverse("scorecards"), {"quarter": "2025-07-01", "sort": "-contacts"})
    assert worst.context["page"].object_list[0].who == harbor
    shown = client.get(address, {"quarter": "2025-07-01"})
    assert "No two-way contact from 1 July 2025 to 31 July 2025" in shown.content.decode()
    assert [one.judged.is_good for one, _name in shown.context["lines"]] == [False, False]
    every = client.get(address, {"quarter": "2025-07-01", "show": "all"})
    assert len(every.context["lines"]) == 3
    found = client.post(reverse("scorecards"), {"q": "hill"}, follow=True)
    assert [one.who.name for one in found.context["page"]] == ["Hill Services"]
    one = client.get(reverse("scorecard", args=[harbor.pk])).content.decode()
    assert "1 of 3" in one
    assert client.get(reverse("scorecard_cases", args=[harbor.pk, "luck"])).status_code == 404


def test_lists_are_downloaded_and_that_is_journaled(
    ticket: Ticket, harbor: Organization, client: Client
) -> None:
    client.get(reverse("scorecards"))
    asked = {"quarter": "2025-07-01"}
    answer = client.get(reverse("scorecards_download", args=["csv"]), asked)
    rows = list(csv.reader(io.StringIO(b"".join(answer).decode("utf-8-sig"))))
    assert rows[1][:4] == ["Harbor House", "1", "0", "3"]
    address = reverse("scorecard_cases_download", args=[harbor.pk, "contacts", "csv"])
    rows = list(csv.reader(io.StringIO(b"".join(client.get(address, asked)).decode("utf-8-sig"))))
    assert [row[:3] for row in rows[1:]] == [
        [ticket.reference, "2025-07-31", "no"],
        [ticket.reference, "2025-08-31", "no"],
        [ticket.reference, "2025-09-30", "no"],
    ]
    assert Entry.objects.filter(action="scorecards read out").count() == 2


def test_a_partner_sees_its_own_and_nothing_of_others(
    ticket: Ticket,
    new_ticket: NewTicket,
    harbor: Organization,
    hill: Organization,
    administrator: StaffMember,
    signed_in: Callable[[StaffMember], Client],
) -> None:
    left = served(new_ticket("Ben Ito", "T-2"), harbor)
    served(left, hill)
    for partner, since in ((harbor, None), (hill, date(2025, 11, 1))):
        Served.objects.create(organization=left.organization, ticket=left, partner=partner, since=since)
    member = enrolled(harbor, "partner_coordinator")
    theirs = signed_in(member)
    own = theirs.get(reverse("scorecards"), follow=True)
    assert own.redirect_chain[-1][0] == reverse("scorecard", args=[harbor.pk])
    assert "Hill Services" not in own.content.decode()
    counted = by_quarter(member, harbor)[SUMMER][Measure.CONTACTS]
    assert counted == Figure(0, 6), "what they did for people who have left them stays their work"
    shown = cases_visible_to(member, harbor, Measure.CONTACTS, SUMMER, only_bad=False)
    assert {one.ticket for one in shown} == {ticket}, "but they see nobody whom they no longer serve"
    assert len(cases_visible_to(administrator, harbor, Measure.CONTACTS, SUMMER, only_bad=False)) == 6
    for who in (hill, left.organization):
        for name, more in (("scorecard", []), ("scorecard_cases", ["contacts"])):
            assert theirs.get(reverse(name, args=[who.pk, *more])).status_code == 404


def test_counting_asks_no_more_of_the_database_for_more_people(
    new_ticket: NewTicket, ticket: Ticket, northside: Organization, harbor: Organization
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            count_anew(northside)
        return len(counted)

    count_anew(northside)
    few = queries()
    for number in range(5):
        served(new_ticket(f"P{number}", f"T-1{number}"), harbor)
    assert queries() == few


def test_counted_twice_it_stays_the_same(
    ticket: Ticket, northside: Organization, harbor: Organization, administrator: StaffMember
) -> None:
    noted(ticket, administrator, "2025-08-05")
    before = figures(northside, harbor, Measure.CONTACTS)
    assert figures(northside, harbor, Measure.CONTACTS) == before
    Ticket.objects.filter(pk=ticket.pk).update(is_withdrawn=True)
    assert figures(northside, harbor, Measure.CONTACTS) == {}, "what is gone is counted no more"
