"""How a file ends: its footer, and whether its end is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from milepost.spreadsheets.cells import clean
from milepost.spreadsheets.reading import Cell, Sheet, is_blank

LOOKED_AT = 4
_FOOTER = re.compile(
    r"(?i)(grand |sub)?total\b.*|(number of |total )?(records?|rows|entries|tickets|payments|count)\b.*|row count\b.*|"
    r"end of (list|file|report|records)\b.*|\*+ ?end.*|(numero de |total de )?registros\b.*|fin de(l)? (lista|archivo|informe)\b.*"
)
_COUNT = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_COUNTS = re.compile(r"(?i)records?|rows|entries|count|tickets|payments|registros|filas")


@dataclass(frozen=True, slots=True)
class End:
    """How the sheet ends: whether it has a footer, how many rows that footer tells of, whether the last row is cut off."""

    has_footer: bool
    told: int | None
    is_cut: bool


def taken_off(sheet: Sheet, header: int, content: bytes) -> End:
    """Look at the end of the sheet, and take the footer's rows off."""
    rows = sheet.rows
    while len(rows) > header and all(is_blank(cell) for cell in rows[-1]):
        rows.pop()
    has_footer, told = False, None
    for _again in range(LOOKED_AT):
        filled = [clean(cell) for cell in rows[-1] if not is_blank(cell)] if len(rows) > header else []
        if not filled or not _FOOTER.fullmatch(filled[0]) or len(filled) > 3:
            break
        has_footer = True
        text = " ".join(filled)
        found = _COUNT.findall(text)
        if found and _COUNTS.search(text):
            told = int(found[-1].replace(",", ""))
        rows.pop()
        while len(rows) > header and all(is_blank(cell) for cell in rows[-1]):
            rows.pop()
    return End(has_footer, told, not has_footer and is_cut_off(sheet, header, content))


def is_cut_off(sheet: Sheet, header: int, content: bytes) -> bool:
    """A text whose last line has no end and fewer cells than every line before it stops in the middle of a row."""
    if sheet.name or content.endswith((b"\n", b"\r")) or len(sheet.rows) < header + 2:
        return False
    before = {len(row) for row in _filled(sheet.rows[header:-1])}
    return len(sheet.rows[-1]) < min(before, default=0)


def _filled(rows: Sequence[Sequence[Cell]]) -> list[Sequence[Cell]]:
    return [row for row in rows if any(not is_blank(cell) for cell in row)]
