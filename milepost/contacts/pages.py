"""What the pages of this subject share: the Ticket one may see, a note opened, a form that becomes a note."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from milepost.contacts import actions, queries
from milepost.contacts.forms import NoteForm
from milepost.contacts.models import ContactNote
from milepost.documents.kinds import SANDBOX
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.policies import staff_of
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

FORM = ["GET", "HEAD", "POST"]


def ticket_of(request: HttpRequest, ticket_id: UUID) -> Ticket:
    """The Ticket, for those whose it is; there is none for everybody else."""
    seen = tickets_visible_to(staff_of(request)).select_related(
        "holder", "organization", "partner", "coordinator"
    )
    return get_object_or_404(seen, pk=ticket_id)


def on_file(ticket: Ticket) -> str:
    """The ways of reaching somebody that are on file, in one line."""
    known = [queries.used_on_file(ticket, method) for method in ("phone", "email", "mail")]
    return " · ".join(one for one in known if one)


def write_note(ticket: Ticket, form: NoteForm, deed: Deed) -> ContactNote:
    """The note of a form that is in order; a number or address that was left empty is the one on file."""
    given = form.given()
    given["used"] = given["used"] or queries.used_on_file(ticket, given["method"])
    return actions.add_note(ticket, given, deed=deed, once=form.cleaned_data["once"])


def shown(note: ContactNote, late_after: int) -> dict[str, Any]:
    """A note as pages show it, opened."""
    return {
        "note": note,
        "local": note.local,
        "used": opened(note.used),
        "description": note.description.open(),
        "message_left": opened(note.message_left),
        "services": queries.service_words(note),
        "lacks": queries.lacking_in(note),
        "is_late": note.days_late > late_after,
    }


def as_pdf(content: bytes, name: str) -> HttpResponse:
    """A download under a name that names nobody, never run in a page of ours."""
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


def said(error: ValidationError) -> str:
    return " ".join(error.messages)
