"""What waits for somebody among the money of a Ticket: to be matched, paid twice, to be taken back, less than expected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from milepost.payments.choices import OPEN, Finding, Judged, Kind, State
from milepost.payments.models import MoneyReceived, Recovery
from milepost.payments.slots import left_of
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

LINE, RECOVERY = "ticketholder_payment", "recovery_of_ticket"
WORDS = {
    "money_unmatched": Words(
        _("Money to match: %(sum_cents)s"), _("Match it"), LINE, _("came on %(day)s"), "lacks"
    ),
    "money_taken_unmatched": Words(
        _("Money was taken back: %(sum_cents)s"), _("Say which payment"), LINE, _("on %(day)s"), "lacks"
    ),
    "money_paid_twice": Words(
        _("Paid twice: %(sum_cents)s"),
        _("See the money"),
        LINE,
        _("it waits to be taken back by SSA, or to be explained"),
        "lacks",
    ),
    "recovery_noticed": Words(
        _("SSA wants %(sum_cents)s back"), _("Look at the notice"), RECOVERY, _("notice of %(day)s"), "lacks"
    ),
    "recovery_objected": Words(
        _("SSA's answer on %(sum_cents)s is awaited"),
        _("Record the answer"),
        RECOVERY,
        _("we have objected"),
        "ready",
    ),
    "money_less": Words(
        _("Paid %(off_cents)s less than expected"),
        _("Ask for the rest"),
        LINE,
        _("the figure of another year, or less without a reason of SSA"),
        "lacks",
    ),
}


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """Four queries, however many Tickets."""
    by_key = {ticket.pk: ticket for ticket in tickets}
    found = MoneyReceived.objects.filter(ticket__in=list(by_key)).order_by("received_on", "pk")
    for line in found.filter(state=State.UNMATCHED):
        yield _of_line(line, by_key)
    less = list(
        found.filter(state=State.MATCHED, kind=Kind.PAYMENT, judged__in=(Judged.OTHER_YEAR, Judged.LESS))
    )
    left = left_of(less) if less else {}
    for line in less:
        off = (line.expected_cents or 0) - left[line.pk]
        if off > 0 and line.ticket_id:
            yield Waiting(
                by_key[line.ticket_id],
                "money_less",
                dollars=off // 100,
                figures={"off_cents": off},
                parts={"money_id": str(line.pk)},
            )
    for recovery in Recovery.objects.filter(ticket__in=list(by_key), state__in=OPEN):
        yield _of_recovery(recovery, by_key)


def _of_line(line: MoneyReceived, tickets: dict[UUID, Ticket]) -> Waiting:
    assert line.ticket_id is not None
    if line.finding == Finding.PAID_TWICE:
        code = "money_paid_twice"
    else:
        code = "money_unmatched" if line.cents > 0 else "money_taken_unmatched"
    return Waiting(
        tickets[line.ticket_id],
        code,
        dollars=abs(line.cents) // 100,
        figures={"sum_cents": abs(line.cents), "day": str(line.received_on)},
        parts={"money_id": str(line.pk)},
    )


def _of_recovery(recovery: Recovery, tickets: dict[UUID, Ticket]) -> Waiting:
    assert recovery.ticket_id is not None
    return Waiting(
        tickets[recovery.ticket_id],
        "recovery_noticed" if recovery.state == "noticed" else "recovery_objected",
        due_on=recovery.object_by if recovery.state == "noticed" else None,
        dollars=recovery.cents // 100,
        figures={"sum_cents": recovery.cents, "day": str(recovery.noticed_on)},
        parts={"recovery_id": str(recovery.pk)},
    )
