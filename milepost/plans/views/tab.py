"""The plan of one Ticketholder: how it stands, its clock, what it lacks, and the one thing to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.plans import actions
from milepost.plans.example import example_content
from milepost.plans.layout import Told, laid_out
from milepost.plans.levels import law_for
from milepost.plans.models import Disclosure, Plan, PlanVersion, Signature
from milepost.plans.policies import findings_of
from milepost.plans.queries import (
    assignment_for_plan,
    being_made,
    clock_of,
    disclosures_of,
    discussions_of,
    first_signed,
    not_told,
    settings_of,
    standing,
    versions_of,
    whose_turn,
)
from milepost.plans.reading import plan_read
from milepost.plans.views.found import language_of_page, name_of, refused, ticket_of
from milepost.rulebook.plans import Expected, goal_warnings
from milepost.rulebook.plans import Plan as WrittenPlan
from milepost.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Next:
    """The one thing to do next: a code for its sentence, and what it is done to."""

    code: str
    version: PlanVersion | None = None
    signature: Signature | None = None


def next_step(ticket: Ticket) -> Next:
    """What brings the plan on."""
    made, stands = being_made(ticket), standing(ticket)
    if made is not None and made.state == "draft":
        complete = all(one.is_there for one in findings_of(made))
        return Next("offer" if complete else "write", made)
    if made is not None:
        first = whose_turn(made.signatures.all())[0]
        network = first.role == Signature.Role.EMPLOYMENT_NETWORK
        return Next("sign" if network else "ask", made, first)
    if stands is None:
        return Next("begin")
    return Next("send" if stands.received_on is None and not stands.is_amendment else "amend", stands)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def plans(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    day, settings = today_for(member.owner), settings_of(member.owner)
    assignment = assignment_for_plan(ticket, day)
    first = first_signed([ticket.pk]).get(ticket.pk)
    step = next_step(ticket)
    shown = being_made(ticket) or standing(ticket)
    told = disclosures_of(ticket)
    return render(
        request,
        "plans/plans.html",
        {
            "ticket": ticket,
            "day": day,
            "may_change": may(member, Act.CHANGE_PEOPLE),
            "may_set": may(member, Act.CHANGE_ORGANIZATION),
            "next": step,
            "shown": shown,
            "standing": standing(ticket),
            "first": first,
            "assignment": assignment,
            "clock": clock_of(first, assignment.assigned_on if assignment else None, day) if first else None,
            "findings": findings_of(shown) if shown else (),
            "warnings": _warnings(shown, day, settings.full_time_hours) if shown else (),
            "signatures": list(shown.signatures.all()) if shown and shown.state != "draft" else (),
            "versions": versions_of(ticket),
            "discussions": discussions_of(ticket),
            "told": told,
            "not_told": [(item, Disclosure.Item(item).label) for item in not_told(ticket)],
            "kinds": Plan.Kind.choices,
            "settings": settings,
            "is_here": "plans",
        },
    )


def _warnings(version: PlanVersion, day: Any, full_time_hours: int) -> Any:
    ticket = version.ticket
    return goal_warnings(
        _read(version),
        law_for(ticket.organization),
        version.signed_on or day,
        program=ticket.program,
        blind=ticket.blind,
        expected=Expected(full_time_hours=full_time_hours),
    )


def _read(version: PlanVersion) -> WrittenPlan:
    return plan_read(version.content.open(), version.plan.kind)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def begin(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """A new draft: empty but for what is known, or from the filled example."""
    ticket = ticket_of(request, ticket_id)
    kind = request.POST.get("kind", "")
    if kind not in Plan.Kind.values:
        kind = Plan.Kind.INDIVIDUAL_WORK_PLAN
    try:
        version = actions.begin(
            ticket, kind, from_example="example" in request.POST, deed=Deed.of(staff_of(request))
        )
    except ValidationError as why:
        return refused(request, ticket_id, why)
    return redirect("plan_edit", ticket.pk, version.pk)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def example(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The filled example, as a signer would be shown it."""
    ticket = ticket_of(request, ticket_id)
    kind = request.GET.get("kind", "")
    if kind not in Plan.Kind.values:
        kind = Plan.Kind.INDIVIDUAL_WORK_PLAN
    shown = laid_out(example_content(kind), kind, Told(), language_of_page())
    return render(
        request,
        "plans/example.html",
        {"ticket": ticket, "name": name_of(ticket), "shown": shown, "kind": kind},
    )
