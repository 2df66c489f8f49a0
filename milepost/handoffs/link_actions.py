"""The link by which the Ticketholder chooses: given out, taken back, opened with the birth date, used."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.handoffs.actions import choose
from milepost.handoffs.models import HandOff
from milepost.handoffs.policies import check_now
from milepost.handoffs.queries import settings_of
from milepost.journal.actions import Deed
from milepost.notices.birth_date import MOST_TRIES, is_theirs
from milepost.notices.links import make_link, take_back
from milepost.notices.models import Link


@transaction.atomic
def send_link(hand_off: HandOff, *, day: date, deed: Deed) -> str:
    """The token of a link by which this Ticketholder chooses; an earlier one ends."""
    check_now(hand_off, "choose")
    ticket = hand_off.ticket
    if ticket.born_on is None:
        raise ValidationError(
            _("The birth date is not known. The link asks for it before it shows anything: record it first.")
        )
    days = settings_of(deed.organization).link_days
    link, token = make_link(ticket, Link.Purpose.CHOOSE, hand_off.pk, days=days, deed=deed)
    HandOff.objects.filter(pk=hand_off.pk).update(link=link, link_sent_on=day, tries=0)
    return token


@transaction.atomic
def take_link_back(hand_off: HandOff, *, deed: Deed) -> None:
    """The link that is out opens nothing any more."""
    if take_back(hand_off.ticket, Link.Purpose.CHOOSE, hand_off.pk):
        deed.write("choosing link taken back", hand_off)
    HandOff.objects.filter(pk=hand_off.pk).update(link_sent_on=None)


def answer_birth_date(hand_off: HandOff, link: Link, born_on: date, *, deed: Deed) -> bool:
    """Whether it is the Ticketholder's. Each wrong answer counts, and after the last one the link ends."""
    if is_theirs(hand_off, born_on, link):
        deed.write_reading("hand-off opened by link", hand_off, link=str(link.pk))
        return True
    if hand_off.tries >= MOST_TRIES:
        deed.write("choosing link ended", hand_off, tries=hand_off.tries)
    return False


@transaction.atomic
def choose_by_link(hand_off: HandOff, place: int, day: date, *, deed: Deed) -> None:
    """The one at this place of the list is chosen; the link is used up."""
    named = hand_off.listed[place]
    choose(hand_off, named["name"], named.get("key", ""), day, HandOff.Way.LINK, deed=deed)
    take_back(hand_off.ticket, Link.Purpose.CHOOSE, hand_off.pk)
