"""The list of Ticketholders, and one Ticketholder with the ladder of claims."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost import __version__
from milepost.caseload.answer import FORMAT, ticket_as_json
from milepost.claims.figures import law_of
from milepost.claims.ladder import LEGEND, cell_of, steps_of
from milepost.claims.stored_facts import facts_of
from milepost.claims.summary import Decided
from milepost.desk.gathering import subjects
from milepost.desk.head import strip_of
from milepost.desk.queries import (
    contacts_due,
    count_of_tickets,
    providers_seen_by,
    things_of,
    ticketholders_visible_to,
)
from milepost.desk.words import row_of
from milepost.earnings.chart import chart_of
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may, may_reveal, staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people.models import Ticketholder
from milepost.people.numbers import HIDDEN, digest_of, is_ssn
from milepost.people.words import named
from milepost.rulebook.claims import decide
from milepost.rulebook.claims.ahead import ahead_of
from milepost.rulebook.claims.runs import runs_of
from milepost.rulebook.facts import Program
from milepost.rulebook.months import Month
from milepost.rulebook.progress import progress_reviews
from milepost.rulebook.readings import PRACTICE, READINGS
from milepost.tickets.models import Ticket
from milepost.website.listing import (
    Heading,
    download,
    filters_of,
    page_of,
    search_asked_for,
    sort_links,
    sorted_by,
    sorted_in_two,
    typed,
)
from milepost.website.templatetags.words import language, word


def headings() -> tuple[Heading, ...]:
    contact = (Heading("contact", _("Next contact due")),) if CONTACTS in subjects() else ()
    return (
        Heading("name", _("Ticketholder"), ("holder__name", "reference")),
        Heading("reference", _("Id"), ("reference",)),
        Heading("program", _("Program"), ("program",)),
        Heading("provider", _("Provider"), ("decided__provider",)),
        Heading("assigned", _("First assigned"), ("decided__first_assigned",)),
        Heading("payable", _("Can be claimed"), ("decided__payable",), is_number=True),
        Heading("waiting", _("Waits"), ("decided__waiting",), is_number=True),
        Heading("paid", _("Paid"), ("decided__paid",), is_number=True),
        Heading("lost_on", _("Next claim by"), ("decided__lost_on",)),
        *contact,
        Heading("coordinator", _("Coordinator"), ("coordinator__name",)),
    )


_STATES: dict[str, Q] = {
    "payable": Q(decided__payable__gt=0),
    "waiting": Q(decided_claims__status="waiting"),
    "pending": Q(decided__pending__gt=0),
    "expired": Q(decided__expired__gt=0),
    "outcomes": Q(decided__outcome_period_began__isnull=False),
    "ended": Q(ended_on__isnull=False),
}


THINGS_SHOWN = 6
CONTACTS = "contacts"
"""The subject that tells by when the next contact is due."""
Narrow = Callable[[QuerySet[Ticket], str], QuerySet[Ticket]]


def _filters(member: StaffMember) -> dict[str, Narrow]:
    return {
        "find": lambda rows, text: rows.filter(named(text, member.owner)),
        "state": lambda rows, value: rows.filter(_STATES[value]).distinct() if value in _STATES else rows,
        "provider": lambda rows, value: rows.filter(decided__provider=value),
        "program": lambda rows, value: rows.filter(program=value),
        "of": lambda rows, value: _of(rows, value, member),
    }


def _of(rows: QuerySet[Ticket], value: str, member: StaffMember) -> QuerySet[Ticket]:
    """Mine, nobody's, partners', or those of one partner."""
    if value == "mine":
        return rows.filter(coordinator=member)
    if value == "nobodys":
        return rows.filter(coordinator=None)
    if value == "partners":
        return rows.filter(partner__isnull=False)
    try:
        return rows.filter(partner=UUID(value))
    except ValueError:
        return rows


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(["GET", "HEAD", "POST"])
def ticketholders(request: HttpRequest) -> HttpResponse:
    """Search, sort, filter, page."""
    if request.method == "POST":
        return search_asked_for(request, "ticketholders")
    member = staff_of(request)
    wanted = request.GET.get("sort", "name")
    rows = sorted_in_two(_chosen(request), headings(), wanted, {"organization": member.owner})
    is_narrowed = any(request.GET.get(name) for name in _filters(member))
    page = page_of(rows, request, many=None if is_narrowed else count_of_tickets(member))
    return render(
        request,
        "desk/ticketholders.html",
        {
            "page": page,
            "due": contacts_due(ticket.pk for ticket in page) if CONTACTS in subjects() else None,
            "whose": _whose_names(member),
            "typed": typed(request),
            "sorts": sort_links(headings(), wanted),
            "states": _state_names(),
            "programs": [program.value for program in Program],
            "providers": providers_seen_by(member),
            "has_any": ticketholders_visible_to(member).exists(),
        },
    )


def _whose_names(member: StaffMember) -> list[tuple[str, str]]:
    named = [("mine", _("mine")), ("nobodys", _("of nobody yet"))]
    if member.partner:
        return named
    partners = [(str(one.pk), one.name) for one in partners_visible_to(member)]
    return [*named, *([("partners", _("my partners'"))] if partners else []), *partners]


def _state_names() -> list[tuple[str, str]]:
    return [
        ("payable", _("something can be claimed")),
        ("waiting", _("something waits")),
        ("pending", _("sent, not yet paid")),
        ("expired", _("something expired")),
        ("outcomes", _("in the outcome period")),
        ("ended", _("Ticket ended")),
    ]


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def ticketholders_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as it is filtered and sorted."""
    rows = sorted_by(_chosen(request), headings(), request.GET.get("sort", "name"))
    columns = [heading.text for heading in headings() if heading.name != "contact"] + [_("Partner")]
    return download("ticketholders", kind, columns, _lines(rows))


