"""What the keeper of a case does: begins a hand-off, corrects and closes the case, gives the list, records the choice."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.handoffs.models import HandOff, HandOffSettings
from milepost.handoffs.policies import check_not_before, check_now, check_payment
from milepost.handoffs.queries import networks_here
from milepost.handoffs.telling import CASE
from milepost.handoffs.writing import change, change_case, locked_as_seen
from milepost.intake.actions import add_candidate
from milepost.journal.actions import Deed, changed
from milepost.organizations.models import Organization
from milepost.rulebook.facts import PaidBy
from milepost.rulebook.handoffs import Stage
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch

OWN = ("in_use_on", "plan_on", "counselor", "phone", "language", "agency")
"""What a hand-off holds of the case and no fact does."""


@transaction.atomic
def begin(
    ticket: Ticket,
    given: Mapping[str, Any],
    *,
    deed: Deed,
) -> HandOff:
    """The case of a Ticket is to be handed on. Where none is among its facts, it is added to them."""
    owner = deed.organization
    is_agency = owner.kind == Organization.Kind.STATE_VR
    agency = owner.name[:100] if is_agency else given["agency"]
    values = {name: given.get(name) for name in CASE}
    if HandOff.objects.filter(ticket=ticket).exclude(stage=Stage.ASSIGNED).exists():
        raise ValidationError(_("A case of this Ticketholder is being handed on already."))
    holder = getattr(ticket, "holder", None)
    hand_off = HandOff.objects.create(
        organization=owner,
        ticket=ticket,
        agency=agency,
        name=holder.name if holder else ticket.reference,
        phone=given.get("phone") or (holder.phone if holder else ""),
        language=given.get("language") or (holder.language if holder else "en"),
        counselor=given.get("counselor"),
        in_use_on=given.get("in_use_on"),
        plan_on=given.get("plan_on"),
        network=None if is_agency else owner,
        network_ticket=None if is_agency else ticket,
        taken_on=None if is_agency else given.get("on"),
        opened_on=values["opened_on"],
        closed_on=values["closed_on"],
    )
    change_case(hand_off, {"agency": agency, **values}, deed=deed)
    deed.write("hand-off begun", hand_off, reference=ticket.reference)
    touch(ticket)
    hand_off.refresh_from_db()
    return hand_off


@transaction.atomic
def begin_for_somebody_new(given: Mapping[str, Any], day: date, *, deed: Deed) -> HandOff:
    """A consumer of the agency of whom nothing is on record yet."""
    return begin(add_candidate(given, day, deed=deed), given, deed=deed)


@transaction.atomic
def correct_case(hand_off: HandOff, given: Mapping[str, Any], *, version: int, deed: Deed) -> None:
    """Other days of the case, for the reason of the deed."""
    assert deed.why, "a case is corrected for a reason"
    locked = locked_as_seen(hand_off, version)
    closed_on, opened_on = given.get("closed_on"), given.get("opened_on")
    if closed_on is None and locked.network_told.get("assignments") and locked.closed_on is not None:
        raise ValidationError(
            _("The Ticket was assigned after the closure, so the closure cannot be taken away.")
        )
    if closed_on is not None:
        check_not_before(closed_on, opened_on, _("It cannot be closed before it was opened."))
    change_case(locked, {name: given.get(name) for name in CASE if name in given}, deed=deed)
    change(locked, {name: given[name] for name in OWN if name in given}, "hand-off corrected", deed=deed)


@transaction.atomic
def close_case(hand_off: HandOff, on: date, closure: str, *, version: int, deed: Deed) -> None:
    """Closed, with its result. The 90 days begin."""
    locked = locked_as_seen(hand_off, version)
    check_now(locked, "close")
    check_not_before(on, locked.opened_on, _("It cannot be closed before it was opened."))
    change_case(locked, {"closed_on": on, "closure": closure}, deed=deed)
    change(locked, {}, "case closed", deed=deed, says={"closed_on": on, "closure": closure})


@transaction.atomic
def give_list(hand_off: HandOff, on: date, listed: list[dict[str, str]], *, version: int, deed: Deed) -> None:
    """The list of Employment Networks was given, and whom it named."""
    locked = locked_as_seen(hand_off, version)
    check_now(locked, "inform")
    check_not_before(on, locked.opened_on, _("The list cannot be older than the case."))
    change(locked, {"list_given_on": on, "listed": listed}, "list given", deed=deed)


@transaction.atomic
def choose(
    hand_off: HandOff,
    name: str,
    key: str,
    on: date,
    way: HandOff.Way,
    *,
    deed: Deed,
    version: int | None = None,
) -> None:
    """The Ticketholder's choice. Only from now on does the network, if it works here, see anything of it.

    Whoever was chosen before sees no more of it; what it keeps of its own stays its own.
    """
    locked = locked_as_seen(hand_off, version)
    check_now(locked, "choose")
    check_not_before(on, locked.list_given_on, _("The choice cannot be older than the list."))
    network = networks_here().filter(pk=key).first() if key else None
    values: dict[str, Any] = {"chosen": name, "chosen_on": on, "chosen_by": way}
    values["network_id"] = network.pk if network else None
    if network is None or network.pk != locked.network_id:
        is_own = network is not None and locked.is_kept_by(network)
        values |= {
            "network_ticket_id": locked.ticket_id if is_own else None,
            "taken_on": on if is_own else None,
            "network_told": {},
        }
    change(locked, values, "network chosen", deed=deed)


@transaction.atomic
def change_payment(
    hand_off: HandOff, becomes: PaidBy, day: date, *, is_settled: bool, version: int, deed: Deed
) -> None:
    """The agency is paid otherwise in this case (20 CFR 411.355)."""
    locked = locked_as_seen(hand_off, version)
    check_payment(locked, becomes, day, is_settled=is_settled)
    change_case(locked, {"paid_by": becomes}, deed=deed)
    change(locked, {}, "way of payment changed", deed=deed, says={"paid_by": becomes})


@transaction.atomic
def record_claim(hand_off: HandOff, on: date | None, *, version: int, deed: Deed) -> None:
    """The agency filed its claim for cost reimbursement on that day; none takes it back."""
    locked = locked_as_seen(hand_off, version)
    change(locked, {"claimed_on": on}, "claim of the agency recorded", deed=deed)


@transaction.atomic
def keep_settings(settings: HandOffSettings, values: Mapping[str, Any], *, deed: Deed) -> None:
    """What the organization chooses."""
    differing = changed(settings, values)
    if not differing:
        return
    HandOffSettings._base_manager.update_or_create(
        organization=deed.organization, defaults={**values, "version": settings.version + 1}
    )
    deed.write("hand-off settings changed", deed.organization, changes=differing)
