"""Who may do which move of a hand-off, and when: `check_may_…` raises the reason."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from milepost.handoffs.models import HandOff
from milepost.handoffs.telling import facts_of
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.rulebook.facts import PaidBy
from milepost.rulebook.handoffs import Stage, may_change_payment

KEEPERS = ("case", "close", "inform", "choose", "payment", "claim")
NETWORKS = ("take", "agreement", "tell", "release")
"""The moves of each side."""


def check_may_move(member: StaffMember, hand_off: HandOff, move: str) -> None:
    """The case and the choice are its keeper's; taking over and telling the agency are the network's."""
    check_may(member, Act.CHANGE_HAND_OFFS)
    if move in KEEPERS and (not hand_off.is_kept_by(member.owner) or member.partner is not None):
        raise PermissionDenied(
            _("The case is kept by %(agency)s; it records this.") % {"agency": hand_off.agency}
        )
    if move in NETWORKS and not hand_off.is_networks(member.owner):
        raise PermissionDenied(_("The Employment Network that was chosen records this."))


def may_move(member: StaffMember, hand_off: HandOff, move: str) -> bool:
    if not may(member, Act.CHANGE_HAND_OFFS):
        return False
    try:
        check_may_move(member, hand_off, move)
    except PermissionDenied:
        return False
    return True


def why_not_now(hand_off: HandOff, move: str) -> str:
    """Why the move does not follow on what was done; empty where it does."""
    stage = Stage(hand_off.stage)
    if move == "close" and hand_off.closed_on is not None:
        return _("The case is closed already. Correct it instead.")
    if move in {"inform", "choose"} and hand_off.closed_on is None:
        return _("The case is open. The list is given, and the choice made, when it is closed.")
    if move == "payment" and hand_off.paid_by and hand_off.closed_on is not None:
        return _("The case is closed, so the way of payment stays as it is.")
    if move == "choose" and hand_off.list_given_on is None:
        return _("Record first that the list of Employment Networks was given: nobody chooses without one.")
    if move == "choose" and stage is Stage.ASSIGNED:
        return _("The Ticket is assigned. Another choice begins with its unassignment.")
    if move == "take" and hand_off.network_ticket_id is not None:
        return _("It is taken over already.")
    if move in {"tell", "release"} and hand_off.network_ticket_id is None:
        return _("Take it over first.")
    if move == "release" and hand_off.network_ticket_id == hand_off.ticket_id:
        return _("The case is your own Ticketholder's. Correct the case instead.")
    return ""


def check_now(hand_off: HandOff, move: str) -> None:
    why = why_not_now(hand_off, move)
    if why:
        raise ValidationError(why)


def check_payment(hand_off: HandOff, becomes: PaidBy, day: date, *, is_settled: bool) -> None:
    """20 CFR 411.355. Where two counts differ, or a day lacks, whoever has asked says so."""
    allowed, reason = may_change_payment(facts_of(hand_off), becomes, day)
    if allowed is False or (allowed is None and not is_settled):
        raise ValidationError(reason.finding((get_language() or "en")[:2]), code=reason.code)


def check_not_before(on: date, before: date | None, says: str) -> None:
    if before is not None and on < before:
        raise ValidationError(says)
