"""Handing over what is keyed into the Portal or sent to it: only to somebody who may work in the Portal.

Program operations 1.6: the Portal is open to whoever has a live suitability, and security training within the year. Subjects
that stand after this one say by `ask` what they know of that; this one asks all of them.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.core.exceptions import PermissionDenied

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may_reveal, may, why_not_cleared, words_of_refusal
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for

WhyNot = Callable[[StaffMember, date], str]
_ASKED: list[WhyNot] = []


def ask(why_not: WhyNot) -> None:
    """From now on this is asked too: why something is not handed over to a member on a day, in a sentence; empty where it is."""
    if why_not not in _ASKED:
        _ASKED.append(why_not)


def why_no_hand_over(member: StaffMember) -> str:
    """Why this member is given no file and no full number for the Portal; empty where they are. For the page, beside the button."""
    if not may(member, Act.REVEAL):
        return words_of_refusal(member, Act.REVEAL)
    day = today_for(member.owner)
    return why_not_cleared(member) or next(filter(None, (why(member, day) for why in _ASKED)), "")


def check_may_hand_over(member: StaffMember) -> None:
    """PermissionDenied with the same reason, or where too many numbers were read within the hour."""
    why = why_no_hand_over(member)
    if why:
        raise PermissionDenied(why)
    check_may_reveal(member)
