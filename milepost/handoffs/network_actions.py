"""What the Employment Network does that was chosen: takes the hand-off over, and tells the agency of nine months at SGA."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.handoffs.models import HandOff
from milepost.handoffs.policies import check_now
from milepost.handoffs.queries import settings_of
from milepost.handoffs.telling import CASE, case_of, tell
from milepost.handoffs.writing import change, locked_as_seen
from milepost.intake.actions import add_candidate
from milepost.journal.actions import Deed
from milepost.rulebook.handoffs import Nine
from milepost.tickets.assignment_actions import add_vr_case, change_vr_case
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch


@transaction.atomic
def take_over(
    hand_off: HandOff, ticket: Ticket | None, given: Mapping[str, Any], day: date, *, version: int, deed: Deed
) -> Ticket:
    """The network's own Ticket of this person, a new candidate if it has none; the agency's case is among its facts from now on.

    So every claim, check and forecast about the Ticket knows the case, as if it had been entered by hand.
    """
    locked = locked_as_seen(hand_off, version)
    check_now(locked, "take")
    if ticket is None:
        about = {"name": locked.name, "phone": locked.phone, "language": locked.language}
        ticket = add_candidate({**about, **given}, day, deed=deed)
    _write_case(ticket, locked, deed=deed)
    values = {
        "network_ticket_id": ticket.pk,
        "taken_on": day,
        "agency_is_told": settings_of(deed.organization).agency_is_told,
    }
    change(locked, values, "hand-off taken over", deed=deed)
    fresh = HandOff.objects.get(pk=locked.pk)
    tell(fresh, None, ticket)
    touch(ticket)
    return ticket


@transaction.atomic
def release(hand_off: HandOff, *, version: int, deed: Deed) -> None:
    """It was taken over for the wrong Ticketholder: it waits to be taken over again. The case among their facts is taken back there."""
    assert deed.why, "it is given back for a reason"
    locked = locked_as_seen(hand_off, version)
    check_now(locked, "release")
    values: dict[str, Any] = {"network_ticket_id": None, "taken_on": None, "network_told": {}}
    change(locked, values, "hand-off given back", deed=deed)


@transaction.atomic
def take_case_again(hand_off: HandOff, *, version: int, deed: Deed) -> None:
    """The agency has corrected its case; the network's facts follow when somebody has looked."""
    locked = locked_as_seen(hand_off, version)
    check_now(locked, "tell")
    assert locked.network_ticket_id is not None, "taken over"
    _write_case(Ticket.objects.get(pk=locked.network_ticket_id), locked, deed=deed)
    deed.write("case of the agency taken again", locked)


@transaction.atomic
def say_what_is_agreed(hand_off: HandOff, *, is_told: bool | None, version: int, deed: Deed) -> None:
    """Whether the agreement with the agency asks for the notice of nine months."""
    change(
        locked_as_seen(hand_off, version),
        {"agency_is_told": is_told},
        "agreement on notices recorded",
        deed=deed,
    )


@transaction.atomic
def tell_of_nine(
    hand_off: HandOff, nine: Nine | None, on: date, *, gaps_excused: bool, version: int, deed: Deed
) -> None:
    """The agency was told that nine months at SGA are reached: which months, and nothing of what was earned in them."""
    locked = locked_as_seen(hand_off, version)
    check_now(locked, "tell")
    if nine is None:
        raise ValidationError(_("Nine months at substantial gainful activity are not known to be reached."))
    if not nine.is_certain and not gaps_excused:
        raise ValidationError(
            _(
                "Between the nine months lie others. Ask why, and say that it was outside of the person's control."
            )
        )
    if on <= nine.ninth.first_day:
        raise ValidationError(_("That is before the ninth month."))
    values = {
        "nine_months": [str(month) for month in nine.months],
        "excused": [str(month) for month in nine.gaps] if not nine.is_certain else locked.excused,
        "told_on": on,
    }
    change(locked, values, "agency told of nine months", deed=deed)


def _write_case(ticket: Ticket, hand_off: HandOff, *, deed: Deed) -> None:
    """The agency's case among the Ticket's facts: the one that a caseload brought already, or a new one."""
    told = {"agency": hand_off.agency, **{name: getattr(hand_off, name) for name in CASE}}
    case = case_of(ticket, hand_off)
    if case is None:
        add_vr_case(ticket, told, deed=deed)
    else:
        change_vr_case(case, told, version=case.version, deed=deed)
