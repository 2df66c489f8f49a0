"""Who may write articles, and what may stand in one."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.website.outbound import WouldLeak, check_may_leave


def may_write(member: StaffMember) -> bool:
    return may(member, Act.WRITE_KNOWLEDGE)


def check_may_write(member: StaffMember | None) -> None:
    """PermissionDenied where the member's role does not allow it. The program itself may."""
    if member is not None:
        check_may(member, Act.WRITE_KNOWLEDGE)


def check_text(*texts: str) -> None:
    """Everybody who works here reads it, so it names no Ticketholder's number."""
    try:
        for text in texts:
            check_may_leave(text)
    except WouldLeak:
        raise ValidationError(
            _(
                "This has something that looks like a Social Security number, a Ticket number or a birth date. Take it out: everybody "
                "who works here reads these pages. Nothing of what you wrote is lost."
            )
        ) from None
