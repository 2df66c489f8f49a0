"""Contacts across Ticketholders: who is due, every note, quick entry, one meeting with several, and the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.contacts import queries
from milepost.contacts.choices import Kind, Method, Phase
from milepost.contacts.forms import ContactSettingsForm
from milepost.contacts.models import ContactSettings, Standing
from milepost.contacts.pages import FORM
from milepost.contacts.standing import bring_up_to_date, reckon_everything, settings_of
from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may, staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
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

Narrow = Callable[[Any, str], Any]
_NAMED = (
    "ticket__holder__name__icontains",
    "ticket__holder__called__icontains",
    "ticket__reference__icontains",
)


def named(text: str) -> Q:
    """About whom: whose name or id it is, in whole or in part."""
    asked = Q()
    for field in _NAMED:
        asked |= Q(**{field: text})
    return asked


def by_key(field: str) -> Narrow:
    """Narrows to the record with a key; what is no key narrows nothing."""

    def narrow(rows: Any, value: str) -> Any:
        try:
            return rows.filter(**{field: UUID(value)})
        except ValueError:
            return rows

    return narrow


# Who is due


def due_headings() -> tuple[Heading, ...]:
    return (
        Heading("name", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("due", _("Contact by"), ("due_on", "warn_on")),
        Heading("left", _("Days left"), ("due_on",), is_number=True),
        Heading("phase", _("Phase"), ("phase",)),
        Heading("last", _("Last two-way contact"), ("last_two_way",)),
        Heading("attempts", _("Attempts since"), ("attempts",), is_number=True),
        Heading("missed", _("Missed in a year"), ("missed",), is_number=True),
        Heading("coordinator", _("Coordinator"), ("ticket__coordinator__name",)),
    )


def due_filters(day: date) -> dict[str, Narrow]:
    return {
        "find": lambda rows, text: rows.filter(named(text)),
        "state": lambda rows, value: queries.by_state(rows, value, day),
        "phase": lambda rows, value: rows.filter(phase=value),
        "coordinator": by_key("ticket__coordinator"),
        "partner": by_key("ticket__partner"),
    }


def _due(request: HttpRequest, day: date) -> tuple[Any, str]:
    wanted = request.GET.get("sort", "due")
    rows = filters_of(request, due_filters(day), queries.standings_visible_to(staff_of(request)))
    return sorted_by(rows, due_headings(), wanted), wanted


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def due(request: HttpRequest) -> HttpResponse:
    """Who is owed a contact, by when, and how many days are left."""
    if request.method == "POST":
        return search_asked_for(request, "contacts_due")
    member = staff_of(request)
    is_current, day = bring_up_to_date(member.owner), today_for(member.owner)
    rows, wanted = _due(request, day)
    page = page_of(rows, request)
    return render(
        request,
        "contacts/due.html",
        {
            "page": page,
            "rows": [(one, _left(one, day)) for one in page],
            "sorts": sort_links(due_headings(), wanted),
            "states": _states(),
            "is_current": is_current,
            "day": day,
            **_choices(request),
        },
    )


def _states() -> list[tuple[str, str]]:
    return [
        ("due", _("a contact is owed now")),
        ("soon", _("owed within a week")),
        ("warned", _("long since the last one")),
        ("missed", _("a period was missed")),
        ("letter", _("a letter should be written")),
        ("met", _("nothing is owed now")),
    ]


def _left(one: Standing, day: date) -> int | None:
    return None if one.due_on is None else (one.due_on - day).days


def _choices(request: HttpRequest) -> dict[str, Any]:
    """What the filters of both lists offer."""
    member = staff_of(request)
    return {
        "typed": typed(request),
        "phases": Phase.choices,
        "coordinators": _coordinators(member),
        "partners": [] if member.partner else list(partners_visible_to(member)),
        "may_change": may(member, Act.CHANGE_PEOPLE),
        "may_settle": may(member, Act.CHANGE_ORGANIZATION),
    }


def _coordinators(member: StaffMember) -> list[StaffMember]:
    """Whose Ticketholders there are; somebody of a partner is shown the partner's staff alone."""
    found = StaffMember.objects.filter(coordinated_tickets__organization=member.owner)
    if member.partner:
        found = found.filter(organization=member.partner)
    return list(found.distinct())


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def due_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    day = today_for(staff_of(request).owner)
    rows, _wanted = _due(request, day)
    return download("contacts-due", kind, [one.text for one in due_headings()], _due_lines(rows, day))


