"""The ledger line by line, and one entry."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.form_pages import FORM
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.rulebook.money import plain
from milepost.rulebook.shares.books import PAID_TO, PAYABLE_TO
from milepost.shares.accounts import account_in_words, shown
from milepost.shares.choices import EntryKind
from milepost.shares.models import Entry, EntryLine
from milepost.shares.queries import lines_visible_to, names_of
from milepost.shares.stating import rule_in_words, what_of
from milepost.shares.views.frame import common
from milepost.website.listing import (
    Heading,
    download,
    filters_of,
    page_of,
    search_asked_for,
    sort_links,
    sorted_by,
    typed,
)


def headings() -> tuple[Heading, ...]:
    return (
        Heading("number", _("Entry"), ("number",)),
        Heading("on", _("Booked on"), ("on", "number")),
        Heading("kind", _("What it is"), ("kind",)),
        Heading("account", _("Account"), ("partner__name", "account")),
        Heading("who", _("Ticketholder"), ("person",)),
        Heading("what", _("Payment"), ("claim", "claim_number", "month")),
        Heading("amount", _("Amount"), ("cents",), is_number=True),
    )


def _by_partner(rows: QuerySet[EntryLine], value: str) -> QuerySet[EntryLine]:
    try:
        return rows.filter(partner=UUID(value))
    except ValueError:
        return rows


FILTERS = {
    "kind": lambda rows, value: rows.filter(kind=value),
    "account": lambda rows, value: rows.filter(account=value),
    "partner": _by_partner,
}


def _chosen(request: HttpRequest) -> QuerySet[EntryLine]:
    rows = lines_visible_to(staff_of(request))
    text = typed(request)
    if text:
        wanted = Q(person__icontains=text) | Q(reference__icontains=text) | Q(partner__name__icontains=text)
        rows = rows.filter(wanted | Q(number=int(text)) if text.isdecimal() and len(text) < 9 else wanted)
    return filters_of(request, FILTERS, rows)  # type: ignore[no-any-return]  # narrowed, of the same kind


@for_those_who_may(Act.SEE_SHARES)
@require_http_methods(FORM)
def ledger(request: HttpRequest) -> HttpResponse:
    """Every line, the newest first; of a partner those of its own account."""
    if request.method == "POST":
        return search_asked_for(request, "share_ledger")
    wanted = request.GET.get("sort", "-number")
    page = page_of(sorted_by(_chosen(request), headings(), wanted), request)
    page.object_list = shown(staff_of(request).owner, list(page.object_list))
    context = {
        **common(request, "ledger"),
        "page": page,
        "typed": typed(request),
        "sorts": sort_links(headings(), wanted),
        "kinds": EntryKind.choices,
    }
    return render(request, "shares/ledger.html", context)


@for_those_who_may(Act.SEE_SHARES)
@require_safe
def ledger_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    member = staff_of(request)
    Deed.of(member).write_reading("ledger read out", member.owner, kind=kind, what="lines")
    rows = sorted_by(_chosen(request), headings(), request.GET.get("sort", "-number"))
    columns = [
        *(one.text for one in headings()), _("Gross"), _("Rule applied"), _("Received on"), _("Reference"),
    ]  # fmt: skip
    return download("ledger", kind, columns, _lines(request, rows))


def _lines(request: HttpRequest, rows: QuerySet[EntryLine]) -> Iterator[list[object]]:
    names: dict[str, str] = {}
    for one in rows.iterator(chunk_size=500):
        bare = one.account.removeprefix(PAYABLE_TO).removeprefix(PAID_TO)
        if bare not in names:
            names |= {bare: "", **names_of(staff_of(request).owner, [bare])}
        yield [
            one.number, one.on, one.get_kind_display(), account_in_words(one.account, names), one.person, what_of(one),
            plain(one.cents), plain(one.gross), rule_in_words(one), one.received_on, one.reference,
        ]  # fmt: skip


@for_those_who_may(Act.SEE_LEDGER)
@require_safe
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """All lines of one entry, which sum to nothing. A partner sees its own line of it in the list, and no entry."""
    member = staff_of(request)
    seen = Entry.objects.filter(organization=member.owner) if member.partner is None else Entry.objects.none()
    one = get_object_or_404(seen.select_related("period", "money", "reverses", "made_by", "run"), pk=entry_id)
    later = Entry.objects.filter(reverses=one).first()
    lines = shown(member.owner, list(one.lines.select_related("partner")))
    context = {**common(request, "ledger"), "entry": one, "lines": lines, "reversed_by": later}
    return render(request, "shares/entry.html", context)
