"""Making a link for somebody without an account, and opening one."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from milepost.journal.actions import Deed
from milepost.notices.models import Link
from milepost.tickets.models import Ticket

BYTES = 16
"""128 bits, so that guessing one is hopeless."""


@transaction.atomic
def make_link(
    ticket: Ticket, purpose: Link.Purpose, record: object, *, days: int, deed: Deed
) -> tuple[Link, str]:
    """A link and its token, which is shown or sent now and never again. A link of the same purpose and record ends."""
    take_back(ticket, purpose, record)
    token = secrets.token_urlsafe(BYTES)
    link = Link.objects.create(
        organization=deed.organization,
        ticket=ticket,
        purpose=purpose,
        record=str(record),
        digest=_digest(token),
        made_by=deed.by,
        expires_at=timezone.now() + timedelta(days=days),
    )
    deed.write("link made", ticket, purpose=str(purpose), link=str(link.pk), days=days)
    return link, token


def link_for(token: str, purpose: Link.Purpose, *, now: datetime | None = None) -> Link | None:
    """The link that the token opens; None where there is none, it has run out, or it is used up."""
    return (
        Link.objects.filter(digest=_digest(token), purpose=purpose, ended_at=None)
        .filter(expires_at__gt=now or timezone.now())
        .select_related("organization")
        .first()
    )


def link_that_was(token: str, purpose: Link.Purpose) -> Link | None:
    """The link of this token even if it opens nothing any more, so that its page can say why, kindly."""
    known = Link.objects.filter(digest=_digest(token), purpose=purpose)
    return known.select_related("organization").first()


def end(link: Link) -> None:
    """It opens nothing any more."""
    Link.objects.filter(pk=link.pk, ended_at=None).update(ended_at=timezone.now())


def take_back(ticket: Ticket, purpose: Link.Purpose, record: object) -> int:
    """Whatever was given out for this record opens nothing any more; how many links that were."""
    given_out = Link.objects.filter(ticket=ticket, purpose=purpose, record=str(record), ended_at=None)
    return given_out.update(ended_at=timezone.now())


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
