"""The ledger itself: opened, its settings, parties, booking, the closing of a period."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.editing.records import change
from milepost.journal.actions import Deed
from milepost.organizations.today import today_for
from milepost.shares import booking
from milepost.shares.choices import RunState
from milepost.shares.models import Ledger, Party, Period, Run
from milepost.shares.policies import check_may_agree, check_may_remit
from milepost.shares.queries import balances_of
from milepost.shares.served import keep_served
from milepost.tickets.models import Ticket


@transaction.atomic
def open_ledger(begins_on: date, *, deed: Deed) -> Ledger:
    """From this day on money is shared here; what came since is booked. ValidationError where one is open already."""
    check_may_agree(deed.by)
    if begins_on > today_for(deed.organization):
        raise ValidationError(_("This day is still ahead."))
    try:
        with transaction.atomic():
            ledger = Ledger.objects.create(organization=deed.organization, begins_on=begins_on)
    except IntegrityError:
        raise ValidationError(_("The ledger is open already.")) from None
    Period.objects.create(organization=deed.organization, number=1, begins_on=begins_on)
    keep_served(list(Ticket.objects.filter(organization=deed.organization)), today_for(deed.organization))
    deed.write("ledger opened", deed.organization, begins_on=str(begins_on))
    booking.book(None, deed=deed)
    return ledger


@transaction.atomic
def book_what_came(*, deed: Deed) -> int:
    """Post every line of money that came or changed since; how many entries were made."""
    check_may_remit(deed.by)
    return booking.book(None, deed=deed)


def keep_settings(ledger: Ledger, values: Mapping[str, Any], *, deed: Deed) -> bool:
    """Minimum balance and bank; whether nobody else had changed them meanwhile."""
    check_may_agree(deed.by)
    return change(ledger, values, version=ledger.version, deed=deed, action="ledger settings changed")


@transaction.atomic
def add_party(name: str, kind: str, *, deed: Deed) -> Party:
    """Somebody who shares in payments beside the partner. ValidationError where one has this name."""
    check_may_agree(deed.by)
    try:
        with transaction.atomic():
            made = Party.objects.create(organization=deed.organization, name=name, kind=kind)
    except IntegrityError:
        raise ValidationError(_("A party of this name is on record already.")) from None
    deed.write("party added", made, kind=kind)
    return made


@transaction.atomic
def close_period(*, deed: Deed) -> Period:
    """Freeze the open period with everything that came until now; the next one begins. What is corrected later goes there.

    ValidationError while a remittance waits for release: it would be booked into another period than it was prepared in.
    """
    check_may_remit(deed.by)
    ledger = booking.locked_ledger(deed.organization)
    if ledger is None:
        raise ValidationError(_("Open the ledger first."))
    if Run.objects.filter(organization=deed.organization, state=RunState.PREPARED).exists():
        raise ValidationError(_("A remittance waits for release. Release it or drop it first."))
    booking.book(None, deed=deed)
    ledger.refresh_from_db()
    period = Period.objects.select_for_update(no_key=True).get(organization=deed.organization, closed_at=None)
    day = max(today_for(deed.organization), period.begins_on)
    period.ends_on, period.closed_at, period.closed_by = day, timezone.now(), deed.by
    period.through, period.balances = ledger.last_number, balances_of(deed.organization)
    period.save()
    Period.objects.create(organization=deed.organization, number=period.number + 1, begins_on=day)
    deed.write("period closed", deed.organization, period=period.number, through=period.through)
    return period
