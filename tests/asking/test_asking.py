"""Asking: what for, in which words, once, until the evidence is there or SSA has it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from milepost.asking import actions
from milepost.asking.ending import make_rounds
from milepost.asking.models import Ask
from milepost.asking.queries import proposal_for, proposals_for
from milepost.asking.waiting import WORDS, waiting
from milepost.asking.wishes import Wish
from milepost.claims.models import DecidedClaim
from milepost.earnings.models import MonthOfWork
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.notices.models import IncomingText, Text, TextSettings
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.rulebook.months import Month
from milepost.rulebook.texts import faults_of
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch
from tests.asking.conftest import BASE, Asks, path_of
from tests.notices.conftest import NUMBER, Agrees
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db
SignedIn = Callable[[StaffMember], Client]
LATER = Month.parse("2030-11")


def evidence(ticket: Ticket, month: Month, kind: str) -> None:
    MonthOfWork.objects.update_or_create(
        ticket=ticket,
        month=month,
        defaults={"organization": ticket.organization, "cash": "paid", "evidence": kind, "earned": 1},
    )
    touch(ticket)


def test_the_text_is_in_their_language_with_a_link_and_nothing_else(ticket: Ticket, asks: Asks) -> None:
    Ticketholder.objects.filter(ticket=ticket).update(language="es")
    ticket.holder.refresh_from_db()
    asked = asks(Wish("stub", date(2025, 11, 15), (LATER,), "Panadería López"))
    said = Text.objects.get().body.open()
    assert "recibo de pago con fecha de pago 15 de noviembre de 2025" in said
    assert BASE + path_of(asked) in said
    assert "López" not in said, "an employer is named only if the organization allows it"
    assert faults_of(said, name="Ana Holder") == ()


def test_an_employer_is_named_where_the_settings_allow_it(ticket: Ticket, asks: Asks) -> None:
    TextSettings.objects.create(organization=ticket.organization, names_employer=True)
    asks(Wish("stub", date(2025, 11, 15), (LATER,), "Panadería López"))
    assert "the Panaderia Lopez pay stub paid on 15 November 2025" in Text.objects.get().body.open()


def test_the_same_is_not_asked_for_twice_and_two_jobs_may_pay_on_one_day(asks: Asks) -> None:
    assert asks().pk == asks().pk
    assert Text.objects.count() == 1
    one = asks(Wish("stub", date(2025, 11, 15), job="1"))
    other = asks(Wish("stub", date(2025, 11, 15), job="2"))
    assert one.pk != other.pk


def test_without_consent_nothing_is_left_behind(ticket: Ticket, deed: Deed) -> None:
    with pytest.raises(ValidationError):
        actions.ask(ticket, Wish("stubs", months=(LATER,)), base=BASE, day=TODAY, deed=deed)
    assert not Ask.objects.exists()
    assert not Entry.objects.filter(action="link made").exists()


@pytest.mark.parametrize(("kind", "ended"), [("primary", "evidence"), ("two_secondary", "evidence"), ("ssa", "ssa"), ("secondary", ""), ("none", "")])  # fmt: skip
def test_it_ends_by_itself_when_the_evidence_is_there_or_ssa_has_it(
    client: Client, ticket: Ticket, asks: Asks, kind: str, ended: str
) -> None:
    asked = asks()
    path = path_of(asked)
    evidence(ticket, LATER, kind)
    asked.refresh_from_db()
    text = Text.objects.get()
    assert asked.ended_because == ended
    assert (text.state == "withdrawn") is bool(ended), "what has not gone out does not go out any more"
    answer = client.get(path)
    assert answer.status_code == (404 if ended else 200)
    if ended:
        assert "We have what we asked you for" in answer.text


def test_of_two_months_one_is_not_enough(ticket: Ticket, asks: Asks) -> None:
    asked = asks(Wish("stubs", months=(LATER, LATER + 1)))
    evidence(ticket, LATER, "primary")
    asked.refresh_from_db()
    assert asked.state == "open"
    evidence(ticket, LATER + 1, "ssa")
    asked.refresh_from_db()
    assert asked.ended_because == "evidence"


def test_what_is_there_already_is_not_asked_for(ticket: Ticket, asks: Asks) -> None:
    evidence(ticket, LATER, "ssa")
    with pytest.raises(ValidationError, match="there already"):
        asks()
    assert not Text.objects.exists()


def test_evidence_that_no_action_told_of_is_found_on_the_rounds(ticket: Ticket, asks: Asks) -> None:
    asked = asks()
    MonthOfWork.objects.create(
        ticket=ticket, organization=ticket.organization, month=LATER, cash="paid", evidence="ssa", earned=1
    )
    assert make_rounds(ticket.organization, day=TODAY) == {"ended": 1, "expired": 0, "reminded": 0}
    asked.refresh_from_db()
    assert asked.ended_because == "ssa"


def test_it_reminds_a_few_times_with_the_same_link_and_then_expires(
    client: Client, ticket: Ticket, asks: Asks
) -> None:
    asked, organization = asks(), ticket.organization
    path, counts = path_of(asked), []
    for days in (3, 4, 4, 7, 8, 12, 14, 15):
        done = make_rounds(organization, day=TODAY + timedelta(days=days))
        counts.append((done["reminded"], done["expired"]))
    assert counts == [(0, 0), (1, 0), (0, 0), (0, 0), (1, 0), (0, 0), (0, 0), (0, 1)]
    said = [text.body.open() for text in Text.objects.order_by("turn")]
    assert len(said) == 3
    assert all(path in one for one in said), "the first text still opens the page"
    asked.refresh_from_db()
    assert asked.ended_because == "expired"
    closed = client.get(path)
    assert closed.status_code == 404
    assert "call us" in closed.text


def test_after_stop_nothing_reminds(ticket: Ticket, asks: Asks, deed: Deed) -> None:
    from milepost.notices.text_actions import Came, take_incoming
    from tests.notices.conftest import soon

    asks()
    take_incoming(Came(NUMBER, "STOP", "1", soon()), deed=deed)
    assert make_rounds(ticket.organization, day=TODAY + timedelta(days=5))["reminded"] == 0
    assert Text.objects.filter(kind="reminder").count() == 0


def test_withdrawing_closes_the_link_and_is_said_once(asks: Asks, deed: Deed, client: Client) -> None:
    asked = asks()
    path = path_of(asked)
    actions.withdraw_ask(asked, "brought it in person", deed=deed)
    assert client.get(path).status_code == 404
    with pytest.raises(ValidationError, match="ended already"):
        actions.withdraw_ask(asked, "again", deed=deed)
    assert asks().pk != asked.pk, "it may be asked for anew"


def test_what_to_ask_for_is_drawn_from_the_claims_by_worth(
    northside: Organization, agrees: Agrees, deed: Deed
) -> None:
    tickets = list(Ticket.objects.filter(organization=northside))
    proposals = proposals_for(tickets)
    assert proposals
    worth = [one.dollars or 0 for one in proposals]
    assert worth == sorted(worth, reverse=True)
    for one in proposals:
        claims = DecidedClaim.objects.filter(ticket=one.ticket, status="waiting")
        lacking = {
            lack["month"] for claim in claims for lack in claim.missing if lack["code"] == "MISSING_EVIDENCE"
        }
        assert {str(wanted.month) for wanted in one.wanted} == lacking
        asked_for = {str(month) for month in one.months}
        waits = [
            claim
            for claim in claims
            if any(
                lack.get("month") in asked_for and lack["code"] == "MISSING_EVIDENCE"
                for lack in claim.missing
            )
        ]
        assert (one.dollars or 0) == sum(claim.amount or 0 for claim in waits), "each claim counts once"
    first = proposals[0].ticket
    agrees(first)
    wish = Wish("stubs", months=proposals[0].months)
    actions.ask(first, wish, base=BASE, day=TODAY, deed=deed)
    again = proposal_for(first)
    assert again is None or not set(again.months) & set(wish.months), (
        "what is asked for is not proposed again"
    )


def test_today_says_what_waits_with_as_many_queries_for_one_as_for_thirty(
    northside: Organization, asks: Asks
) -> None:
    asks()
    tickets = list(Ticket.objects.filter(organization=northside).select_related("holder"))
    counted = []
    for some in (tickets[:1], tickets):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            found = list(waiting(some, TODAY))
        counted.append(len(queries))
    assert counted[0] <= counted[1] <= 8
    assert {one.code for one in found} >= {"CALL_FOR_STUBS"}
    for one in found:
        words = WORDS[one.code]
        assert str(words.sentence) % one.figures
        assert reverse(words.route, kwargs={"ticket_id": one.ticket.pk, **one.parts})


def test_from_the_proposal_to_the_outbox_on_the_pages(
    northside: Organization, coordinator: StaffMember, signed_in: SignedIn, agrees: Agrees
) -> None:
    client = signed_in(coordinator)
    proposal = proposals_for(list(Ticket.objects.filter(organization=northside)))[0]
    ticket = proposal.ticket
    page = client.get(reverse("asking_ask", args=[ticket.pk])).text
    assert "Call instead" in page
    assert "Send it" not in page, "a button that may not be pressed is a sentence"
    refused = client.post(
        reverse("asking_ask", args=[ticket.pk]),
        {"do": "send", "kind": "stubs", "months": [str(proposal.months[0])]},
    )
    assert refused.status_code == 422
    agrees(ticket)
    page = client.get(reverse("asking_ask", args=[ticket.pk])).text
    assert "This text goes out" in page
    assert "your job coach" in page or "asesor de empleo" in page
    months = [str(month) for month in proposal.months]
    for _ in range(2):
        client.post(
            reverse("asking_ask", args=[ticket.pk]), {"do": "send", "kind": "stubs", "months": months}
        )
    asked = Ask.objects.get()
    assert asked.months == months
    assert asked.dollars == sum(
        claim.amount or 0
        for claim in {claim.pk: claim for one in proposal.first for claim in one.claims}.values()
    )
    assert Text.objects.count() == 1
    listed = client.get(reverse("asking")).text
    assert "1 ask" in listed
    assert "Asked by text" in client.get(reverse("history", args=[ticket.pk])).text


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"kind": "stub"}, "Say which pay date"),
        ({"kind": "stub", "paid_on": "2025-12-16"}, "still ahead"),
        ({"kind": "stub", "paid_on": "2020-01-01"}, "three years ago"),
        ({"kind": "stub", "paid_on": "2025-02-29"}, "valid date"),
        ({"kind": "stubs"}, "Choose a month"),
        ({"kind": "stubs", "months": ["2025-09", "2025-10", "2025-11", "2025-12"]}, "at most three"),
        ({"kind": "stubs", "months": ["9999-12"]}, "Select a valid choice"),
        ({"kind": "everything"}, "Select a valid choice"),
    ],
)
def test_a_wrong_wish_is_said_beside_the_field(
    ticket: Ticket, coordinator: StaffMember, signed_in: SignedIn, given: dict[str, object], said: str
) -> None:
    answer = signed_in(coordinator).post(reverse("asking_ask", args=[ticket.pk]), {"do": "send", **given})
    assert answer.status_code == 422
    assert said in answer.text


def test_many_are_asked_at_once_after_a_preview_with_counts(
    northside: Organization, coordinator: StaffMember, signed_in: SignedIn, agrees: Agrees
) -> None:
    client = signed_in(coordinator)
    tickets = [one.ticket for one in proposals_for(list(Ticket.objects.filter(organization=northside)))]
    assert len(tickets) >= 3
    for place, one in enumerate(tickets[:2]):
        agrees(one, f"+1602555010{place}")
    Ticketholder.objects.filter(ticket=tickets[0]).update(language="es")
    Ticketholder.objects.filter(ticket=tickets[1]).update(language="en")
    page = client.get(reverse("asking_bulk")).text
    assert f"{len(tickets) - 2} " in page
    chosen = {"tickets": [str(one.pk) for one in tickets[:2]], "do": "preview"}
    preview = client.post(reverse("asking_bulk"), chosen).text
    assert "2 texts to 2 people" in preview
    assert "1 in English, 1 in Spanish" in preview
    assert not Ask.objects.exists(), "a preview sends nothing"
    sent = client.post(reverse("asking_bulk"), {**chosen, "do": "send"}, follow=True).text
    assert "2 Ticketholders are asked." in sent
    assert (
        client.post(reverse("asking_bulk"), {"tickets": [str(tickets[2].pk)], "do": "send"}).status_code
        == 422
    )


def test_settings_are_tried_on_every_text_before_they_are_taken(
    administrator: StaffMember, signed_in: SignedIn
) -> None:
    client, address = signed_in(administrator), reverse("asking_settings")
    good = {
        "sender_en": "the Northside office", "sender_es": "la oficina Northside", "help_phone": "(602) 555-0100", "time_zone": "America/Phoenix",
        "opens": "09:00", "closes": "20:00", "most_a_week": 2, "remind_after_days": 3, "most_reminders": 1, "link_days": 10,
    }  # fmt: skip
    for wrong, said in (
        ({"sender_en": "Northside Ticket to Work"}, "a word of the program"),
        ({"sender_es": "su oficina de beneficios"}, "beneficios"),
        ({"sender_en": "the office, SSN 123-45-6789"}, "looks like a Social Security number"),
        ({"opens": "20:00", "closes": "08:00"}, "later than the first hour"),
        ({"link_days": "0"}, "greater than or equal to 1"),
        ({"help_phone": "call 123-45-6789"}, "looks like a Social Security number"),
    ):
        answer = client.post(address, {**good, **wrong})
        assert (answer.status_code, said in answer.text) == (422, True), (wrong, said)
    assert client.post(address, good).status_code == 302
    kept = TextSettings.objects.get()
    assert (kept.sender_en, kept.link_days, str(kept.opens)) == ("the Northside office", 10, "09:00:00")
    assert client.post(address, {**good, "version": 1, "link_days": 20}).status_code == 409, (
        "somebody else was quicker"
    )


def test_a_text_that_came_is_written_down_and_done(
    ticket: Ticket, asks: Asks, coordinator: StaffMember, signed_in: SignedIn
) -> None:
    asks()
    client, address = signed_in(coordinator), reverse("asking_incoming")
    unknown = client.post(address, {"number": "6025550000", "body": "hello", "source": "0" * 32})
    assert "None of your Ticketholders has this number" in unknown.text
    given = {"number": "(602) 555-0143", "body": "I will send it Monday", "source": "1" * 32}
    for _ in range(2):
        client.post(address, given)
    row = IncomingText.objects.get()
    assert "I will send it Monday" in client.get(reverse("asking_texts")).text
    client.post(reverse("asking_incoming_read", args=[ticket.pk, row.pk]))
    assert "I will send it Monday" not in client.get(reverse("asking_texts")).text
    done = client.post(address, {**given, "body": "ALTO", "source": "2" * 32}, follow=True).text
    assert "no more texts go to this number" in done
    assert Text.objects.get(kind="ask").state == "withdrawn"
