"""Adding a document, reading it, withdrawing it."""

from __future__ import annotations

import hmac

from django.db import transaction
from django.utils import timezone

from milepost.documents.models import Content, Document
from milepost.journal.actions import Deed
from milepost.keys.fields import ring
from milepost.tickets.models import Ticket


@transaction.atomic
def add(
    ticket: Ticket, kind: str, file_name: str, content_type: str, content: bytes, *, deed: Deed
) -> Document:
    """Keep it, sealed."""
    assert deed.by is not None or deed.through != "page", "on a page a document is added by somebody"
    document = Document.objects.create(
        organization=deed.organization,
        ticket=ticket,
        kind=kind,
        file_name=file_name,
        content_type=content_type,
        size=len(content),
        digest=digest_of(content),
        added_by=deed.by,
        through=deed.through,
    )
    Content.objects.create(organization=deed.organization, document=document, content=content)
    deed.write("document added", ticket, document=str(document.pk), kind=kind, size=len(content))
    return document


def digest_of(content: bytes) -> bytes:
    """A keyed digest: the same document gives the same, and nobody without the keys can tell which one it was."""
    return hmac.digest(ring().look_up, b"document\0" + content, "sha256")


def read(document: Document, *, deed: Deed) -> bytes:
    """Its content. That it was read is in the journal first."""
    deed.write_reading("document read", document.ticket, document=str(document.pk), kind=document.kind)
    content: bytes = document.content.content.open()
    return content


@transaction.atomic
def withdraw(document: Document, because: str, *, deed: Deed) -> None:
    """It is shown no more; it stays on record."""
    Document.objects.filter(pk=document.pk, withdrawn_at=None).update(
        withdrawn_at=timezone.now(), withdrawn_because=because
    )
    deed.because(because).write("document withdrawn", document.ticket, document=str(document.pk))
