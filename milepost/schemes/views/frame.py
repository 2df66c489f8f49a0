"""What the pages of schemes share: the record of an address, a form that does one step."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from milepost.organizations.policies import staff_of
from milepost.organizations.step_pages import step as step_page
from milepost.schemes.models import SchemeVersion
from milepost.schemes.queries import versions_visible_to
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to


def version_of(request: HttpRequest, scheme_version_id: UUID) -> SchemeVersion:
    """For those whose it is; there is none for everybody else."""
    found: SchemeVersion = get_object_or_404(versions_visible_to(staff_of(request)), pk=scheme_version_id)
    return found


def ticket_of(request: HttpRequest, ticket_id: UUID) -> Ticket:
    seen = tickets_visible_to(staff_of(request)).select_related("holder", "organization", "identity")
    found: Ticket = get_object_or_404(seen, pk=ticket_id)
    return found


def shown_as(ticket: Ticket) -> str:
    return str(getattr(ticket, "holder", None) or ticket.reference)


def back_to(version: SchemeVersion) -> dict[str, str]:
    said = _("%(name)s, version %(number)s") % {"name": version.name, "number": version.number}
    return {"back": reverse("scheme", args=[version.pk]), "back_text": said}


def back_to_ticket(ticket: Ticket) -> dict[str, str]:
    return {
        "back": reverse("schemes_of", args=[ticket.pk]),
        "back_text": _("%(name)s: schemes") % {"name": shown_as(ticket)},
    }


step = partial(step_page, template="schemes/record.html")
"""A page with one form; what it says is done, and leads on."""
