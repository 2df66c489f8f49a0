"""What a review asks of somebody about one person, for Today: what their packet lacks, before it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from milepost.inspections.choices import State
from milepost.inspections.models import Packet
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

WORDS = {
    "packet_lacks": Words(
        _("A packet for quality review %(number)s lacks something: %(first)s"),
        _("See what lacks"),
        "inspection_packet",
        _("gaps: %(count)s · the review is to be answered by %(deadline)s"),
    ),
    "own_packet_lacks": Words(
        _("A packet for quality review %(number)s lacks something: %(first)s"),
        _("See what lacks"),
        "inspection_packet",
        _("gaps: %(count)s · drawn on ourselves"),
        "lacks",
    ),
}


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """Packets with grave gaps of reviews that are being answered. One query."""
    by_key = {ticket.pk: ticket for ticket in tickets}
    found = Packet.objects.filter(
        ticket__in=list(by_key), left_out_at=None, grave__gt=0, inspection__state=State.OPEN
    ).select_related("inspection")
    for one in found.order_by("inspection__number"):
        first = next(gap for gap in one.gaps if gap["grave"])
        review = one.inspection
        figures = {
            "number": review.number,
            "count": one.grave,
            "first": {"en": first["en"], "es": first["es"]},
        }
        if review.deadline:
            figures["deadline"] = str(review.deadline)
        yield Waiting(
            by_key[one.ticket_id],
            "packet_lacks" if review.deadline else "own_packet_lacks",
            due_on=review.deadline,
            figures=figures,
            parts={"inspection_id": str(review.pk), "packet_id": str(one.pk)},
        )
