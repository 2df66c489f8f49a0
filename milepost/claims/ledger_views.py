"""The ledger of what is owed: by year, partner, provider or payment, and person by person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from milepost.claims.ledger import STATES, By, Line, ledger, people_visible_to, sum_of, waits_for
from milepost.claims.models import DecidedTicket
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.claims.rows import FROM_WHOM
from milepost.tickets.models import Assignment
from milepost.website.listing import Heading, download, page_of, sort_links, sorted_by
from milepost.website.templatetags.words import word


def ways() -> dict[By, str]:
    return {
        By.YEAR: _("Year of the claim month"),
        By.PARTNER: _("Partner"),
        By.PROVIDER: _("Provider"),
        By.PAYMENT: _("Payment"),
    }


def what(code: str) -> str:
    """What a claim lacks, in few words."""
    return {
        "MISSING_EVIDENCE": _("evidence of earnings"),
        "MISSING_COMPLETION": _("completion of services"),
        "MISSING_OUTCOME": _("an earlier outcome payment"),
        "MISSING_CASH": _("whether cash was payable"),
        "MISSING_RATE": _("a rate that is not published"),
    }.get(code, _("something else"))


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def ledger_page(request: HttpRequest) -> HttpResponse:
    """What is paid, sent, can be claimed, waits or is lost, in one table."""
    member, by = staff_of(request), _by(request)
    lines = ledger(member, by)
    return render(
        request,
        "claims/ledger.html",
        {
            "by": by,
            "ways": ways().items(),
            "day": today_for(member.owner),
            "states": STATES,
            "lines": [(name, line) for name, line in _named(member, by, lines)],
            "filter": {By.YEAR: "year", By.PARTNER: "partner", By.PROVIDER: "provider", By.PAYMENT: "claim"}[by],
            "sum": sum_of(lines),
            "waits": [(code, what(code), f"from_{FROM_WHOM.get(code, 'ssa')}", total) for code, total in waits_for(member)],
        },
    )  # fmt: skip


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def ledger_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The same table: of each state how many and how many dollars."""
    member, by = staff_of(request), _by(request)
    columns = [ways()[by]]
    for state in STATES:
        columns += [f"{word(state)}: {_('number')}", f"{word(state)}: {_('dollars')}"]
    return download("ledger", kind, [*columns, _("Total dollars")], _rows(member, by))


def _rows(member: StaffMember, by: By) -> Iterator[list[object]]:
    for name, line in _named(member, by, ledger(member, by)):
        yield [name, *(figure for _state, total in line.cells for figure in (total.count, total.dollars)), line.total.dollars]  # fmt: skip


def _by(request: HttpRequest) -> By:
    asked = request.GET.get("by", "")
    return By(asked) if asked in set(By) else By.YEAR


def _named(member: StaffMember, by: By, lines: list[Line]) -> list[tuple[str, Line]]:
    """Each line with its name; years downwards, names in their order."""
    if by is By.YEAR:
        return [(line.key or _("no month yet"), line) for line in reversed(lines)]
    if by is By.PAYMENT:
        return [(word(line.key).capitalize(), line) for line in lines]
    if by is By.PROVIDER:
        return [(line.key or _("no provider yet"), line) for line in lines]
    names = {str(one.pk): one.name for one in partners_visible_to(member)}
    own = _("no partner")
    return sorted(((names.get(line.key, own), line) for line in lines), key=lambda one: one[0].casefold())


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("partner", _("Partner"), ("partner__name",)),
        Heading("paid", word("paid").capitalize(), ("paid",), is_number=True),
        Heading("pending", word("pending").capitalize(), ("pending",), is_number=True),
        Heading("payable", word("payable").capitalize(), ("payable",), is_number=True),
        Heading("waiting", word("waiting").capitalize(), ("waiting",), is_number=True),
        Heading("expired", word("expired").capitalize(), ("expired",), is_number=True),
        Heading("lost_on", _("Next claim by"), ("lost_on",)),
    )


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def ledger_people(request: HttpRequest) -> HttpResponse:
    """Person by person, who has most to claim first."""
    rows, wanted = people_visible_to(staff_of(request)), request.GET.get("sort", "-payable")
    shown = page_of(sorted_by(_left_only(request, rows), headings(), wanted), request)
    return render(
        request,
        "claims/ledger_people.html",
        {"page": shown, "sorts": sort_links(headings(), wanted), "has_any": rows.exists()},
    )


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def ledger_people_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    rows = _left_only(request, people_visible_to(staff_of(request)))
    rows = sorted_by(rows, headings(), request.GET.get("sort", "-payable"))
    columns = [_("Id"), *(heading.text for heading in headings()[1:])]
    return download("ledger-people", kind, columns, _lines(rows))


def _left_only(request: HttpRequest, rows: QuerySet[DecidedTicket]) -> QuerySet[DecidedTicket]:
    """With `left=yes` only Tickets that are unassigned now: old ones are where money is forgotten (20 CFR 411.581)."""
    if request.GET.get("left") != "yes":
        return rows
    return rows.exclude(ticket__in=Assignment.objects.filter(unassigned_on=None).values("ticket"))


def _lines(rows: QuerySet[Any]) -> Iterator[list[object]]:
    for row in rows.iterator(chunk_size=500):
        partner = row.partner.name if row.partner else ""
        yield [
            row.ticket.reference,
            partner,
            row.paid,
            row.pending,
            row.payable,
            row.waiting,
            row.expired,
            row.lost_on,
        ]
