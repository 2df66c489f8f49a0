"""What a request asks of somebody, on each side of its day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.desk.gathering import gather_again
from milepost.desk.models import Thing
from milepost.organizations.models import StaffMember
from milepost.requests.choices import State
from milepost.requests.models import PaymentRequest, RequestSettings
from milepost.requests.waiting import WORDS, waiting
from milepost.rulebook.requests import DenialCode
from milepost.tickets.models import Ticket
from tests.requests.conftest import NewTicket, prepared
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db
LAST = date(2026, 2, 28)


def told(
    request: PaymentRequest, day: date = TODAY, **values: Any
) -> list[tuple[str, date | None, date | None]]:
    PaymentRequest.objects.filter(pk=request.pk).update(**values)
    return [(one.code, one.due_on, one.lost_on) for one in waiting([request.ticket], day)]


def test_what_we_have_to_do_ourselves_waits_until_it_is_lost(draft: PaymentRequest) -> None:
    lost_on = LAST + timedelta(1)
    assert told(draft) == [("request_finish", None, lost_on)]
    assert told(draft, state=State.PREPARED) == [("request_release", None, lost_on)]
    assert told(draft, state=State.READY) == [("request_send", None, lost_on)]


@pytest.mark.parametrize("state", ["sent", "pending", "field_office", "pushed"])
def test_thirty_days_without_a_word_ask_for_a_question(draft: PaymentRequest, state: str) -> None:
    due = TODAY + timedelta(30)
    assert told(draft, due - timedelta(1), state=state) == []
    assert told(draft, due, state=state) == [("request_ask", due, None)]
    asked_on = TODAY + timedelta(10)
    assert told(draft, due, state=state, asked_again_on=asked_on) == []
    assert told(draft, asked_on + timedelta(30), state=state) == [
        ("request_ask", asked_on + timedelta(30), None)
    ]


def test_the_days_are_a_setting(draft: PaymentRequest) -> None:
    RequestSettings.objects.update(ask_again_days=5, unpaid_days=7)
    assert told(draft, TODAY + timedelta(5), state=State.SENT)[0][0] == "request_ask"
    assert told(draft, TODAY + timedelta(6), state=State.APPROVED) == []
    assert told(draft, TODAY + timedelta(7), state=State.APPROVED)[0][0] == "request_unpaid"


def test_a_diary_waits_with_its_cure(draft: PaymentRequest) -> None:
    PaymentRequest.objects.update(state=State.DIARY, held_because=DenialCode.SAM_LAPSED)
    one = next(waiting([draft.ticket], TODAY))
    assert (one.code, one.lost_on, one.dollars) == ("request_diary", None, 1_788)
    assert one.figures["cure"]["en"].startswith("Renew the registration")
    assert one.figures["cure"]["es"].startswith("Renueve el registro")


def test_a_denied_request_waits_while_it_can_be_mended(draft: PaymentRequest) -> None:
    denied: dict[str, Any] = {"state": State.DENIED, "denied_because": DenialCode.EVIDENCE}
    assert told(draft, LAST, **denied) == [("request_mend", None, LAST + timedelta(1))]
    assert told(draft, LAST + timedelta(1)) == []
    assert told(draft, denied_because=DenialCode.LOOK_BACK) == [], "it cannot be asked for again"
    assert told(draft, state=State.RESUBMITTED) == []


@pytest.mark.parametrize("state", ["paid", "withdrawn", "resubmitted"])
def test_what_is_done_waits_for_nobody(draft: PaymentRequest, state: str) -> None:
    values = {"paid_on": TODAY, "paid_cents": 1} if state == "paid" else {}
    assert told(draft, TODAY + timedelta(400), state=state, **values) == []


def test_today_shows_the_request_and_not_the_claim_beside_it(ticket: Ticket, draft: PaymentRequest) -> None:
    gather_again([ticket])
    shown = set(
        Thing.objects.filter(ticket=ticket, is_aside=False).values_list(
            "code", "figures__claim", "parts__claim"
        )
    )
    assert ("request_finish", "p1m1-2024-02", None) in shown
    assert not [one for one in shown if one[0] == "claim_payable" and one[2] == "p1m1-2024-02"]
    assert [one for one in shown if one[0] == "claim_payable" and one[2] == "p1m2-2024-04"]


def test_three_queries_however_many_tickets(new_ticket: NewTicket, coordinator: StaffMember) -> None:
    tickets = [new_ticket(f"P{number}", f"T-{number}") for number in range(5)]
    for ticket in tickets:
        prepared(ticket, coordinator)
    with CaptureQueriesContext(connection) as counted:
        assert len(list(waiting(tickets, TODAY))) == 5
    assert len(counted) == 3
    assert set(WORDS) >= {one.code for one in waiting(tickets, TODAY)}
