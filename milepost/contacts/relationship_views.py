"""The proof of relationship for a Phase 1 milestone: which contacts and services show it, and where the gaps are."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from milepost.contacts import queries
from milepost.contacts.choices import Kind
from milepost.contacts.models import ContactNote
from milepost.contacts.pages import as_pdf, shown, ticket_of
from milepost.contacts.standing import reckoned
from milepost.earnings.models import MonthOfWork
from milepost.journal.actions import Deed
from milepost.notices.pdf import pdf_of
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month, months_from
from milepost.rulebook.relationship import WINDOW, Relationship, ServiceContact, relationship_shown
from milepost.rulebook.wording import claim_named
from milepost.tickets.models import Ticket
from milepost.website.templatetags.words import day as day_words
from milepost.website.templatetags.words import finding, language
from milepost.website.templatetags.words import month as month_words

MOST_MONTHS = 120


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def relationship(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """What the notes show for the milestone and claim month that the address asks for."""
    ticket = ticket_of(request, ticket_id)
    found, made = _asked(request, ticket)
    context = {
        "ticket": ticket,
        "shown_as": queries.shown_as(ticket),
        "found": found,
        "before": [one for one in made if Month.of(one["note"].on) < found.month - (WINDOW[found.claim] - 1)],
        "within": [
            one for one in made if Month.of(one["note"].on) >= found.month - (WINDOW[found.claim] - 1)
        ],
        "services": _services(made),
        "milestones": [(code.value, _called(code)) for code in WINDOW],
        "claim_months": _months(ticket),
        "may_print": may(staff_of(request), Act.SEE_DOCUMENTS),
    }
    return render(request, "contacts/relationship.html", context)


def _called(code: ClaimCode) -> str:
    return claim_named(code.value, None, language())


def _asked(request: HttpRequest, ticket: Ticket) -> tuple[Relationship, list[dict[str, Any]]]:
    """The answer of the rule, and the notes of two-way contacts it rests on, in order."""
    claim = next((code for code in WINDOW if code.value == request.GET.get("milestone")), ClaimCode.P1M1)
    day = today_for(ticket.organization)
    month = _month(request.GET.get("month", ""), ticket, Month.of(day))
    found = reckoned([ticket], day)[ticket.pk]
    notes = list(
        ContactNote.objects.filter(
            organization=ticket.organization_id,
            ticket=ticket,
            is_current=True,
            kind=Kind.TWO_WAY,
            on__lte=min(month.last_day, day),
        )
        .select_related("by")
        .order_by("on", "at")
    )
    contacts = [ServiceContact(note.on, tuple(note.services)) for note in notes]
    answer = relationship_shown(claim, month, found.held, found.spans, contacts)
    held = [note for note in notes if any(one.has(note.on) for one in found.held)]
    return answer, [shown(note, 0) for note in held]


def _month(text: str, ticket: Ticket, now: Month) -> Month:
    """The month asked for; else the last one with earnings; else this one."""
    try:
        asked = Month.parse(text)
    except ValueError:
        earned = MonthOfWork.objects.filter(ticket=ticket, month__lte=now, earned__gt=0).order_by("-month")
        last = earned.values_list("month", flat=True).first()
        return Month(last) if last is not None else now
    return min(asked, now) if asked > Month.parse("2001-01") else now


def _months(ticket: Ticket) -> list[tuple[str, Month, bool]]:
    """The months since the first assignment, the newest first, and in which of them something was earned."""
    now = Month.of(today_for(ticket.organization))
    first = ticket.assignment_set.order_by("assigned_on").values_list("assigned_on", flat=True).first()
    count = min(MOST_MONTHS, (now - Month.of(first)) + 1) if first and Month.of(first) <= now else 1
    earned = set(MonthOfWork.objects.filter(ticket=ticket, earned__gt=0).values_list("month", flat=True))
    return [(str(one), one, one in earned) for one in reversed(months_from(now - (count - 1), count))]


def _services(made: list[dict[str, Any]]) -> list[str]:
    return list(dict.fromkeys(word for one in made for word in one["services"]))


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_safe
def relationship_pdf(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The same to print. That it was printed is in the journal first."""
    ticket = ticket_of(request, ticket_id)
    found, made = _asked(request, ticket)
    Deed.of(staff_of(request)).write_reading(
        "notes printed", ticket, claim=found.claim.value, month=str(found.month)
    )
    given = {
        "language": language(),
        "title": _("Proof of relationship"),
        "organization": ticket.organization.name,
        "foot": ticket.reference,
        "facts": [
            [_("Ticketholder"), queries.shown_as(ticket)],
            [_("Claim"), _called(found.claim)],
            [_("Claim month"), month_words(found.month)],
            [_("Services given"), ", ".join(_services(made)) or "—"],
            [_("Printed on"), day_words(today_for(ticket.organization))],
        ],
        "gaps_heading": _("Gaps"),
        "gaps": [finding(one) for one in found.gaps],
        "no_gaps": _("None."),
        "contacts_heading": _("Two-way contacts since the assignment"),
        "columns": [_("When"), _("How"), _("Who"), _("What passed")],
        "contacts": [_row(one) for one in made],
        "none": _("No two-way contact is on record."),
    }
    return as_pdf(pdf_of("contacts/typst/relationship.typ", given), "relationship")


def _row(one: dict[str, Any]) -> list[str]:
    note = one["note"]
    how = str(note.get_method_display())
    if note.minutes is not None:
        how += f", {note.minutes} min"
    passed = [one["description"], ", ".join(one["services"])]
    return [f"{one['local']:%Y-%m-%d %H:%M}", how, note.by.name, "\n".join(part for part in passed if part)]
