"""From candidate to assignment and after it, as the pages do it: what each move writes, refuses, and takes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from milepost.claims.models import RecordedPayment
from milepost.claims.stored_facts import facts_of, keep_facts
from milepost.intake.models import Step
from milepost.intake.queries import state_of
from milepost.journal.models import Entry
from milepost.organizations.models import Election, Identity, Organization, StaffMember
from milepost.rulebook.facts import UseState
from milepost.tickets.models import Assignment, Ticket, UsePeriod, VocationalRehabilitationCase
from milepost.tickets.states import State
from tests.intake.conftest import NewCandidate
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db

ASSESSED = {
    "on": "2025-12-02", "receives_benefit": "yes", "paid_before": "no", "will_earn": "yes", "ticket_available": "not_known",
    "advice": "for", "because": "Wants full-time work and means it.",
}  # fmt: skip
ANSWERED = {"asked_on": "2025-12-03", "way": "portal", "answer": "assignable"}
DAYS = {"plan_signed_on": "2025-12-08", "assigned_on": "2025-12-10", "plan_received_on": "2025-12-11"}


def at(ticket: Ticket, name: str, *more: Any) -> str:
    return reverse(name, args=[ticket.pk, *more])


def move(client: Client, ticket: Ticket, code: str, **given: str) -> Any:
    return client.post(at(ticket, "assignment_move", code), given, follow=True)


def leads_to(client: Client, ticket: Ticket, *, through: str = "plan") -> None:
    """The way through the pages as far as that state."""
    client.post(at(ticket, "assignment_assess"), ASSESSED)
    client.post(at(ticket, "assignment_check"), ANSWERED)
    assert state_of(ticket, TODAY) is State.ASSIGNABLE
    if through == "plan":
        move(client, ticket, "begin_plan")
        assert state_of(ticket, TODAY) is State.PLAN


@pytest.fixture
def assigned(client: Client, candidate: NewCandidate, identity: Identity) -> Ticket:
    ticket = candidate()
    leads_to(client, ticket)
    answer = move(client, ticket, "assign", identity=str(identity.pk), **DAYS)
    assert "It is saved." in answer.text
    assert state_of(ticket, TODAY) is State.ASSIGNED
    return ticket


def test_from_candidate_to_assigned(assigned: Ticket, identity: Identity) -> None:
    held = Assignment.objects.get(ticket=assigned)
    assert (held.provider, held.system, held.kind) == ("Northside Works", "milestone_outcome", "en")
    assert (held.assigned_on, held.plan_signed_on, held.plan_received_on) == (
        date(2025, 12, 10),
        date(2025, 12, 8),
        date(2025, 12, 11),
    )
    assigned.refresh_from_db()
    assert assigned.identity == identity
    assert facts_of([assigned])[assigned.pk].assignments[0].assigned_on == held.assigned_on
    moves = list(Step.objects.filter(ticket=assigned).values_list("move", flat=True))
    assert moves == ["begun", "advise_for", "found_assignable", "begin_plan", "assign"]
    assert Entry.objects.filter(action="assigned", subject_id=str(assigned.pk)).count() == 1


def test_the_page_says_what_is_next_and_why_other_things_are_not(
    client: Client, candidate: NewCandidate
) -> None:
    ticket = candidate()
    page = client.get(at(ticket, "assignments")).text
    assert "Next: Assess" in page
    assert "Assess the candidate first" in page
    assert "It cannot be told yet" in page
    assert "Help Line" in page
    refused = client.get(at(ticket, "assignment_move", "assign"))
    assert refused.status_code == 409
    assert "Assess the candidate first" in refused.text
    assert client.get(at(ticket, "assignment_move", "dance")).status_code == 404


def test_an_assessment_that_advises_against_stops_and_another_goes_on(
    client: Client, candidate: NewCandidate
) -> None:
    ticket = candidate()
    client.post(at(ticket, "assignment_check"), ANSWERED)
    client.post(at(ticket, "assignment_assess"), {**ASSESSED, "advice": "against"})
    assert state_of(ticket, TODAY) is State.ADVISED_AGAINST
    assert "advised against it" in client.get(at(ticket, "assignment_move", "assign")).text
    client.post(at(ticket, "assignment_assess"), ASSESSED)
    assert state_of(ticket, TODAY) is State.ASSIGNABLE, "the answer of before is still good"
    client.post(
        at(ticket, "assignment_check"), {**ANSWERED, "asked_on": "2025-12-04", "answer": "not_assignable"}
    )
    assert state_of(ticket, TODAY) is State.ADVISED_FOR
    assert client.post(at(ticket, "assignment_assess"), {**ASSESSED, "because": ""}).status_code == 422


def test_what_the_days_mean_is_shown_before_anything_is_kept(
    client: Client, candidate: NewCandidate, identity: Identity
) -> None:
    ticket = candidate()
    leads_to(client, ticket)
    days = {"plan_signed_on": "2025-11-10", "assigned_on": "2025-11-10", "plan_received_on": "2025-12-11"}
    client.post(
        at(ticket, "assignment_check"), {**ANSWERED, "asked_on": "2025-11-12", "valid_until": "2025-12-31"}
    )
    answer = move(client, ticket, "assign", identity=str(identity.pk), look="yes", **days)
    assert (
        "The first payable month is January 2026, because the plan signed on 10 November 2025" in answer.text
    )
    assert "Read by the regulation, which knows no 14 days, it would be December 2025." in answer.text
    assert not Assignment.objects.filter(ticket=ticket).exists()


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"plan_signed_on": ""}, "not signed by both"),
        ({"plan_signed_on": "2025-12-11"}, "cannot count from an earlier day"),
        ({"assigned_on": "2025-12-16"}, "This day is still ahead."),
        ({"plan_received_on": "2025-12-07"}, "before it was signed"),
        ({"assigned_on": "2026-02-30"}, "Enter a valid date"),
        ({"assigned_on": "2025-11-30", "plan_signed_on": "2025-11-30"}, "Record the answer of SSA first"),
    ],
)
def test_an_assignment_that_cannot_be(
    client: Client, candidate: NewCandidate, identity: Identity, wrong: dict[str, str], said: str
) -> None:
    ticket = candidate()
    leads_to(client, ticket)
    answer = move(client, ticket, "assign", identity=str(identity.pk), **{**DAYS, **wrong})
    assert answer.status_code == 422
    assert said in answer.text
    assert not Assignment.objects.filter(ticket=ticket).exists()


def test_what_our_records_do_not_know_the_portal_may_show(
    client: Client, candidate: NewCandidate, identity: Identity
) -> None:
    ticket = candidate(born_on=None)
    leads_to(client, ticket)
    answer = move(client, ticket, "assign", identity=str(identity.pk), **DAYS)
    assert "birth date is not known" in answer.text
    answer = move(
        client,
        ticket,
        "assign",
        identity=str(identity.pk),
        portal_shows="on",
        **{**DAYS, "plan_signed_on": ""},
    )
    assert answer.status_code == 422, "without a plan there is no assignment, whatever the Portal shows"
    move(client, ticket, "assign", identity=str(identity.pk), portal_shows="on", **DAYS)
    assert state_of(ticket, TODAY) is State.ASSIGNED


def test_a_double_click_assigns_once(client: Client, assigned: Ticket, identity: Identity) -> None:
    again = client.post(at(assigned, "assignment_move", "assign"), {"identity": str(identity.pk), **DAYS})
    assert again.status_code == 409
    assert Assignment.objects.filter(ticket=assigned).count() == 1


def test_without_an_election_the_system_is_asked_for(
    client: Client, candidate: NewCandidate, identity: Identity
) -> None:
    Election.objects.all().delete()
    ticket = candidate()
    leads_to(client, ticket)
    assert (
        "No election of this identity"
        in move(client, ticket, "assign", identity=str(identity.pk), **DAYS).text
    )
    move(client, ticket, "assign", identity=str(identity.pk), system="outcome_only", **DAYS)
    assert Assignment.objects.get(ticket=ticket).system == "outcome_only"


@pytest.mark.parametrize(
    ("reason", "extended"),
    [("dissatisfied", True), ("moved", True), ("provider_closed", True), ("other_reason", False)],
)
def test_unassigning(client: Client, assigned: Ticket, reason: str, *, extended: bool) -> None:
    move(client, assigned, "unassign", asked_on="2025-12-15", reason=reason, note="Said so on the telephone.")
    held = Assignment.objects.get(ticket=assigned)
    assert held.unassigned_on == date(2026, 1, 1), "411.145: the 1st of the next month"
    spans = list(UsePeriod.objects.filter(ticket=assigned).values_list("state", "from_day", "to_day"))
    assert spans == ([(UseState.EXTENSION, date(2026, 1, 1), date(2026, 3, 31))] if extended else [])
    assert state_of(assigned, TODAY) is State.ASSIGNED
    assert state_of(assigned, date(2026, 1, 1)) is (State.EXTENSION if extended else State.UNASSIGNED)
    assert state_of(assigned, date(2026, 4, 1)) is State.UNASSIGNED
    again = move(client, assigned, "unassign", asked_on="2025-12-15", reason=reason)
    assert "It is unassigned already" in again.text
    assert Step.objects.filter(ticket=assigned, move__startswith="unassign").count() == 1


def test_the_portals_own_day_may_differ_from_the_first(client: Client, assigned: Ticket) -> None:
    move(client, assigned, "unassign", asked_on="2025-12-12", on="2025-12-13", reason="moved")
    assert state_of(assigned, TODAY) is State.EXTENSION
    assert UsePeriod.objects.get(ticket=assigned).to_day == date(2026, 3, 12)


def test_it_cannot_end_before_it_began(client: Client, assigned: Ticket) -> None:
    answer = move(client, assigned, "unassign", asked_on="2025-11-12", reason="moved")
    assert answer.status_code == 422
    assert "cannot end before it began" in answer.text


def test_assigned_again_within_the_extension(client: Client, assigned: Ticket, identity: Identity) -> None:
    move(client, assigned, "unassign", asked_on="2025-12-12", on="2025-12-13", reason="moved")
    new = {"plan_signed_on": "2025-12-14", "assigned_on": "2025-12-15"}
    answer = move(client, assigned, "assign", identity=str(identity.pk), **new)
    assert "It is saved." in answer.text, answer.text[-3000:]
    assert state_of(assigned, TODAY) is State.ASSIGNED
    assert UsePeriod.objects.get(ticket=assigned).to_day == date(2025, 12, 14), (
        "the extension ends the day before"
    )


def test_unassigned_and_assigned_again_on_one_day(
    client: Client, assigned: Ticket, identity: Identity
) -> None:
    new = {"plan_signed_on": "2025-12-15", "assigned_on": "2025-12-15"}
    answer = move(client, assigned, "reassign", identity=str(identity.pk), **new)
    assert "It is saved." in answer.text, answer.text[-3000:]
    first, second = Assignment.objects.filter(ticket=assigned)
    assert first.unassigned_on == second.assigned_on == date(2025, 12, 15)
    assert not UsePeriod.objects.filter(ticket=assigned).exists()
    take_back(client, assigned)
    take_back(client, assigned)
    held = Assignment.objects.get(ticket=assigned)
    assert (held.assigned_on, held.unassigned_on) == (date(2025, 12, 10), None)


def test_inactive_and_active_again_count_from_the_first_of_the_month(
    client: Client, assigned: Ticket
) -> None:
    held = Assignment.objects.filter(ticket=assigned)
    held.update(assigned_on=date(2025, 6, 2))
    move(client, assigned, "make_inactive", asked_on="2025-10-07")
    span = UsePeriod.objects.get(ticket=assigned)
    assert (span.state, span.from_day, span.to_day) == (UseState.INACTIVE, date(2025, 11, 1), None)
    assert state_of(assigned, date(2025, 10, 31)) is State.ASSIGNED
    assert state_of(assigned, TODAY) is State.INACTIVE
    move(client, assigned, "make_active", asked_on="2025-12-15")
    span.refresh_from_db()
    assert span.to_day == date(2025, 12, 31)
    assert state_of(assigned, date(2026, 1, 1)) is State.ASSIGNED


def test_from_inactive_there_is_no_extension(client: Client, assigned: Ticket) -> None:
    Assignment.objects.filter(ticket=assigned).update(assigned_on=date(2025, 6, 2))
    move(client, assigned, "make_inactive", asked_on="2025-10-07")
    move(client, assigned, "unassign", asked_on="2025-11-20", on="2025-12-01", reason="moved")
    assert UsePeriod.objects.get(ticket=assigned).to_day == date(2025, 11, 30)
    assert state_of(assigned, TODAY) is State.UNASSIGNED


def test_asking_twice_for_inactive_status_is_refused(client: Client, assigned: Ticket) -> None:
    move(client, assigned, "make_inactive", asked_on="2025-12-12")
    assert "asked for already" in move(client, assigned, "make_inactive", asked_on="2025-12-13").text
    assert UsePeriod.objects.filter(ticket=assigned).count() == 1


def test_a_ticket_that_ended(client: Client, assigned: Ticket) -> None:
    move(client, assigned, "end", on="2025-12-14", reason="death")
    assigned.refresh_from_db()
    assert (assigned.ended_on, assigned.ended_because) == (date(2025, 12, 14), "death")
    assert "has ended" in client.get(at(assigned, "assignment_move", "assign")).text
    take_back(client, assigned)
    assigned.refresh_from_db()
    assert (assigned.ended_on, assigned.ended_because) == (None, None)
    assert state_of(assigned, TODAY) is State.ASSIGNED


def test_declining_and_coming_back(client: Client, candidate: NewCandidate) -> None:
    ticket = candidate()
    assert move(client, ticket, "decline").status_code == 422, "a reason is asked for"
    move(client, ticket, "decline", note="Found work without us.")
    assert state_of(ticket, TODAY) is State.DECLINED
    move(client, ticket, "come_back")
    assert state_of(ticket, TODAY) is State.CANDIDATE


def take_back(client: Client, ticket: Ticket, why: str = "It was entered by mistake.") -> Any:
    return client.post(at(ticket, "assignment_take_back"), {"why": why}, follow=True)


def test_a_mistaken_assignment_is_taken_back_and_stays_on_record(client: Client, assigned: Ticket) -> None:
    assert take_back(client, assigned, "no").status_code == 422
    take_back(client, assigned)
    assert not Assignment.objects.filter(ticket=assigned).exists()
    kept = Assignment.every.get(ticket=assigned)
    assert kept.withdrawn_because == "It was entered by mistake."
    assert facts_of([assigned])[assigned.pk].assignments == ()
    assert state_of(assigned, TODAY) is State.PLAN
    page = client.get(at(assigned, "assignments")).text
    assert "taken back" in page
    assert "It was entered by mistake." in page
    entry = Entry.objects.get(action="step taken back")
    assert entry.why == "It was entered by mistake."


def test_only_the_latest_step_is_taken_back(client: Client, assigned: Ticket) -> None:
    seen = Step.objects.get(ticket=assigned, move="assign").pk
    move(client, assigned, "make_inactive", asked_on="2025-12-12")
    answer = client.post(at(assigned, "assignment_take_back"), {"why": "Meant the one before.", "step": seen})
    assert answer.status_code == 422
    assert "Only the latest step" in answer.text
    assert state_of(assigned, TODAY) is State.ASSIGNED


def test_nothing_is_taken_back_on_which_payments_rest(client: Client, assigned: Ticket) -> None:
    RecordedPayment.objects.create(
        organization=assigned.organization,
        ticket=assigned,
        provider="Northside Works",
        claim="p1m1",
        status="paid",
    )
    assert "Payments are recorded" in take_back(client, assigned).text
    assert state_of(assigned, TODAY) is State.ASSIGNED


def test_what_an_upload_has_replaced_is_not_taken_back(client: Client, assigned: Ticket) -> None:
    given = facts_of([assigned])[assigned.pk]
    keep_facts(assigned.organization, [given])
    assert "changed since" in take_back(client, assigned).text
    assert Assignment.objects.filter(ticket=assigned).count() == 1


def test_an_upload_leaves_what_was_taken_back_on_record(client: Client, assigned: Ticket) -> None:
    take_back(client, assigned)
    keep_facts(assigned.organization, [facts_of([assigned])[assigned.pk]])
    assert Assignment.every.filter(ticket=assigned).count() == 1
    assert Assignment.objects.filter(ticket=assigned).count() == 0


def correcting(held: Assignment, **changes: str) -> dict[str, Any]:
    names = ("assigned_on", "unassigned_on", "plan_signed_on", "plan_received_on", "services_complete_on")
    days = {name: str(getattr(held, name) or "") for name in names}
    return {**days, "why": "The Portal shows another day.", "version": held.version, **changes}


def test_a_day_is_corrected_with_its_reason(client: Client, assigned: Ticket) -> None:
    held = Assignment.objects.get(ticket=assigned)
    path = at(assigned, "assignment_correct", held.pk)
    client.post(path, correcting(held, assigned_on="2025-12-09"))
    assert Assignment.objects.get(ticket=assigned).assigned_on == date(2025, 12, 9)
    entry = Entry.objects.get(action="assignment corrected")
    assert entry.changes.open() == {"assigned_on": ["2025-12-10", "2025-12-09"]}
    assert entry.why == "The Portal shows another day."
    late = client.post(path, correcting(held, assigned_on="2025-12-11"))
    assert late.status_code == 409, "somebody else was quicker"
    assert "Somebody else has changed this" in late.text
    assert client.post(path, {**correcting(held), "why": ""}).status_code == 422


def test_the_extension_moves_with_a_corrected_end(client: Client, assigned: Ticket) -> None:
    move(client, assigned, "unassign", asked_on="2025-12-12", reason="moved")
    held = Assignment.objects.get(ticket=assigned)
    client.post(at(assigned, "assignment_correct", held.pk), correcting(held, unassigned_on="2026-02-01"))
    assert UsePeriod.objects.get(ticket=assigned).to_day == date(2026, 5, 1)
    held.refresh_from_db()
    client.post(at(assigned, "assignment_correct", held.pk), correcting(held, unassigned_on=""))
    assert not UsePeriod.objects.filter(ticket=assigned).exists()


def test_corrected_days_do_not_overlap(client: Client, assigned: Ticket, identity: Identity) -> None:
    new = {"plan_signed_on": "2025-12-14", "assigned_on": "2025-12-14"}
    move(client, assigned, "reassign", identity=str(identity.pk), **new)
    first = Assignment.objects.filter(ticket=assigned)[0]
    answer = client.post(
        at(assigned, "assignment_correct", first.pk), correcting(first, unassigned_on="2025-12-15")
    )
    assert answer.status_code == 422
    assert "overlap the assignment to Northside Works" in answer.text


def test_vr_cases(client: Client, candidate: NewCandidate) -> None:
    ticket = candidate()
    client.post(at(ticket, "vr_case_add"), {"agency": "VR of Ohio", "opened_on": "2024-01-02"})
    case = VocationalRehabilitationCase.objects.get(ticket=ticket)
    assert "While VR of Ohio has the case open" in client.get(at(ticket, "assignments")).text
    path = at(ticket, "vr_case", case.pk)
    wrong = client.post(path, {"agency": "VR of Ohio", "opened_on": "2024-01-02", "closed_on": "2023-12-31"})
    assert wrong.status_code == 422
    closed = {
        "agency": "VR of Ohio", "opened_on": "2024-01-02", "closed_on": "2025-10-01", "closure": "employment_outcome",
        "paid_by": "cost_reimbursement", "version": "1",
    }  # fmt: skip
    client.post(path, closed)
    page = client.get(at(ticket, "assignments")).text
    assert "Through 29 December 2025 the Ticket can be assigned whether or not" in page
    assert "without Phase 1" in page
    assert "an assignment through 1 April 2027" in page
    assert client.post(path, closed | {"closed_on": "2025-10-02"}).status_code == 409, "of an older version"
    client.post(at(ticket, "vr_case_take_back", case.pk), {"why": "It was another person's case."})
    assert not VocationalRehabilitationCase.objects.filter(ticket=ticket).exists()
    assert facts_of([ticket])[ticket.pk].vr_cases == ()


def test_others_tickets_are_not_found(
    assigned: Ticket,
    outsider: StaffMember,
    signed_in: Callable[[StaffMember], Client],
    northside: Organization,
) -> None:
    strange = signed_in(outsider)
    held = Assignment.objects.get(ticket=assigned)
    for path in (
        at(assigned, "assignments"),
        at(assigned, "assignment_move", "unassign"),
        at(assigned, "assignment_correct", held.pk),
        at(assigned, "assignment_take_back"),
    ):
        assert strange.get(path).status_code == 404
        assert strange.post(path, {}).status_code in {404, 405}


def test_a_row_of_another_ticket_is_not_found(
    client: Client, assigned: Ticket, candidate: NewCandidate
) -> None:
    other = candidate("Somebody Else")
    held = Assignment.objects.get(ticket=assigned)
    assert client.get(at(other, "assignment_correct", held.pk)).status_code == 404
