"""The lists that were given, one of them, taking it although it looks wrong, undoing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.portal import actions
from milepost.portal.choices import FileState, Kind, Proposal, State
from milepost.portal.forms import ListForm, ProgramForm, TakeAnywayForm
from milepost.portal.models import PortalFile
from milepost.portal.policies import may_carry_out, may_change, may_override
from milepost.portal.queries import audit_due, by_state, counted, file_of, files_visible_to, standings
from milepost.portal.sentences import REFUSALS, kind_of_difference
from milepost.spreadsheets.faults import said

STANDS_STILL_AFTER = timedelta(minutes=2)
FORM = ["GET", "HEAD", "POST"]


@for_those_who_may(Act.SEE_CASELOADS)
@require_http_methods(FORM)
def portal(request: HttpRequest) -> HttpResponse:
    """Each kind of list with its last file and its age, everything given so far, and the form that takes the next."""
    member = staff_of(request)
    if request.method == "POST":
        check_may(member, Act.CHANGE_CASELOADS)
    kinds = [(str(value), str(label)) for value, label in Kind.choices]
    initial = {"kind": request.GET.get("kind")}
    form = ListForm(request.POST or None, request.FILES or None, kinds=kinds, initial=initial)
    if request.method == "POST" and form.is_valid():
        given, is_new = actions.receive(
            form.cleaned_data["file"], form.cleaned_data["kind"], deed=Deed.of(member)
        )
        if not is_new:
            messages.info(request, _("This very file was given before. Nothing has changed."))
        return redirect("portal_file", given.pk)
    context = {
        "form": form,
        "page": Paginator(files_visible_to(member), 25).get_page(request.GET.get("page")),
        "standings": standings(member, today_for(member.owner)),
        "audit_is_due": audit_due(member.owner, today_for(member.owner)) is not None,
        "may_give": may_change(member),
    }
    return render(request, "portal/portal.html", context, status=422 if form.is_bound else 200)


@for_those_who_may(Act.SEE_CASELOADS)
@require_safe
def one(request: HttpRequest, portal_file_id: UUID) -> HttpResponse:
    """One list: its progress, why it looks wrong, or its differences by kind, each with what is proposed."""
    file = file_of(request, portal_file_id)
    if file.state == FileState.TO_MAP and may_change(staff_of(request)):
        return redirect("portal_columns", file.pk)
    return _page(request, file, TakeAnywayForm())


def _page(request: HttpRequest, file: PortalFile, form: TakeAnywayForm, status: int = 200) -> HttpResponse:
    member = staff_of(request)
    is_done = file.state == FileState.COMPARED
    groups = [
        {
            "code": code, "text": kind_of_difference(code), "proposal": Proposal(proposal).label, "many": many, "left": left,
            "may": left > 0 and is_done and may_carry_out(member, proposal) and proposal != Proposal.BY_HAND,
            "needs_program": proposal == Proposal.ADD,
        }
        for code, proposal, many, left in counted(file)
    ]  # fmt: skip
    unreadable = file.findings.get("unreadable")
    states = by_state(file)
    response = render(
        request,
        "portal/file.html",
        {
            "file": file,
            "percent": min(100, 100 * file.done // file.total) if file.total else 0,
            "stands_still": file.is_working and timezone.now() - file.stirred_at > STANDS_STILL_AFTER,
            "refusals": [str(REFUSALS[one["code"]]) % one["figures"] for one in file.refusals],
            "unreadable": said(unreadable["code"], unreadable["figures"]) if unreadable else None,
            "groups": groups,
            "states": [
                (state.value, state.label, states[state.value]) for state in State if states[state.value]
            ],
            "may_change": may_change(member),
            "may_override": may_override(file),
            "form": form,
            "program": ProgramForm(),
            "is_audit": file.kind == Kind.ASSIGNED,
        },
        status=status,
    )
    if file.is_working:
        response["Refresh"] = "2"
    return response


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_POST
def take_anyway(request: HttpRequest, portal_file_id: UUID) -> HttpResponse:
    member, file = staff_of(request), file_of(request, portal_file_id)
    form = TakeAnywayForm(request.POST)
    if file.state == FileState.REFUSED and may_override(file) and not form.is_valid():
        return _page(request, file, form, status=422)
    why = form.cleaned_data["why"] if form.is_valid() else ""
    return done(request, file, lambda: actions.override(file, deed=Deed.of(member, why)))


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_POST
def undo(request: HttpRequest, portal_file_id: UUID) -> HttpResponse:
    file = file_of(request, portal_file_id)
    return done(request, file, lambda: actions.undo(file, deed=Deed.of(staff_of(request))))


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_POST
def again(request: HttpRequest, portal_file_id: UUID) -> HttpResponse:
    """Work that stands still is begun again."""
    file = file_of(request, portal_file_id)
    return done(request, file, lambda: actions.begin_again(file, deed=Deed.of(staff_of(request))))


def done(request: HttpRequest, file: PortalFile, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return redirect("portal_file", file.pk)
