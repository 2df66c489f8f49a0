"""The faults as a list, and the faulty rows themselves, to be mended in a spreadsheet and given again."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.spreadsheets.cells import clean, shown
from milepost.spreadsheets.faults import said
from milepost.spreadsheets.kinds.all_kinds import KINDS
from milepost.spreadsheets.leaves import lines_of
from milepost.spreadsheets.mapping import Mapping
from milepost.spreadsheets.models import Leaf, Spreadsheet
from milepost.spreadsheets.policies import check_may_change
from milepost.spreadsheets.queries import spreadsheet_of
from milepost.spreadsheets.reading import Unreadable, sheets_in
from milepost.website.listing import download


@for_those_who_may(Act.SEE_CASELOADS)
@require_safe
def faults(request: HttpRequest, spreadsheet_id: UUID, kind: str) -> HttpResponseBase:
    """The faults as a list to work through in a spreadsheet."""
    given = spreadsheet_of(request, spreadsheet_id)
    sheet = shown(Mapping.of(given).sheet)
    columns = [_("Sheet"), _("Row"), _("Column"), _("What is wrong"), _("What to do")]
    rows = (
        [sheet, line["row"], line["column"], *said(line["code"], line["figures"])]
        for line in lines_of(given, Leaf.Of.FAULT)
    )
    return download("faults", kind, columns, rows)


@for_those_who_may(Act.CHANGE_CASELOADS)
@require_safe
def faulty_rows(request: HttpRequest, spreadsheet_id: UUID) -> HttpResponseBase:
    """The rows that have faults, as they were given, with what is wrong in each behind them. That they were read is journaled."""
    member, given = staff_of(request), spreadsheet_of(request, spreadsheet_id, whole=True)
    check_may_change(member, given)
    try:
        headings, rows = _rows(given, hides=member.pk != given.by_id)
    except Unreadable:
        return redirect("spreadsheets_one", given.pk)
    Deed.of(member).write_reading("faulty rows read", given, rows=len(rows))
    return download("faulty-rows", "xlsx", headings, rows)


def _rows(given: Spreadsheet, *, hides: bool) -> tuple[list[str], list[list[str]]]:
    """The headings and rows; `hides` the numbers of SSA from everybody but whoever gave the file."""
    mapping = Mapping.of(given)
    secret = (
        {mapping.columns.get(one.name) for one in KINDS[given.kind].fields if one.secret} if hides else set()
    )
    sheet = next((one for one in sheets_in(given.content.open()) if one.name == mapping.sheet), None)
    if sheet is None or not 1 <= mapping.header <= len(sheet.rows):
        raise Unreadable("NO_HEADINGS")
    headings = [clean(cell) for cell in sheet.rows[mapping.header - 1]]
    wrong = _by_row(given)
    rows = []
    for number in given.faulty_rows:
        cells = ["" if place in secret else clean(cell) for place, cell in enumerate(sheet.rows[number - 1])]
        cells += [""] * (len(headings) - len(cells))
        rows.append([*cells[: len(headings)], wrong.get(number, "")])
    return [*headings, _("What is wrong")], rows


def _by_row(given: Spreadsheet) -> dict[int, str]:
    found: dict[int, list[str]] = {}
    for line in lines_of(given, Leaf.Of.FAULT):
        found.setdefault(line["row"], []).append(_sentence(line))
    return {row: "; ".join(sentences) for row, sentences in found.items()}


def _sentence(line: dict[str, object]) -> str:
    wrong, cure = said(str(line["code"]), line["figures"])  # type: ignore[arg-type]
    return f"{line['column']}: {wrong} – {cure}"
