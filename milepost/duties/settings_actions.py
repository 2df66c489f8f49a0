"""What an organization settles about its duties: since when they are kept, the year's windows, its main contacts, its own duties."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.duties.models import DutySettings, Feed, MainContact, OwnDuty, YearWindow
from milepost.editing.records import change
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.policies import check_may
from milepost.organizations.roles import Act

BYTES = 32
"""256 bits: the address of a feed is given to other programs and stays for years."""


def _check_may(deed: Deed, act: Act) -> None:
    if deed.by is not None:
        check_may(deed.by, act)


@transaction.atomic
def keep_since(day: date, *, version: int = 1, deed: Deed) -> bool:
    """From this day duties are kept here. Whether the settings still had this version."""
    _check_may(deed, Act.CHANGE_ORGANIZATION)
    settings, is_new = DutySettings.objects.get_or_create(
        organization=deed.organization, defaults={"kept_since": day}
    )
    if is_new:
        deed.write("duties taken up", deed.organization, changes={"kept_since": (None, day)})
        return True
    return change(settings, {"kept_since": day}, version=version, deed=deed, action="duty settings changed")


@transaction.atomic
def enter_window(year: int, opens_on: date, closes_on: date, source: str, *, deed: Deed) -> YearWindow:
    """The days of a year, with where they were read. ValidationError where the year has some already."""
    _check_may(deed, Act.CHANGE_ORGANIZATION)
    try:
        with transaction.atomic():
            window = YearWindow.objects.create(
                organization=deed.organization,
                year=year,
                opens_on=opens_on,
                closes_on=closes_on,
                source=source,
                made_by=deed.by,
            )
    except IntegrityError:
        raise ValidationError(_("The days of this year are entered already. Withdraw them first.")) from None
    deed.write("window entered", window, year=year, opens_on=str(opens_on), closes_on=str(closes_on))
    return window


@transaction.atomic
def name_main_contact(member: StaffMember, since: date, *, deed: Deed) -> MainContact:
    """ValidationError where the person is one already."""
    _check_may(deed, Act.MANAGE_STAFF)
    try:
        with transaction.atomic():
            contact = MainContact.objects.create(
                organization=deed.organization,
                partner=member.partner,
                member=member,
                since=since,
                made_by=deed.by,
            )
    except IntegrityError:
        raise ValidationError(_("This person is a main contact already.")) from None
    deed.write("main contact named", member, since=str(since))
    return contact


@transaction.atomic
def add_own(
    given: dict[str, Any], people: Sequence[StaffMember | None], partner: Organization | None, *, deed: Deed
) -> list[OwnDuty]:
    """One for each person; for nobody in person where `people` holds None."""
    _check_may(deed, Act.DO_DUTIES)
    made = []
    for person in people:
        own = OwnDuty.objects.create(
            organization=deed.organization,
            partner=person.partner if person else partner,
            member=person,
            made_by=deed.by,
            **given,
        )
        deed.write("own duty added", own, on=str(own.first_on), sort=own.sort)
        made.append(own)
    return made


@transaction.atomic
def withdraw(record: YearWindow | MainContact | OwnDuty, because: str, *, deed: Deed) -> None:
    """It counts for nothing any more, and stays on record. ValidationError where it was withdrawn before."""
    act = {YearWindow: Act.CHANGE_ORGANIZATION, MainContact: Act.MANAGE_STAFF, OwnDuty: Act.DO_DUTIES}
    _check_may(deed, act[type(record)])
    taken = (
        type(record)
        .objects.filter(pk=record.pk, withdrawn_at=None)
        .update(withdrawn_at=timezone.now(), withdrawn_because=because[:300])
    )
    if not taken:
        raise ValidationError(_("It is withdrawn already."))
    deed.because(because).write("duty record withdrawn", record)


@transaction.atomic
def make_feed(member: StaffMember, language: str, *, deed: Deed) -> str:
    """The token of a new address, which is shown now and never again; the one before opens nothing any more."""
    end_feed(member, deed=deed)
    token = secrets.token_urlsafe(BYTES)
    feed = Feed.objects.create(
        organization=deed.organization, member=member, digest=digest_of(token), language=language
    )
    deed.write("calendar address made", member, feed=str(feed.pk))
    return token


@transaction.atomic
def end_feed(member: StaffMember, *, deed: Deed) -> bool:
    """Whether there was one; it opens nothing any more."""
    ended = Feed.objects.filter(member=member, ended_at=None).update(ended_at=timezone.now())
    if ended:
        deed.write("calendar address ended", member)
    return bool(ended)


def digest_of(token: str) -> bytes:
    return hashlib.sha256(token.encode()).digest()
