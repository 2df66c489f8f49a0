"""What every kind of rows has: its fields, how a row is kept while it is looked at, and what is planned with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import override

from milepost.journal.actions import Changes, Deed
from milepost.organizations.models import Organization
from milepost.organizations.roles import Act
from milepost.spreadsheets.cells import Problem, Read, Ways, folded
from milepost.tickets.written import Did

NEW, CHANGED, SAME, TWICE = "new", "changed", "same", "twice"
OUTCOMES = (NEW, CHANGED, SAME, TWICE)


@dataclass(frozen=True)
class Field:
    """One of our fields: how its cells are read, and by which headings it is known in English and Spanish."""

    name: str
    label: Any
    read: Read
    aliases: str
    """Headings, folded (`cells.folded`), apart by `|`."""
    required: bool = False
    secret: bool = False
    """A number of SSA or a birth date: shown to nobody here."""
    is_day: bool = False
    choices: Any = ()
    """Where no column has it, one of these counts for every new row."""
    keeps_nothing_words: bool = False
    """`None` and `NA` are surnames too."""

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """How its column may be headed, folded; also by what we call it ourselves in either language."""
        ours = []
        for language in ("en", "es"):
            with override(language):
                ours.append(str(self.label))
        return tuple(folded(one) for one in (self.name.replace("_", " "), *ours, *self.aliases.split("|")))


@dataclass(slots=True)
class Row:
    """A row as it was read: its number in the sheet, its values by field, and what is wrong with which of them."""

    number: int
    values: dict[str, Any]
    problems: list[tuple[str, Problem]] = field(default_factory=list)

    def wrong(self, name: str, code: str, **figures: object) -> None:
        self.problems.append((name, Problem(code, figures)))

    def get(self, name: str) -> Any:
        """None where the cell is empty or no column has it."""
        return self.values.get(name)


@dataclass(slots=True)
class Planned:
    """What a row without a fault would do."""

    row: int
    who: str
    """How the row is called on a page: a name or an id."""
    outcome: str
    changes: dict[str, tuple[Any, Any]]
    """What each field was and would become."""
    what: Any = None
    """The record that stands, or whatever else the kind needs to write it."""
    ticket: UUID | None = None

    @property
    def key(self) -> UUID:
        """The Ticket it is about, once that is known."""
        assert self.ticket is not None, "a row of somebody who is known"
        return self.ticket


@dataclass(frozen=True, slots=True)
class Settled:
    """What stands around the rows: the organization, its day and zone, and what was chosen for the whole file."""

    organization: Organization
    ways: Ways
    defaults: Mapping[str, str]
    zone: ZoneInfo
    mapped: frozenset[str] = frozenset()

    @property
    def today(self) -> date:
        return self.ways.today


@dataclass(slots=True)
class Written:
    """What taking over wrote: each row with what stood there before, and the Tickets to decide anew."""

    did: Did = field(default_factory=list)
    tickets: set[UUID] = field(default_factory=set)
    lines: list[tuple[str, Any, Changes]] = field(default_factory=list)
    """For the journal: the action, the record, what changed."""


class Columns(Protocol):
    """What a kind of rows is made of: enough to find its headings, map its columns and read its cells."""

    @property
    def code(self) -> str: ...

    @property
    def label(self) -> Any: ...

    @property
    def act(self) -> Act:
        """What somebody's role must allow."""

    @property
    def fields(self) -> tuple[Field, ...]: ...


class Kind(Columns, Protocol):
    """One kind of rows that are written into our records."""

    def plan(self, rows: Sequence[Row], settled: Settled) -> list[Planned]:
        """What each row would do; a row that cannot be taken says so in its problems and is left out."""

    def write(self, planned: Iterable[Planned], settled: Settled, deed: Deed) -> Written:
        """Write what is new or changed, in the transaction of whoever asks."""

    def after_undo(self, did: Did, deed: Deed) -> None:
        """What follows once the rows stand as before."""


def field_of(kind: Columns, name: str) -> Field | None:
    return next((one for one in kind.fields if one.name == name), None)
