"""The pages of requests, in the order in which somebody uses them."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from milepost.earnings.models import PayStub
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import releasing_actions as releasing
from milepost.requests.choices import Source, State, Way
from milepost.requests.models import PaymentRequest, RequestSettings
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.requests import DenialCode
from milepost.tickets.models import Ticket
from tests.requests.conftest import NewTicket, month, prepared
from tests.website.conftest import TODAY, enrolled

pytestmark = pytest.mark.django_db


def at(name: str, request: PaymentRequest, *parts: Any) -> str:
    return reverse(name, args=[request.ticket_id, request.pk, *parts])


def test_the_ladder_leads_to_the_request(
    client: Client, ticket: Ticket, settings_of_requests: RequestSettings
) -> None:
    page = client.get(reverse("ticketholders_one", args=[ticket.pk]) + "?claim=p1m1-2024-02").content.decode()
    address = reverse("request_prepare", args=[ticket.pk]) + "?claim=p1m1-2024-02"
    assert address in page
    form = client.get(address).context["form"]
    assert form.initial == {"claim": "p1m1", "number": None, "month": "2024-02"}
    answer = client.post(address, {"claim": "p1m1", "month": "2024-02"}, follow=True)
    made = PaymentRequest.objects.get()
    assert answer.redirect_chain[-1][0] == at("request", made)
    assert "$1,788" in answer.content.decode()
    again = client.post(address, {"claim": "p1m1", "month": "2024-02"})
    assert again.status_code == 422
    assert "asked for already" in again.content.decode()
    assert PaymentRequest.objects.count() == 1


def test_who_may_not_prepare_is_shown_the_claim(
    northside: Organization, ticket: Ticket, signed_in: Callable[[StaffMember], Client]
) -> None:
    reader = signed_in(enrolled(northside, "reviewer"))
    address = reverse("request_prepare", args=[ticket.pk]) + "?claim=p1m1-2024-02"
    shown = reader.get(address)
    assert shown["Location"] == reverse("ticketholders_one", args=[ticket.pk]) + "?claim=p1m1-2024-02#why"
    assert reader.post(address, {"claim": "p1m1", "month": "2024-02"}).status_code == 403
    assert PaymentRequest.objects.count() == 0


def test_a_payment_that_the_ladder_does_not_give_can_be_prepared_and_is_stopped(
    client: Client, ticket: Ticket
) -> None:
    address = reverse("request_prepare", args=[ticket.pk])
    page = client.post(
        address, {"claim": "outcome", "month": "2024-07", "number": "3"}, follow=True
    ).content.decode()
    assert "stops it" in page
    assert PaymentRequest.objects.get().expected_cents is None


def test_everything_that_can_be_claimed_is_prepared_at_once(client: Client, new_ticket: NewTicket) -> None:
    for number in range(3):
        new_ticket(f"Person {number}", f"T-{number}")
    address = reverse("requests_prepare")
    page = client.get(address)
    assert (page.context["count"], page.context["dollars"]) == (6, 6 * 1_788)
    assert client.post(address, {"claim": ["9" * 80, "x"]}).status_code == 422
    first = page.context["page"][0].pk
    client.post(address, {"claim": [str(first)]})
    assert PaymentRequest.objects.count() == 1
    client.post(address, {"everything": "yes"})
    assert PaymentRequest.objects.filter(state=State.DRAFT).count() == 6
    assert client.get(address).context["count"] == 0


def test_from_draft_to_paid_by_the_pages(
    draft: PaymentRequest,
    coordinator: StaffMember,
    payer: StaffMember,
    signed_in: Callable[[StaffMember], Client],
) -> None:
    mine, theirs = signed_in(coordinator), signed_in(payer)

    def move(client: Client, code: str, **given: Any) -> int:
        return client.post(at("request_move", draft, code), given).status_code

    day = TODAY.isoformat()
    assert move(mine, "prepare") == 302
    assert move(mine, "release") == 403
    assert move(theirs, "release") == 302
    assert move(mine, "send", on=(TODAY + timedelta(1)).isoformat(), way="portal") == 422
    assert move(mine, "send", on=day, way="portal", work_case="123-45-6789") == 422, "no number of anybody"
    assert move(mine, "send", on=day, way="portal", work_case="WC-7") == 302
    assert move(mine, "receive", on=day, work_case="987654321") == 302, (
        "a work case may well have nine digits"
    )
    assert move(mine, "hold", on=day, reason="sam_lapsed", said="SAM expired") == 302
    page = mine.get(at("request", draft)).content.decode()
    assert "Renew the registration" in page
    assert "SAM expired" in page
    assert move(mine, "receive", on=day) == 302
    assert move(mine, "approve", on=day) == 302
    assert move(theirs, "pay", on=day, cents="1,788.00", reference="ACH-3", source="request") == 302
    draft.refresh_from_db()
    assert (draft.state, draft.paid_cents, draft.work_case) == (State.PAID, 178_800, "987654321")
    assert move(mine, "send", on=day, way="portal") == 409
    assert mine.get(at("request_move", draft, "fly")).status_code == 404


def test_what_stops_asks_for_a_reason(
    new_ticket: NewTicket, client: Client, coordinator: StaffMember
) -> None:
    request = prepared(new_ticket(months={}), coordinator)
    preparing.hand_on(request, TODAY, deed=Deed.of(coordinator))
    address = at("request_move", request, "release")
    assert "What to do" in client.get(address).content.decode()
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"override": "Earnings are proven already."}).status_code == 302
    request.refresh_from_db()
    assert request.state == State.READY


def test_a_denied_request_is_mended_by_the_page(
    draft: PaymentRequest, client: Client, coordinator: StaffMember, payer: StaffMember
) -> None:
    preparing.hand_on(draft, TODAY, deed=Deed.of(coordinator))
    releasing.release(draft, TODAY, deed=Deed.of(payer))
    following.send(draft, TODAY, way=Way.PORTAL, deed=Deed.of(payer))
    client.post(
        at("request_move", draft, "deny"), {"on": TODAY.isoformat(), "reason": "evidence", "said": ""}
    )
    page = client.get(at("request", draft)).content.decode()
    assert "Get a clear copy" in page
    assert at("request_mend", draft) in page
    client.post(at("request_mend", draft))
    again = PaymentRequest.objects.get(mends=draft)
    assert at("request", again) in client.get(at("request", draft)).content.decode()
    assert client.post(at("request_mend", draft)).status_code == 409


# The list


def test_the_list_is_filtered_sorted_searched_and_downloaded(
    new_ticket: NewTicket,
    client: Client,
    coordinator: StaffMember,
    payer: StaffMember,
    settings_of_requests: RequestSettings,
) -> None:
    requests = [prepared(new_ticket(name, f"T-{name}"), coordinator) for name in ("Ana", "Ben", "Cia")]
    preparing.hand_on(requests[0], TODAY, deed=Deed.of(coordinator))
    releasing.release(requests[0], TODAY, deed=Deed.of(payer))
    following.send(requests[0], TODAY - timedelta(40), way=Way.FAX, work_case="WC-1", deed=Deed.of(payer))

    def shown(**asked: str) -> list[str]:
        return [one.shown_as for one in client.get(reverse("requests"), asked).context["page"]]

    assert shown()[0] == "Ana", "what has not moved for longest first"
    assert shown(sort="-age")[-1] == "Ana"
    assert shown(sort="who") == ["Ana", "Ben", "Cia"]
    assert shown(sort="-who") == ["Cia", "Ben", "Ana"]
    assert shown(state="sent") == ["Ana"]
    assert shown(waits="program_manager") == ["Ana"]
    assert shown(waits="us", sort="who") == ["Ben", "Cia"]
    assert shown(age="30") == ["Ana"]
    assert shown(age="60") == []
    assert shown(claim="p2") == []
    preparing.withdraw(requests[1], TODAY, deed=Deed.of(coordinator, "Asked for by mistake."))
    assert shown(sort="who") == ["Ana", "Cia"], "it opens with what somebody must still act on"
    assert shown(waits="all", sort="who") == ["Ana", "Ben", "Cia"]
    assert shown(state="withdrawn") == ["Ben"]
    found = client.post(reverse("requests"), {"q": "Ben"}, follow=True)
    assert [one.shown_as for one in found.context["page"]] == ["Ben"]
    assert "Ben" not in found.redirect_chain[-1][0]
    download = client.get(reverse("requests_download", args=["csv"]), {"state": "sent"})
    rows = list(csv.reader(io.StringIO(b"".join(download).decode("utf-8-sig"))))
    assert rows[1][:4] == ["T-Ana", "Phase 1 milestone 1", "2024-02", "sent, no answer yet"]
    assert rows[1][6] == "178800"


def test_the_list_asks_no_more_when_it_is_longer(
    new_ticket: NewTicket, client: Client, coordinator: StaffMember
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert client.get(reverse("requests")).status_code == 200
        return len(counted)

    for number in range(2):
        prepared(new_ticket(f"P{number}", f"T-{number}"), coordinator)
    client.get(reverse("requests"))
    few = queries()
    for number in range(2, 8):
        prepared(new_ticket(f"P{number}", f"T-{number}"), coordinator)
    assert queries() == few


def test_the_same_is_done_with_many(
    new_ticket: NewTicket,
    client: Client,
    coordinator: StaffMember,
    payer: StaffMember,
    settings_of_requests: RequestSettings,
) -> None:
    requests = [prepared(new_ticket(f"P{number}", f"T-{number}"), coordinator) for number in range(3)]
    for request in requests[:2]:
        preparing.hand_on(request, TODAY, deed=Deed.of(coordinator))
    keys = [str(one.pk) for one in requests]
    address = reverse("requests_many")
    assert client.post(address, {"do": "release", "request": keys}).status_code == 200
    assert PaymentRequest.objects.filter(state=State.READY).count() == 0, "it is only asked about"
    left = client.post(address, {"do": "release", "request": keys, "confirmed": "yes"})
    assert [one.pk for one, _why in left.context["left"]] == [requests[2].pk]
    sent = {"do": "send", "request": keys[:2], "confirmed": "yes", "way": "batch", "on": TODAY.isoformat()}
    assert client.post(address, {**sent, "on": ""}).status_code == 422
    assert client.post(address, sent).status_code == 302
    assert PaymentRequest.objects.filter(state=State.SENT, sent_by_way="batch").count() == 2
    denied = {
        "do": "deny",
        "request": keys[:1],
        "confirmed": "yes",
        "on": TODAY.isoformat(),
        "reason": "evidence",
        "said": "",
    }
    assert client.post(address, denied).status_code == 302
    assert PaymentRequest.objects.get(state=State.DENIED).denied_because == DenialCode.EVIDENCE
    assert client.post(address, {"do": "fly", "request": keys}).status_code == 302


# Evidence


def test_evidence_is_attached_and_taken_off(
    draft: PaymentRequest, client: Client, stub: Callable[..., PayStub]
) -> None:
    late = stub()
    address = at("request_attach", draft)
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"item": f"stub-{late.pk}"}).status_code == 302
    row = draft.evidence.get()
    assert "Bakery Sol" in client.get(at("request", draft)).content.decode()
    assert client.post(at("request_take_off", draft, row.pk)).status_code == 302
    row.refresh_from_db()
    assert row.taken_off_at is not None


def test_a_note_that_two_write_is_not_lost(draft: PaymentRequest, client: Client) -> None:
    address = at("request_note", draft)
    version = draft.version
    assert client.post(address, {"note": "First", "version": version}).status_code == 302
    second = client.post(address, {"note": "Second", "version": version})
    assert second.status_code == 422
    assert "Second" in second.content.decode()
    refused = client.post(address, {"note": "Call about 123-45-6789", "version": version + 1})
    assert "Social Security number" in refused.content.decode()


# Settings, reasons


def test_settings_are_kept_and_journaled(
    northside: Organization,
    administrator: StaffMember,
    payer: StaffMember,
    signed_in: Callable[[StaffMember], Client],
) -> None:
    client = signed_in(administrator)
    address = reverse("requests_settings")
    form = client.get(address).context["form"]
    assert form.initial["second_person_above"] is None, "one person can work alone"
    given = {
        "second_person_above": "500",
        "payments_contact": str(payer.pk),
        "ask_again_days": "21",
        "unpaid_days": "45",
        "version": "1",
    }
    assert client.post(address, {**given, "ask_again_days": "0"}).status_code == 422
    assert client.post(address, given).status_code == 302
    kept = RequestSettings.objects.get(organization=northside)
    assert (kept.second_person_above, kept.payments_contact, kept.ask_again_days) == (50_000, payer, 21)
    assert Entry.objects.filter(action="request settings changed").count() == 1
    assert signed_in(payer).get(address).status_code == 403


def test_reasons_are_counted(
    new_ticket: NewTicket,
    client: Client,
    coordinator: StaffMember,
    payer: StaffMember,
    settings_of_requests: RequestSettings,
) -> None:
    for number, reason in enumerate(("evidence", "evidence", "sam_lapsed")):
        request = prepared(new_ticket(f"P{number}", f"T-{number}"), coordinator)
        preparing.hand_on(request, TODAY, deed=Deed.of(coordinator))
        releasing.release(request, TODAY, deed=Deed.of(payer))
        following.send(request, TODAY, way=Way.PORTAL, deed=Deed.of(payer))
        following.deny(request, TODAY - timedelta(31 * number), DenialCode(reason), deed=Deed.of(payer))
    page = client.get(reverse("requests_reasons"))
    came = [(line["one"].denial.code, line["one"].count) for line in page.context["came"]]
    assert came == [("evidence", 2), ("sam_lapsed", 1)]
    assert sum(page.context["came"][0]["cells"]) == 2
    assert page.content.decode().count("<cite>") >= 29
    download = client.get(reverse("requests_reasons_download", args=["csv"]))
    rows = list(csv.reader(io.StringIO(b"".join(download).decode("utf-8-sig"))))
    assert rows[1][0] == "evidence"
    assert rows[1][6] == "2"


def test_spanish_pages_say_it_in_spanish(draft: PaymentRequest, client: Client) -> None:
    client.cookies["language"] = "es"
    with translation.override("en"):  # afterwards this thread speaks as before
        page = client.get(reverse("requests_reasons")).content.decode()
    assert "El registro en SAM ha vencido" in page


def test_the_list_shows_and_adds_up_what_was_paid(
    client: Client, ticket: Ticket, payer: StaffMember, settings_of_requests: object
) -> None:
    paid = following.Paid(TODAY, 123_456, "ACH-1", Source.EPAY)
    wanted = preparing.Wanted(ticket, ClaimCode.P1M1, month("2024-02"))
    following.found_paid(wanted, paid, provider="Northside", deed=Deed.of(payer))
    opened = client.get(reverse("requests"))
    assert "No request waits for anybody." in opened.text
    page = client.get(reverse("requests"), {"waits": "all"})
    assert page.text.count("$1,234.56") == 2
    assert "not known" not in page.text.split("<tbody>")[1]
