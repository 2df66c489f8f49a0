"""Notices that SSA takes money back: recorded, objected to, carried out by a line of their own, or dropped (20 CFR 411.555)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.organizations.today import today_for
from milepost.payments import matching_actions
from milepost.payments.choices import OPEN, Kind, RecoveryState, State
from milepost.payments.lines import locked
from milepost.payments.models import MoneyReceived, Recovery
from milepost.payments.policies import check_may_record
from milepost.payments.slots import left_of
from milepost.rulebook.payments.recoveries import Cause, Judged, judge
from milepost.rulebook.requests import DenialCode
from milepost.tickets.touched import touch_all


def _judged(recovery: Recovery) -> Judged:
    is_state_agency = recovery.organization.kind == Organization.Kind.STATE_VR
    return judge(Cause(recovery.cause), recovery.received_on, is_state_agency=is_state_agency)


@transaction.atomic
def notice(payment: MoneyReceived, values: dict[str, Any], *, deed: Deed) -> Recovery:
    """SSA has announced that it takes (a part of) this payment back.

    `values`: cents (positive), noticed_on, received_on, cause, said, denied_because. ValidationError where more is announced
    than is left of the payment, or one notice about it is open already.
    """
    check_may_record(deed.by)
    now = locked(payment)
    if now.kind != Kind.PAYMENT or now.state in (State.WITHDRAWN, State.REVERSED):
        raise ValidationError(_("That is no payment that stands. Choose another line."))
    if values["cents"] > left_of([now])[now.pk]:
        raise ValidationError(
            _("The notice names more than is left of this payment. Record it for each payment by itself.")
        )
    made = Recovery(
        organization=now.organization,
        ticket=now.ticket,
        money=now,
        made_by=deed.by,
        moved_on=values["noticed_on"],
        **{**values, "said": values.get("said") or None},
    )
    made.object_by = _judged(made).object_by
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(_("A notice about this payment is open already. Close it first.")) from None
    deed.write("recovery announced", made, money=str(now.pk), cents=made.cents, cause=made.cause)
    touch_all([now.ticket] if now.ticket else [])
    return made


@transaction.atomic
def object_to(recovery: Recovery, text: str, on: date, *, deed: Deed) -> Recovery:
    """We have objected, in these words."""
    now = _open(recovery, deed)
    if not text.strip():
        raise ValidationError(_("Keep the words of the objection."))
    now.objection = text
    return _moved(now, recovery, RecoveryState.OBJECTED, on, deed)


@transaction.atomic
def drop(recovery: Recovery, on: date, *, deed: Deed) -> Recovery:
    """SSA takes nothing back: the payment stands."""
    return _moved(_open(recovery, deed), recovery, RecoveryState.DROPPED, on, deed)


@transaction.atomic
def carry_out(recovery: Recovery, line: MoneyReceived, *, deed: Deed) -> Recovery:
    """The money went by this line, which reverses the payment. ValidationError where it takes more than is left."""
    now = _open(recovery, deed)
    denial = DenialCode(now.denied_because) if now.denied_because else None
    matching_actions.take_back(line, now.money, cause=Cause(now.cause), denial=denial, deed=deed)
    now.taken_by = line
    return _moved(now, recovery, RecoveryState.TAKEN, line.received_on, deed)


@transaction.atomic
def taken(recovery: Recovery, on: date, reference: str = "", *, deed: Deed) -> Recovery:
    """The money that was announced went: the reversing line is written, as large as the notice says."""
    now = _open(recovery, deed)
    if on > today_for(now.organization):
        raise ValidationError(_("This day is still ahead."))
    line = MoneyReceived.objects.create(
        organization=now.organization,
        ticket=now.ticket,
        kind=Kind.RECOVERY,
        received_on=on,
        cents=-now.cents,
        reference=reference,
        provider=now.money.provider,
        made_by=deed.by,
    )
    deed.write("money recorded", line, cents=line.cents, kind=line.kind, ticket=str(now.ticket_id or ""))
    return carry_out(recovery, line, deed=deed)


def _open(recovery: Recovery, deed: Deed) -> Recovery:
    """The notice as it stands now, held. ValidationError where it is closed."""
    check_may_record(deed.by)
    now = (
        Recovery.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organization", "money", "ticket__organization")
        .get(pk=recovery.pk)
    )
    if now.state not in OPEN:
        raise ValidationError(_("This notice is closed: %(state)s.") % {"state": now.get_state_display()})
    return now


def _moved(now: Recovery, given: Recovery, after: RecoveryState, on: date, deed: Deed) -> Recovery:
    before, now.state, now.moved_on = now.state, after.value, on
    now.version += 1
    now.save(update_fields=["state", "moved_on", "objection", "taken_by", "version"])
    deed.write("recovery moved", now, changes={"state": (before, now.state)}, on=str(on))
    for name in ("state", "moved_on", "objection", "taken_by", "version"):
        setattr(given, name, getattr(now, name))
    touch_all([now.ticket] if now.ticket else [])
    return now
