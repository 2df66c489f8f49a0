"""Telling whoever keeps answers about a Ticket that something known about it has changed.

An action says so at its end, in its own transaction, so that no list ever shows an answer older than the facts. Who
listens stands further on in the order of subjects: `claims` decides the Ticket anew, `desk` looks again at what waits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.dispatch import Signal

from milepost.tickets.models import Ticket

touched = Signal()
"""Sent with `tickets`, those whose facts have changed, as they stand now: all of one organization."""

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


def touch(*tickets: Ticket) -> None:
    """Something known about these Tickets has changed."""
    touch_all(tickets)


def touch_all(tickets: Iterable[Ticket]) -> None:
    """The same for many at once; nothing is told where there are none."""
    touch_keys([ticket.pk for ticket in tickets])


def touch_keys(keys: Iterable[UUID]) -> None:
    """The same of Tickets of which only the keys are at hand."""
    changed = dict.fromkeys(keys)
    kept = _TOGETHER.get()
    if kept is not None:
        kept.update(changed)
    elif changed:
        with transaction.atomic(), telling():
            touched.send(sender=Ticket, tickets=_as_they_stand(list(changed)))


def _as_they_stand(keys: list[UUID]) -> list[Ticket]:
    """Held until the transaction ends: of two tellings of one Ticket the second waits, and then reads what the first has written."""
    fresh = list(Ticket.objects.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True))
    if fresh:
        theirs = fresh[0].organization
        for ticket in fresh:
            ticket.organization = theirs
    return fresh


_TOGETHER: ContextVar[dict[UUID, None] | None] = ContextVar("touched together", default=None)


@contextmanager
def together() -> Iterator[None]:
    """Many actions, one telling: each Ticket they touch is told of once, at the end, unless one of them failed.

    All of one organization. For work that asks nothing in between of what is kept about the Tickets.
    """
    kept: dict[UUID, None] = {}
    outer = _TOGETHER.set(kept)
    try:
        yield
    finally:
        _TOGETHER.reset(outer)
    touch_keys(kept)


_TOLD: ContextVar[dict[Any, Any] | None] = ContextVar("what was answered in this telling", default=None)


@contextmanager
def telling() -> Iterator[None]:
    """While it lasts, listeners write answers only and no facts: what `once_per_telling` gave stays true.

    A listener that changes something itself tells of it in a telling of its own, and what was known around it is asked anew.
    """
    around = _TOLD.get()
    token = _TOLD.set({})
    try:
        yield
    finally:
        _TOLD.reset(token)
        if around is not None:
            around.clear()


def once_per_telling(function: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
    """Of listeners that ask the same of the same Tickets the first one asks the database. They share the answer: nobody changes it."""

    @wraps(function)
    def asked(*args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        told = _TOLD.get()
        if told is None:
            return function(*args, **kwargs)
        given: Any = [list(one) if isinstance(one, Iterable) else one for one in args]
        key = (function, *map(_named, given), *kwargs.items())
        if key not in told:
            told[key] = function(*given, **kwargs)
        answer: Answer = told[key]
        return answer

    return asked


def _named(one: Any) -> Any:
    if isinstance(one, list):
        return tuple(map(_named, one))
    return (type(one), one.pk) if isinstance(one, Model) else one
