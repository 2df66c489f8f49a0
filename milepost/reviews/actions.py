"""Recording what happened in a review, and what somebody has studied; taking a mistake back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.languages import language
from milepost.reviews.models import ReviewStep
from milepost.reviews.queries import steps_of
from milepost.rulebook.progress.procedure import Event, NotLawful, Step, check_may_follow
from milepost.tickets.models import Reinstatement, Study, Ticket
from milepost.tickets.touched import touch


@transaction.atomic
def record(ticket: Ticket, period: int, step: Step, *, note: str = "", deed: Deed) -> ReviewStep:
    """Write down that `step` happened. ValidationError, in words, where it cannot follow what is there."""
    Ticket.objects.select_for_update().get(
        pk=ticket.pk
    )  # two people recording at once come one after the other
    try:
        check_may_follow([one for _made, one in steps_of(ticket, period)], step)
    except NotLawful as refusal:
        raise ValidationError(refusal.reason.finding(language())) from None
    made = ReviewStep.objects.create(
        organization=deed.organization,
        ticket=ticket,
        period=period,
        event=step.event,
        on=step.on,
        note=note or None,
        by=deed.by,
    )
    if step.event is Event.REINSTATED:
        Reinstatement.objects.create(
            organization=deed.organization, ticket=ticket, failed_period=period, reinstated_on=step.on
        )
    deed.write("review step", ticket, period=period, event=str(step.event), on=str(step.on))
    touch(ticket)
    return made


@transaction.atomic
def take_back(step: ReviewStep, *, deed: Deed) -> None:
    """The last step of a review was a mistake: it counts no more, and stays on record with the reason."""
    Ticket.objects.select_for_update().get(pk=step.ticket_id)
    last = steps_of(step.ticket, step.period)
    if not last or last[-1][0].pk != step.pk:
        raise ValidationError(_("Only the last step can be taken back. Take back the later ones first."))
    ReviewStep.objects.filter(pk=step.pk).update(withdrawn_at=timezone.now())
    if step.event == Event.REINSTATED:
        Reinstatement.objects.filter(
            ticket=step.ticket_id, failed_period=step.period, withdrawn_at=None
        ).update(withdrawn_at=timezone.now())
    deed.write(
        "review step taken back", step.ticket, period=step.period, event=str(step.event), on=str(step.on)
    )
    touch(step.ticket)


@transaction.atomic
def add_study(ticket: Ticket, given: Mapping[str, Any], *, deed: Deed) -> Study:
    """Credits or a completion, in the month in which they were earned."""
    study = Study.objects.create(organization=deed.organization, ticket=ticket, **given)
    deed.write(
        "study added", ticket, changes={name: (None, str(value)) for name, value in given.items() if value}
    )
    touch(ticket)
    return study


@transaction.atomic
def take_back_study(study: Study, *, on: date, deed: Deed) -> None:
    """It was entered by mistake. The journal keeps what it said, and why it went."""
    ticket = study.ticket
    was = {"month": str(study.month), "kind": str(study.kind), "amount_percent": study.amount_percent or ""}
    study.delete()
    deed.write(
        "study taken back", ticket, changes={name: (text, None) for name, text in was.items()}, on=str(on)
    )
    touch(ticket)
