"""What waits of candidates, for Today: who was put off is looked at again on the day that was named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from milepost.candidates.models import Decision, Verdict
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.waiting import Waiting, Words

WORDS = {
    "candidate_again": Words(
        _("Put off on %(on)s: to be looked at again on %(again)s"), _("Decide"), "assessment"
    ),
}


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """Of each whose latest decision is *later*, unless the Ticket was assigned since. One query where nobody was put off."""
    by_key = {ticket.pk: ticket for ticket in tickets}
    decisions = Decision.objects.filter(ticket__in=by_key).order_by("at", "pk").only(
        "ticket", "on", "verdict", "look_again_on"
    )  # fmt: skip
    latest = {one.ticket_id: one for one in decisions}
    put_off = {key: one for key, one in latest.items() if one.verdict == Verdict.LATER}
    if not put_off:
        return
    assigned = dict(
        Assignment.objects.filter(ticket__in=put_off)
        .order_by("assigned_on")
        .values_list("ticket", "assigned_on")
    )
    for key, one in put_off.items():
        if key in assigned and assigned[key] >= one.on:
            continue
        assert one.look_again_on is not None, "later has its day"
        figures = {"on": one.on.isoformat(), "again": one.look_again_on.isoformat()}
        yield Waiting(by_key[key], "candidate_again", due_on=one.look_again_on, figures=figures)
