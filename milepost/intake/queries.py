"""Intake and assignment, as questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from milepost.claims.stored_facts import facts_of
from milepost.intake.models import AssignabilityCheck, IntakeSettings, Step
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.rulebook.assignability import Assignability, Standing, Wish, assignability
from milepost.rulebook.facts import AssignmentKind, TicketFacts
from milepost.rulebook.months import Month
from milepost.tickets.models import Assignment, Ticket, UsePeriod
from milepost.tickets.queries import tickets_visible_to
from milepost.tickets.states import BEFORE_ASSIGNMENT, State, state_from_facts

LONGEST_PROVIDER = 100


def states_of(tickets: Sequence[Ticket], day: date) -> dict[UUID, State]:
    """In which state each Ticket is on the day. Three queries, however many Tickets."""
    keys = [ticket.pk for ticket in tickets]
    held, spans = defaultdict[UUID, list[Assignment]](list), defaultdict[UUID, list[UsePeriod]](list)
    for assignment in Assignment.objects.filter(ticket__in=keys):
        held[assignment.ticket_id].append(assignment)
    for span in UsePeriod.objects.filter(ticket__in=keys):
        spans[span.ticket_id].append(span)
    recorded = dict(
        Step.objects.filter(ticket__in=keys, after__in=BEFORE_ASSIGNMENT)
        .order_by("pk")
        .values_list("ticket_id", "after")
    )  # the last of each wins
    return {
        ticket.pk: state_from_facts(ticket, held[ticket.pk], spans[ticket.pk], day)
        or State(recorded.get(ticket.pk, State.CANDIDATE))
        for ticket in tickets
    }


def state_of(ticket: Ticket, day: date) -> State:
    return states_of([ticket], day)[ticket.pk]


def candidates_visible_to(member: StaffMember) -> QuerySet[Any]:
    """Tickets that were never assigned and have not ended, each with its recorded state as `stage`."""
    last = (
        Step.objects.filter(ticket=OuterRef("pk"), after__in=BEFORE_ASSIGNMENT)
        .order_by("-pk")
        .values("after")[:1]
    )
    latest = AssignabilityCheck.objects.filter(ticket=OuterRef("pk")).order_by("-asked_on", "-pk")
    return (
        tickets_visible_to(member)
        .filter(~Exists(Assignment.objects.filter(ticket=OuterRef("pk"))), ended_on=None)
        .annotate(
            stage=Coalesce(Subquery(last), Value(State.CANDIDATE.value), output_field=CharField()),
            answer=Subquery(latest.values("answer")[:1]),
            asked_on=Subquery(latest.values("asked_on")[:1]),
            valid_until=Subquery(latest.values("valid_until")[:1]),
        )
        .select_related("holder", "coordinator", "partner")
        .order_by("holder__name", "reference")
    )


def named(text: str) -> Q:
    """Whose name or id it is, in whole or in part."""
    return Q(holder__name__icontains=text) | Q(holder__called__icontains=text) | Q(reference__icontains=text)


def latest_checks(tickets: Iterable[Ticket]) -> dict[UUID, AssignabilityCheck]:
    """The latest answer of SSA about each Ticket."""
    checks = AssignabilityCheck.objects.filter(ticket__in=[one.pk for one in tickets])
    return {check.ticket_id: check for check in checks.order_by("asked_on", "pk")}


def good_check(ticket: Ticket, day: date) -> AssignabilityCheck | None:
    """The answer that is good on the day, the latest if there are several.

    An answer speaks of a month (20 CFR 411.125), so it is good for the days of that month before it was asked, too.
    """
    asked = AssignabilityCheck.objects.filter(
        ticket=ticket, asked_on__lte=Month.of(day).last_day, valid_until__gte=day
    )
    return asked.order_by("asked_on", "pk").last()


def standing_of(check: AssignabilityCheck | None) -> Standing:
    """What SSA's answer says of the person."""
    if check is None:
        return Standing()
    told = {check.Answer.ASSIGNABLE: True, check.Answer.NOT_ASSIGNABLE: False}
    return Standing(
        current_pay=check.current_pay,
        held_elsewhere=check.held_elsewhere,
        age_18_review_pending=check.age_18_review_pending,
        told_on=check.asked_on,
        told_assignable=told.get(check.Answer(check.answer)),
    )


def kind_of(organization: Organization) -> AssignmentKind:
    """As what the organization holds Tickets."""
    if organization.kind == Organization.Kind.STATE_VR:
        return AssignmentKind.STATE_VR_AS_EMPLOYMENT_NETWORK
    return AssignmentKind.EMPLOYMENT_NETWORK


def provider_of(identity: Identity | None, organization: Organization) -> str:
    """How an assignment names us: by the identity, cut to what the exchange format holds."""
    return (identity.name if identity else organization.name)[:LONGEST_PROVIDER]


def assignability_of(
    ticket: Ticket, day: date, *, plan_signed_on: date | None = None, facts: TicketFacts | None = None
) -> Assignability:
    """The rulebook's answer for this Ticket and us, from the facts and the answer of SSA that is good on the day."""
    given = facts or facts_of([ticket])[ticket.pk]
    wish = Wish(
        provider_of(ticket.identity, ticket.organization), kind_of(ticket.organization), plan_signed_on
    )
    return assignability(given, standing_of(good_check(ticket, day)), wish, day)


def settings_of(organization: Organization) -> IntakeSettings:
    """What the organization chose; the defaults where it has chosen nothing."""
    kept = IntakeSettings.objects.filter(organization=organization).first()
    return kept or IntakeSettings(organization=organization)


def identities_for(ticket: Ticket) -> QuerySet[Identity]:
    """Under which identities it can be assigned: any that is in force, or, once it was assigned, the one it has."""
    if ticket.identity_id and Assignment.objects.filter(ticket=ticket).exists():
        return Identity.objects.filter(pk=ticket.identity_id)
    return Identity.objects.filter(organization=ticket.organization, ended_on=None)


def last_step(ticket: Ticket) -> Step | None:
    """The latest move that counts."""
    return Step.objects.filter(ticket=ticket).exclude(move=Step.BEGUN).order_by("pk").last()


def steps_of(ticket: Ticket) -> list[Any]:
    """Every move with who and when, those taken back too, the newest first."""
    return list(Step.every.filter(ticket=ticket).select_related("by").order_by("-pk"))


def held_by_us(ticket: Ticket, day: date) -> Assignment | None:
    """The assignment that has the Ticket on the day."""
    for one in Assignment.objects.filter(ticket=ticket, assigned_on__lte=day).order_by("-assigned_on"):
        if one.unassigned_on is None or one.unassigned_on > day:
            found: Assignment = one
            return found
    return None
