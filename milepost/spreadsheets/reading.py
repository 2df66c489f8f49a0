"""Opens a spreadsheet, whatever it is, as sheets of rows of cells.

What a file is follows from its first bytes, never from its name. Nothing that comes in may cost unbounded memory or end in
a traceback: what a library raises becomes an Unreadable with the code of a fault (`faults`).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import PurePath

Cell = str | int | float | bool | date | time | timedelta | None
"""A cell as its file has it; `datetime` is a date too."""
MOST_ROWS, MOST_CELLS, MOST_COLUMNS = 200_000, 12_000_000, 1_000
MOST_UNPACKED = 2_000_000_000
LONGEST_CELL = 40_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_NUMBER = re.compile(r"\d{3}[-_ .]?\d{2}[-_ .]?\d{4}")
_KNOWN_OTHERS = (
    (b"%PDF", "PDF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "RAR"),
    (b"MZ", "EXE"),
    (b"SQLite format 3", "SQLite"),
)


class Unreadable(Exception):
    """The file as a whole cannot be read: the code of the fault and its figures."""

    def __init__(self, code: str, **figures: object) -> None:
        super().__init__(code)
        self.code, self.figures = code, figures


@dataclass(slots=True)
class Sheet:
    """One table: its name, its rows from the first one on, and whether its file hides it."""

    name: str
    rows: list[list[Cell]]
    is_hidden: bool = False
    notes: list[tuple[str, Mapping[str, object]]] = field(default_factory=list)


def sheets_in(content: bytes) -> list[Sheet]:
    """The sheets that hold anything, the visible ones first. Raises Unreadable."""
    from milepost.spreadsheets import text_files, workbooks

    if not content.strip(b"\0 \t\r\n"):
        raise Unreadable("EMPTY_FILE")
    for beginning, name in _KNOWN_OTHERS:
        if content.startswith(beginning):
            raise Unreadable("OTHER_FORMAT", format=name)
    if content.startswith(b"PK"):
        found = workbooks.sheets(content, _kind_of_archive(content))
    elif content.startswith(OLD_OFFICE):
        found = workbooks.sheets(content, "xls")
    elif _is_markup(content):
        raise Unreadable("OTHER_FORMAT", format="HTML/XML")
    else:
        found = [text_files.sheet(content)]
    filled = [sheet for sheet in found if any(any(not is_blank(cell) for cell in row) for row in sheet.rows)]
    if not filled:
        raise Unreadable("EMPTY_FILE")
    return sorted(filled, key=lambda sheet: sheet.is_hidden)


def safe_name(name: str) -> str:
    """How a file was called, without a folder, and without digits that could be a number of SSA."""
    return _NUMBER.sub("•••", PurePath(name).name)[-200:]


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip("\u200b\ufeff\u00a0 \t\r\n"))


def _is_markup(content: bytes) -> bool:
    """Old programs name a web page `.xls`; Excel opens it, and nothing in it says which table is meant."""
    head = content[:400].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<workbook"))


def _kind_of_archive(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError) as error:
        raise Unreadable("DAMAGED") from error
    if len(members) > 10_000 or sum(one.file_size for one in members) > MOST_UNPACKED:
        raise Unreadable("TOO_LARGE", limit=MOST_UNPACKED // 1_000_000)
    names = {one.filename for one in members}
    if any(one.flag_bits & 1 for one in members):
        raise Unreadable("LOCKED")
    if any(name.startswith("xl/workbook") for name in names):
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise Unreadable("OTHER_FORMAT", format="ZIP")
