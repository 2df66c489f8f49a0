"""What a plan waits for: each thing once, with its day, and no more queries for more Tickets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.plans import actions
from milepost.plans.demonstration import STEPS, load_plans
from milepost.plans.models import Disclosure, PlanVersion, Signature
from milepost.plans.sealing import content_is_whole, verify_signature
from milepost.plans.signing_actions import send_link
from milepost.plans.waiting import WORDS, waiting
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.waiting import Waiting
from tests.plans.making import draft, offered, signed, signed_by
from tests.website.conftest import TODAY, enrolled


def found(ticket: Ticket, day: date = TODAY) -> dict[str, Waiting]:
    every = list(waiting([ticket], day))
    assert len({one.code for one in every}) == len(every)
    for one in every:
        words = WORDS[one.code]
        assert str(words.sentence) % one.figures
        assert reverse(words.route, kwargs={"ticket_id": ticket.pk, **one.parts})
    return {one.code: one for one in every}


def test_an_assigned_ticket_without_a_plan(ticket: Ticket) -> None:
    assert set(found(ticket)) == {"plan_missing"}
    Assignment.objects.filter(ticket=ticket).update(plan_signed_on=TODAY)
    assert found(ticket) == {}, "its plan is known from elsewhere"
    Assignment.objects.filter(ticket=ticket).update(plan_signed_on=None, unassigned_on=TODAY)
    assert found(ticket) == {}


def test_from_the_draft_to_the_copy(ticket: Ticket, deed: Deed) -> None:
    version = draft(ticket, deed, says_privacy=False)
    assert found(ticket)["plan_incomplete"].figures == {"count": 1}
    actions.withdraw(version, "to begin anew", deed=deed)
    version = offered(ticket, deed)
    assert found(ticket)["plan_unsent"].figures["who"] == {"en": "Ticketholder", "es": "Titular del Ticket"}
    send_link(version.signatures.all()[0], day=TODAY - timedelta(days=4), deed=deed)
    assert found(ticket)["plan_sent"].figures["sent_on"] == "2025-12-11"
    signed_by(version, Signature.Role.TICKETHOLDER, deed)
    assert "plan_ours_to_sign" in found(ticket)
    signed_by(version, Signature.Role.EMPLOYMENT_NETWORK, deed)
    assert {"plan_days_left", "plan_undiscussed", "plan_untold", "plan_no_copy"} == set(found(ticket))
    talk = {"held_on": TODAY, "manner": "phone", "summary": "a", "assessment": "b"}
    actions.add_discussion(ticket, talk, deed=deed)
    actions.tell(ticket, Disclosure.Item.values, TODAY, deed=deed)
    version.refresh_from_db()
    actions.give_copy(version, TODAY, "braille", deed=deed)
    actions.record_sending(version, actions.Sending(TODAY, "fax", TODAY), day=TODAY, deed=deed)
    assert found(ticket) == {}


@pytest.mark.parametrize(
    ("day", "code", "days", "lost_on"),
    [
        (date(2025, 12, 15), "plan_days_left", 17, date(2026, 1, 1)),
        (date(2025, 12, 30), "plan_days_left", 2, date(2026, 1, 1)),
        (date(2025, 12, 31), "plan_last_day", 1, date(2026, 1, 1)),
        (date(2026, 1, 1), "plan_days_left", 31, date(2026, 2, 1)),
    ],
)
def test_days_until_this_costs_a_payable_month(
    ticket: Ticket, deed: Deed, day: date, code: str, days: int, lost_on: date
) -> None:
    signed(ticket, deed)
    one = found(ticket, day)[code]
    assert (one.figures["days"], one.lost_on) == (days, lost_on)
    assert one.figures["month"] == f"{lost_on:%Y-%m}"


def test_a_newer_plan_of_a_ticket_that_is_assigned_long_costs_no_month(ticket: Ticket, deed: Deed) -> None:
    Assignment.objects.filter(ticket=ticket).update(assigned_on=date(2023, 5, 10))
    signed(ticket, deed)
    one = found(ticket)["plan_unreceived"]
    assert (one.due_on, one.lost_on) == (date(2025, 12, 29), None)
    kept = Assignment.objects.get(ticket=ticket)
    assert kept.plan_signed_on is None, "what is payable since 2023 stays payable"


def test_queries_do_not_grow_with_tickets(northside: Organization, ticket: Ticket, deed: Deed) -> None:
    tickets = list(Ticket.objects.filter(organization=northside).select_related("holder", "organization"))
    Ticket.objects.filter(pk=ticket.pk).update(born_on=None)
    for one in tickets[:6]:
        offered(one, deed)
    counts = []
    for some in (tickets[:2], tickets[:6], tickets):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            list(waiting(some, TODAY))
        counts.append(len(asked))
    assert len(set(counts)) == 1, counts
    assert counts[0] <= 8


def test_the_demonstration_shows_a_plan_in_each_state(northside: Organization) -> None:
    enrolled(northside, "coordinator")
    load_plans(northside, TODAY)
    versions = PlanVersion.objects.filter(organization=northside)
    states: list[Any] = sorted(versions.values_list("state", flat=True))
    assert len(states) == len(STEPS) + 1
    assert set(states) == {"draft", "offered", "signed", "in_force"}
    assert all(content_is_whole(one) for one in versions.exclude(state="draft"))
    assert all(verify_signature(one) for one in Signature.objects.filter(at__isnull=False))
