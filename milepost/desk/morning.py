"""The daily e-mail: how many things wait, how many press, what they are worth, until when, and links. It names nobody.

Program operations 1.7: nothing personal by e-mail. So a line is a sum, a day and the address of a record; who and what stand
behind the sign-in. `website.outbound` looks through each message once more before it leaves.
"""

from __future__ import annotations

import smtplib
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from milepost.claims.deciding import decide_anew, is_current
from milepost.desk.duties import duties_of
from milepost.desk.models import DailyMail, Thing
from milepost.desk.queries import Standing, standing_of, waiting_for, whose_asked_for
from milepost.desk.words import Duty
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.organizations.scope import Scope, within
from milepost.organizations.today import today_for
from milepost.rulebook.urgency import coming_friday
from milepost.website.outbound import WouldLeak, check_may_leave
from milepost.website.templatetags.words import day as in_words
from milepost.website.templatetags.words import day_of_week, dollars

SHOWN = 10
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Line:
    """One thing: its sum and its day, and the address that leads to it, if this installation has one."""

    said: str
    address: str


@dataclass(frozen=True, slots=True)
class Morning:
    """What is written to one member of staff."""

    subject: str
    said: tuple[str, ...]
    lines: tuple[Line, ...]
    duties: tuple[Line, ...]
    """Duties with a date that press: their day, and nothing of what they are."""
    today: str
    account: str


def send_daily_mails(now: datetime | None = None) -> tuple[int, int]:
    """Write to everybody who wants it and was not written to on this day; how many were, and how many could not be.

    Nobody is written to on a Saturday or Sunday.
    """
    if timezone.localtime(now).weekday() >= SATURDAY:
        return 0, 0
    sent = failed = 0
    for wish in DailyMail.objects.filter(is_wanted=True).select_related("member__organization__partner_of"):
        member = wish.member
        day = today_for(member.owner)
        if may(member, Act.SEE_PEOPLE) and _claimed(wish, day):
            if _written_to(member, wish.language, day):
                sent += 1
            else:
                failed += 1
                DailyMail.objects.filter(pk=wish.pk).update(last_sent_on=wish.last_sent_on)
    return sent, failed


def _claimed(wish: DailyMail, day: date) -> bool:
    """Whether it is ours to send: of two processes that look at the same moment, one does."""
    due = Q(last_sent_on=None) | ~Q(last_sent_on=day)
    return bool(DailyMail.objects.filter(due, pk=wish.pk, is_wanted=True).update(last_sent_on=day))


def _written_to(member: StaffMember, language: str, day: date) -> bool:
    """Whether the mail server took it. What would leak is not sent, and is an error of ours."""
    if not is_current(member.owner):
        decide_anew(member.owner)
    with within(Scope.of(member)), translation.override(language):
        morning = morning_of(member, day)
        message = message_of(morning, member.email)
        try:
            message.send()
        except (smtplib.SMTPException, OSError):
            return False
        Deed(member.owner, None, through="mail").write("daily mail sent", member, lines=len(morning.lines))
    return True


def morning_of(member: StaffMember, day: date) -> Morning:
    """In the language that is spoken now."""
    whose = whose_asked_for(member, "")
    standing = standing_of(member, whose, day=day)
    things = waiting_for(member, whose).order_by("rank", "pk").select_related(None)[:SHOWN]
    subject = "Milepost: " + ngettext("%(count)s thing waits", "%(count)s things wait", standing.things) % {
        "count": standing.things
    }
    return Morning(
        subject,
        tuple(_sums(standing, day)),
        tuple(_line(thing) for thing in things),
        tuple(_duty(one) for one in duties_of(member, day) if one.is_mailed)[:SHOWN],
        _address(reverse("today")),
        _address(reverse("daily_mail")),
    )


def _sums(standing: Standing, day: date) -> list[str]:
    friday = day_of_week(coming_friday(day))
    said = [
        ngettext("%(count)s cannot wait past %(day)s", "%(count)s cannot wait past %(day)s", standing.press)
        % {"count": standing.press, "day": friday}
    ]
    titles = {"payable": _("Can be claimed now"), "waiting": _("Waits for something named")}
    for status, title in titles.items():
        total = standing.by_status.get(status)
        if total:
            said.append(f"{title}: {dollars(total.dollars)}")
    lost = standing.lost_soon
    if lost.count:
        said.append(f"{_('Lost if nothing is done')}: {dollars(lost.dollars)}")
    return said


def _duty(duty: Duty) -> Line:
    """By when something has to be done; what and whose it is stands behind the sign-in."""
    said = f"{_('Duty')} · {in_words(duty.on)} · {duty.badge.text}"
    return Line(said, _kept_in(_address(duty.address)))


def _kept_in(address: str) -> str:
    try:
        check_may_leave(address)
    except WouldLeak:  # now and then a key happens to look like somebody's number
        return ""
    return address


def _line(thing: Thing) -> Line:
    worth = dollars(thing.dollars) if thing.dollars is not None else _("no sum")
    until = _("until %(day)s") % {"day": in_words(thing.last_day)} if thing.last_day else _("no day")
    return Line(f"{worth} · {until}", _kept_in(_address(reverse("thing", args=[thing.pk]))))


def _address(path: str) -> str:
    """Where the reader finds it; nothing where the installation does not know its own address."""
    base = settings.MILEPOST_ADDRESS
    return f"{base}{path}" if base else ""


def message_of(morning: Morning, to: str) -> EmailMultiAlternatives:
    """Text, and the same as a simple page."""
    ending = [
        _("Who and what it is stands behind your sign-in. This e-mail names nobody."),
        _("You chose to get it each working morning; you can stop it on your account page.")
        + f" {morning.account}",
    ]
    text = [morning.subject, "", *morning.said, ""]
    text += [f"- {line.said}" + (f"\n  {line.address}" if line.address else "") for line in morning.lines]
    if morning.duties:
        text += ["", _("Duties with a date"), ""]
        text += [
            f"- {line.said}" + (f"\n  {line.address}" if line.address else "") for line in morning.duties
        ]
    text += ["", morning.today, "", *ending]
    message = EmailMultiAlternatives(morning.subject, "\n".join(text), to=[to])
    context = {"morning": morning, "ending": ending[0]}
    message.attach_alternative(render_to_string("desk/daily_mail.html", context), "text/html")
    return message
