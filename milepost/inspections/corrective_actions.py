"""What is to be done about a finding: given to somebody with a day, done with its evidence, opened again, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.editing.records import change
from milepost.inspections.choices import IN_LOG
from milepost.inspections.models import Corrective, Inspection, Packet
from milepost.inspections.policies import check_may_answer, check_may_do, check_state
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember


@transaction.atomic
def add(
    review: Inspection, what: str, owner: StaffMember, due_on: date, packet: Packet | None, *, deed: Deed
) -> Corrective:
    """Somebody of the organization, or of the partner that serves the person, is to do it until a day."""
    check_may_answer(deed.by)
    check_state(review, *IN_LOG)
    made = Corrective.objects.create(
        organization=review.organization,
        partner=packet.ticket.partner if packet else None,
        inspection=review,
        packet=packet,
        what=what,
        owner=owner,
        due_on=due_on,
        made_by=deed.by,
    )
    deed.write(
        "corrective action given", made, owner=str(owner.pk), due=str(due_on), packet=str(packet.pk) if packet else ""
    )  # fmt: skip
    return made


@transaction.atomic
def alter(one: Corrective, values: Mapping[str, Any], *, version: int, deed: Deed) -> bool:
    """What, by whom, until when; whether it still had this version."""
    check_may_answer(deed.by)
    _check_is_open(one)
    return change(one, values, version=version, deed=deed, action="corrective action changed")


@transaction.atomic
def done(one: Corrective, on: date, evidence: str, *, deed: Deed) -> None:
    """It was done, and this shows it. Who is to do it records it, or who answers the review."""
    check_may_do(deed.by, one)
    _check_is_open(one)
    Corrective.objects.filter(pk=one.pk).update(
        done_on=on,
        done_by=deed.by,
        evidence=Corrective._meta.get_field("evidence").to_python(evidence),
        version=one.version + 1,
    )
    deed.write("corrective action done", one, changes={"evidence": (one.evidence, evidence)}, on=str(on))


@transaction.atomic
def open_again(one: Corrective, because: str, *, deed: Deed) -> None:
    """It was not done after all, or it was withdrawn too soon. What was said to show it stays in its history."""
    check_may_answer(deed.by)
    if one.done_on is None and one.withdrawn_at is None:
        raise ValidationError(_("This corrective action is open."))
    Corrective.objects.filter(pk=one.pk).update(
        done_on=None, done_by=None, withdrawn_at=None, because=because, version=one.version + 1
    )
    deed.because(because).write("corrective action opened again", one)


@transaction.atomic
def withdraw(one: Corrective, because: str, *, deed: Deed) -> None:
    check_may_answer(deed.by)
    _check_is_open(one)
    Corrective.objects.filter(pk=one.pk).update(
        withdrawn_at=timezone.now(), because=because, version=one.version + 1
    )
    deed.because(because).write("corrective action withdrawn", one)


def _check_is_open(one: Corrective) -> None:
    if one.done_on is not None or one.withdrawn_at is not None:
        raise ValidationError(_("This corrective action is not open any more. Open it again first."))
