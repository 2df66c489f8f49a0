"""What Today shows of asking: whom to ask, whose photograph came, which text failed, who wrote back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from milepost.asking.models import Ask
from milepost.asking.queries import proposals_for
from milepost.notices.models import IncomingText, Text
from milepost.notices.queries import consents_in_force
from milepost.rulebook.texts import Meaning
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

WORDS: Mapping[str, Words] = {
    "ASK_FOR_STUBS": Words(
        _("Ask by text for the pay stubs of %(months)s: a claim waits for them"),
        _("Ask by text"),
        "asking_ask",
    ),
    "CALL_FOR_STUBS": Words(
        _("Call for the pay stubs of %(months)s: a claim waits for them, and no text may go"),
        _("See what is missing"),
        "asking_of",
    ),
    "PHOTOGRAPH_CAME": Words(
        _("A photograph came on %(came_on)s: enter the stub"), _("Open it"), "asking_one"
    ),
    "TEXT_NOT_SENT": Words(
        _("A text of %(queued_on)s did not go out: call instead"), _("See it"), "asking_of"
    ),
    "WROTE_BACK": Words(_("Wrote back by text on %(came_on)s"), _("Read it"), "asking_of"),
}


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """Seven queries, however many Tickets."""
    by_key = {ticket.pk: ticket for ticket in tickets}
    yield from _to_ask(tickets)
    for asked in Ask.objects.filter(ticket__in=list(by_key), state=Ask.State.ANSWERED):
        yield Waiting(
            by_key[asked.ticket_id], "PHOTOGRAPH_CAME", due_on=day, lost_on=asked.lost_on, dollars=asked.dollars,
            figures={"came_on": f"{asked.answered_at:%Y-%m-%d}"}, parts={"ask_id": str(asked.pk)},
        )  # fmt: skip
    living = {f"ask:{key}" for key in Ask.objects.filter(ticket__in=list(by_key), state=Ask.State.OPEN).values_list("pk", flat=True)}  # fmt: skip
    for text in Text.objects.filter(ticket__in=list(by_key), state=Text.State.FAILED, record__in=living):
        figures = {"queued_on": f"{text.queued_at:%Y-%m-%d}"}
        yield Waiting(by_key[text.ticket_id], "TEXT_NOT_SENT", due_on=day, figures=figures)
    unread = IncomingText.objects.filter(ticket__in=list(by_key), read_at=None, meaning=Meaning.OTHER.value)
    for came in unread:
        figures = {"came_on": f"{came.came_at:%Y-%m-%d}"}
        yield Waiting(by_key[came.ticket_id], "WROTE_BACK", due_on=day, figures=figures)


def _to_ask(tickets: Sequence[Ticket]) -> Iterator[Waiting]:
    """Each Ticketholder once, with all that hangs on what they have."""
    proposals = proposals_for(tickets)
    consents = consents_in_force([one.ticket for one in proposals])
    for one in proposals:
        yield Waiting(
            one.ticket,
            "ASK_FOR_STUBS" if one.ticket.pk in consents else "CALL_FOR_STUBS",
            lost_on=one.lost_on,
            dollars=one.dollars,
            figures={"months": ", ".join(str(month) for month in one.months)},
        )
