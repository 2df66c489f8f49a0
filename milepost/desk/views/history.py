"""Who did or read what: of one Ticketholder, and of the whole organization."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from milepost.desk.journal_words import action_words, field_words
from milepost.documents.models import Document
from milepost.earnings.models import Job, PayStub, SelfEmployedYear
from milepost.journal.models import Entry
from milepost.keys.fields import opened
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.people.models import Ticketholder
from milepost.people.numbers import HIDDEN
from milepost.tickets.models import OfTicket, Ticket
from milepost.tickets.queries import tickets_visible_to
from milepost.website.listing import download

ON_A_PAGE = 50
CHANGED_BY_THEMSELVES: tuple[type[OfTicket], ...] = (Document, Job, PayStub, SelfEmployedYear)
"""Records about a Ticket whose changes the journal tells of them, not of the Ticket."""
MASKED = {"ssn", "ticket_number", "born_on", "routing_number", "account_number"}


def entries_about(ticket: Ticket) -> QuerySet[Entry]:
    """What the journal says of a Ticket and its holder, the newest first."""
    about = Q(subject=Ticket._meta.label_lower, subject_id=str(ticket.pk))
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    if holder is not None:
        about |= Q(subject=Ticketholder._meta.label_lower, subject_id=str(holder.pk))
    for model in CHANGED_BY_THEMSELVES:
        keys = [str(key) for key in model._default_manager.filter(ticket=ticket).values_list("pk", flat=True)]
        about |= Q(subject=model._meta.label_lower, subject_id__in=keys)
    return Entry.objects.filter(about, organization=ticket.organization).select_related("by").order_by("-pk")


def lines_of(entry: Entry) -> list[dict[str, str]]:
    """Each field with what it was and became; numbers stay hidden here too."""
    changes: dict[str, list[Any]] = opened(entry.changes) or {}
    return [
        {
            "field": field_words(name),
            "was": _shown(name, was),
            "became": _shown(name, became),
        }
        for name, (was, became) in changes.items()
    ]


def _shown(name: str, value: Any) -> str:
    if value in (None, ""):
        return "—"
    return HIDDEN if name in MASKED else str(value)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def history(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The history of one Ticketholder."""
    ticket = get_object_or_404(tickets_visible_to(staff_of(request)).select_related("holder"), pk=ticket_id)
    page = Paginator(entries_about(ticket), ON_A_PAGE).get_page(request.GET.get("page"))
    lines = [(entry, action_words(entry.action), lines_of(entry)) for entry in page]
    return render(request, "desk/history.html", {"ticket": ticket, "page": page, "lines": lines})


@for_those_who_may(Act.SEE_JOURNAL)
@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """Everything, the newest first, by kind and by person."""
    page = Paginator(_chosen(request), ON_A_PAGE).get_page(request.GET.get("page"))
    member = staff_of(request)
    return render(
        request,
        "desk/journal.html",
        {
            "page": page,
            "lines": [(entry, action_words(entry.action), lines_of(entry)) for entry in page],
            "kinds": Entry.Kind.choices,
            "staff": member.owner.staff.order_by("name"),
        },
    )


def _chosen(request: HttpRequest) -> QuerySet[Entry]:
    entries = Entry.objects.filter(organization=staff_of(request).owner).select_related("by").order_by("-pk")
    if request.GET.get("kind") in Entry.Kind.values:
        entries = entries.filter(kind=request.GET["kind"])
    try:
        by = UUID(request.GET.get("by", ""))
    except ValueError:
        return entries
    return entries.filter(by=by)


@for_those_who_may(Act.SEE_JOURNAL)
@require_safe
def journal_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """As a list, without what the fields held."""
    columns = [_("When"), _("Who"), _("What"), _("Kind"), _("Why"), _("Record"), _("Fields")]
    return download("journal", kind, columns, _rows(_chosen(request)))


def _rows(entries: QuerySet[Entry]) -> Iterator[list[object]]:
    for entry in entries.iterator(chunk_size=500):
        fields = ", ".join(opened(entry.changes) or {})
        who = entry.by.name if entry.by else entry.through
        yield [
            entry.at.isoformat(),
            who,
            action_words(entry.action),
            entry.kind,
            entry.why,
            f"{entry.subject} {entry.subject_id}",
            fields,
        ]
