"""Statements: the list, one of them, and its files."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.form_pages import FORM
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.rulebook.money import plain
from milepost.shares import statement_actions
from milepost.shares.queries import names_of, statements_visible_to
from milepost.shares.stating import head_of, headings, name_of, rows_of, totals_of
from milepost.shares.views.frame import common, statement_of
from milepost.website.listing import (
    EXCEL,
    Heading,
    download,
    page_of,
    search_asked_for,
    sort_links,
    sorted_by,
    typed,
)


def columns() -> tuple[Heading, ...]:
    return (
        Heading("number", _("Statement"), ("number",)),
        Heading("who", _("Partner"), ("partner__name", "account")),
        Heading("pay_on", _("To be paid on"), ("pay_on",)),
        Heading("opening", _("Balance before"), ("opening",), is_number=True),
        Heading("paid", _("Paid"), ("cents",), is_number=True),
        Heading("closing", _("Balance after"), ("closing",), is_number=True),
    )


def _chosen(request: HttpRequest):  # type: ignore[no-untyped-def]  # a query set of statements
    rows = statements_visible_to(staff_of(request))
    return rows.filter(partner__name__icontains=typed(request)) if typed(request) else rows


@for_those_who_may(Act.SEE_SHARES)
@require_http_methods(FORM)
def statements(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return search_asked_for(request, "share_statements")
    wanted = request.GET.get("sort", "-number")
    page = page_of(sorted_by(_chosen(request), columns(), wanted), request)
    names = names_of(staff_of(request).owner, [one.account for one in page])
    for one in page:
        one.called = names.get(one.account, "")
    more = {"page": page, "typed": typed(request), "sorts": sort_links(columns(), wanted)}
    return render(request, "shares/statements.html", {**common(request, "statements"), **more})


@for_those_who_may(Act.SEE_SHARES)
@require_safe
def statements_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    member = staff_of(request)
    Deed.of(member).write_reading("ledger read out", member.owner, kind=kind, what="statements")
    rows = sorted_by(_chosen(request), columns(), request.GET.get("sort", "-number"))
    lines = (
        [one.number, name_of(one), one.pay_on, plain(one.opening), plain(one.cents), plain(one.closing)]
        for one in rows.iterator(chunk_size=500)
    )
    return download("statements", kind, [one.text for one in columns()], lines)


@for_those_who_may(Act.SEE_SHARES)
@require_safe
def statement(request: HttpRequest, statement_id: UUID) -> HttpResponse:
    """Its head, its lines with the rule of each, and the balance."""
    one = statement_of(request, statement_id)
    made, rows = rows_of(one)
    context = {
        **common(request, "statements"),
        "statement": one,
        "name": name_of(one),
        "head": head_of(one),
        "columns": headings(),
        "rows": rows,
        "totals": totals_of(made),
    }
    return render(request, "shares/statement.html", context)


@for_those_who_may(Act.SEE_SHARES)
@require_safe
def statement_pdf(request: HttpRequest, statement_id: UUID) -> HttpResponse:
    return _file(request, statement_id, "pdf", "application/pdf")


@for_those_who_may(Act.SEE_SHARES)
@require_safe
def statement_excel(request: HttpRequest, statement_id: UUID) -> HttpResponse:
    return _file(request, statement_id, "xlsx", EXCEL)


def _file(request: HttpRequest, statement_id: UUID, kind: str, mime: str) -> HttpResponse:
    """Its name says the statement's number, and names nobody."""
    one = statement_of(request, statement_id)
    content = statement_actions.read(one, kind, deed=Deed.of(staff_of(request)))
    response = HttpResponse(content, content_type=mime)
    response["Content-Disposition"] = f'attachment; filename="statement-{one.number}.{kind}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