def _due_lines(rows: Any, day: date) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=500):
        coordinator = one.ticket.coordinator
        yield [
            queries.shown_as(one.ticket),
            one.due_on,
            _left(one, day),
            one.get_phase_display(),
            one.last_two_way,
            one.attempts,
            one.missed,
            coordinator.name if coordinator else "",
        ]


# Every note


def note_headings() -> tuple[Heading, ...]:
    return (
        Heading("at", _("When"), ("at",)),
        Heading("name", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("kind", _("What happened"), ("kind",)),
        Heading("method", _("How"), ("method",)),
        Heading("minutes", _("Minutes"), ("minutes",), is_number=True),
        Heading("services", _("Services given")),
        Heading("by", _("Who"), ("by__name",)),
        Heading("entered", _("Entered"), ("entered_on",)),
    )


SINCE = {"90": 90, "365": 365, "all": None}


def _since(rows: Any, day: date, value: str) -> Any:
    """The last 90 days, unless the address asks for more: nobody reads a million notes by accident."""
    days = SINCE.get(value, 90)
    return rows if days is None else rows.filter(on__gt=day - timedelta(days))


NOTE_FILTERS: dict[str, Narrow] = {
    "find": lambda rows, text: rows.filter(named(text)),
    "kind": lambda rows, value: rows.filter(kind=value),
    "method": lambda rows, value: rows.filter(method=value),
    "phase": lambda rows, value: rows.filter(ticket__contact_standing__phase=value),
    "coordinator": by_key("ticket__coordinator"),
    "partner": by_key("ticket__partner"),
    "by": by_key("by"),
}


def _notes(request: HttpRequest) -> tuple[Any, str]:
    member = staff_of(request)
    wanted = request.GET.get("sort", "-at")
    rows = _since(queries.notes_visible_to(member), today_for(member.owner), request.GET.get("since", ""))
    rows = filters_of(request, NOTE_FILTERS, rows)
    if request.GET.get("state"):
        standings = queries.by_state(
            queries.standings_visible_to(member), request.GET["state"], today_for(member.owner)
        )
        rows = rows.filter(ticket__in=standings.values("pk"))
    return sorted_by(rows, note_headings(), wanted), wanted


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def notes(request: HttpRequest) -> HttpResponse:
    """Every note that counts: searched, filtered, sorted, paged."""
    if request.method == "POST":
        return search_asked_for(request, "contacts_all")
    bring_up_to_date(staff_of(request).owner)
    rows, wanted = _notes(request)
    page = page_of(rows, request)
    settled = settings_of(staff_of(request).owner)
    return render(
        request,
        "contacts/notes.html",
        {
            "page": page,
            "rows": [(one, queries.service_words(one), one.days_late > settled.late_after) for one in page],
            "sorts": sort_links(note_headings(), wanted),
            "kinds": Kind.choices,
            "methods": Method.choices,
            "states": _states(),
            **_choices(request),
        },
    )


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def notes_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """As a list, without what passed: that is sealed, and read one Ticketholder at a time."""
    rows, _wanted = _notes(request)
    return download("contacts", kind, [one.text for one in note_headings()], _note_lines(rows))


def _note_lines(rows: Any) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=500):
        yield [
            f"{one.local:%Y-%m-%d %H:%M}",
            queries.shown_as(one.ticket),
            one.get_kind_display(),
            one.get_method_display(),
            one.minutes,
            ", ".join(queries.service_words(one)),
            one.by.name,
            one.entered_on,
        ]


# Settings


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def contact_settings(request: HttpRequest) -> HttpResponse:
    """What the organization has settled where the program's papers leave it open."""
    member = staff_of(request)
    kept = settings_of(member.owner)
    if request.method == "POST":
        kept, _made = ContactSettings.objects.get_or_create(organization=member.owner)
    form, draft = form_with_draft(request, ContactSettingsForm, instance=kept)
    deed = Deed.of(member)
    if request.method == "POST" and form.is_bound and form.take(deed=deed, action="contact settings changed"):
        reckon_everything(member.owner)
        forget_draft(request)
        messages.success(request, _("It is saved."))
        return redirect("contact_settings")
    conflicts = getattr(form, "conflicts", None)
    context = {
        "form": form,
        "draft": draft,
        "title": _("Settings of contacts"),
        "back": reverse("contacts_due"),
        "back_text": _("Contacts"),
        "button": _("Save"),
    }
    status = 409 if conflicts else 422 if form.is_bound and form.errors else 200
    return render(request, "contacts/settings.html", context, status=status)
