"""Recording services and enrollments, and taking back what was wrong. Nothing is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.services.models import Enrollment, ServiceLine
from milepost.services.policies import (
    check_is_not_charged,
    check_is_not_open,
    check_may_record,
    check_participant_id,
    compared,
)
from milepost.tickets.models import Ticket


@transaction.atomic
def record_line(ticket: Ticket, given: Mapping[str, Any], *, deed: Deed) -> ServiceLine:
    """A service that was given. ValidationError, naming the other line, where it is charged already."""
    check_may_record(deed.by)
    Ticket.objects.select_for_update().get(
        pk=ticket.pk
    )  # of two who record the same the second waits, and is refused
    check_is_not_charged(ticket, given)
    try:
        with transaction.atomic():
            made: ServiceLine = ServiceLine.objects.create(
                organization=deed.organization, ticket=ticket, by=deed.by, same_as=compared(given["given_by"], given["what"]), **given
            )  # fmt: skip
    except IntegrityError:
        check_is_not_charged(ticket, given)
        raise
    deed.write(
        "service recorded", made, service=made.service, cents=made.cents, source=made.source,
        second_source=made.second_source, second_cents=made.second_cents,
    )  # fmt: skip
    return made


@transaction.atomic
def withdraw_line(line: ServiceLine, because: str, *, deed: Deed) -> None:
    """It was recorded wrongly: it stays on record and charges nobody."""
    check_may_record(deed.by)
    _withdraw(ServiceLine, line, because)
    deed.because(because).write("service taken back", line, cents=line.cents, source=line.source)


def _withdraw(model: Any, record: Any, because: str) -> None:
    """ValidationError where somebody has taken it back already."""
    at = timezone.now()
    if not model.objects.filter(pk=record.pk).update(withdrawn_at=at, withdrawn_because=because):
        raise ValidationError(_("It was taken back already."))
    record.withdrawn_at, record.withdrawn_because = at, because


@transaction.atomic
def enroll(ticket: Ticket, given: Mapping[str, Any], *, deed: Deed) -> Enrollment:
    """Somebody takes part in a program. ValidationError where such an enrollment is open."""
    check_may_record(deed.by)
    check_participant_id(given.get("participant_id") or "")
    check_is_not_open(ticket, given["program"], given.get("named", ""))
    try:
        with transaction.atomic():
            made: Enrollment = Enrollment.objects.create(
                organization=deed.organization, ticket=ticket, by=deed.by, **given
            )
    except IntegrityError:
        check_is_not_open(ticket, given["program"], given.get("named", ""))
        raise
    deed.write("enrollment recorded", made, program=made.program, on=str(made.enrolled_on))
    return made


@transaction.atomic
def withdraw_enrollment(enrollment: Enrollment, because: str, *, deed: Deed) -> None:
    check_may_record(deed.by)
    _withdraw(Enrollment, enrollment, because)
    deed.because(because).write("enrollment taken back", enrollment, program=enrollment.program)
