"""Saying what the columns of a spreadsheet are."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.spreadsheets import actions
from milepost.spreadsheets.forms import COLUMN, DEFAULT, ColumnsForm, SheetForm
from milepost.spreadsheets.kinds.all_kinds import KINDS
from milepost.spreadsheets.mapping import Mapping, first_mapping, look_again, sheets_of, suggestion, unused
from milepost.spreadsheets.models import Spreadsheet
from milepost.spreadsheets.policies import check_may_change
from milepost.spreadsheets.queries import spreadsheet_of
from milepost.spreadsheets.reading import Unreadable
from milepost.spreadsheets.sniffing import Seen, best_of

State = Spreadsheet.State
CAN_BE_MAPPED = {State.TO_MAP, State.CHECKED, State.FAULTY, State.REFUSED}


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, spreadsheet_id: UUID) -> HttpResponse:
    """The columns as they are suggested, remembered or chosen; sent, every row is checked."""
    member, given = staff_of(request), spreadsheet_of(request, spreadsheet_id, whole=True)
    check_may_change(member, given)
    if given.state not in CAN_BE_MAPPED:
        return redirect("spreadsheets_one", given.pk)
    kind, sheets = KINDS[given.kind], sheets_of(given)
    if request.method == "POST" and "look" in request.POST:
        return _look(request, given)
    sheet = best_of(sheets)
    mapping, name = _begun(given, sheet)
    form = ColumnsForm(request.POST or None, kind=kind, sheet=sheet, mapping=mapping, name=name)
    if request.method == "POST" and form.is_valid():
        try:
            actions.map_columns(
                given, form.mapping(), form.cleaned_data["remember_as"].strip(), deed=Deed.of(member)
            )
        except ValidationError as refusal:
            messages.error(request, refusal.message)
        return redirect("spreadsheets_one", given.pk)
    where = SheetForm(sheets=sheets, initial={"sheet": str(sheets.index(sheet)), "header": sheet.header or 1})
    return _page(request, given, form, where, sheet, mapping, name)


def _begun(given: Spreadsheet, sheet: Seen) -> tuple[Mapping, str]:
    """What was chosen before, while it is about the same headings; otherwise what is remembered or suggested."""
    before = Mapping.of(given)
    headings = [one.heading for one in sheet.columns]
    if before.columns and before.sheet == sheet.name and before.headings == headings:
        return before, ""
    kind = KINDS[given.kind]
    return first_mapping(given, kind) if sheet.columns else (suggestion(kind, sheet), "")


def _page(
    request: HttpRequest,
    given: Spreadsheet,
    form: ColumnsForm,
    where: SheetForm,
    sheet: Seen,
    mapping: Mapping,
    name: str,
) -> HttpResponse:
    return render(
        request,
        "spreadsheets/columns.html",
        {
            "given": given,
            "form": form,
            "where": where,
            "sheet": sheet,
            "remembered": name,
            **parts_of(form),
            "unused": unused(mapping, sheet),
        },
        status=422 if form.is_bound or where.is_bound else 200,
    )


def parts_of(form: ColumnsForm) -> dict[str, Any]:
    """The fields of the form as its page groups them: columns that are there, those that are not, defaults, the rest."""
    shown = list(form)
    of_columns = [one for one in shown if one.name.startswith(COLUMN)]
    there = [one for one in of_columns if one.value() or one.errors]
    return {
        "of_columns": there,
        "not_there": [one for one in of_columns if one not in there],
        "of_defaults": [one for one in shown if one.name.startswith(DEFAULT)],
        "of_rest": [one for one in shown if not one.name.startswith((COLUMN, DEFAULT))],
    }


def _look(request: HttpRequest, given: Spreadsheet) -> HttpResponse:
    """Look at another sheet or row of headings."""
    kind, sheets = KINDS[given.kind], sheets_of(given)
    where = SheetForm(request.POST, sheets=sheets)
    if where.is_valid():
        place = int(where.cleaned_data["sheet"] or 0)
        try:
            found = look_again(given, place, where.cleaned_data["header"], kind)
        except Unreadable:
            found = None
        if found is not None:
            return redirect("spreadsheets_columns", given.pk)
        where.add_error("header", _("There are no headings in this row."))
    sheet = best_of(sheets)
    mapping, name = _begun(given, sheet)
    form = ColumnsForm(kind=kind, sheet=sheet, mapping=mapping, name=name)
    return _page(request, given, form, where, sheet, mapping, name)
