"""What waits on the way from State VR, for Today. That the 90 days run out is told by `intake`, which knows them of every Ticket."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from milepost.handoffs.models import HandOff
from milepost.handoffs.queries import nines_of, settings_of
from milepost.handoffs.telling import facts_of, hand_offs_of
from milepost.rulebook.handoffs import Nine, Stage, claim_by
from milepost.rulebook.handoffs.clocks import claim_clock
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

WORDS = {
    "hand_off_list": Words(
        _(
            "The State VR case was closed on %(closed)s, and no list of Employment Networks is on record as given."
        ),
        _("See the hand-off"),
        "hand_off",
    ),
    "hand_off_claim": Words(
        _("Nine months at substantial gainful activity are complete: the agency may claim through %(last)s."),
        _("See the hand-off"),
        "hand_off",
    ),
    "hand_off_tell": Words(
        _(
            "Nine months at substantial gainful activity are complete with %(ninth)s: by the agreement the agency is told."
        ),
        _("See the hand-off"),
        "hand_off",
    ),
}


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """What waits for these Tickets of one organization. One query where nobody is on the way, and that one is asked already."""
    found = hand_offs_of(list(tickets)) if tickets else []
    if not found:
        return
    by_key = {ticket.pk: ticket for ticket in tickets}
    ahead = timedelta(days=settings_of(tickets[0].organization).ahead_days)
    untold = [one for one in found if one.agency_is_told and one.told_on is None]
    nines = nines_of(untold, tickets, day)
    for one in found:
        for ticket in (by_key.get(key) for key in {one.ticket_id, one.network_ticket_id} if key):
            if ticket is not None:
                yield from _of(one, ticket, nines, day, ahead)


def _of(
    one: HandOff, ticket: Ticket, nines: Mapping[UUID, Nine], day: date, ahead: timedelta
) -> Iterator[Waiting]:
    parts = {"hand_off_id": str(one.pk)}
    if ticket.pk == one.ticket_id:
        if one.stage == Stage.CLOSED and one.closed_on is not None:
            figures: dict[str, Any] = {"closed": one.closed_on.isoformat()}
            yield Waiting(ticket, "hand_off_list", due_on=one.closed_on, figures=figures, parts=parts)
        clock = claim_clock(facts_of(one))
        if clock and one.claimed_on is None and clock.last_day - ahead <= day <= clock.last_day:
            figures = {"last": clock.last_day.isoformat()}
            lost_on = clock.last_day + timedelta(days=1)
            yield Waiting(
                ticket, "hand_off_claim", due_on=clock.last_day, lost_on=lost_on, figures=figures, parts=parts
            )
    nine = nines.get(one.pk)
    if ticket.pk == one.network_ticket_id and nine is not None and nine.is_certain:
        figures = {"ninth": str(nine.ninth)}
        due_on = min(nine.ninth.last_day + timedelta(days=30), claim_by(nine.ninth))
        yield Waiting(ticket, "hand_off_tell", due_on=due_on, figures=figures, parts=parts)
