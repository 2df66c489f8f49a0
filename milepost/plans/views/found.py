"""What an address asks for, of what the one who asks may see; and the answers that all pages of plans give."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from milepost.editing.drafts import forget_draft
from milepost.organizations.policies import staff_of
from milepost.plans.models import PlanVersion, Signature
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

FORM = ["GET", "HEAD", "POST"]


def ticket_of(request: HttpRequest, ticket_id: UUID) -> Ticket:
    seen = tickets_visible_to(staff_of(request)).select_related("holder", "organization", "identity")
    return get_object_or_404(seen, pk=ticket_id)


def version_of(request: HttpRequest, ticket_id: UUID, version_id: UUID) -> PlanVersion:
    versions = PlanVersion.objects.select_related(
        "plan", "ticket", "organization", "amends"
    ).prefetch_related("signatures")
    return get_object_or_404(versions, pk=version_id, ticket=ticket_of(request, ticket_id))


def signature_of(request: HttpRequest, ticket_id: UUID, signature_id: UUID) -> Signature:
    signatures = Signature.objects.select_related(
        "version__plan", "version__ticket", "version__organization", "ticket"
    )
    return get_object_or_404(signatures, pk=signature_id, ticket=ticket_of(request, ticket_id))


def name_of(ticket: Ticket) -> str:
    holder = getattr(ticket, "holder", None)
    return holder.name if holder else ticket.reference


def language_of_page() -> str:
    return "es" if (get_language() or "en").startswith("es") else "en"


def done(request: HttpRequest, ticket_id: UUID, said: str) -> HttpResponse:
    forget_draft(request)
    messages.success(request, said)
    return redirect("plans", ticket_id)


def refused(request: HttpRequest, ticket_id: UUID, why: ValidationError) -> HttpResponse:
    """It was not done, and the tab says why."""
    messages.error(request, " ".join(why.messages))
    return redirect("plans", ticket_id)


def asked(request: HttpRequest, ticket: Ticket, form: Any, title: str, **more: Any) -> HttpResponse:
    """A form on its page."""
    status = 409 if getattr(form, "conflicts", None) else 422 if form.is_bound and form.errors else 200
    context = {
        "ticket": ticket,
        "form": form,
        "draft": more.pop("draft", None),
        "title": title,
        "back": reverse("plans", args=[ticket.pk]),
        "back_text": name_of(ticket),
        "button": more.pop("button", None) or _("Save"),
        **more,
    }
    return render(request, more.pop("template", "editing/record.html"), context, status=status)
