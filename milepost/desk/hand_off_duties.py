"""Ticketholders who have chosen the Employment Network at a State VR agency, and whom nobody has taken over yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from milepost.desk.words import Badge, Duty
from milepost.handoffs.queries import not_taken_over
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.website.templatetags.words import day as in_words


def hand_off_duties(member: StaffMember, day: date) -> Iterator[Duty]:
    """One line for all of them, by the day on which the first one's 90 days end."""
    if not may(member, Act.CHANGE_HAND_OFFS) or member.partner is not None:
        return
    count, first = not_taken_over(member.owner)
    if not count:
        return
    text = ngettext("%(count)s Ticketholder of State VR has chosen you", "%(count)s Ticketholders of State VR have chosen you", count)  # fmt: skip
    note = (
        _("take it over; the first day 90 is %(day)s") % {"day": in_words(first)}
        if first
        else _("take it over")
    )
    yield Duty(
        first or day,
        text % {"count": count},
        note,
        Badge(_("open"), "soon"),
        f"{reverse('hand_offs')}?stage=chosen",
    )
