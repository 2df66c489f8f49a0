"""The three-way match: of the whole organization, and of one Ticketholder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.form_pages import FORM
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.payments.keeping import three_ways_of
from milepost.payments.models import ThreeWay
from milepost.payments.policies import may_record, sees_deposits
from milepost.payments.queries import (
    accounted,
    agreements_of,
    by_explanation,
    in_force,
    money_visible_to,
    sums_of,
    three_ways_visible_to,
    years_of,
)
from milepost.payments.views.frame import shown_as, ticket_of
from milepost.people.words import named
from milepost.rulebook.decisions import Reason
from milepost.rulebook.money import plain
from milepost.rulebook.payments.three_ways import SAYS, Explained
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
from milepost.website.templatetags.words import claim_name, language, word

Narrow = Callable[[QuerySet[ThreeWay], str], QuerySet[ThreeWay]]


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("claim", _("Payment"), ("claim", "number")),
        Heading("month", _("Month"), ("month",)),
        Heading("owed", _("Owed by the rules"), ("owed",), is_number=True),
        Heading("asked", _("Asked for"), ("asked",), is_number=True),
        Heading("paid", _("Paid"), ("paid",), is_number=True),
        Heading("off", _("Difference"), ("difference",), is_number=True),
        Heading("by", _("Explained by"), ("explained_by",)),
    )


def _by_year(rows: QuerySet[ThreeWay], value: str) -> QuerySet[ThreeWay]:
    return rows.filter(year=int(value)) if value.isdecimal() and len(value) == 4 else rows


def _by_partner(rows: QuerySet[ThreeWay], value: str) -> QuerySet[ThreeWay]:
    try:
        return rows.filter(partner=UUID(value))
    except ValueError:
        return rows


FILTERS: dict[str, Narrow] = {
    "by": lambda rows, value: rows.filter(explained_by=value),
    "year": _by_year,
    "partner": _by_partner,
}


def _chosen(request: HttpRequest) -> QuerySet[ThreeWay]:
    member = staff_of(request)
    rows = three_ways_visible_to(member)
    if typed(request):
        rows = rows.filter(named(typed(request), member.owner, "ticket__"))
    return filters_of(request, FILTERS, rows)  # type: ignore[no-any-return]  # narrowed, of the same kind


@for_those_who_may(Act.SEE_CLAIMS)
@require_http_methods(FORM)
def three_ways(request: HttpRequest) -> HttpResponse:
    """Every payment with its three sides; above them what they come to, and how much nothing explains."""
    if request.method == "POST":
        return search_asked_for(request, "three_ways")
    member, wanted = staff_of(request), request.GET.get("sort", "off")
    rows = _chosen(request)
    sums = sums_of(rows)
    context = {
        "page": page_of(sorted_by(rows, headings(), wanted), request, many=sums.count),
        "typed": typed(request),
        "sorts": sort_links(headings(), wanted),
        "sums": sums,
        "money": accounted(money_visible_to(member)),
        "explanations": [(one.value, says(one), *rest) for one, *rest in by_explanation(rows)],
        "words": {one.value: says(one) for one in Explained},
        "choices": [(one.value, says(one)) for one in Explained],
        "sees_deposits": sees_deposits(member),
        "years": years_of(three_ways_visible_to(member)),
        "partners": partners_visible_to(member),
        "has_any": sums.count > 0 or bool(request.GET),
    }
    return render(request, "payments/three_ways.html", context)


def says(one: Explained) -> str:
    """What explains a difference, without its sum."""
    return (
        Reason(SAYS[one], {"off_cents": "…"})
        .finding(language())
        .replace(" de …", "")
        .replace(" of …", "")
        .rstrip(".")
    )


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def three_ways_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    rows = sorted_by(_chosen(request), headings(), request.GET.get("sort", "off"))
    return download("three-way-match", kind, [one.text for one in headings()], _lines(rows))


def _lines(rows: QuerySet[ThreeWay]) -> Iterator[list[object]]:
    words = {one.value: says(one) for one in Explained}
    for one in rows.iterator(chunk_size=500):
        yield [
            one.ticket.reference,
            claim_name(one),
            one.month,
            plain(one.owed),
            plain(one.asked),
            plain(one.paid),
            plain(one.difference),
            words.get(str(one.explained_by), word(one.explained_by)),
        ]


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def payments_of(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """A Ticketholder's payments: the three sides of each, worked out now, and every line of money."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    rows = three_ways_of([ticket])[ticket.pk]
    lines = money_visible_to(member).filter(ticket=ticket)
    context = {
        "ticket": ticket,
        "shown_as": shown_as(ticket),
        "rows": rows,
        "words": {one.value: says(one) for one in Explained},
        "owed": sum(one.owed for one in rows),
        "asked": sum(one.asked for one in rows),
        "paid": sum(one.paid for one in rows),
        "off": sum(one.difference for one in rows),
        "unexplained": sum(abs(one.difference) for one in rows if one.explained_by == Explained.NOTHING),
        "lines": lines.order_by("-received_on", "-made_at"),
        "money": accounted(lines),
        "agreement": in_force(ticket),
        "drafts": agreements_of(ticket).filter(received_on=None, withdrawn_at=None).count(),
        "may_record": may_record(member),
        "may_see_shares": may(member, Act.SEE_SHARES),
    }
    return render(request, "payments/ticketholder.html", context)
