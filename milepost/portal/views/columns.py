"""Saying what the columns of a list are."""

from __future__ import annotations

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
from milepost.portal import actions
from milepost.portal.choices import FileState
from milepost.portal.forms import PortalColumnsForm
from milepost.portal.lists.columns import LISTS
from milepost.portal.models import PortalFile
from milepost.portal.queries import file_of
from milepost.spreadsheets.forms import SheetForm
from milepost.spreadsheets.mapping import (
    Mapping,
    days_can_be_two,
    first_mapping,
    look_again,
    sheets_of,
    suggestion,
    unused,
)
from milepost.spreadsheets.reading import Unreadable
from milepost.spreadsheets.sniffing import Seen, best_of
from milepost.spreadsheets.views.columns import parts_of

CAN_BE_MAPPED = {FileState.TO_MAP, FileState.REFUSED}


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, portal_file_id: UUID) -> HttpResponse:
    """The columns as they are suggested, remembered or chosen; sent, the list is compared."""
    file = file_of(request, portal_file_id, whole=True)
    if file.state not in CAN_BE_MAPPED:
        return redirect("portal_file", file.pk)
    kind, sheets = LISTS[file.kind], sheets_of(file)
    sheet = best_of(sheets)
    mapping, name = _begun(file, sheet)
    where = SheetForm(sheets=sheets, initial={"sheet": str(sheets.index(sheet)), "header": sheet.header or 1})
    if request.method == "POST" and "look" in request.POST:
        where = SheetForm(request.POST, sheets=sheets)
        if _looked(file, where):
            return redirect("portal_columns", file.pk)
        form = PortalColumnsForm(kind=kind, sheet=sheet, mapping=mapping, name=name)
        return _page(request, file, form, where, sheet, mapping, name)
    form = PortalColumnsForm(
        request.POST or None, kind=kind, sheet=sheet, mapping=mapping, name=name or _name(file)
    )
    if request.method == "POST" and form.is_valid():
        deed = Deed.of(staff_of(request))
        try:
            actions.map_columns(file, form.mapping(), form.cleaned_data["remember_as"].strip(), deed=deed)
        except ValidationError as refusal:
            messages.error(request, refusal.message)
        return redirect("portal_file", file.pk)
    return _page(request, file, form, where, sheet, mapping, name)


def _name(file: PortalFile) -> str:
    """Under which name the columns are kept unless somebody says another: the Portal's list comes again."""
    return _("Portal: %(list)s") % {"list": file.get_kind_display()}


def _begun(file: PortalFile, sheet: Seen) -> tuple[Mapping, str]:
    """What was chosen before, while it is about the same headings; otherwise what is remembered or suggested."""
    before = Mapping.of(file)
    headings = [one.heading for one in sheet.columns]
    if before.columns and before.sheet == sheet.name and before.headings == headings:
        return before, ""
    kind = LISTS[file.kind]
    mapping, name = first_mapping(file, kind) if sheet.columns else (suggestion(kind, sheet), "")
    if not mapping.date_order and days_can_be_two(kind, sheet, mapping.columns):
        mapping.date_order = "month"  # as SSA writes days; somebody sees it and may say otherwise
    return mapping, name


def _looked(file: PortalFile, where: SheetForm) -> bool:
    """Another sheet or row of headings; whether something stands there."""
    if not where.is_valid():
        return False
    place = int(where.cleaned_data["sheet"] or 0)
    try:
        found = look_again(file, place, where.cleaned_data["header"], LISTS[file.kind])
    except Unreadable:
        found = None
    if found is None:
        where.add_error("header", _("There are no headings in this row."))
    return found is not None


def _page(
    request: HttpRequest,
    file: PortalFile,
    form: PortalColumnsForm,
    where: SheetForm,
    sheet: Seen,
    mapping: Mapping,
    name: str,
) -> HttpResponse:
    context = {
        **parts_of(form),
        "file": file,
        "form": form,
        "where": where,
        "sheet": sheet,
        "remembered": name,
        "unused": unused(mapping, sheet),
    }
    status = 422 if form.is_bound or where.is_bound else 200
    return render(request, "portal/columns.html", context, status=status)