def _lines(rows: QuerySet[Ticket]) -> Iterator[list[object]]:
    for ticket in rows.iterator(chunk_size=500):
        decided = getattr(ticket, "decided", None)
        numbers = ("payable", "waiting", "paid", "lost_on")
        yield [
            shown_as(ticket),
            ticket.reference,
            word(ticket.program),
            decided.provider if decided else "",
            decided.first_assigned if decided else None,
            *(getattr(decided, name, None) for name in numbers),
            ticket.coordinator.name if ticket.coordinator else "",
            ticket.partner.name if ticket.partner else "",
        ]


def _chosen(request: HttpRequest) -> QuerySet[Ticket]:
    member = staff_of(request)
    rows = ticketholders_visible_to(member)
    if is_ssn(typed(request)):
        return rows.filter(holder__ssn_digest=digest_of(member.owner, typed(request)))
    return filters_of(request, _filters(member), rows)  # type: ignore[no-any-return]  # narrowed, of the same kind


def shown_as(ticket: Ticket) -> str:
    """The holder's name, or the id where no name is known."""
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    return holder.name if holder else ticket.reference


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def ticketholder(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """One Ticketholder: decided afresh from the facts, in the reading that the address asks for."""
    ticket, given = _ticket_and_facts(request, ticket_id)
    organization = ticket.organization
    law, day = law_of(organization), today_for(organization)
    reading = READINGS.get(request.GET.get("reading", ""), PRACTICE)
    decision = decide(given, law, as_of=day, reading=reading)
    steps = steps_of(decision, ahead_of(decision, given, law))
    reviews = list(progress_reviews(given, law, as_of=day))
    rows = [row_of(thing, day) for thing in things_of(ticket)[:THINGS_SHOWN]]
    decided = Decided(given, decision, steps, reviews)
    blind = bool(given.ticket.blind)
    member = staff_of(request)
    return render(
        request,
        "desk/ticketholder.html",
        {
            "ticket": ticket,
            "shown_as": shown_as(ticket),
            "hidden": HIDDEN if ticket_has_number(ticket) else "",
            "may_reveal": may_reveal(member),
            "may_change": may(member, Act.CHANGE_PEOPLE),
            "may_prepare": may(member, Act.PREPARE_CLAIMS),
            "facts": given,
            "decision": decision,
            "strip": strip_of(ticket, decided, day),
            "reading": reading.name,
            "steps": steps,
            "chosen": cell_of(steps, request.GET.get("claim")),
            "next": rows[0] if rows else None,
            "later": rows[1:],
            "legend": LEGEND,
            "reviews": reviews,
            "chart": chart_of(given.months, given.ticket.program, law, blind=blind, through=Month.of(day)),
            "lines": runs_of(decision.claims),
            "months": [
                given.months[month] for month in sorted(given.months, reverse=True) if month <= Month.of(day)
            ],
            "day": day,
            "stamp": f"{__version__} · {law.fingerprint}",
        },
    )


def ticket_has_number(ticket: Ticket) -> bool:
    """Whether there is a Social Security number that somebody could have shown."""
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    return holder is not None and holder.ssn is not None


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def ticketholder_json(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The same decision in the exchange format."""
    ticket, given = _ticket_and_facts(request, ticket_id)
    law, day = law_of(ticket.organization), today_for(ticket.organization)
    reading = READINGS.get(request.GET.get("reading", ""), PRACTICE)
    decision = decide(given, law, as_of=day, reading=reading)
    answer = {
        "format": FORMAT,
        "as_of": str(day),
        "reading": reading.name,
        "rulebook": f"{__version__}+{law.fingerprint}",
        "tickets": [ticket_as_json(decision, language())],
    }
    text = json.dumps(answer, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type="application/json; charset=utf-8")


def _ticket_and_facts(request: HttpRequest, ticket_id: UUID) -> tuple[Ticket, Any]:
    """The Ticket, for those whose it is; there is none for everybody else."""
    seen = ticketholders_visible_to(staff_of(request)).select_related("organization", "holder", "partner")
    ticket = seen.filter(pk=ticket_id).first()
    if ticket is None:
        raise Http404
    return ticket, facts_of([ticket])[ticket.pk]
