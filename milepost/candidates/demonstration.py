"""Made-up interviews: of the candidates of now, and of some who were taken long ago, so that it can be seen what became of them."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.db import transaction

from milepost.candidates import actions
from milepost.intake.queries import candidates_visible_to
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.scope import for_organization
from milepost.rulebook.candidates.questions import QUESTIONS, UNKNOWN
from milepost.tickets.models import Assignment
from milepost.tickets.states import State

SEED, TAKEN = 17, 32
LATER = "Finishing a certificate first; wants to hear from us when it is done."
TAKE = "Wants full-time work and to live on it; we have the services."


def load_candidates(organization: Organization, day: date) -> None:
    with for_organization(organization), transaction.atomic():
        _load(organization, day)


def _load(organization: Organization, day: date) -> None:
    chance = random.Random(SEED)  # noqa: S311 - made-up answers, not secrets
    member = StaffMember.objects.filter(organization=organization, role=StaffMember.Role.COORDINATOR).first()
    if member is None:
        return
    deed = Deed(organization, member, "demonstration", through="demonstration")
    for place, ticket in enumerate(candidates_visible_to(member)):
        interview = actions.ask(ticket, _answers(chance), day - timedelta(days=2), deed=deed)
        if ticket.stage == State.CANDIDATE and place % 2:
            again = day + timedelta(days=60)
            actions.decide(interview, "later", LATER, again, day=day, deed=deed)
    held = Assignment.objects.filter(organization=organization, assigned_on__lte=day).order_by("pk")
    for assignment in held.select_related("ticket")[:TAKEN]:
        on = assignment.assigned_on - timedelta(days=5)
        interview = actions.ask(assignment.ticket, _answers(chance), on, deed=deed)
        actions.decide(interview, "take", TAKE, day=on, deed=deed)


def _answers(chance: random.Random) -> dict[str, str]:
    """Mostly what speaks for it, for the others were sent elsewhere; one answer in ten is not known."""
    best = {"goal": "off_cash", "by_when": "one_year", "part_time_for_good": "no", "state_vr": "never", "paid_before": "no",
            "wages_before": "some"}  # fmt: skip
    given = {}
    for question in QUESTIONS:
        usual = best.get(question.code, "yes")
        other = chance.choice([one for one in question.answers if one != usual])
        given[question.code] = chance.choices((usual, other, UNKNOWN), (70, 20, 10))[0]
    return given
