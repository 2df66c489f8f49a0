"""Beginning a review: a frame sealed and a sample drawn from it, or a list that was received; a re-review; the settings."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.inspections.choices import Source, Spread, State
from milepost.inspections.frames import drawn_of, kept_lines, lines_of
from milepost.inspections.looking import look
from milepost.inspections.models import Frame, Inspection, Packet
from milepost.inspections.policies import check_may_answer, check_state
from milepost.inspections.queries import framed, next_number, settings_of
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization
from milepost.organizations.today import today_for
from milepost.rulebook.inspections.sampling import frame_digest
from milepost.rulebook.inspections.standing import own_deadline
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch_all

SEED_BYTES = 16


def _numbered(deed: Deed, **values: Any) -> Inspection:
    """The next review of the organization; two people who begin one at once get two numbers."""
    Organization.objects.select_for_update(no_key=True).get(pk=deed.organization.pk)
    return Inspection.objects.create(
        organization=deed.organization, number=next_number(deed.organization), made_by=deed.by, **values
    )


@transaction.atomic
def seal_frame(
    kind: str,
    first: Month,
    last: Month,
    size: int,
    *,
    seed: str = "",
    spread: str = Spread.WHOLE,
    with_earnings: bool = False,
    deed: Deed,
) -> Inspection:
    """Lay down out of whom, with which seed, how many and spread over what are drawn. After this nothing of it changes any more.

    A seed that is given, such as one that somebody outside named, takes the place of a random one. ValidationError where
    nobody is in the frame.
    """
    check_may_answer(deed.by)
    day = today_for(deed.organization)
    lines = lines_of(framed(deed.organization, day, first, last), spread)
    if not lines:
        raise ValidationError(
            _("No Ticket is assigned to you now that was assigned in these months, so there is nobody to draw.")
        )  # fmt: skip
    review = _numbered(
        deed,
        kind=kind,
        source=Source.OWN,
        state=State.SEALED,
        first_month=first,
        last_month=last,
        size=min(size, len(lines)),
        spread=spread,
        seed=seed or secrets.token_hex(SEED_BYTES),
        frame_size=len(lines),
        frame_digest=frame_digest(lines),
        sealed_at=timezone.now(),
        with_earnings=with_earnings,
    )
    Frame.objects.create(inspection=review, organization=deed.organization, keys="\n".join(lines))
    deed.write(
        "sample sealed", review, number=review.number, seed=review.seed, frame=review.frame_digest, of=len(lines),
        size=review.size, spread=review.spread,
    )  # fmt: skip
    return review


@transaction.atomic
def draw(review: Inspection, *, deed: Deed) -> Inspection:
    """Draw the sample that the sealed seed and frame say. ValidationError where it is drawn, or the frame is not the sealed one."""
    check_may_answer(deed.by)
    now = (
        Inspection.objects.select_for_update(of=("self",), no_key=True)
        .select_related("organization")
        .get(pk=review.pk)
    )
    check_state(now, State.SEALED)
    if frame_digest(kept_lines(now)) != now.frame_digest:
        raise ValidationError(
            _("The frame is not the one that was sealed. Withdraw this review and begin anew.")
        )
    drawn = [one.key for one in drawn_of(now)]
    tickets = {str(one.pk): one for one in Ticket.objects.filter(pk__in=drawn).select_related("organization")}
    now.state, now.drawn_at = State.OPEN, timezone.now()
    now.version += 1
    now.save(update_fields=["state", "drawn_at", "version"])
    deed.write("sample drawn", now, number=now.number, people=len(drawn))
    _packets(now, [tickets[key] for key in drawn])
    return now


def _packets(review: Inspection, tickets: Sequence[Ticket]) -> None:
    """One for each, in order; what lacks is looked at at once."""
    packets = [
        Packet(organization=review.organization, inspection=review, ticket=ticket, place=place)
        for place, ticket in enumerate(tickets, 1)
    ]
    Packet.objects.bulk_create(packets)
    look(packets, today_for(review.organization))
    touch_all(tickets)


@transaction.atomic
def receive(
    kind: str,
    first: Month,
    last: Month,
    received_on: date,
    deadline: date | None,
    tickets: Sequence[Ticket],
    *,
    reference: str = "",
    with_earnings: bool = False,
    follows: Inspection | None = None,
    deed: Deed,
) -> Inspection:
    """A review that the program manager asked for, of these people. Without a deadline of the letter it gets our own."""
    check_may_answer(deed.by)
    own = own_deadline(received_on, settings_of(deed.organization).answer_days)
    review = _numbered(
        deed,
        kind=kind,
        source=Source.RECEIVED,
        state=State.OPEN,
        first_month=first,
        last_month=last,
        received_on=received_on,
        deadline=deadline or own,
        first_deadline=deadline or own,
        is_deadline_own=deadline is None,
        reference=reference,
        size=len(tickets),
        with_earnings=with_earnings,
        follows=follows,
    )
    deed.write(
        "review received", review, number=review.number, people=len(tickets), deadline=str(review.deadline),
        follows=str(follows.pk) if follows else "",
    )  # fmt: skip
    _packets(review, tickets)
    return review


@transaction.atomic
def draw_again(before: Inspection, *, deed: Deed) -> Inspection:
    """A re-review on ourselves: the same people for the same months, to see whether what lacked was cured."""
    check_may_answer(deed.by)
    check_state(before, State.FINDINGS, State.CLOSED, State.ACCEPTED, State.SENT, State.OPEN)
    review = _numbered(
        deed,
        kind=before.kind,
        source=Source.OWN,
        state=State.OPEN,
        first_month=before.first_month,
        last_month=before.last_month,
        with_earnings=before.with_earnings,
        follows=before,
    )
    kept = before.packets.filter(left_out_at=None, ticket__is_withdrawn=False).select_related(
        "ticket__organization"
    )
    tickets = [one.ticket for one in kept.order_by("place")]
    Inspection.objects.filter(pk=review.pk).update(size=len(tickets))
    deed.write("re-review begun", review, number=review.number, follows=str(before.pk), people=len(tickets))
    _packets(review, tickets)
    return review
