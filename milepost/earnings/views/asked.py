"""What every page about earnings begins with: whose Ticket it is, and the form on its page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from milepost.documents.models import Document
from milepost.earnings.forms import WithdrawForm
from milepost.earnings.models import Job
from milepost.editing.drafts import forget_draft
from milepost.organizations.policies import staff_of
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

FORM = ["GET", "HEAD", "POST"]


def ticket_asked_for(request: HttpRequest, ticket_id: UUID) -> Ticket:
    seen = tickets_visible_to(staff_of(request)).select_related("holder", "organization", "partner")
    return get_object_or_404(seen, pk=ticket_id)


def job_asked_for(request: HttpRequest, ticket_id: UUID, job_id: int) -> Job:
    ticket = ticket_asked_for(request, ticket_id)
    job = get_object_or_404(Job.objects.select_related("employer"), pk=job_id, ticket=ticket)
    job.ticket = ticket
    return job


def documents_of(ticket: Ticket) -> QuerySet[Document]:
    """Those that a stub or a statement can have been read from."""
    return Document.objects.filter(ticket=ticket, withdrawn_at=None)


def document_in(text: str, ticket: Ticket) -> Document | None:
    """The document of this Ticket that an address names."""
    try:
        return documents_of(ticket).filter(pk=UUID(text)).first()
    except ValueError:
        return None


def called(ticket: Ticket) -> str:
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    return holder.name if holder else ticket.reference


def status_of(form: Any) -> int:
    if getattr(form, "conflicts", None):
        return 409
    return 422 if form.is_bound and form.errors else 200


def done(request: HttpRequest, ticket: Ticket, said: str) -> HttpResponse:
    forget_draft(request)
    messages.success(request, said)
    return redirect("earnings", ticket.pk)


def asked(
    request: HttpRequest, ticket: Ticket, form: Any, title: str, *, draft: Any = None, **more: Any
) -> HttpResponse:
    """The form on its page. `template` asks for another page than the common one."""
    template = more.pop("template", "editing/record.html")
    context = {
        "ticket": ticket,
        "form": form,
        "draft": draft,
        "title": title,
        "back": reverse("earnings", args=[ticket.pk]),
        "back_text": _("%(name)s: earnings") % {"name": called(ticket)},
        "button": _("Save"),
        **more,
    }
    return render(request, template, context, status=status_of(form))


def withdrawn(request: HttpRequest, ticket: Ticket, withdraw: Callable[[str], object]) -> HttpResponse:
    """Withdraw something for the reason that was sent; without one, say so."""
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Say why it is withdrawn."))
    elif withdraw(form.cleaned_data["because"]) is False:
        messages.error(request, _("Withdraw its stubs and statements first; then the job can be withdrawn."))
    else:
        messages.success(request, _("It is withdrawn; it stays on record."))
    return redirect("earnings", ticket.pk)
