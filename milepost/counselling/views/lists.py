"""Every counselling, one Ticketholder's, how much each counsellor has delivered, and the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.counselling.choices import OPEN, State
from milepost.counselling.forms import SettingsForm
from milepost.counselling.models import CounsellingSettings
from milepost.counselling.policies import may_counsel
from milepost.counselling.queries import (
    advice_visible_to,
    by_counsellor,
    counsels_visible_to,
    delivered,
    settings_of,
)
from milepost.editing.drafts import forget_draft
from milepost.editing.form_pages import FORM, form_page
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.people.words import named
from milepost.rulebook.months import Month
from milepost.tickets.queries import tickets_visible_to
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
from milepost.website.templatetags.words import cents

Narrow = Callable[[Any, str], Any]
NEWEST = "-asked"


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Ticketholder"), ("ticket__holder__name", "ticket__reference")),
        Heading("state", _("State"), ("state",)),
        Heading("asked", _("Asked for on"), ("asked_on",)),
        Heading("by", _("Asked for by"), ("asked_by",)),
        Heading("counsellor", _("Counsellor"), ("counsellor",)),
        Heading("records", _("BPQY received"), ("records_on",)),
        Heading("given", _("Last given"), ("given_on",)),
        Heading("referred", _("Referred to a WIPA"), ("referred_on",)),
    )


def _by_state(rows: Any, value: str) -> Any:
    return rows.filter(state__in=OPEN) if value == "open" else rows.filter(state=value)


def _filters(member: StaffMember) -> Mapping[str, Narrow]:
    return {
        "find": lambda rows, text: rows.filter(named(text, member.owner, "ticket__")),
        "state": _by_state,
        "counsellor": by_counsellor,
    }


def _rows(request: HttpRequest) -> Any:
    member = staff_of(request)
    rows = filters_of(request, _filters(member), counsels_visible_to(member))
    return sorted_by(rows, headings(), request.GET.get("sort", NEWEST))


@for_those_who_may(Act.SEE_PEOPLE)
@require_http_methods(FORM)
def counsels(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return search_asked_for(request, "counsels")
    member = staff_of(request)
    seen = counsels_visible_to(member)
    context = {
        "page": page_of(_rows(request), request),
        "sorts": sort_links(headings(), request.GET.get("sort", NEWEST)),
        "states": [("open", _("not closed")), *State.choices],
        "typed": typed(request),
        "open": seen.filter(state__in=OPEN).count(),
        "asked": seen.filter(state=State.ASKED).count(),
        "may_settle": may(member, Act.CHANGE_ORGANIZATION),
    }
    return render(request, "counselling/counsels.html", context)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def counsels_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    columns = [_("Id"), *(one.text for one in headings()[1:])]
    return download("benefits-counselling", kind, columns, _lines(_rows(request)))


def _lines(rows: Any) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=500):
        yield [
            one.ticket.reference, one.get_state_display(), one.asked_on, one.get_asked_by_display(), one.counsellor,
            one.records_on, one.given_on, one.referred_on,
        ]  # fmt: skip


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def of_ticket(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Every counselling of one Ticketholder."""
    member = staff_of(request)
    seen = tickets_visible_to(member).select_related("holder", "organization")
    ticket = get_object_or_404(seen, pk=ticket_id)
    found = list(counsels_visible_to(member).filter(ticket=ticket))
    context = {
        "ticket": ticket,
        "shown_as": str(getattr(ticket, "holder", None) or ticket.reference),
        "counsels": found,
        "may_ask": may_counsel(member) and not any(one.state in OPEN for one in found),
        "given": advice_visible_to(member).filter(ticket=ticket, withdrawn_at=None),
    }
    return render(request, "counselling/of_ticket.html", context)


def _months(request: HttpRequest, day: date) -> tuple[Month, Month]:
    """From the address; without it, or with something that is no month, the year so far."""
    try:
        first = Month.parse(request.GET.get("first", ""))
        last = Month.parse(request.GET.get("last", ""))
    except ValueError:
        return Month.of(date(day.year, 1, 1)), Month.of(day)
    return (first, last) if first <= last else (last, first)


def _delivered(request: HttpRequest) -> tuple[Month, Month, list[Any]]:
    member = staff_of(request)
    first, last = _months(request, today_for(member.owner))
    return first, last, delivered(member, first.first_day, last.last_day)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def delivered_page(request: HttpRequest) -> HttpResponse:
    """How much each counsellor has delivered in some months, beside what was booked to a planner outside."""
    member = staff_of(request)
    first, last, rows = _delivered(request)
    context = {
        "first": first,
        "last": last,
        "rows": rows,
        "sees_ledger": may(member, Act.SEE_LEDGER) and member.partner is None,
        "given": sum(one.given for one in rows),
    }
    return render(request, "counselling/delivered.html", context)


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def delivered_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    _first, _last, rows = _delivered(request)
    columns = [
        _("Counsellor"), _("Given"), _("People"), _("Appointments held"), _("Minutes"), _("Payments booked to them"), _("Sum"),
    ]  # fmt: skip
    lines = (
        [
            one.name,
            one.given,
            one.people,
            one.meetings,
            one.minutes,
            one.booked_lines,
            cents(one.booked_cents),
        ]
        for one in rows
    )
    return download("counselling-delivered", kind, columns, lines)


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def settings(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    kept = settings_of(member.owner)
    if request.method == "POST":
        kept, _made = CounsellingSettings.objects.get_or_create(organization=member.owner)
    form, draft = form_with_draft(request, SettingsForm, instance=kept)
    if request.method == "POST" and form.is_bound and form.take(
        deed=Deed.of(member), action="counselling settings changed"
    ):  # fmt: skip
        forget_draft(request)
        messages.success(request, _("It is saved."))
        return redirect("counselling_settings")
    lead = _("How many forms SSA wants and how old a BPQY may be is not published, so these are your own.")
    return form_page(
        request, form, draft, title=_("Settings of benefits counselling"), lead=lead, back=reverse("counsels"),
        back_text=_("Benefits counselling"),
    )  # fmt: skip
