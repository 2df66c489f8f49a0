"""Something about a Ticket that waits for somebody to do it: the form in which every subject tells it to Today.

A subject that has such things has a `waiting.py` with two names. `WORDS` gives each of its codes its sentence, a button,
and the route of the one act that answers it. `waiting(tickets, day)` yields what waits for any of these Tickets, with a
number of queries that does not grow with them. `desk` keeps the answers and shows them, by worth and by the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from milepost.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Words:
    """How a code is said: a lazy sentence with `%(name)s` figures, a lazy short verb, and where the button leads.

    `route` is reversed with `ticket_id` and the `parts` of what waits; parts that it does not take follow a question mark.
    """

    sentence: Any
    button: Any
    route: str
    note: Any = ""
    """A lazy second line with the same figures; without one, the day says what there is to say."""
    state: str = ""
    """How it stands where no day presses: `ready`, `lacks` or `denied`."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits. `figures` are plain values for the sentence, written in the reader's language when shown; they
    name nobody. A day is `YYYY-MM-DD`, a month `YYYY-MM`, a name ending in `_dollars` or `_cents` money, one called `claim` the
    key of a claim (`p1m4`, `outcome-12`), and `{"en": …, "es": …}` words in both languages.

    Two things of one Ticket are told apart by their code and `parts`. Where two subjects tell of the same `claim` (in the
    parts or the figures), the thing of `claims` steps back behind the other.
    """

    ticket: Ticket
    code: str
    due_on: date | None = None
    """By when it should be done."""
    lost_on: date | None = None
    """The first day on which it is too late, and something is lost."""
    dollars: int | None = None
    """Whole dollars that hang on it; None where no sum can be named."""
    figures: Mapping[str, Any] = field(default_factory=dict)
    parts: Mapping[str, str] = field(default_factory=dict)


class TellsWhatWaits(Protocol):
    """The module `waiting` of a subject."""

    WORDS: Mapping[str, Words]
    waiting: Callable[[Sequence[Ticket], date], Iterator[Waiting]]
