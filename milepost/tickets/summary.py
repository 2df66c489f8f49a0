"""What stands at the head of a Ticketholder's page, and the form in which every subject tells it.

A subject that has something to say there has a `summary.py` with `summary(ticket, day)`, which yields facts with few
queries. `desk` shows them side by side, by their place. What follows from a decision (`claims.summary`) is asked with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from django.utils.translation import gettext as _

from milepost.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Fact:
    """One answer of the strip: what it is about, the answer, a quiet second line, and the route that says more.

    `route` is reversed with `ticket_id` alone. By `place` they stand in a row: phase 10, contacts 20, plan 30, progress
    review 40, payments 50, whose Ticketholder 60, how to speak with the person 70.
    """

    place: int
    label: str
    value: str
    note: str = ""
    route: str = ""


class TellsFacts(Protocol):
    """The module `summary` of a subject."""

    summary: Callable[[Ticket, date], Iterator[Fact]]


def summary(ticket: Ticket, day: date) -> Iterator[Fact]:
    """Whose Ticketholder it is. Shown as known with the Ticket: no query where those were read with it."""
    if ticket.coordinator is not None:
        note = _("partner: %(name)s") % {"name": ticket.partner.name} if ticket.partner else ""
        yield Fact(60, _("Coordinator"), ticket.coordinator.name, note)
