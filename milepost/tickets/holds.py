"""Putting a legal hold on the records of a Ticket, and releasing it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.tickets.models import LegalHold, Ticket


@transaction.atomic
def hold(ticket: Ticket, because: str, *, deed: Deed) -> LegalHold:
    """Keep the records whatever their age, from now on."""
    if hold_on(ticket) is not None:
        raise ValidationError(_("These records are on hold already."))
    assert deed.by is not None, "records are held by somebody"
    made = LegalHold.objects.create(
        organization=deed.organization, ticket=ticket, because=because, by=deed.by
    )
    deed.because(because).write("held", ticket)
    return made


@transaction.atomic
def release(ticket: Ticket, because: str, *, deed: Deed) -> None:
    """The hold ends; that it was stays on record."""
    released = LegalHold.objects.filter(ticket=ticket, released_at=None).update(released_at=timezone.now())
    if not released:
        raise ValidationError(_("These records are on no hold."))
    deed.because(because).write("hold released", ticket)


def hold_on(ticket: Ticket) -> LegalHold | None:
    return LegalHold.objects.filter(ticket=ticket, released_at=None).select_related("by").first()
