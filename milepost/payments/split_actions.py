"""Agreements to split payments (SSA-1401): drafted, signed, sent, received; another edition takes the place of the last."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.editing.records import change as change_record
from milepost.journal.actions import Deed
from milepost.payments.choices import DecidedBy
from milepost.payments.models import SplitAgreement
from milepost.payments.owing import read_split
from milepost.payments.policies import check_may_record
from milepost.rulebook.payments.splits import faults
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch
from milepost.website.templatetags.words import finding


def _check(agreement: SplitAgreement) -> None:
    split = read_split(agreement)
    found = list(faults(split.parties, split.rows, by_chart=agreement.decided_by == DecidedBy.CHART))
    if not 0 <= agreement.ours < max(1, len(split.parties)):
        raise ValidationError(_("Say which of the providers you are."))
    if found:
        raise ValidationError([finding(one) for one in found])


@transaction.atomic
def draft(ticket: Ticket, values: Mapping[str, Any], *, deed: Deed) -> SplitAgreement:
    """A new edition. `values`: decided_by, content, ours. ValidationError with everything that SSA would send back."""
    check_may_record(deed.by)
    Ticket.objects.select_for_update(no_key=True).get(pk=ticket.pk)
    last = SplitAgreement.objects.filter(ticket=ticket).aggregate(last=Max("edition"))["last"] or 0
    made = SplitAgreement(
        organization_id=ticket.organization_id, ticket=ticket, edition=last + 1, made_by=deed.by, **values
    )
    _check(made)
    made.save(force_insert=True)
    deed.write("split drafted", ticket, agreement=str(made.pk), edition=made.edition)
    return made


@transaction.atomic
def move(agreement: SplitAgreement, name: str, on: date, *, deed: Deed) -> None:
    """It was `signed_on`, `sent_on` or `received_on` this day, in this order. From its receipt on it holds."""
    assert name in ("signed_on", "sent_on", "received_on"), "an agreement has these three days"
    check_may_record(deed.by)
    now = (
        SplitAgreement.objects.select_for_update(of=("self",), no_key=True)
        .select_related("ticket")
        .get(pk=agreement.pk)
    )
    if now.withdrawn_at is not None:
        raise ValidationError(_("This agreement was withdrawn."))
    before = {"sent_on": now.signed_on, "received_on": now.sent_on}.get(name, now.signed_on)
    if name != "signed_on" and before is None:
        raise ValidationError(_("First it is signed, then sent, then received."))
    if before is not None and on < before:
        raise ValidationError(_("This day lies before the one of the step before."))
    change_record(now, {name: on}, version=now.version, deed=deed, action="split moved")
    for field in (name, "version"):
        setattr(agreement, field, getattr(now, field))
    touch(now.ticket)


@transaction.atomic
def withdraw(agreement: SplitAgreement, because: str, *, deed: Deed) -> None:
    """It does not hold, and stays on record; the edition before it holds again."""
    check_may_record(deed.by)
    values = {"withdrawn_at": timezone.now(), "withdrawn_because": because[:300]}
    if agreement.withdrawn_at is None:
        change_record(
            agreement, values, version=agreement.version, deed=deed.because(because), action="split withdrawn"
        )
        touch(agreement.ticket)
