"""The rows below the headings, each with its values by field and with whatever is wrong in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from milepost.spreadsheets.cells import Problem, Ways, clean, formula_failed, nothing
from milepost.spreadsheets.kinds.frame import Columns, Field, Row
from milepost.spreadsheets.mapping import Mapping
from milepost.spreadsheets.reading import Cell, Sheet, is_blank

_TOTALS = re.compile(r"(?i)(grand |sub)?\s*totals?\b.*|suma( total)?|gran total|count|average|promedio")
Progress = Callable[[int], None]
TOLD_EVERY = 2_000


class _Known(dict[Any, Any]):
    """What the cells of one column mean. A column repeats itself, so each different cell is read once."""

    def __init__(self, wanted: Field, ways: Ways) -> None:
        super().__init__()
        self.wanted, self.ways = wanted, ways

    def __missing__(self, key: tuple[type, Cell]) -> Any:
        value = read_cell(self.wanted, key[1], self.ways)
        if len(self) < 50_000:
            self[key] = value
        return value


def read_cell(wanted: Field, cell: Cell, ways: Ways) -> Any:
    """The value, None of a cell that says nothing, or a Problem."""
    text = clean(cell)
    if formula_failed(text):
        return Problem("FORMULA", {"value": text[:20]})
    if not text or (text in "-—–." if wanted.keeps_nothing_words else nothing(text)):
        return None
    return wanted.read(cell, ways)


def rows_of(
    sheet: Sheet, kind: Columns, mapping: Mapping, ways: Ways, progress: Progress = lambda _done: None
) -> Iterator[Row]:
    """Every row that says something; the header repeated and lines of totals are passed over."""
    plan = [
        (one.name, place, _Known(one, ways), one.required)
        for one in kind.fields
        if (place := mapping.columns.get(one.name)) is not None
    ]
    header = [clean(cell) for cell in sheet.rows[mapping.header - 1]]
    width = _width(header)
    for number, cells in enumerate(sheet.rows[mapping.header :], mapping.header + 1):
        if number % TOLD_EVERY == 0:
            progress(number - mapping.header)
        if all(is_blank(cell) for cell in cells) or is_passed_over(cells, header):
            continue
        row = Row(number, {})
        if sheet.name == "" and any(not is_blank(cell) for cell in cells[width:]):
            row.wrong("", "TOO_MANY_CELLS")
        for name, place, known, required in plan:
            cell = cells[place] if place < len(cells) else None
            value = known[(type(cell), cell)]
            if isinstance(value, Problem):
                row.problems.append((name, value))
            elif value is not None:
                row.values[name] = value
            elif required:
                row.wrong(name, "EMPTY")
        if row.values or row.problems:
            yield row


def is_passed_over(cells: Sequence[Cell], header: Sequence[str]) -> bool:
    """A header printed again on the next page, or a line of totals."""
    first = next((clean(cell) for cell in cells if not is_blank(cell)), "")
    if _TOTALS.fullmatch(first):
        return True
    if first not in header:
        return False
    texts = [clean(cell) for cell in cells]
    return [one for one in texts if one] == [one for one in header if one]


def _width(header: Sequence[str]) -> int:
    return max((place + 1 for place, text in enumerate(header) if text), default=0)
