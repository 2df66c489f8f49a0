"""Writing who served a Ticket from when on, and striking what was kept wrongly; payments follow in the same act."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.organizations.today import today_for
from milepost.payments.models import MoneyReceived
from milepost.rulebook.shares.attribution import Served as Span
from milepost.rulebook.shares.attribution import serving_on
from milepost.shares import booking
from milepost.shares.models import Served
from milepost.shares.policies import check_may_agree
from milepost.tickets.models import Ticket


@transaction.atomic
def write(
    ticket: Ticket, partner: Organization | None, since: date | None, because: str, *, deed: Deed
) -> None:
    """From this day on (None: from the beginning) it was served by this partner (None: by the EN of Record itself), until the
    next day that is kept. ValidationError where somebody else than the Ticket's partner would serve it today."""
    check_may_agree(deed.by)
    assert partner is None or partner.partner_of_id == ticket.organization_id, "a partner of one's own"
    Ticket.objects.select_for_update(no_key=True, of=("self",)).get(pk=ticket.pk)
    today = today_for(deed.organization)
    if since is not None and since > today:
        raise ValidationError(_("This day is still ahead."))
    kept = list(Served.objects.filter(ticket=ticket, withdrawn_at=None).order_by("pk"))
    kept = kept or [
        Served.objects.create(
            organization_id=ticket.organization_id, ticket=ticket, partner_id=ticket.partner_id
        )
    ]
    same = [one for one in kept if one.since == since]
    key = partner.pk if partner else None
    spans = [(one.partner_id, one.since) for one in kept if one not in same] + [(key, since)]
    _check(ticket, spans, today)
    before = {str(one.since or ""): str(one.partner_id or "") for one in kept}
    Served.objects.filter(pk__in=[one.pk for one in kept]).update(withdrawn_at=timezone.now())
    _keep(ticket, spans)
    deed.because(because).write(
        "who served written", ticket, before=before, since=str(since or ""), partner=str(key or "")
    )
    _share_anew(ticket, deed)


@transaction.atomic
def strike(served: Served, because: str, *, deed: Deed) -> None:
    """It was never so: who served before went on."""
    check_may_agree(deed.by)
    ticket = served.ticket
    Ticket.objects.select_for_update(no_key=True, of=("self",)).get(pk=ticket.pk)
    rest = Served.objects.filter(ticket=ticket, withdrawn_at=None).exclude(pk=served.pk).order_by("pk")
    spans = [(one.partner_id, one.since) for one in rest]
    if not spans or all(since is not None for _partner, since in spans):
        raise ValidationError(_("Say who served from the beginning instead of striking it."))
    _check(ticket, spans, today_for(deed.organization))
    Served.objects.filter(pk=served.pk).update(withdrawn_at=timezone.now())
    told = deed.because(because)
    told.write(
        "who served written", ticket, struck=str(served.since or ""), partner=str(served.partner_id or "")
    )
    _share_anew(ticket, deed)


def _check(ticket: Ticket, spans: list[tuple[UUID | None, date | None]], today: date) -> None:
    known = [Span(str(partner) if partner else None, since) for partner, since in spans]
    if serving_on(known, today) != (str(ticket.partner_id) if ticket.partner_id else None):
        raise ValidationError(
            _("Then somebody else would serve this Ticket today than it says. Change its partner first.")
        )


def _keep(ticket: Ticket, spans: list[tuple[UUID | None, date | None]]) -> None:
    """In the order of their days: who serves now stands last, as when a partner changes."""
    Served.objects.bulk_create(
        Served(organization_id=ticket.organization_id, ticket=ticket, partner_id=partner, since=since)
        for partner, since in sorted(spans, key=lambda one: one[1] or date.min)
    )


def _share_anew(ticket: Ticket, deed: Deed) -> None:
    booking.book(MoneyReceived.objects.filter(ticket=ticket, booked__isnull=False), deed=deed, anew=True)
