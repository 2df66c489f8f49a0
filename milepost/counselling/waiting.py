"""What waits about counselling, for Today: a counsellor, a BPQY, what is to be given, an appointment, a follow-up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from milepost.counselling.choices import OPEN, Came, State
from milepost.counselling.models import Appointment, Bpqy, Counsel, CounsellingSettings, FollowUp
from milepost.counselling.queries import settings_of, too_old_from
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

WORDS = {
    "counsel_asked": Words(
        _("Benefits counselling is asked for since %(since)s: choose who counsels"), _("Choose"), "counsel"
    ),
    "counsel_begin": Words(
        _("Benefits counselling is taken on since %(since)s: ask for the BPQY"), _("Ask for it"), "counsel_ask_records"
    ),
    "bpqy_awaited": Words(
        _("The BPQY is asked for since %(since)s: look after it"), _("See it"), "counsel"
    ),
    "advice_to_give": Words(
        _("The BPQY is here since %(since)s: give the benefits analysis"), _("Record it"), "counsel_give", state="ready"
    ),
    "bpqy_too_old": Words(
        _("The BPQY of %(since)s is too old to advise on: ask for a newer one"), _("Ask for it"), "counsel_ask_records"
    ),
    "counsel_appointment": Words(
        _("Appointment for benefits counselling on %(on)s"), _("Say what became of it"), "counsel_appointment"
    ),
    "counsel_follow_up": Words(
        _("Follow-up of benefits counselling"), _("Record it"), "counsel_followed"
    ),
}  # fmt: skip


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """Four queries more where somebody has an open counselling, however many Tickets."""
    by_key = {ticket.pk: ticket for ticket in tickets}
    counsels = list(Counsel.objects.filter(ticket__in=list(by_key), state__in=OPEN))
    if not counsels:
        return
    settings = settings_of(tickets[0].organization)
    newest: dict[object, Bpqy] = {}
    for one in Bpqy.objects.filter(counsel__in=counsels, given_up_because=""):
        newest.setdefault(one.counsel_id, one)
    for counsel in counsels:
        yield from _of_state(counsel, by_key[counsel.ticket_id], newest.get(counsel.pk), settings, day)
    for ahead in Appointment.objects.filter(counsel__in=counsels, came=Came.AHEAD):
        parts = {"counsel_id": str(ahead.counsel_id), "appointment_id": str(ahead.pk)}
        yield Waiting(
            by_key[ahead.ticket_id], "counsel_appointment", due_on=ahead.on, figures={"on": str(ahead.on)}, parts=parts
        )  # fmt: skip
    for due in FollowUp.objects.filter(counsel__in=counsels, done_on=None):
        parts = {"counsel_id": str(due.counsel_id), "follow_up_id": str(due.pk)}
        yield Waiting(by_key[due.ticket_id], "counsel_follow_up", due_on=due.due_on, parts=parts)


def _of_state(
    counsel: Counsel, ticket: Ticket, bpqy: Bpqy | None, settings: CounsellingSettings, day: date
) -> Iterator[Waiting]:
    parts = {"counsel_id": str(counsel.pk)}
    if counsel.state == State.ASKED:
        yield Waiting(ticket, "counsel_asked", figures={"since": str(counsel.asked_on)}, parts=parts)
    elif counsel.state == State.TAKEN:
        yield Waiting(ticket, "counsel_begin", figures={"since": str(counsel.taken_on)}, parts=parts)
    elif counsel.state == State.RECORDS and bpqy is not None:
        due = bpqy.requested_on + timedelta(settings.look_after_days)
        figures = {"since": str(bpqy.requested_on)}
        yield Waiting(ticket, "bpqy_awaited", due_on=due, figures=figures, parts=parts)
    elif counsel.state == State.READY and bpqy is not None:
        too_old = too_old_from(bpqy, settings)
        figures = {"since": str(bpqy.received_on)}
        if too_old is not None and day >= too_old:
            yield Waiting(ticket, "bpqy_too_old", due_on=too_old, figures=figures, parts=parts)
        else:
            last = too_old - timedelta(1) if too_old is not None else None
            yield Waiting(ticket, "advice_to_give", due_on=last, figures=figures, parts=parts)
