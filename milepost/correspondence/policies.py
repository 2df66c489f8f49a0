"""Who may write in a case: `check_may_…` raises the reason."""

from __future__ import annotations

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.correspondence.choices import Side
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.tickets.models import Ticket
from milepost.website.outbound import WouldLeak, check_may_leave


def side_of(member: StaffMember) -> Side:
    return Side.PARTNER if member.partner else Side.RECORD


def may_write(member: StaffMember, ticket: Ticket) -> bool:
    return may(member, Act.WRITE_MESSAGES) and ticket.partner_id is not None


def check_may_write(member: StaffMember, ticket: Ticket) -> None:
    """Nobody writes about somebody whom no partner serves; a partner's staff write about whom their partner serves."""
    check_may(member, Act.WRITE_MESSAGES)
    if ticket.partner_id is None:
        raise ValidationError(_("No partner serves this Ticketholder, so there is nobody to write to."))
    assert member.partner is None or member.partner.pk == ticket.partner_id, "others' Tickets are not found"


def check_text(text: str) -> None:
    """No number of a person stands in a message (program operations 1.7: name the case number, never the SSN)."""
    try:
        check_may_leave(text)
    except WouldLeak:
        raise ValidationError(
            _(
                "This has something that looks like a Social Security number, a Ticket number or a birth date. Take it out and "
                "name the case number instead. Nothing of what you wrote is lost."
            )
        ) from None


def check_names(names: Iterable[str]) -> None:
    """Nor in the name of a file, which others read."""
    try:
        for name in names:
            check_may_leave(name)
    except WouldLeak:
        raise ValidationError(
            _(
                "The name of a file has something that looks like a Social Security number, a Ticket number or a birth date. "
                "Give the file another name, and choose it again."
            )
        ) from None
