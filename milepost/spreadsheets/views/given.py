"""Giving a spreadsheet, seeing what became of it, taking it over, undoing it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, staff_of
from milepost.organizations.roles import Act
from milepost.spreadsheets import actions
from milepost.spreadsheets.faults import CANNOT_UNDO, REFUSALS
from milepost.spreadsheets.forms import FileForm, OverrideForm
from milepost.spreadsheets.leaves import Leaves
from milepost.spreadsheets.mapping import Mapping, sheets_of, unused
from milepost.spreadsheets.models import Leaf, Spreadsheet
from milepost.spreadsheets.policies import check_may_change, kinds_for, may_change, may_override
from milepost.spreadsheets.queries import spreadsheet_of, spreadsheets_visible_to
from milepost.spreadsheets.views.lines import fault_lines

State = Spreadsheet.State
STANDS_STILL_AFTER = timedelta(minutes=2)
SHOWS_FAULTS = {State.UNREADABLE, State.FAULTY, State.REFUSED}


@for_those_who_may(Act.SEE_CASELOADS)
@require_http_methods(["GET", "HEAD", "POST"])
def spreadsheets(request: HttpRequest) -> HttpResponse:
    """What was given so far, and the form that takes the next."""
    member = staff_of(request)
    if request.method == "POST":
        check_may(member, Act.CHANGE_CASELOADS)
    kinds = kinds_for(member)
    initial = {"kind": request.GET.get("kind")}
    form = FileForm(request.POST or None, request.FILES or None, kinds=kinds, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = actions.receive(form.cleaned_data["file"], form.cleaned_data["kind"], deed=Deed.of(member))
        return redirect("spreadsheets_one", given.pk)
    page = Paginator(spreadsheets_visible_to(member), 25).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "may_give": bool(kinds)}
    return render(request, "spreadsheets/spreadsheets.html", context, status=422 if form.is_bound else 200)


@for_those_who_may(Act.SEE_CASELOADS)
@require_safe
def one(request: HttpRequest, spreadsheet_id: UUID) -> HttpResponse:
    """One spreadsheet: its progress, its faults, why it looks wrong, or what it would bring."""
    given = spreadsheet_of(request, spreadsheet_id)
    if given.state == State.TO_MAP and may_change(staff_of(request), given):
        return redirect("spreadsheets_columns", given.pk)
    return _page(request, given, OverrideForm())


def _page(request: HttpRequest, given: Spreadsheet, form: OverrideForm, status: int = 200) -> HttpResponse:
    sheets = sheets_of(given)
    mapping = Mapping.of(given)
    sheet = next((one for one in sheets if one.name == mapping.sheet), None)
    faults: Page[Any] | None = None
    if given.state in SHOWS_FAULTS:
        faults = Paginator[Any](Leaves(given, Leaf.Of.FAULT), 1).get_page(request.GET.get("page"))  # type: ignore[arg-type]
    response = render(
        request,
        "spreadsheets/spreadsheet.html",
        {
            "given": given,
            "percent": min(100, 100 * given.done // given.total) if given.total else 0,
            "stands_still": given.is_working and timezone.now() - given.stirred_at > STANDS_STILL_AFTER,
            "faults": faults,
            "lines": [line for leaf in faults or () for line in fault_lines(leaf)],
            "refusals": [str(REFUSALS[one["code"]]) % one["figures"] for one in given.refusals],
            "unused": unused(mapping, sheet) if sheet and mapping.columns else [],
            "may_change": may_change(staff_of(request), given),
            "may_override": may_override(given),
            "cannot_undo": CANNOT_UNDO.get(given.cannot_undo, ""),
            "has_something": bool(given.findings.get("new") or given.findings.get("changed")),
            "form": form,
        },
        status=status,
    )
    if given.is_working:
        response["Refresh"] = "2"
    return response


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_POST
def take_over(request: HttpRequest, spreadsheet_id: UUID) -> HttpResponse:
    member, given = staff_of(request), spreadsheet_of(request, spreadsheet_id)
    check_may_change(member, given)
    deed = Deed.of(member)
    if given.state == State.REFUSED and may_override(given):
        form = OverrideForm(request.POST)
        if not form.is_valid():
            return _page(request, given, form, status=422)
        deed = Deed.of(member, form.cleaned_data["why"])
    return _done(
        request, given, lambda: actions.take_over(given, partly=given.state == State.FAULTY, deed=deed)
    )


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_POST
def undo(request: HttpRequest, spreadsheet_id: UUID) -> HttpResponse:
    member, given = staff_of(request), spreadsheet_of(request, spreadsheet_id)
    check_may_change(member, given)
    return _done(request, given, lambda: actions.undo(given, deed=Deed.of(member)))


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_POST
def again(request: HttpRequest, spreadsheet_id: UUID) -> HttpResponse:
    """Work that stands still is begun again."""
    member, given = staff_of(request), spreadsheet_of(request, spreadsheet_id)
    check_may_change(member, given)
    return _done(request, given, lambda: actions.begin_again(given, deed=Deed.of(member)))


def _done(request: HttpRequest, given: Spreadsheet, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except ValidationError as refusal:
        messages.error(request, refusal.message)
    return redirect("spreadsheets_one", given.pk)
