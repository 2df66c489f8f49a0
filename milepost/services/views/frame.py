"""What these pages share: the record of an address, and a form that does one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.policies import staff_of
from milepost.organizations.step_pages import step as step_page
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to


def ticket_of(request: HttpRequest, ticket_id: UUID) -> Ticket:
    """For those whose it is; there is none for everybody else."""
    seen = tickets_visible_to(staff_of(request)).select_related("holder", "organization")
    found: Ticket = get_object_or_404(seen, pk=ticket_id)
    return found


def shown_as(ticket: Ticket) -> str:
    return str(getattr(ticket, "holder", None) or ticket.reference)


def back_to(ticket: Ticket) -> dict[str, str]:
    return {
        "back": reverse("services_of", args=[ticket.pk]),
        "back_text": _("%(name)s: services") % {"name": shown_as(ticket)},
    }


def step(
    request: HttpRequest,
    ticket: Ticket,
    form: tuple[type[Any], dict[str, Any]],
    act: Callable[[Any, Deed], Any],
    **words: Any,
) -> HttpResponse:
    """A page with one form; what it says is done, and leads back to the Ticketholder's services."""
    return step_page(request, form, act, ("services_of", ticket.pk), **back_to(ticket), **words)


def months_asked_for(request: HttpRequest, day: date) -> tuple[Month, Month]:
    """From the address; without it, or with something that is no month, the twelve months until now."""
    try:
        first = Month.parse(request.GET.get("first", ""))
        last = Month.parse(request.GET.get("last", ""))
    except ValueError:
        return Month.of(day) - 11, Month.of(day)
    return (first, last) if first <= last else (last, first)
