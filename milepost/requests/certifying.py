"""What a certification of services says when it is drafted: the services of the notes, day by day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils import translation

from milepost.contacts.choices import Kind
from milepost.contacts.models import ContactNote
from milepost.contacts.queries import service_words
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket

LANGUAGE = "en"
"""Of the certification: the program manager reads it."""
STATEMENT = (
    "We certify that the services named here were given to this Ticketholder on these days, under the individual work "
    "plan, and that they contributed to the earnings for which payment is asked."
)


def drafted(ticket: Ticket, first: Month, last: Month) -> dict[str, Any]:
    """`{"services": [["YYYY-MM-DD", "what was done"], …], "statement": …}` from the notes of these months."""
    with translation.override(LANGUAGE):
        services = [
            [str(note.on), ", ".join(words)]
            for note in notes_between(ticket, first, last)
            if (words := service_words(note))
        ]
    return {"services": services, "statement": STATEMENT}


def notes_between(ticket: Ticket, first: Month, last: Month) -> list[ContactNote]:
    """The two-way contacts of these months, the first one first."""
    notes = ContactNote.objects.filter(
        organization=ticket.organization_id,
        ticket=ticket,
        is_current=True,
        kind=Kind.TWO_WAY,
        on__gte=first.first_day,
        on__lte=last.last_day,
    )
    return list(notes.order_by("on", "at"))


def lines_of(services: list[list[str]]) -> str:
    """The services as a person edits them: a day and what was done, a line each."""
    return "\n".join(f"{day} {what}" for day, what in services)


def services_in(text: str, first: Month, last: Month) -> tuple[list[list[str]], list[int]]:
    """The lines read back, and the numbers of those that have no day of these months at their beginning."""
    services, wrong = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        day, _space, what = line.strip().partition(" ")
        try:
            on = date.fromisoformat(day)
        except ValueError:
            wrong.append(number)
            continue
        if not what.strip() or not first.first_day <= on <= last.last_day:
            wrong.append(number)
        else:
            services.append([day, what.strip()])
    return sorted(services), wrong
