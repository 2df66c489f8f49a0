"""An assessment on its pages: asked in versions, decided by a human who says why, counted afterwards, and seen by whom it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from milepost.candidates import actions
from milepost.candidates.feedback import FEWEST, feedback
from milepost.candidates.models import Decision, Interview
from milepost.claims.figures import law_of
from milepost.desk.models import Thing
from milepost.earnings.models import MonthOfWork
from milepost.intake.models import Assessment
from milepost.intake.queries import state_of
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.tickets.states import State
from tests.candidates.test_rules import GOOD
from tests.website.conftest import PASSWORD, TODAY

SignedIn = Callable[[StaffMember], Client]


@pytest.fixture
def candidate(northside: Organization) -> Ticket:
    ticket = Ticket.objects.create(organization=northside, reference="C-1", program="ssdi")
    Ticketholder.objects.create(organization=northside, ticket=ticket, name="Ana Núñez")
    return ticket


def test_asked_and_decided_on_the_pages(candidate: Ticket, client: Client, northside: Organization) -> None:
    page = reverse("assessment", args=[candidate.pk])
    assert "Nobody has asked this candidate yet." in client.get(page).content.decode()
    answers = {**GOOD, "goal": "trial_work", "on": str(TODAY)}
    assert client.post(reverse("assessment_ask", args=[candidate.pk]), answers).status_code == 302
    shown = client.get(page).content.decode()
    assert "Earnings at the trial work level and not more reach Phase 1 alone." in shown
    assert "Nobody has decided on these answers yet." in shown
    decide = reverse("assessment_decide", args=[candidate.pk])
    assert client.post(decide, {"verdict": "take", "because": "short"}).status_code == 422
    said = {"verdict": "take", "because": "Has an offer and a plan for more."}
    assert client.post(decide, said).status_code == 302
    assert "Has an offer and a plan for more." in client.get(page).content.decode()
    assert state_of(candidate, TODAY) is State.ADVISED_FOR
    assert Assessment.objects.get(ticket=candidate).advice == "for"
    assert client.post(decide, {**said, "interview": "no key"}).status_code == 302, "the newest is decided on"
    lines = Entry.objects.filter(organization=northside, action__startswith="candidate")
    assert [one.action for one in lines.order_by("pk")] == [
        "candidate asked", "candidate decided", "candidate decided"
    ]  # fmt: skip
    assert "trial_work" not in json.dumps([one.figures for one in lines]), "the journal holds no answer"


def test_the_page_and_json_say_the_same(candidate: Ticket, client: Client, deed: Deed) -> None:
    actions.ask(candidate, GOOD, TODAY, deed=deed)
    found = json.loads(client.get(reverse("assessment_json", args=[candidate.pk])).content)
    page = client.get(reverse("assessment", args=[candidate.pk])).content.decode()
    assert found["advice"] == "ask_first", "no birth date and no answer of SSA"
    assert all(one["finding"] in page for one in found["signals"] if "'" not in one["finding"])
    assert {(one["reading"], one["system"]) for one in found["prospects"]} == {
        ("practice", "milestone_outcome"), ("regulation", "milestone_outcome"), ("practice", "outcome_only"),
        ("regulation", "outcome_only"),
    }  # fmt: skip
    assert found["prospects"][0]["dollars"] == "33485"


def test_versions_stay_and_an_old_one_is_not_decided_on(candidate: Ticket, deed: Deed) -> None:
    first = actions.ask(candidate, GOOD, TODAY, deed=deed)
    decision = actions.decide(first, "not_take", "Wants another provider.", day=TODAY, deed=deed)
    second = actions.ask(candidate, {**GOOD, "proof": "no"}, TODAY, deed=deed)
    assert (first.number, second.number) == (1, 2)
    assert state_of(candidate, TODAY) is State.ADVISED_AGAINST
    with pytest.raises(ValidationError, match="asked anew"):
        actions.decide(first, "take", "They came back to us.", day=TODAY, deed=deed)
    assert list(Decision.objects.all()) == [decision]
    assert Interview.objects.get(number=1).answers.open()["proof"] == "yes"


@pytest.mark.parametrize(("days", "lawful"), [(None, False), (0, False), (1, True)])
def test_later_needs_a_day_ahead(candidate: Ticket, deed: Deed, days: int | None, lawful: bool) -> None:
    interview = actions.ask(candidate, GOOD, TODAY, deed=deed)
    on = None if days is None else TODAY + timedelta(days=days)
    if lawful:
        actions.decide(interview, "later", "Finishing a course first.", on, day=TODAY, deed=deed)
        assert state_of(candidate, TODAY) is State.CANDIDATE
        thing = Thing.objects.get(ticket=candidate, code="candidate_again")
        assert (thing.due_on, thing.figures["again"]) == (on, str(on))
        actions.decide(interview, "take", "The course is done.", day=TODAY, deed=deed)
        assert not Thing.objects.filter(ticket=candidate, code="candidate_again").exists()
        return
    with pytest.raises(ValidationError, match="looks again"):
        actions.decide(interview, "later", "Finishing a course first.", on, day=TODAY, deed=deed)


def test_a_reviewer_reads_and_does_not_decide(candidate: Ticket, deed: Deed, northside: Organization) -> None:
    interview = actions.ask(candidate, GOOD, TODAY, deed=deed)
    reviewer = StaffMember.objects.enrol(
        email="rita@northside.example",
        name="Rita",
        organization=northside,
        role="reviewer",
        password=PASSWORD,
    )
    with pytest.raises(PermissionDenied):
        actions.decide(interview, "take", "Wants to work.", day=TODAY, deed=Deed.of(reviewer))


def test_a_partner_sees_only_whom_it_serves(
    people: tuple[Ticket, Ticket, Ticket], paul: StaffMember, signed_in: SignedIn, deed: Deed
) -> None:
    for ticket in people:
        actions.ask(ticket, GOOD, TODAY, deed=deed)
    theirs = [signed_in(paul).get(reverse("assessment", args=[ticket.pk])).status_code for ticket in people]
    assert theirs == [200, 404, 404]


def test_what_became_of_those_taken_and_too_few_are_not_counted(
    new_ticket: Callable[..., Ticket], coordinator: StaffMember, deed: Deed
) -> None:
    """Ten with one answer, nine with another: the second shows no count. Three worked at SGA, two more at the trial work level."""
    month = Month.parse("2025-07")
    for number in range(FEWEST + FEWEST - 1):
        ticket = new_ticket(f"Person {number}", f"P-{number}")
        proof = "yes" if number < FEWEST else "no"
        interview = actions.ask(ticket, {**GOOD, "proof": proof}, TODAY, deed=deed)
        actions.decide(interview, "take", "Wants to work full time.", day=TODAY, deed=deed)
        if number < 5:
            cents = 162_000 if number < 3 else 116_000
            MonthOfWork.objects.create(
                organization=ticket.organization, ticket=ticket, month=month, earned=cents, cash="paid", evidence="primary"
            )  # fmt: skip
    tables = {one.question.code: one for one in feedback(coordinator, law_of(coordinator.owner))}
    found = {
        one.answer: (one.taken, one.trial_work, one.substantial, one.paid) for one in tables["proof"].lines
    }
    assert found == {"yes": (10, 5, 3, 0), "no": (None, None, None, None)}
    whole = tables["goal"].lines[0]
    assert (whole.taken, whole.trial_work, whole.substantial) == (19, 5, 3)


def test_one_taken_and_later_not_taken_is_not_counted(
    new_ticket: Callable[..., Ticket], coordinator: StaffMember, deed: Deed
) -> None:
    ticket = new_ticket("Ana", "P-1")
    interview = actions.ask(ticket, GOOD, date(2025, 1, 2), deed=deed)
    actions.decide(interview, "take", "Wants to work full time.", day=TODAY, deed=deed)
    actions.decide(interview, "not_take", "Chose another provider.", day=TODAY, deed=deed)
    assert all(not one.lines for one in feedback(coordinator, law_of(coordinator.owner)))
