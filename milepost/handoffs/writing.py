"""Changing one hand-off: kept from others, numbered anew, with its line in the journal, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.handoffs.models import HandOff
from milepost.handoffs.telling import CASE, case_of, keep, tell
from milepost.journal.actions import Deed, changed
from milepost.tickets.assignment_actions import add_vr_case, change_vr_case
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch


def locked_as_seen(hand_off: HandOff, version: int | None) -> HandOff:
    """Kept from others until this is done, and as its reader saw it."""
    locked = HandOff.objects.select_for_update().get(pk=hand_off.pk)
    if version is not None and locked.version != version:
        raise ValidationError(_("Somebody else has changed this meanwhile. Look at it again."))
    return locked


def change_case(hand_off: HandOff, values: Mapping[str, Any], *, deed: Deed) -> None:
    """The case among the facts of the keeper's Ticket, which tells itself to the hand-off."""
    ticket = hand_off.ticket
    case = case_of(ticket, hand_off)
    if case is None:
        told = {name: getattr(hand_off, name) for name in CASE}
        case = add_vr_case(ticket, {"agency": hand_off.agency, **told}, deed=deed)
    if not change_vr_case(case, values, version=case.version, deed=deed):
        raise ValidationError(_("Somebody else has changed this meanwhile. Look at it again."))
    fresh = HandOff.objects.get(pk=hand_off.pk)
    keep(fresh, {name: values[name] for name in CASE if name in values})
    tell(fresh, ticket, ticket if fresh.network_ticket_id == ticket.pk else None)


def change(
    hand_off: HandOff,
    values: Mapping[str, Any],
    action: str,
    *,
    deed: Deed,
    says: Mapping[str, Any] | None = None,
) -> None:
    """Write, number anew, say so in the journal, and let what follows follow."""
    differing = changed(hand_off, values)
    said = {name: (None, value) for name, value in (says or {}).items()}
    if not differing and not said:
        return
    fresh = HandOff.objects.get(pk=hand_off.pk)
    keep(fresh, {**{name: values[name] for name in differing}, "version": fresh.version + 1})
    deed.write(action, hand_off, changes={**differing, **said})
    own = hand_off.own_ticket_id(deed.organization)
    if own is not None:
        touch(Ticket.objects.get(pk=own))
