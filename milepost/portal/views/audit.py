"""The result of a comparison to be printed and kept: for the list of assigned Tickets the quarterly roster audit."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.portal.audit_pdf import MOST_ROWS, facts_of, pdf, title_of
from milepost.portal.queries import differences_visible_to, file_of
from milepost.portal.views.differences import audit_columns, audit_rows


@for_those_who_may(Act.SEE_CASELOADS)
@require_safe
def audit(request: HttpRequest, portal_file_id: UUID) -> HttpResponse:
    """Date, file, counts, each difference with what was done and by whom. Made for paper."""
    file = file_of(request, portal_file_id)
    rows = differences_visible_to(staff_of(request)).filter(file=file)
    context = {
        "file": file,
        "title": title_of(file),
        "facts": facts_of(file),
        "columns": audit_columns(),
        "rows": list(audit_rows(rows[:MOST_ROWS])),
        "more": max(0, rows.count() - MOST_ROWS),
    }
    return render(request, "portal/audit.html", context)


@for_those_who_may(Act.SEE_CASELOADS)
@require_safe
def audit_pdf(request: HttpRequest, portal_file_id: UUID) -> HttpResponse:
    """The same as an accessible PDF. That it was read is journaled."""
    file = file_of(request, portal_file_id)
    rows = differences_visible_to(staff_of(request)).filter(file=file)
    made = pdf(file, audit_columns(), list(audit_rows(rows[:MOST_ROWS])), max(0, rows.count() - MOST_ROWS))
    Deed.of(staff_of(request)).write_reading("portal audit read", file, rows=min(rows.count(), MOST_ROWS))
    response = HttpResponse(made, content_type="application/pdf")
    name = "roster-audit" if file.kind == "assigned" else "portal-list"
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    return response
