"""The Assignment tab of a Ticketholder, and the forms of its moves."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.claims.stored_facts import facts_of
from milepost.editing.form_pages import FORM, done
from milepost.editing.records import form_with_draft
from milepost.intake import actions
from milepost.intake.forms import AssessmentForm, CheckForm
from milepost.intake.models import Assessment, AssignabilityCheck
from milepost.intake.offers import offers_to
from milepost.intake.queries import assignability_of, last_step, state_of, steps_of
from milepost.intake.views.frame import about_ticket, form_page, shown_as, ticket_of
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.assignability import Effect
from milepost.rulebook.assignment_days import about_first_month, about_vr
from milepost.rulebook.facts import TicketFacts
from milepost.tickets.models import Assignment, Ticket, UsePeriod, VocationalRehabilitationCase
from milepost.tickets.states import BEFORE_ASSIGNMENT, State


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def assignments(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """In which state the Ticket is, what can follow, and everything that was recorded on the way."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    day = today_for(member.owner)
    state, given = state_of(ticket, day), facts_of([ticket])[ticket.pk]
    found = assignability_of(ticket, day, facts=given)
    main, lawful, unlawful = offers_to(member, ticket, state, day)
    asks = state in BEFORE_ASSIGNMENT - {State.DECLINED} or state in {State.EXTENSION, State.UNASSIGNED}
    return render(
        request,
        "intake/assignments.html",
        {
            "ticket": ticket,
            "shown_as": shown_as(ticket),
            "day": day,
            "state": state,
            "main": main,
            "lawful": lawful,
            "unlawful": unlawful,
            "found": found if asks else None,
            "answer": found.of_the_person,
            "against": [one for one in found.of(Effect.BLOCKS) if not one.is_about_plan],
            "to_come": [one for one in found.of(Effect.BLOCKS) if one.is_about_plan],
            "unclear": found.of(Effect.UNKNOWN),
            "warned": found.of(Effect.WARNS),
            "fine": found.of(Effect.FINE),
            "held": _held(ticket, given, day),
            "vr_cases": _cases(ticket, given, day),
            "spans": UsePeriod.objects.filter(ticket=ticket).order_by("-from_day", "-pk"),
            "steps": steps_of(ticket),
            "last": last_step(ticket),
            "checks": AssignabilityCheck.objects.filter(ticket=ticket)
            .select_related("by")
            .order_by("-asked_on", "-pk"),
            "assessments": Assessment.objects.filter(ticket=ticket)
            .select_related("by")
            .order_by("-on", "-pk"),
            "may_assign": may(member, Act.ASSIGN),
            "may_change": may(member, Act.CHANGE_PEOPLE),
        },
    )


def _held(ticket: Ticket, given: TicketFacts, day: date) -> list[dict[str, Any]]:
    """Each assignment with what its dates mean, the newest first."""
    rows = Assignment.objects.filter(ticket=ticket).order_by("assigned_on", "pk")
    pairs = list(zip(rows, given.assignments, strict=True))
    return [{"row": row, "meaning": list(about_first_month(fact, day))} for row, fact in reversed(pairs)]


def _cases(ticket: Ticket, given: TicketFacts, day: date) -> list[dict[str, Any]]:
    rows = VocationalRehabilitationCase.objects.filter(ticket=ticket).order_by("pk")
    return [
        {"row": row, "meaning": list(about_vr(fact, day))}
        for row, fact in zip(rows, given.vr_cases, strict=True)
    ]


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def assess(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """What was asked of a candidate, and what a human advises."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, AssessmentForm, day=day)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = {**form.cleaned_data, "goal": form.cleaned_data["goal"] or None}
        actions.assess(ticket, given, day, deed=Deed.of(member))
        return done(request, _("The assessment is kept."), "assignments", ticket.pk)
    return form_page(request, form, draft, title=_("Assess"), **about_ticket(ticket))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def check(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """What SSA answered: by the Portal, or on a call to the Help Line."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, CheckForm, day=day)
    if request.method == "POST" and form.is_bound and form.is_valid():
        actions.record_check(ticket, form.values(), day, deed=Deed.of(member))
        return done(request, _("The answer is kept."), "assignments", ticket.pk)
    lead = _(
        "The Portal tells it by the Social Security number; the Help Line, 866-968-7842, with the person on the call."
    )
    return form_page(request, form, draft, title=_("Record SSA's answer"), lead=lead, **about_ticket(ticket))
