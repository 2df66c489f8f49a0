"""The moves of a Ticket, taking one back, corrected days, and State VR cases."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from milepost.editing.form_pages import FORM, done
from milepost.editing.records import form_with_draft
from milepost.intake import move_actions
from milepost.intake.move_forms import (
    ActiveForm,
    AssignForm,
    CorrectForm,
    DeclineForm,
    EndForm,
    MoveForm,
    RequestForm,
    UnassignForm,
    VrCaseForm,
)
from milepost.intake.offers import BUTTONS
from milepost.intake.queries import last_step, state_of
from milepost.intake.views.frame import about_ticket, form_page, ticket_of
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people.forms import WhyForm
from milepost.tickets import assignment_actions
from milepost.tickets.models import Assignment, Ticket, VocationalRehabilitationCase
from milepost.tickets.states import State, check_may_move
from milepost.website.templatetags.words import finding

Do = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Page:
    """The form of one move: what it asks, where it leads, and who may."""

    form: type[MoveForm]
    leads_to: tuple[State, ...]
    act: Act
    do: Do
    lead: Any = ""
    is_about_plan: bool = False
    again: bool = False


def _plainly(after: State) -> Do:
    def do(ticket: Ticket, given: dict[str, Any], day: date, *, deed: Deed) -> Any:
        return move_actions.move(ticket, after, given, day, deed=deed)

    return do


S = State
PAGES: dict[str, Page] = {
    "begin_plan": Page(MoveForm, (S.PLAN,), Act.CHANGE_PEOPLE, _plainly(S.PLAN)),
    "decline": Page(DeclineForm, (S.DECLINED,), Act.CHANGE_PEOPLE, _plainly(S.DECLINED)),
    "come_back": Page(MoveForm, (S.CANDIDATE,), Act.CHANGE_PEOPLE, _plainly(S.CANDIDATE)),
    "assign": Page(
        AssignForm, (S.ASSIGNED,), Act.ASSIGN, move_actions.assign,
        gettext_lazy("Assign it in the Portal first, then write here what it shows."), is_about_plan=True,
    ),
    "reassign": Page(
        AssignForm, (S.UNASSIGNED,), Act.ASSIGN, move_actions.reassign,
        gettext_lazy("The assignment of now ends on the day on which the new one begins, as the Portal allows."),
        is_about_plan=True, again=True,
    ),
    "unassign": Page(
        UnassignForm, (S.UNASSIGNED, S.EXTENSION), Act.ASSIGN, move_actions.unassign,
        gettext_lazy(
            "It comes free on the 1st of the month after the notice (20 CFR 411.145). Anybody may leave at any time; only some reasons give the 90 days in which the Ticket stays in use."
        ),
    ),
    "make_inactive": Page(
        RequestForm, (S.INACTIVE,), Act.ASSIGN, move_actions.make_inactive,
        gettext_lazy("It counts from the 1st of the month after the request (20 CFR 411.192). The progress clock stands still, and medical reviews are possible meanwhile."),
    ),
    "make_active": Page(
        ActiveForm, (S.ASSIGNED,), Act.ASSIGN, move_actions.make_active,
        gettext_lazy("It counts from the 1st of the month after the program manager receives the request (20 CFR 411.192)."),
    ),
    "end": Page(
        EndForm, (S.TERMINATED,), Act.ASSIGN, move_actions.end,
        gettext_lazy("Nothing is paid for the month in which it ended, or later (20 CFR 411.155)."),
    ),
}  # fmt: skip


@for_those_who_may(Act.CHANGE_PEOPLE, Act.ASSIGN)
@require_http_methods(FORM)
def move(request: HttpRequest, ticket_id: UUID, move: str) -> HttpResponse:
    """One move: refused with its sentence where it is not lawful, else its form."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    page = PAGES.get(move)
    if page is None:
        raise Http404
    check_may(member, page.act)
    day = today_for(member.owner)
    refused = _refusal(ticket, page, day)
    if refused:
        return render(
            request,
            "intake/refused.html",
            {"title": BUTTONS[move][0], "why": refused, **about_ticket(ticket)},
            status=409,
        )
    options: dict[str, Any] = {"ticket": ticket, "day": day} | ({"again": True} if page.again else {})
    form, draft = form_with_draft(request, page.form, **options)
    looking = "look" in request.POST
    if request.method == "POST" and form.is_bound and form.is_valid() and not looking:
        try:
            page.do(ticket, form.cleaned_data, day, deed=Deed.of(member))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return done(request, _said(form), "assignments", ticket.pk)
    title = BUTTONS[move][0]
    template = "intake/assign.html" if page.is_about_plan else "editing/record.html"
    return form_page(
        request,
        form,
        draft,
        template=template,
        title=title,
        button=title,
        lead=page.lead,
        looking=looking,
        **about_ticket(ticket),
    )


