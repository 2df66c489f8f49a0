"""Made-up candidates, assignments in every state and State VR cases for the demonstration."""

from __future__ import annotations

import random
from datetime import date, timedelta

from django.db import transaction

from milepost.caseload.simulation import people
from milepost.intake import actions, move_actions
from milepost.intake.models import AssignabilityCheck
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.organizations.scope import for_organization
from milepost.people.models import Ticketholder
from milepost.rulebook.facts import Closure, PaidBy
from milepost.tickets.assignment_actions import add_vr_case
from milepost.tickets.models import Ticket
from milepost.tickets.states import State

SEED, CANDIDATES = 11, 14
WHY = (
    "Wants full-time office work and to be off benefits in three years.",
    "Has an offer at a grocery store above the trial work level.",
    "Worked as a welder before; wants to go back to it step by step.",
    "Finishing a certificate in medical billing; self-support is the goal.",
)
AGAINST = "Wants a few hours a week for good; the local program for supported work fits better."


def load_intake(organization: Organization, day: date) -> None:
    """Candidates of every stage, one of them just unassigned, with believable dates before `day`."""
    with for_organization(organization), transaction.atomic():
        _load(organization, day)


def _load(organization: Organization, day: date) -> None:
    chance = random.Random(SEED)  # noqa: S311 - made-up people, not secrets
    staff = list(StaffMember.objects.filter(organization=organization, role=StaffMember.Role.COORDINATOR))
    if not staff:
        return
    deed = Deed(organization, staff[0], "demonstration", through="demonstration")
    names = people([f"candidate {place}" for place in range(CANDIDATES)], SEED)
    identity = Identity.objects.filter(organization=organization).first()
    for place, person in enumerate(names):
        begun = day - timedelta(days=chance.randint(3, 40))
        given = {
            "name": person.name,
            "program": chance.choice(("ssdi", "ssdi", "ssi", "concurrent")),
            "born_on": date(chance.randint(1965, 2003), chance.randint(1, 12), chance.randint(1, 28)),
            "language": person.language,
            "phone": f"(555) 012-{place:04}",
            "coordinator": staff[0],
            "identity": identity,
        }
        ticket = actions.add_candidate(given, begun, deed=deed)
        made_up = f"900-01-{place + 1:04}"  # of a range that SSA never issues
        Ticketholder.objects.filter(ticket=ticket).update(ssn=made_up)
        _lead_on(ticket, place, begun, day, deed)


def _lead_on(ticket: Ticket, place: int, begun: date, day: date, deed: Deed) -> None:
    """How far somebody has come goes by their place, so that every state is there."""
    if place % 7 == 1:
        _vr_case(ticket, place, day, deed)
    if place % 7 == 0:
        return
    advice = "against" if place % 7 == 2 else "for"
    on = min(begun + timedelta(days=2), day)
    because = AGAINST if advice == "against" else WHY[place % len(WHY)]
    assessed = {"on": on, "receives_benefit": "yes", "will_earn": "no" if advice == "against" else "yes"}
    actions.assess(ticket, {**assessed, "advice": advice, "because": because}, day, deed=deed)
    if place % 7 < 4:
        return
    asked = max(on, day.replace(day=1))
    ways = AssignabilityCheck.Way
    answer = {
        "asked_on": asked,
        "way": ways.HELP_LINE if place % 2 else ways.PORTAL,
        "answer": AssignabilityCheck.Answer.ASSIGNABLE,
        "valid_until": day + timedelta(days=16),
    }
    actions.record_check(ticket, answer, day, deed=deed)
    if place % 7 > 4:
        move_actions.move(ticket, State.PLAN, {"on": asked}, day, deed=deed)


def _vr_case(ticket: Ticket, place: int, day: date, deed: Deed) -> None:
    """One that is open, and one that has just closed, so that the 90 days run."""
    closed = day - timedelta(days=75) if place > 7 else None
    given = {
        "agency": "State VR (made up)",
        "opened_on": day - timedelta(days=600),
        "closed_on": closed,
        "closure": Closure.OTHER if closed else None,
        "paid_by": PaidBy.COST_REIMBURSEMENT,
    }
    add_vr_case(ticket, given, deed=deed)
