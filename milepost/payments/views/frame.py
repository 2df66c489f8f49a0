"""What the pages of payments share: the line, the Ticket, the notice of an address, and a form on its page."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from milepost.organizations.policies import staff_of
from milepost.payments.models import MoneyReceived, Recovery, Remittance
from milepost.payments.queries import money_visible_to, recoveries_visible_to, remittances_visible_to
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to


def ticket_of(request: HttpRequest, ticket_id: UUID) -> Ticket:
    """The Ticket, for those whose it is; there is none for everybody else."""
    seen = tickets_visible_to(staff_of(request)).select_related("holder", "organization", "partner")
    return get_object_or_404(seen, pk=ticket_id)


def line_of(request: HttpRequest, money_id: UUID) -> MoneyReceived:
    seen = money_visible_to(staff_of(request)).select_related(
        "ticket__holder", "ticket__organization", "organization", "remittance", "request", "reverses", "adds_to", "matched_by", "made_by",
    )  # fmt: skip
    return get_object_or_404(seen, pk=money_id)


def recovery_of(request: HttpRequest, recovery_id: UUID) -> Recovery:
    seen = recoveries_visible_to(staff_of(request)).select_related(
        "organization", "money__ticket__holder", "ticket__holder", "taken_by", "made_by"
    )
    return get_object_or_404(seen, pk=recovery_id)


def deposit_of(request: HttpRequest, remittance_id: UUID) -> Remittance:
    found: Remittance = get_object_or_404(remittances_visible_to(staff_of(request)), pk=remittance_id)
    return found


def shown_as(ticket: Ticket) -> str:
    """The holder's name, or the id where no name is known."""
    return str(getattr(ticket, "holder", None) or ticket.reference)


def about_line(line: MoneyReceived) -> dict[str, Any]:
    """Where a form about this line leads back to."""
    return {"back": reverse("payment", args=[line.pk]), "back_text": _("The money")}
