"""The annual report: its figures drawn from the records, and the records behind each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.contacts.choices import Service
from milepost.duties.annual_report import FIGURES, Asked, Figure, answered, by_service, every_figure
from milepost.duties.queries import identities_seen_by, windows_of
from milepost.duties.views.frame import common, day_of
from milepost.editing.form_pages import FORM
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, staff_of
from milepost.organizations.roles import Act
from milepost.rulebook.months import Month
from milepost.website.listing import download, page_of, search_asked_for, typed
from milepost.website.templatetags.words import cents, short_day, short_month

FIRST_YEAR = 1999
"""The Ticket to Work and Work Incentives Improvement Act is of 1999; there is no report of a year before."""


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """One report for each identity; the only one at once."""
    member = staff_of(request)
    identities = list(identities_seen_by(member, day_of(request)))
    if len(identities) == 1:
        return redirect("annual_report", identities[0].pk)
    return render(request, "duties/reports.html", common(member, "report") | {"identities": identities})


def _asked(request: HttpRequest, identity_id: UUID) -> Asked:
    """The identity and the year of the address; without one, the calendar year before this one."""
    member, day = staff_of(request), day_of(request)
    identity = get_object_or_404(identities_seen_by(member, day), pk=identity_id)
    check_may(member, Act.SEE_PEOPLE)  # after it: whose the identity is, a refusal must not tell
    given = request.GET.get("year", "")
    year = int(given) if given.isascii() and given.isdigit() and len(given) == 4 else day.year - 1
    return Asked(member, identity, year if FIRST_YEAR <= year <= day.year else day.year - 1)


def _figure(code: str) -> Figure:
    if code not in FIGURES:
        raise Http404
    return FIGURES[code]


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def report(request: HttpRequest, identity_id: UUID) -> HttpResponse:
    asked = _asked(request, identity_id)
    member, day = staff_of(request), day_of(request)
    services = dict(Service.choices)
    context = common(member, "report") | {
        "identity": asked.identity,
        "year": asked.year,
        "years": range(day.year, day.year - 6, -1),
        "window": windows_of(member.owner).get(asked.year + 1),
        "figures": every_figure(asked),
        "services": [(services.get(code, code), count) for code, count in by_service(asked)],
    }
    return render(request, "duties/report.html", context)


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def report_download(request: HttpRequest, identity_id: UUID, kind: str) -> HttpResponseBase:
    """The figures, to be copied into the survey."""
    asked = _asked(request, identity_id)
    _journaled(asked, "report", kind)
    headings = [_("Figure"), _("What it counts"), _("Year"), _("Value"), _("Records behind it")]
    lines = (
        [
            str(one.figure.name),
            str(one.figure.means),
            str(asked.year),
            _("not known") if one.value is None else cents(one.value) if one.is_money else one.value,
            one.records,
        ]
        for one in every_figure(asked)
    )
    return download(f"annual-report-{asked.year}", kind, headings, lines)


def _journaled(asked: Asked, what: str, kind: str) -> None:
    Deed.of(asked.member).write_reading(
        "report figures read out", asked.identity, what=what, year=asked.year, format=kind
    )


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_http_methods(FORM)
def records(request: HttpRequest, identity_id: UUID, figure: str) -> HttpResponse:
    """The records behind one figure."""
    asked, chosen = _asked(request, identity_id), _figure(figure)
    if request.method == "POST":
        _list, _mark, query = search_asked_for(request, "duties")["Location"].partition("?")
        return redirect(f"{request.path}?{query}" if query else request.path)
    page = page_of(_rows(request, asked, chosen), request)
    context = common(staff_of(request), "report") | {
        "identity": asked.identity,
        "year": asked.year,
        "answer": answered(chosen, asked),
        "page": page,
        "rows": [_line(chosen, one) for one in page],
        "typed": typed(request),
    }
    return render(request, "duties/report_records.html", context)


def _rows(request: HttpRequest, asked: Asked, figure: Figure) -> Any:
    rows = figure.rows(asked)
    if rows is None:
        return []
    text = typed(request)
    named = Q(ticket__holder__name__icontains=text) | Q(ticket__reference__icontains=text)
    return rows.filter(named) if text else rows


def _line(figure: Figure, record: Any) -> dict[str, Any]:
    row = figure.line(record)
    on = short_month(row.day) if isinstance(row.day, Month) else short_day(row.day)
    said = short_day(row.said) if hasattr(row.said, "isoformat") else str(row.said or "")
    return {"ticket_id": row.ticket.pk, "shown_as": row.shown_as, "on": on, "said": said, "cents": row.cents}


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def records_download(request: HttpRequest, identity_id: UUID, figure: str, kind: str) -> HttpResponseBase:
    asked, chosen = _asked(request, identity_id), _figure(figure)
    _journaled(asked, chosen.code, kind)
    headings = [_("Ticketholder"), _("Our id"), _("Day or month"), _("Detail"), _("Amount")]
    return download(
        f"annual-report-{asked.year}-{chosen.code}", kind, headings, _lines(request, asked, chosen)
    )


def _lines(request: HttpRequest, asked: Asked, figure: Figure) -> Iterator[list[object]]:
    rows = _rows(request, asked, figure)
    for one in rows.iterator(chunk_size=500) if hasattr(rows, "iterator") else rows:
        row, line = figure.line(one), _line(figure, one)
        yield [line["shown_as"], row.ticket.reference, row.day, line["said"], cents(line["cents"])]
