"""What waits about contacts: one that is due, a letter to write or to mail, a proof that lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from milepost.contacts.models import Letter
from milepost.contacts.queries import proof_of
from milepost.contacts.standing import LOOKED_BACK, Reckoned, reckoned
from milepost.tickets.models import Ticket
from milepost.tickets.waiting import Waiting, Words

WORDS = {
    "contact_due": Words(
        _("Two-way contact by %(due)s; the last was on %(last)s, attempts since: %(attempts)s"),
        _("Note a contact"),
        "contacts",
    ),
    "contact_due_first": Words(
        _("First two-way contact by %(due)s; attempts so far: %(attempts)s"),
        _("Note a contact"),
        "contacts",
    ),
    "contact_overdue": Words(
        _(
            "No two-way contact from %(begins)s to %(ends)s; the next is due by %(due)s, attempts since the last: %(attempts)s"
        ),
        _("Note a contact"),
        "contacts",
    ),
    "letter_to_draft": Words(
        _("%(attempts)s attempts without an answer: write a letter"),
        _("Draft the letter"),
        "contact_letter_draft",
    ),
    "letters_enough": Words(
        _("%(letters)s letters without an answer: decide whether the Ticket stays assigned"),
        _("Look"),
        "contacts",
    ),
    "letter_to_mail": Words(
        _("A letter is drafted since %(drafted)s and not mailed"), _("Mail the letter"), "contact_letter"
    ),
    "letter_proof": Words(
        _("The proof of mailing of the letter of %(mailed)s is not complete"),
        _("Add the proof"),
        "contact_letter",
    ),
}


def waiting(tickets: Sequence[Ticket], day: date) -> Iterator[Waiting]:
    """For any of these Tickets of one organization; the number of queries does not grow with them."""
    found = reckoned(tickets, day)
    by_key = {ticket.pk: ticket for ticket in tickets}
    drafted = set()
    letters = Letter.objects.filter(ticket__in=by_key).exclude(state=Letter.State.WITHDRAWN)
    for letter in letters.select_related("copy", "certificate", "receipt"):
        ticket, parts = by_key[letter.ticket_id], {"contact_letter_id": str(letter.pk)}
        if letter.state == Letter.State.DRAFTED:
            drafted.add(ticket.pk)
            figures = {"drafted": str(letter.drafted_on)}
            yield Waiting(ticket, "letter_to_mail", due_on=letter.drafted_on, figures=figures, parts=parts)
        elif proof_of(letter):
            yield Waiting(ticket, "letter_proof", figures={"mailed": str(letter.mailed_on)}, parts=parts)
    for one in found.values():
        yield from _owed(one)
        if one.duty.phase is not None and one.ticket.pk not in drafted:
            yield from _letter(one)


def _owed(one: Reckoned) -> Iterator[Waiting]:
    duty, due = one.duty, one.duty.due
    if due is None:
        return
    figures: dict[str, Any] = {"due": str(due.ends), "attempts": duty.attempts}
    since = duty.last_two_way
    missed = [
        period
        for period in duty.missed
        if (since is None or period.begins > since) and period.ends >= duty.day - LOOKED_BACK
    ]
    if missed:
        figures |= {"begins": str(missed[0].begins), "ends": str(missed[-1].ends)}
        yield Waiting(one.ticket, "contact_overdue", due_on=due.ends, figures=figures)
    elif since is None:
        yield Waiting(one.ticket, "contact_due_first", due_on=due.ends, figures=figures)
    else:
        yield Waiting(one.ticket, "contact_due", due_on=due.ends, figures={**figures, "last": str(since)})


def _letter(one: Reckoned) -> Iterator[Waiting]:
    letter = one.letter
    if letter.is_wanted:
        due_on = one.duty.due.ends if one.duty.due else None
        yield Waiting(one.ticket, "letter_to_draft", due_on=due_on, figures={"attempts": letter.attempts})
    elif letter.reason.code == "LETTERS_ENOUGH":
        yield Waiting(one.ticket, "letters_enough", figures={"letters": letter.letters})
