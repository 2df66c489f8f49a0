"""Which sheet and which row hold the headings, and what can be seen of the columns below them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from milepost.spreadsheets.cells import clean, folded, shown
from milepost.spreadsheets.days import can_be_two
from milepost.spreadsheets.kinds.frame import Columns
from milepost.spreadsheets.reading import Cell, Sheet, is_blank

LOOKED_AT, SHOWN_ROWS = 40, 3
MOST_DAYS_LOOKED_AT = 20_000


@dataclass(slots=True)
class Column:
    """One column below the headings: its place from 0, its heading, its first values, and in which order its days stand."""

    place: int
    heading: str
    examples: list[str] = field(default_factory=list)
    order: str = ""
    """`month`, `day`, `two`, `both` where its days contradict each other, or nothing."""
    has_commas: bool = False


@dataclass(slots=True)
class Seen:
    """One sheet as it was seen."""

    name: str
    is_hidden: bool
    rows: int
    header: int
    """The number of the row with the headings, from 1; 0 where none was found."""
    score: int
    """How many of its headings are known."""
    columns: list[Column]


def seen_in(sheets: Sequence[Sheet], kind: Columns) -> list[Seen]:
    return [seen(sheet, kind, *_header(sheet, kind)) for sheet in sheets]


def best_of(found: Sequence[Seen]) -> Seen:
    """The sheet with most headings that are known; a visible one where others are as good."""
    return max(found, key=lambda one: (one.score, not one.is_hidden, one.rows > 0))


def seen(sheet: Sheet, kind: Columns, header: int, score: int = 0) -> Seen:
    headings = headings_of(sheet, header)
    below = sheet.rows[header:]
    columns = [_column(place, heading, below) for place, heading in headings.items()]
    known, secret = known_headings(kind), {one.name for one in kind.fields if one.secret}
    for column in columns:
        if known.get(folded(column.heading)) in secret:
            column.examples = []
    return Seen(sheet.name, sheet.is_hidden, len(below), header, score, columns)


def headings_of(sheet: Sheet, header: int) -> dict[int, str]:
    """Each heading by its place; one that stands twice says the second time that it does. None without a name."""
    if not 1 <= header <= len(sheet.rows):
        return {}
    found: dict[int, str] = {}
    for place, cell in enumerate(sheet.rows[header - 1]):
        text = shown(clean(cell))[:60]
        if text:
            times = sum(one == text or one.startswith(f"{text} (") for one in found.values())
            found[place] = f"{text} ({times + 1})" if times else text
    return found


def digest_of_headings(headings: Sequence[str]) -> str:
    return hashlib.sha256("\n".join(folded(one) for one in headings).encode()).hexdigest()


def known_headings(kind: Columns) -> dict[str, str]:
    """Each heading that we know, folded, with its field."""
    return {one: field.name for field in reversed(kind.fields) for one in field.headings}


def as_json(found: Sequence[Seen]) -> list[dict[str, Any]]:
    return [asdict(one) for one in found]


def from_json(given: Sequence[dict[str, Any]]) -> list[Seen]:
    return [Seen(**{**one, "columns": [Column(**column) for column in one["columns"]]}) for one in given]


def _header(sheet: Sheet, kind: Columns) -> tuple[int, int]:
    """The row with most headings that are known, and how many; without any the first that looks like headings."""
    known = known_headings(kind)
    best, most = 0, 0
    for number, row in enumerate(sheet.rows[:LOOKED_AT], 1):
        fields = {
            known[text] for cell in row if isinstance(cell, str) and (text := folded(clean(cell))) in known
        }
        if len(fields) > most:
            best, most = number, len(fields)
    return (best, most) if most else (_first_of_texts(sheet), 0)


def _first_of_texts(sheet: Sheet) -> int:
    for number, row in enumerate(sheet.rows[:LOOKED_AT], 1):
        filled = [cell for cell in row if not is_blank(cell)]
        texts = [cell for cell in filled if isinstance(cell, str) and not any(one.isdigit() for one in cell)]
        if len(filled) > 1 and len(texts) == len(filled):
            return number
    return 0


def _column(place: int, heading: str, rows: Sequence[Sequence[Cell]]) -> Column:
    column = Column(place, heading)
    orders: set[str] = set()
    commas = 0
    for row in rows[:MOST_DAYS_LOOKED_AT]:
        cell = row[place] if place < len(row) else None
        if not isinstance(cell, str):
            if cell is not None and len(column.examples) < SHOWN_ROWS:
                column.examples.append(shown(clean(cell)))
            continue
        if not cell:
            continue
        if len(column.examples) < SHOWN_ROWS and not is_blank(cell):
            column.examples.append(shown(clean(cell)))
        if len(cell) <= 30 and cell[:1].isdigit():
            orders.add(can_be_two(cell))
        commas += "," in cell
    orders.discard("")
    certain = orders - {"two"}
    column.order = "both" if len(certain) > 1 else next(iter(certain), "two" if orders else "")
    column.has_commas = commas > 0
    return column
