"""Candidate assessments, as questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from milepost.candidates.models import Decision, Interview
from milepost.claims.figures import law_of
from milepost.claims.stored_facts import facts_of
from milepost.intake.queries import assignability_of, provider_of
from milepost.organizations.models import StaffMember
from milepost.rulebook.assignability import Assignability
from milepost.rulebook.candidates import Assessed, Prospect, assess, look_back_known, prospects
from milepost.rulebook.candidates.prospects import LookedBack
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to


@dataclass(frozen=True, slots=True)
class Answer:
    """Everything that the rulebook says of one interview on a day: what page, print and JSON show."""

    assessed: Assessed
    gate: Assignability
    prospects: tuple[Prospect, ...]
    look_back: tuple[LookedBack, ...]


def interviews_visible_to(member: StaffMember) -> QuerySet[Interview]:
    """Those of the Tickets that the member may see."""
    return Interview.objects.filter(ticket__in=tickets_visible_to(member).values("pk"))


def decisions_visible_to(member: StaffMember) -> QuerySet[Decision]:
    return Decision.objects.filter(ticket__in=tickets_visible_to(member).values("pk"))


def newest_interview(ticket: Ticket) -> Interview | None:
    return Interview.objects.filter(ticket=ticket).select_related("by").order_by("-number").first()


def answer_of(ticket: Ticket, answers: dict[str, str], day: date) -> Answer:
    """The gate, the advice, what would be paid and the look-back, of the facts as they are stored today."""
    facts, law = facts_of([ticket])[ticket.pk], law_of(ticket.organization)
    gate = assignability_of(ticket, day, facts=facts)
    provider = provider_of(ticket.identity, ticket.organization)
    return Answer(
        assess(answers, gate, day),
        gate,
        prospects(facts, law, answers, provider, day),
        look_back_known(facts, law, answers, day),
    )


def newest_decisions(decisions: Iterable[Any]) -> dict[UUID, Any]:
    """The decision that holds of each Ticket: the latest one written."""
    return {one.ticket_id: one for one in sorted(decisions, key=lambda one: (one.at, str(one.pk)))}
