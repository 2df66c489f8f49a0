"""What waits: each code on both sides of its day, and no more queries for more Tickets."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from milepost.intake.models import IntakeSettings
from milepost.intake.waiting import WORDS, waiting
from milepost.organizations.models import Identity, Organization
from milepost.rulebook.facts import AssignmentKind, PaymentSystem, UseState
from milepost.tickets.models import Assignment, Ticket, UsePeriod, VocationalRehabilitationCase
from milepost.tickets.queries import tickets_of
from tests.intake.conftest import NewCandidate
from tests.intake.test_moves import leads_to

pytestmark = pytest.mark.django_db


def codes(ticket: Ticket, day: date) -> dict[str, Any]:
    return {one.code: one for one in waiting([Ticket.objects.get(pk=ticket.pk)], day)}


def test_a_candidate_whom_nobody_touches(candidate: NewCandidate) -> None:
    ticket = candidate()  # on 1 December
    assert codes(ticket, date(2025, 12, 14)) == {}
    found = codes(ticket, date(2025, 12, 15))["candidate_quiet"]
    assert found.due_on == date(2025, 12, 15)
    assert found.figures == {"since": "2025-12-01"}


def test_the_number_of_days_is_the_organizations(client: Client, candidate: NewCandidate) -> None:
    ticket = candidate()
    client.post(
        reverse("intake_settings"),
        {"answer_days": "10", "quiet_days": "3", "ahead_days": "5", "version": "1"},
    )
    assert IntakeSettings.objects.get().quiet_days == 3
    assert "candidate_quiet" in codes(ticket, date(2025, 12, 4))
    assert codes(ticket, date(2025, 12, 3)) == {}


def test_an_answer_grows_old(client: Client, candidate: NewCandidate) -> None:
    ticket = candidate()
    leads_to(client, ticket, through="assignable")  # asked on 3 December, good to the 31st
    assert "answer_old" not in codes(ticket, date(2025, 12, 31))
    assert codes(ticket, date(2026, 1, 1))["answer_old"].due_on == date(2026, 1, 1)


def test_a_plan_that_is_not_assigned(client: Client, candidate: NewCandidate) -> None:
    ticket = candidate()
    leads_to(client, ticket)  # the plan began on the tests' day, 15 December
    assert "plan_not_assigned" not in codes(ticket, date(2025, 12, 28))
    assert "plan_not_assigned" in codes(ticket, date(2025, 12, 29))


def unassigned(ticket: Ticket, on: date, *, extension: bool) -> None:
    Assignment.objects.create(
        organization=ticket.organization,
        ticket=ticket,
        provider="Northside Works",
        kind=AssignmentKind.EMPLOYMENT_NETWORK,
        system=PaymentSystem.MILESTONE_OUTCOME,
        assigned_on=on - timedelta(days=300),
        unassigned_on=on,
    )
    if extension:
        UsePeriod.objects.create(
            organization=ticket.organization,
            ticket=ticket,
            state=UseState.EXTENSION,
            from_day=on,
            to_day=on + timedelta(days=89),
        )


def test_the_days_after_an_unassignment_run_out(candidate: NewCandidate, identity: Identity) -> None:
    ticket = candidate()
    unassigned(ticket, date(2025, 10, 1), extension=True)  # day 90 is 29 December
    assert codes(ticket, date(2025, 12, 7)) == {}
    found = codes(ticket, date(2025, 12, 8))
    assert set(found) == {"extension_ends", "waiver_closes"}
    for one in found.values():
        assert (one.due_on, one.lost_on) == (date(2025, 12, 29), date(2025, 12, 30))
        assert one.figures == {"last": "2025-12-29"}
    assert set(codes(ticket, date(2025, 12, 29))) == {"extension_ends", "waiver_closes"}
    assert codes(ticket, date(2025, 12, 30)) == {}


def test_the_days_after_a_vr_closure_run_out_for_a_candidate(candidate: NewCandidate) -> None:
    ticket = candidate()
    VocationalRehabilitationCase.objects.create(
        organization=ticket.organization, ticket=ticket, agency="VR", closed_on=date(2025, 9, 20)
    )
    assert "waiver_closes" in codes(ticket, date(2025, 12, 18))
    assert "waiver_closes" not in codes(ticket, date(2025, 12, 19))


def test_an_unassignment_that_is_to_come(candidate: NewCandidate, identity: Identity) -> None:
    ticket = candidate()
    unassigned(ticket, date(2026, 1, 1), extension=False)
    assert codes(ticket, date(2025, 12, 15))["unassigned_soon"].due_on == date(2026, 1, 1)


def test_every_code_has_its_words_and_leads_somewhere() -> None:
    figures = {"since": "2025-12-01", "asked": "2025-12-01", "last": "2025-12-01", "on": "2025-12-01"}
    ticket_id = "00000000-0000-4000-8000-000000000000"
    for words in WORDS.values():
        assert "2025-12-01" in str(words.sentence) % figures
        assert str(words.button)
        assert reverse(words.route, kwargs={"ticket_id": ticket_id})


def test_more_tickets_ask_no_more_of_the_database(
    client: Client, candidate: NewCandidate, northside: Organization
) -> None:
    def queries(tickets: list[Ticket]) -> int:
        with CaptureQueriesContext(connection) as asked:
            list(waiting(tickets, date(2025, 12, 29)))
        return len(asked)

    leads_to(client, candidate())
    few = queries(list(tickets_of(northside)[:2]))
    assert queries(list(tickets_of(northside))) == few
    assert list(waiting([], date(2025, 12, 29))) == []
