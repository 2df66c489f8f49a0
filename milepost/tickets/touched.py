"""Telling whoever keeps answers about a Ticket that something known about it has changed.

An action says so at its end, in its own transaction, so that no list ever shows an answer older than the facts. Who
listens stands further on in the order of subjects: `claims` decides the Ticket anew, `desk` looks again at what waits.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import UUID

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
    kept = _TOGETHER.get()
    if kept is not None:
        kept.update({ticket.pk: ticket for ticket in changed})
    elif changed:
        touched.send(sender=Ticket, tickets=changed)


_TOGETHER: ContextVar[dict[UUID, Ticket] | None] = ContextVar("touched together", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Many actions, one telling: each Ticket they touch is told of once, at the end, unless one of them failed.

    All of one organization. For work that asks nothing in between of what is kept about the Tickets.
    """
    kept: dict[UUID, Ticket] = {}
    outer = _TOGETHER.set(kept)
    try:
        yield
    finally:
        _TOGETHER.reset(outer)
    touch_all(kept.values())
