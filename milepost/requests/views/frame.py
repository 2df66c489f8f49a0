"""What the pages of requests share: the Ticket and the request of an address, and a form on its page."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from milepost.documents.kinds import SANDBOX
from milepost.editing.drafts import forget_draft
from milepost.organizations.policies import staff_of
from milepost.requests.models import PaymentRequest
from milepost.requests.queries import requests_visible_to
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to
from milepost.website.templatetags.words import claim_name, month


def ticket_of(request: HttpRequest, ticket_id: UUID) -> Ticket:
    """The Ticket, for those whose it is; there is none for everybody else."""
    seen = tickets_visible_to(staff_of(request)).select_related(
        "holder", "organization", "identity", "partner"
    )
    return get_object_or_404(seen, pk=ticket_id)


def request_of(request: HttpRequest, ticket_id: UUID, request_id: UUID) -> PaymentRequest:
    """The request of this Ticket, for those whose it is."""
    seen = requests_visible_to(staff_of(request)).select_related(
        "ticket__holder", "ticket__organization", "ticket__partner", "identity", "certification", "mends", "organization",
        "prepared_by", "released_by",
    )  # fmt: skip
    return get_object_or_404(seen, pk=request_id, ticket_id=ticket_id)


def shown_as(ticket: Ticket) -> str:
    """The holder's name, or the id where no name is known."""
    return str(getattr(ticket, "holder", None) or ticket.reference)


def called(one: PaymentRequest) -> str:
    """`Phase 1 milestone 2, April 2024`."""
    return f"{claim_name(one)}, {month(one.month)}"


def about(one: PaymentRequest) -> dict[str, Any]:
    """Where a form about this request leads back to."""
    return {
        "back": reverse("request", args=[one.ticket_id, one.pk]),
        "back_text": f"{shown_as(one.ticket)}: {called(one)}",
    }


def done(request: HttpRequest, said: str, one: PaymentRequest) -> HttpResponse:
    forget_draft(request)
    messages.success(request, said)
    return redirect("request", one.ticket_id, one.pk)


def said_of(error: ValidationError) -> str:
    return " ".join(error.messages)


def as_file(content: bytes, name: str, kind: str = "application/pdf", ending: str = "pdf") -> HttpResponse:
    """A download under a name that names nobody, never run in a page of ours."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


def age(one: PaymentRequest, day: date) -> int:
    """For how many days it has been in its state."""
    return max(0, (day - one.moved_on).days)
