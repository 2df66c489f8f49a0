"""Documents, as questions."""

from __future__ import annotations

from milepost.documents.actions import digest_of
from milepost.documents.models import Document
from milepost.tickets.models import Ticket


def same_as(ticket: Ticket, content: bytes) -> Document | None:
    """The very document, where it is kept already and not withdrawn."""
    same: Document | None = Document.objects.filter(
        ticket=ticket, digest=digest_of(content), withdrawn_at=None
    ).first()
    return same
