"""Who may record services, and what may not be charged: `check_…` raises the reason, and names the line in the way."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.organizations.languages import language
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.rulebook.money import spoken
from milepost.rulebook.wording import day_in_words
from milepost.services.models import Enrollment, ServiceLine
from milepost.tickets.models import Ticket
from milepost.website.outbound import WouldLeak, check_may_leave


def may_record(member: StaffMember) -> bool:
    return may(member, Act.CHANGE_PEOPLE)


def check_may_record(member: StaffMember | None) -> None:
    """PermissionDenied where the member's role does not allow it. The program itself may."""
    if member is not None:
        check_may(member, Act.CHANGE_PEOPLE)


def compared(given_by: str, what: str) -> str:
    """By whom and what, without the differences of two people's typing: letters and digits, in small letters."""
    return " / ".join(re.sub(r"[\W_]+", " ", text.casefold()).strip() for text in (given_by, what))


def line_in_the_way(ticket: Ticket, line: Mapping[str, Any]) -> ServiceLine | None:
    """The line that has this service already: the same kind, by the same, on one of the same days."""
    same: ServiceLine | None = ServiceLine.objects.filter(
        ticket=ticket,
        service=line["service"],
        same_as=compared(line["given_by"], line["what"]),
        first_day__lte=line["last_day"],
        last_day__gte=line["first_day"],
    ).first()
    return same


def check_is_not_charged(ticket: Ticket, line: Mapping[str, Any]) -> None:
    """Is this service charged to a source already, in whole or in part? Then nobody is charged for it again."""
    known = line_in_the_way(ticket, line)
    if known is not None:
        raise ValidationError(already_charged(known))


def already_charged(known: ServiceLine) -> str:
    return _(
        "This service is charged already: %(service)s by %(by)s, %(first)s to %(last)s, %(cost)s, paid by %(source)s. Nothing is "
        "charged twice. If that line is wrong, take it back first; if it is another service, say what tells the two apart."
    ) % {
        "service": known.called,
        "by": known.given_by,
        "first": day_in_words(known.first_day, language()),
        "last": day_in_words(known.last_day, language()),
        "cost": spoken(known.cents),
        "source": known.paid_by,
    }


def check_participant_id(text: str) -> None:
    """A program's own number; some States use a Social Security number for it, which has its sealed place under Person."""
    try:
        check_may_leave(text)
    except WouldLeak:
        raise ValidationError(
            _(
                "This looks like a Social Security number, a Ticket number or a birth date. Enter the program's own number."
            )
        ) from None


def check_is_not_open(ticket: Ticket, program: str, named: str) -> None:
    known = Enrollment.objects.filter(ticket=ticket, program=program, named=named, exited_on=None).first()
    if known is not None:
        raise ValidationError(
            _("An enrollment in this program is open since %(day)s. Record its exit first.")
            % {"day": day_in_words(known.enrolled_on, language())}
        )


def check_exit(enrollment: Enrollment, on: date | None) -> None:
    if on is not None and on < enrollment.enrolled_on:
        raise ValidationError(_("Nobody exits before they enroll."))
