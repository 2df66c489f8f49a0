"""Telling whoever keeps answers about a Ticket that something known about it has changed.

An action says so at its end, in its own transaction, so that no list ever shows an answer older than the facts. Who
listens stands further on in the order of subjects: `claims` decides the Ticket anew, `desk` looks again at what waits.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.dispatch import Signal

from milepost.tickets.models import Ticket

touched = Signal()
"""Sent with `tickets`, those whose facts have changed: all of one organization."""


def touch(*tickets: Ticket) -> None:
    """Something known about these Tickets has changed."""
    touch_all(tickets)


def touch_all(tickets: Iterable[Ticket]) -> None:
    """The same for many at once; nothing is told where there are none."""
    changed = list(tickets)
    if changed:
        touched.send(sender=Ticket, tickets=changed)
