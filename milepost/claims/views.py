"""The list of claims."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.claims.models import DecidedClaim
from milepost.claims.queries import (
    TALLIED,
    about_to_be_lost,
    claims_visible_to,
    providers_of_claims,
    tallied_by_status,
    totals_by_status,
)
from milepost.claims.tallies import Total, total_of
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people.words import named
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import ClaimCode
from milepost.website.listing import (
    FIND,
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


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("claim", _("Claim"), ("claim", "number")),
        Heading("month", _("Month"), ("month",)),
        Heading("status", _("State"), ("status",)),
        Heading("provider", _("Provider"), ("provider",)),
        Heading("amount", _("Amount"), ("amount",), is_number=True),
        Heading("claim_by", _("Claim by"), ("claim_by",)),
    )


MINE, PARTNERS = "mine", "partners"
"""Of whom: of the Ticketholders one coordinates, or of those whom partners serve."""
Narrow = Callable[[QuerySet[DecidedClaim], str], QuerySet[DecidedClaim]]
FILTERS: dict[str, Narrow] = {
    "status": lambda rows, value: rows.filter(status=value),
    "claim": lambda rows, value: rows.filter(claim=value),
    "provider": lambda rows, value: rows.filter(provider=value),
    "missing": lambda rows, value: rows.filter(missing__icontains=f'"{value}"'),
}


@for_those_who_may(Act.SEE_CLAIMS)
@require_http_methods(["GET", "HEAD", "POST"])
def claims(request: HttpRequest) -> HttpResponse:
    """Every claim of the organization, by default those one can do something about."""
    if request.method == "POST":
        return search_asked_for(request, "claims")
    member, wanted = staff_of(request), request.GET.get("sort", "claim_by")
    rows, totals = sorted_by(_chosen(request), headings(), wanted), _totals(request)
    shown = page_of(rows, request, many=total_of(totals.values()).count)
    return render(
        request,
        "claims/claims.html",
        {
            "page": shown,
            "typed": typed(request),
            "sorts": sort_links(headings(), wanted),
            "totals": totals,
            "statuses": [status.value for status in Status],
            "codes": [code.value for code in ClaimCode],
            "providers": providers_of_claims(member),
            "has_any": claims_visible_to(member).exists(),
            "may_prepare": may(member, Act.PREPARE_CLAIMS),
        },
    )


def _totals(request: HttpRequest) -> dict[str, Total]:
    """Of what was chosen; counted beforehand, unless it is narrowed by something by which nobody counts."""
    asked = {name for name in (*FILTERS, FIND, "lost") if request.GET.get(name)}
    of = request.GET.get("of", "")
    if asked - set(TALLIED) or of == MINE:
        return totals_by_status(_chosen(request))
    wanted = {name: request.GET[name].strip() for name in asked}
    return tallied_by_status(staff_of(request), wanted, only_partners=of == PARTNERS)


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def claims_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as it is filtered and sorted, with the names of the exchange format."""
    rows = sorted_by(_chosen(request), headings(), request.GET.get("sort", "claim_by"))
    columns = [heading.text for heading in headings()] + [_("Claim from"), _("Missing")]
    return download("claims", kind, columns, _lines(rows))


def _lines(rows: QuerySet[DecidedClaim]) -> Iterator[list[object]]:
    for claim in rows.iterator(chunk_size=500):
        yield [
            claim.ticket.reference,
            claim_name(claim),
            claim.month,
            word(claim.status),
            claim.provider,
            claim.amount,
            claim.claim_by,
            claim.claim_from,
            " | ".join(lacking[language()] for lacking in claim.missing),
        ]


def _chosen(request: HttpRequest) -> QuerySet[Any]:
    member = staff_of(request)
    if request.GET.get("lost") == "soon":
        rows = about_to_be_lost(member, day=today_for(member.owner))
    else:
        rows = claims_visible_to(member)
    of = request.GET.get("of")
    if of == MINE:
        rows = rows.filter(ticket__coordinator=member)
    elif of == PARTNERS:
        rows = rows.filter(partner__isnull=False)
    if typed(request):
        rows = rows.filter(named(typed(request), member.owner, "ticket__"))
    return filters_of(request, FILTERS, rows)  # type: ignore[no-any-return]  # narrowed, of the same kind
