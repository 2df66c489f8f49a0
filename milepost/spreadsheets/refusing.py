"""When too much of a file looks wrong to take it for what it says it is: one table of limits, each with its reason.

A fault is one cell; what is asked here is whether the file is the right one, with its columns in their places. Some limits can
be passed over by somebody who says why; where no reason could make the file right, none is asked for
(docs/decisions/spreadsheets.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from milepost.spreadsheets.cells import Problem
from milepost.spreadsheets.kinds.frame import CHANGED, NEW, TWICE, Columns, Field, Planned, Row, Settled
from milepost.spreadsheets.mapping import Mapping as Mapped
from milepost.spreadsheets.reading import Sheet
from milepost.spreadsheets.rows import read_cell


@dataclass(slots=True)
class Looked:
    """Everything that the limits look at."""

    kind: Columns
    sheet: Sheet
    columns: Mapped
    settled: Settled
    rows: Sequence[Row]
    planned: Sequence[Planned]
    known: int
    """How many Tickets the organization has."""

    @property
    def faulty(self) -> int:
        return sum(bool(row.problems) for row in self.rows)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the file looks wrong, with the figures that show it."""

    code: str
    figures: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "figures": dict(self.figures)}


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: what is looked for, and whether a reason can pass over it."""

    code: str
    find: Callable[[Looked], Mapping[str, Any] | None]
    with_reason: bool


def refusals(looked: Looked) -> list[Refusal]:
    """Every limit that the file exceeds."""
    found = []
    for limit in LIMITS:
        figures = limit.find(looked)
        if figures is not None:
            found.append(Refusal(limit.code, figures))
    return found


def can_be_overridden(codes: Sequence[str]) -> bool:
    return all(limit.with_reason for limit in LIMITS if limit.code in codes)


def many_faults(looked: Looked) -> Mapping[str, Any] | None:
    """More than a third of at least six rows: then the columns are wrong, and not the cells."""
    share = looked.faulty * 3 > len(looked.rows) and len(looked.rows) >= 6
    return {"count": looked.faulty, "of": len(looked.rows)} if share else None


def shifted(looked: Looked) -> Mapping[str, Any] | None:
    """Two columns or more that read wrong in their place and right in the next one."""
    header, rows = looked.columns.header, looked.sheet.rows[looked.columns.header :][:200]
    rows = [row for row in rows if any(cell not in (None, "") for cell in row)]
    if header == 0 or len(rows) < 4:
        return None
    for step in (1, -1):
        moved = [
            one.name
            for one in looked.kind.fields
            if one.name in looked.columns.columns and _reads_better(one, rows, looked, step)
        ]
        if len(moved) >= 2:
            return {"count": len(moved)}
    return None


def _reads_better(wanted: Field, rows: Sequence[Sequence[Any]], looked: Looked, step: int) -> bool:
    place = looked.columns.columns[wanted.name]
    here, there = (_good(wanted, one, rows, looked) for one in (place, place + step))
    return here * 4 <= len(rows) and there * 4 >= len(rows) * 3


def _good(wanted: Field, place: int, rows: Sequence[Sequence[Any]], looked: Looked) -> int:
    """In how many rows the cell at this place is a value of the field."""
    count = 0
    for row in rows:
        if 0 <= place < len(row):
            value = read_cell(wanted, row[place], looked.settled.ways)
            count += value is not None and not isinstance(value, Problem)
    return count


def _all_ahead(looked: Looked) -> Mapping[str, Any] | None:
    """Half of the rows or more have a day that is still to come."""
    codes = [{problem.code for _name, problem in row.problems} for row in looked.rows]
    ahead = sum("AHEAD" in one for one in codes)
    return {"count": ahead, "of": len(looked.rows)} if ahead >= 3 and ahead * 2 >= len(looked.rows) else None


def _other_order(looked: Looked) -> Mapping[str, Any] | None:
    """A tenth of the rows has a day that only the other order of month and day can read."""
    other = sum(any(problem.code == "OTHER_ORDER" for _name, problem in row.problems) for row in looked.rows)
    return {"count": other} if other >= 2 and other * 10 >= len(looked.rows) else None


def _one_value(looked: Looked) -> Mapping[str, Any] | None:
    """The same number, id or birth date in nearly every row."""
    for name in ("ssn", "reference", "born_on", "email"):
        values = Counter(row.get(name) for row in looked.rows if row.get(name))
        if looked.kind.code == "people" and values:
            _value, most = values.most_common(1)[0]
            if most >= 10 and most * 2 > len(looked.rows):
                return {"count": most, "of": len(looked.rows)}
    return None


def _duplicates(looked: Looked) -> Mapping[str, Any] | None:
    """A tenth of at least twenty rows stands there more than once."""
    same = sum(one.outcome == TWICE for one in looked.planned)
    same += sum(any(problem.code == "TWICE" for _name, problem in row.problems) for row in looked.rows)
    return {"count": same} if len(looked.rows) >= 20 and same * 10 > len(looked.rows) else None


def _names_change(looked: Looked) -> Mapping[str, Any] | None:
    """A fifth of the people who are known would get another name: rows sorted without their ids look so."""
    if looked.kind.code != "people":
        return None
    known = [one for one in looked.planned if one.outcome != NEW and one.outcome != TWICE]
    other = sum("name" in one.changes and bool(one.changes["name"][0]) for one in known)
    return {"count": other, "of": len(known)} if other >= 5 and other * 5 > len(known) else None


def _numbers_change(looked: Looked) -> Mapping[str, Any] | None:
    """Three people or more would get another Social Security number or birth date."""
    other = sum(
        any(name in one.changes and one.changes[name][0] for name in ("ssn", "born_on"))
        for one in looked.planned
        if one.outcome == CHANGED
    )
    return {"count": other} if other >= 3 else None


def _many_change(looked: Looked) -> Mapping[str, Any] | None:
    """More than half of everybody who is known, and at least fifty records, would change."""
    changed = [one for one in looked.planned if one.outcome == CHANGED]
    tickets = {one.ticket for one in changed}
    too_many = len(changed) >= 50 and len(tickets) * 2 > looked.known
    return {"count": len(changed), "of": looked.known} if too_many else None


def _many_new(looked: Looked) -> Mapping[str, Any] | None:
    """Of at least thirty people, most of those in the file are new although the organization knows many: ids of another list."""
    if looked.kind.code != "people" or looked.known < 30:
        return None
    new = sum(one.outcome == NEW for one in looked.planned)
    return {"count": new, "of": looked.known} if new > looked.known * 3 else None


def _amounts(looked: Looked) -> Mapping[str, Any] | None:
    """Half of the gross pays above $25,000: cents for dollars, or the year for the period."""
    gross = [row.get("gross") for row in looked.rows if row.get("gross")]
    high = sum(one > 2_500_000 for one in gross)
    return {"count": high, "of": len(gross)} if high >= 3 and high * 2 > len(gross) else None


def _net_above_gross(looked: Looked) -> Mapping[str, Any] | None:
    """Half of the net pays above the gross: the two columns are exchanged."""
    pairs = [(row.get("gross"), row.get("net")) for row in looked.rows if row.get("gross") and row.get("net")]
    above = sum(net > gross for gross, net in pairs)
    return {"count": above, "of": len(pairs)} if above >= 3 and above * 2 > len(pairs) else None


def _old(looked: Looked) -> Mapping[str, Any] | None:
    """Half of the days lie before the program began in 2002."""
    names = [one.name for one in looked.kind.fields if one.is_day and one.name != "born_on"]
    days = [row.get(name) for row in looked.rows for name in names if isinstance(row.get(name), date)]
    before = sum(one.year < 2002 for one in days)
    return {"count": before, "of": len(days)} if before >= 3 and before * 2 > len(days) else None


LIMITS = (
    Limit("SHIFTED", shifted, with_reason=False),
    Limit("ALL_AHEAD", _all_ahead, with_reason=False),
    Limit("OTHER_ORDER", _other_order, with_reason=False),
    Limit("ONE_VALUE", _one_value, with_reason=False),
    Limit("NET_ABOVE_GROSS", _net_above_gross, with_reason=False),
    Limit("MANY_FAULTS", many_faults, with_reason=True),
    Limit("DUPLICATES", _duplicates, with_reason=True),
    Limit("NAMES_CHANGE", _names_change, with_reason=True),
    Limit("NUMBERS_CHANGE", _numbers_change, with_reason=True),
    Limit("MANY_CHANGE", _many_change, with_reason=True),
    Limit("MANY_NEW", _many_new, with_reason=True),
    Limit("AMOUNTS", _amounts, with_reason=True),
    Limit("OLD", _old, with_reason=True),
)
"""Where the file cannot be right whatever is said of it, no reason is asked for."""
