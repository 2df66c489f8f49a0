"""Appointments and follow-ups of a counselling."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.counselling.choices import Came
from milepost.counselling.holding import held
from milepost.counselling.models import Appointment, Counsel, FollowUp
from milepost.counselling.policies import check_is_open, check_may_counsel
from milepost.journal.actions import Deed
from milepost.tickets.touched import touch


@transaction.atomic
def appoint(counsel: Counsel, given: Mapping[str, Any], *, deed: Deed) -> Appointment:
    """`on`, `at`, `way`."""
    check_may_counsel(deed.by)
    assert deed.by is not None, "somebody records it"
    counsel = held(counsel)
    check_is_open(counsel)
    made = Appointment.objects.create(
        organization=deed.organization, ticket=counsel.ticket, counsel=counsel, on=given["on"], at=given["at"],
        way=given["way"], by=deed.by,
    )  # fmt: skip
    deed.write("counselling appointed", counsel, appointment=str(made.pk), on=str(made.on), way=made.way)
    touch(counsel.ticket)
    return made


@transaction.atomic
def record(one: Appointment, given: Mapping[str, Any], *, day: date, deed: Deed) -> None:
    """What became of it: `came`, `minutes`, `note`. Who counsels now is who held it."""
    check_may_counsel(deed.by)
    counsel = held(one.counsel)
    if given["came"] == Came.HELD and one.on > day:
        raise ValidationError(_("This appointment is still ahead."))
    if given["came"] == Came.HELD and counsel.member_id is None and counsel.party_id is None:
        raise ValidationError(_("Say first who counsels."))
    is_held = given["came"] == Came.HELD
    moved = Appointment.objects.filter(pk=one.pk, came=Came.AHEAD).update(
        came=given["came"],
        minutes=given["minutes"] if is_held else None,
        note=Appointment._meta.get_field("note").to_python(given["note"]) if given["note"] else None,
        member=counsel.member_id if is_held else None,
        party=counsel.party_id if is_held else None,
        counsellor=counsel.counsellor if is_held else "",
    )
    if not moved:
        raise ValidationError(_("What became of it is recorded already."))
    deed.write("counselling appointment closed", counsel, appointment=str(one.pk), came=given["came"])
    touch(counsel.ticket)


@transaction.atomic
def follow(counsel: Counsel, due_on: date, what: str, *, deed: Deed) -> FollowUp:
    """Something is to be looked at again on a day."""
    check_may_counsel(deed.by)
    assert deed.by is not None, "somebody records it"
    counsel = held(counsel)
    check_is_open(counsel)
    made = FollowUp.objects.create(
        organization=deed.organization,
        ticket=counsel.ticket,
        counsel=counsel,
        due_on=due_on,
        what=what,
        by=deed.by,
    )
    deed.write("counselling follow-up set", counsel, due=str(due_on))
    touch(counsel.ticket)
    return made


@transaction.atomic
def followed(one: FollowUp, on: date, said: str, *, deed: Deed) -> None:
    check_may_counsel(deed.by)
    counsel = held(one.counsel)
    moved = FollowUp.objects.filter(pk=one.pk, done_on=None).update(
        done_on=on, said=FollowUp._meta.get_field("said").to_python(said)
    )
    if not moved:
        raise ValidationError(_("It is done already."))
    deed.write("counselling follow-up done", counsel, on=str(on))
    touch(counsel.ticket)
