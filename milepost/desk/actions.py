"""What is arranged about a thing that waits: not now, or somebody else's to do. The acts themselves lie in the subjects."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.desk.models import Arrangement, DailyMail, Thing
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.tickets.touched import touch

LONGEST_DAYS = 366
"""A thing that is put off for longer would be forgotten."""


@transaction.atomic
def put_off(thing: Thing, until: date, why: str, *, day: date, deed: Deed) -> Arrangement:
    """Not now: the thing comes back on `until`. ValidationError where that is no day ahead within a year."""
    if not 0 < (until - day).days <= LONGEST_DAYS:
        raise ValidationError({"until": _("Choose a day after today, within a year.")})
    return _arrange(thing, Arrangement.Kind.NOT_NOW, why, deed=deed, until=until)


@transaction.atomic
def give(thing: Thing, to: StaffMember, why: str, *, deed: Deed) -> Arrangement:
    """From now on it stands under `to`'s own things."""
    return _arrange(thing, Arrangement.Kind.GIVEN, why, deed=deed, to=to)


@transaction.atomic
def bring_back(thing: Thing, kind: str, *, deed: Deed) -> bool:
    """The arrangement of this kind ends now and stays on record; whether there was one."""
    ended = _in_force(thing, kind).update(ended_at=timezone.now())
    if ended:
        deed.write("brought back", thing.ticket, thing=thing.code, arranged=kind)
        touch(thing.ticket)
    return bool(ended)


@transaction.atomic
def choose_daily_mail(member: StaffMember, *, is_wanted: bool, language: str, deed: Deed) -> DailyMail:
    """Whether what waits comes by e-mail each morning, and in which language."""
    known = DailyMail.objects.filter(member=member).first()
    before = known.is_wanted if known else False
    mail, _made = DailyMail.objects.update_or_create(
        member=member,
        defaults={"organization": deed.organization, "is_wanted": is_wanted, "language": language},
    )
    deed.write("daily mail", member, changes={"is_wanted": (before, is_wanted)}, language=language)
    return mail


def _arrange(
    thing: Thing, kind: str, why: str, *, deed: Deed, until: date | None = None, to: StaffMember | None = None
) -> Arrangement:
    """One of a kind is in force; it follows whatever was arranged before."""
    assert deed.by is not None, "things are arranged by somebody"
    _in_force(thing, kind).update(ended_at=timezone.now())
    made = Arrangement.objects.create(
        organization=deed.organization,
        ticket=thing.ticket,
        key=thing.key,
        subject=thing.subject,
        code=thing.code,
        kind=kind,
        until=until,
        to=to,
        why=why,
        by=deed.by,
    )
    figures: dict[str, Any] = {"thing": thing.code}
    figures |= {"until": str(until)} if until else {}
    figures |= {"to": str(to.pk)} if to else {}
    action = "put off" if kind == Arrangement.Kind.NOT_NOW else "given"
    deed.because(why).write(action, thing.ticket, **figures)
    touch(thing.ticket)
    return made


def _in_force(thing: Thing, kind: str) -> QuerySet[Arrangement]:
    return Arrangement.objects.filter(ticket=thing.ticket, key=thing.key, kind=kind, ended_at=None)
