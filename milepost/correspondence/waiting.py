"""What waits about messages, for Today: an answer, of whichever side must give it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from milepost.correspondence.choices import Awaits
from milepost.correspondence.models import Case
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

WORDS = {
    "record_answers": Words(
        _("Case %(number)s: the partner asks, and the EN of Record must answer since %(since)s"), _("Answer"), "case"
    ),
    "partner_answers": Words(
        _("Case %(number)s: the EN of Record asks, and the partner must answer since %(since)s"), _("Answer"), "case"
    ),
}  # fmt: skip
CODES = {Awaits.RECORD.value: "record_answers", Awaits.PARTNER.value: "partner_answers"}


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """Cases with the partner that serves the Ticketholder now. One query."""
    by_key = {ticket.pk: ticket for ticket in tickets}
    found = Case.objects.filter(ticket__in=list(by_key), partner=F("ticket__partner"))
    for one in found.exclude(awaits=Awaits.NOBODY).order_by("number"):
        yield Waiting(
            by_key[one.ticket_id],
            CODES[one.awaits],
            due_on=one.answer_by,
            figures={"number": str(one.number), "since": str(one.awaits_since)},
            parts={"thread_id": str(one.pk)},
        )
