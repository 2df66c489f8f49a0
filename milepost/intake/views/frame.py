"""What the pages of intake share: the Ticket of an address, and a form on its page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from milepost.organizations.policies import staff_of
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to


def ticket_of(request: HttpRequest, ticket_id: UUID) -> Ticket:
    """The Ticket, for those whose it is; there is none for everybody else."""
    seen = tickets_visible_to(staff_of(request)).select_related(
        "holder", "organization", "partner", "identity", "coordinator"
    )
    return get_object_or_404(seen, pk=ticket_id)


def shown_as(ticket: Ticket) -> str:
    """The holder's name, or the id where no name is known."""
    holder = getattr(ticket, "holder", None)
    return holder.name if holder else ticket.reference


def about_ticket(ticket: Ticket) -> dict[str, Any]:
    """Where a form about this Ticket leads back to."""
    return {
        "ticket": ticket,
        "back": reverse("assignments", args=[ticket.pk]),
        "back_text": shown_as(ticket),
    }


def form_page(
    request: HttpRequest, form: Any, draft: Any, *, template: str = "editing/record.html", **more: Any
) -> HttpResponse:
    """The form on its page; 409 where somebody else was quicker, 422 where something has to be mended."""
    is_wrong = form.is_bound and form.errors and not more.get("looking")
    status = 409 if more.pop("conflict", False) else 422 if is_wrong else 200
    context = {"form": form, "draft": draft, "button": _("Save"), **more}
    return render(request, template, context, status=status)