def _refusal(ticket: Ticket, page: Page, day: date) -> str:
    """Why none of the states that it could lead to can follow; empty where one can."""
    before = state_of(ticket, day)
    said = ""
    for after in page.leads_to:
        try:
            check_may_move(before, after)
        except ValidationError as error:
            said = said or " ".join(error.messages)
        else:
            return ""
    return said


def _said(form: Any) -> str:
    meaning = getattr(form, "meaning", [])
    return " ".join([_("It is saved."), *[finding(one) for one in meaning[:1]]])


@for_those_who_may(Act.CHANGE_PEOPLE, Act.ASSIGN)
@require_http_methods(FORM)
def take_back(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Undo the latest step, with its reason."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    step = last_step(ticket)
    if step is None:
        why = _("No step is recorded that could be taken back.")
        return render(
            request,
            "intake/refused.html",
            {"title": _("Take it back"), "why": why, **about_ticket(ticket)},
            status=409,
        )
    if step.did:
        check_may(member, Act.CHANGE_PEOPLE if step.move.startswith("advise") else Act.ASSIGN)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seen = request.POST.get("step", "")
        try:
            deed = Deed.of(member, form.cleaned_data["why"])
            move_actions.take_back(ticket, int(seen) if seen.isdecimal() else step.pk, deed=deed)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return done(request, _("It is taken back, and stays on record."), "assignments", ticket.pk)
    title = _("Take back: %(state)s") % {"state": State(step.after).label}
    return form_page(
        request,
        form,
        None,
        template="intake/take_back.html",
        title=title,
        step=step,
        button=_("Take it back"),
        **about_ticket(ticket),
    )


@for_those_who_may(Act.ASSIGN)
@require_http_methods(FORM)
def correct(request: HttpRequest, ticket_id: UUID, assignment_id: int) -> HttpResponse:
    """Mend a day that was entered wrongly, with the reason."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    assignment = get_object_or_404(Assignment.objects, pk=assignment_id, ticket=ticket)
    form, draft = form_with_draft(request, CorrectForm, assignment=assignment, day=today_for(member.owner))
    conflict = False
    if request.method == "POST" and form.is_bound and form.is_valid():
        days = {name: form.cleaned_data[name] for name in assignment_actions.ASSIGNMENT_DAYS}
        deed = Deed.of(member, form.cleaned_data["why"])
        if assignment_actions.correct_assignment(
            assignment, days, version=form.cleaned_data["version"], deed=deed
        ):
            return done(
                request, _("It is corrected; what it was stands in the history."), "assignments", ticket.pk
            )
        conflict = _somebody_was_quicker(form)
    title = _("Correct the days of %(provider)s") % {"provider": assignment.provider}
    return form_page(request, form, draft, title=title, conflict=conflict, **about_ticket(ticket))


def _somebody_was_quicker(form: Any) -> bool:
    form.add_error(
        None, _("Somebody else has changed this meanwhile. Look at the page again, then correct it there.")
    )
    return True


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_vr_case(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    form, draft = form_with_draft(request, VrCaseForm, day=today_for(member.owner))
    if request.method == "POST" and form.is_bound and form.is_valid():
        assignment_actions.add_vr_case(ticket, form.values(), deed=Deed.of(member))
        return done(request, _("It is saved."), "assignments", ticket.pk)
    return form_page(request, form, draft, title=_("Add a State VR case"), **about_ticket(ticket))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def change_vr_case(request: HttpRequest, ticket_id: UUID, case_id: int) -> HttpResponse:
    """Close it, say how the agency is paid, correct it."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    case = get_object_or_404(VocationalRehabilitationCase.objects, pk=case_id, ticket=ticket)
    form, draft = form_with_draft(request, VrCaseForm, case=case, day=today_for(member.owner))
    conflict = False
    if request.method == "POST" and form.is_bound and form.is_valid():
        version = form.cleaned_data["version"] or case.version
        if assignment_actions.change_vr_case(case, form.values(), version=version, deed=Deed.of(member)):
            return done(request, _("It is saved."), "assignments", ticket.pk)
        conflict = _somebody_was_quicker(form)
    return form_page(
        request,
        form,
        draft,
        title=case.agency or _("State VR case"),
        conflict=conflict,
        **about_ticket(ticket),
    )


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def withdraw_vr_case(request: HttpRequest, ticket_id: UUID, case_id: int) -> HttpResponse:
    """It was entered by mistake."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    case = get_object_or_404(VocationalRehabilitationCase.objects, pk=case_id, ticket=ticket)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        assignment_actions.withdraw_vr_case(case, deed=Deed.of(member, form.cleaned_data["why"]))
        return done(request, _("It is taken back, and stays on record."), "assignments", ticket.pk)
    title = _("Take back the State VR case")
    return form_page(request, form, None, title=title, button=_("Take it back"), **about_ticket(ticket))
