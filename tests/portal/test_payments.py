"""The lists of payments made and pending, beside our money and our requests."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.payments.models import MoneyReceived
from milepost.payments.recording_actions import name_person
from milepost.portal.models import Difference
from milepost.requests.models import PaymentRequest, RequestSettings
from milepost.rulebook.facts import ClaimCode
from milepost.tickets.models import Ticket
from tests.payments.conftest import M1, came, sent
from tests.portal.giving import (
    PAID,
    PENDING,
    SSNS,
    carry_out_all,
    codes,
    compared,
    csv_of,
    exported,
    found,
    openpyxl_of,
    post,
    with_number,
    xlsx_of,
)
from tests.requests.conftest import month
from tests.website.test_pages import SignedIn

pytestmark = pytest.mark.usefixtures("settings_of_requests")


@pytest.fixture
def browser(administrator: StaffMember, signed_in: SignedIn) -> Client:
    return signed_in(administrator)


def paid_row(number: int, case: str, claim: str, month: str, cents: int, way: str = "Request") -> list[Any]:
    return [
        SSNS[number],
        f"Somebody {'abcdefgh'[number % 8]}",
        case,
        claim,
        month,
        date(2025, 12, 1),
        f"${cents / 100:,.2f}",
        way,
    ]


def test_a_payment_nobody_had_claimed_comes_in_as_epay(
    northside: Organization, ticket: Ticket, browser: Client
) -> None:
    with_number(ticket, 1)
    before = exported(northside)
    rows = [PAID, paid_row(1, "", "Phase 1 Milestone 1", "02/2024", M1, "ePay")]
    file = compared(browser, "paid", openpyxl_of(rows, "Payments already made"))
    assert codes(file) == ["PAID_EPAY"]
    assert not MoneyReceived.objects.exists()
    carry_out_all(browser, file)
    line = MoneyReceived.objects.get()
    assert (line.cents, line.source, line.state, line.ticket) == (M1, "epay", "matched", ticket)
    request = PaymentRequest.objects.get()
    assert (request.state, request.claim, request.source) == ("paid", "p1m1", "epay")
    assert exported(northside) != before
    post(browser, "portal_undo", file)
    assert file.state == "undone"
    assert exported(northside) == before
    line.refresh_from_db()
    assert line.state == "withdrawn", "it stays on record and is no money"


def test_a_payment_that_we_had_asked_for_pays_the_request(
    northside: Organization, ticket: Ticket, administrator: StaffMember, browser: Client
) -> None:
    with_number(ticket, 1)
    request = sent(ticket, administrator)
    before = exported(northside)
    file = compared(browser, "paid", xlsx_of([PAID, paid_row(1, "wc-1", "P1M1", "2024-02", M1)]))
    assert codes(file) == ["PAID_NOT_HERE"]
    carry_out_all(browser, file)
    request.refresh_from_db()
    assert (request.state, request.paid_cents, request.source) == ("paid", M1, "request")
    post(browser, "portal_undo", file)
    request.refresh_from_db()
    assert (request.state, request.paid_cents) == ("sent", None)
    assert exported(northside) == before


def test_other_amounts_unknown_people_and_money_that_is_not_there(
    new_ticket: Any, administrator: StaffMember, browser: Client
) -> None:
    one, two = new_ticket(), new_ticket("Luis Rosa", "T-2")
    with_number(one, 1)
    with_number(two, 2)
    came(administrator, M1, ticket=one, claim=ClaimCode.P1M1, work_case="WC-9")
    came(administrator, M1 + 100, ticket=two, work_case="WC-10", received_on=date(2025, 12, 1))
    rows = [
        PAID,
        paid_row(1, "WC-9", "P1M1", "2024-02", M1 - 5_000),
        paid_row(7, "WC-77", "P1M1", "2024-02", M1),
    ]
    file = compared(browser, "paid", xlsx_of(rows))
    assert codes(file) == ["PAID_AMOUNT", "PAID_UNKNOWN", "PAID_NOT_THERE"]
    post(browser, "portal_act_on_all", file, code="PAID_UNKNOWN")
    line = MoneyReceived.objects.get(work_case="WC-77")
    assert (line.state, line.ticket, line.about.open()) == ("unmatched", None, "Somebody h")
    taken = Difference.objects.get(file=file, code="PAID_UNKNOWN")
    back = {"do": "take_back", "why": "It was not ours."}
    page = browser.post(reverse("portal_difference", args=[taken.pk]), back, follow=True)
    assert "Money was recorded as one list." in page.text
    taken.refresh_from_db()
    assert taken.state == "done", "one payment of a list is not taken back here"


def test_only_who_may_record_money_takes_it(
    ticket: Ticket, coordinator: StaffMember, signed_in: SignedIn
) -> None:
    with_number(ticket, 1)
    client = signed_in(coordinator)
    file = compared(client, "paid", xlsx_of([PAID, paid_row(1, "", "P1M1", "2024-02", M1, "ePay")]))
    assert codes(file) == ["PAID_EPAY"]
    one = Difference.objects.get(file=file)
    for address, data in (
        (f"/portal/{file.pk}/all/", {"code": "PAID_EPAY"}),
        (f"/portal/differences/{one.pk}/", {"do": "carry_out"}),
        (f"/portal/{file.pk}/differences/", {"do": "carry_out", "difference": str(one.pk)}),
    ):
        assert client.post(address, data).status_code == 403
    assert not MoneyReceived.objects.exists()


def test_pending_payments(
    northside: Organization,
    new_ticket: Any,
    administrator: StaffMember,
    settings_of_requests: RequestSettings,
    browser: Client,
) -> None:
    tickets = [new_ticket(f"Holder {'abcdef'[number]}", f"T-{number}") for number in range(6)]
    for number, one in enumerate(tickets):
        with_number(one, number)
    first = sent(tickets[0], administrator, work_case="WC-0")
    second = sent(tickets[1], administrator, work_case="")
    third = sent(tickets[2], administrator, work_case="WC-2")
    gone = sent(tickets[3], administrator, work_case="WC-3")
    before = exported(northside)

    def row(number: int, case: str, status: str = "Pending") -> list[Any]:
        return [
            SSNS[number],
            f"Holder {'abcdef'[number % 6]}",
            case,
            "P1 M1",
            "February 2024",
            status,
            date(2025, 12, 1),
        ]

    rows = [
        PENDING,
        row(0, "WC-0"),
        row(1, "WC-1"),
        row(2, "WC-2", "Sent to FO"),
        row(4, "WC-4"),
        row(40, "WC-40"),
    ]
    content = (
        csv_of([[f"{cell:%Y-%m-%d}" if isinstance(cell, date) else cell for cell in one] for one in rows])
        + b"\r\n"
    )
    file = compared(browser, "pending", content)
    assert codes(file) == [
        "PENDING_CASE",
        "PENDING_STATE",
        "PENDING_NOT_HERE",
        "PENDING_UNKNOWN",
        "PENDING_NOT_THERE",
    ]
    carry_out_all(browser, file)
    for one in (first, second, third, gone):
        one.refresh_from_db()
    assert (second.work_case, third.state, first.state) == ("WC-1", "field_office", "sent")
    assert gone.asked_again_on is not None
    assert {state for _code, state in found(file)} == {"done", "open"}, (
        "what is mended by hand is told one by one"
    )
    post(browser, "portal_undo", file)
    for one in (second, third, gone):
        one.refresh_from_db()
    assert [second.work_case, third.state, str(gone.asked_again_on)] == ["", "sent", "None"]
    assert exported(northside) == before


def unknown_row(cents: int, reference: str = "", number: int = 5) -> list[Any]:
    return [*paid_row(number, "", "", "", cents), reference]


def test_money_of_nobody_known_is_not_taken_twice(payer: StaffMember, browser: Client) -> None:
    came(payer, 31_000, about="A name that nobody here has")
    listed = [[*PAID, "Payment Reference"], unknown_row(31_000), unknown_row(31_001)]
    file = compared(browser, "paid", xlsx_of(listed))
    assert codes(file) == ["PAID_UNKNOWN"], "the other sum alone is new"
    carry_out_all(browser, file)
    again = compared(browser, "paid", xlsx_of([*listed, unknown_row(31_002)]), "again.xlsx")
    assert codes(again) == ["PAID_UNKNOWN"]
    assert sorted(MoneyReceived.objects.values_list("cents", flat=True)) == [31_000, 31_001]


def test_named_since_it_is_still_the_line_of_the_list(
    ticket: Ticket, payer: StaffMember, browser: Client
) -> None:
    line = came(payer, M1, about="A number mistaken", claim=ClaimCode.P1M1, month=month("2024-02"))
    name_person(line, ticket, deed=Deed.of(payer))
    assert line.state == "matched"
    rows = [PAID, paid_row(5, "", "Phase 1 Milestone 1", "02/2024", M1)]
    assert codes(compared(browser, "paid", xlsx_of(rows))) == []


def test_the_same_reference_is_the_same_money_unless_of_somebody_else(
    ticket: Ticket, payer: StaffMember, browser: Client
) -> None:
    with_number(ticket, 1)
    came(payer, M1, reference="ACH-7")
    row = paid_row(1, "", "Phase 1 Milestone 1", "02/2024", M1)
    listed = [[*PAID, "Payment Reference"], [*row, "ach-7"]]
    assert codes(compared(browser, "paid", xlsx_of(listed))) == []
    other = [[*PAID, "Payment Reference"], [*row, "ACH-8"]]
    assert codes(compared(browser, "paid", xlsx_of(other), "other.xlsx")) == ["PAID_EPAY"]
