"""Workbooks: `.xlsx`, `.xlsb`, `.xls` and `.ods`.

The reader keeps a sheet as one full rectangle from its first cell to its last, so a stray cell in the last corner of an
empty sheet would ask for a terabyte. How far the cells of a sheet reach is therefore looked up before it is read. It also
gives nothing for a cell whose formula failed; of `.xlsx` those are looked up too, so that `#REF!` does not pass for empty.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar
from xml.etree import ElementTree

from milepost.spreadsheets.reading import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, Cell, Sheet, Unreadable

Answer = TypeVar("Answer")
Failed = dict[tuple[int, int], str]
"""`#REF!` and the like, by row and column from 0."""
_AT_A_TIME, _OVERLAP = 1 << 20, 400
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="(\d{1,9})"')
_COLUMN = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})\d{1,9}"')
_ERROR = re.compile(rb'<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,4})(\d{1,9})"[^>]*?\bt="e"')
_FAILED = re.compile(rb"<(?:\w+:)?v>(#[^<]{2,20})</")
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def sheets(content: bytes, kind: str) -> list[Sheet]:
    """Every sheet of cells; charts and the like are none. Raises Unreadable."""
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    failed: Mapping[str, Failed] = {}
    if kind == "xlsx":
        failed = _looked_over(content)
    elif kind == "ods":
        _refuse_repeated_cells(content)
    try:
        workbook = _or_damaged(lambda: CalamineWorkbook.from_filelike(io.BytesIO(content)))
    except Unreadable as error:
        if isinstance(error.__cause__, PasswordError) or b"E\0n\0c\0r\0y\0p\0t\0" in content:
            raise Unreadable("LOCKED") from error
        raise
    found = []
    for told in workbook.sheets_metadata:
        if told.typ == SheetTypeEnum.WorkSheet:
            rows = _rows(workbook, told.name, failed.get(told.name, {}))
            found.append(Sheet(told.name, rows, told.visible != SheetVisibleEnum.Visible))
    return found


def _rows(workbook: Any, name: str, failed: Failed) -> list[list[Cell]]:
    sheet = _or_damaged(lambda: workbook.get_sheet_by_name(name))
    if sheet.total_height > MOST_ROWS:
        raise Unreadable("TOO_MANY_ROWS", limit=MOST_ROWS)
    if sheet.total_height * sheet.total_width > MOST_CELLS:
        raise Unreadable("FAR_CELL", sheet=name)
    if sheet.total_width > MOST_COLUMNS:
        raise Unreadable("TOO_WIDE", limit=MOST_COLUMNS)
    rows: list[list[Cell]] = _or_damaged(lambda: sheet.to_python(skip_empty_area=False))
    for (row, column), said in failed.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = said
    _fill_merged(sheet, rows)
    while rows and all(cell == "" for cell in rows[-1]):
        rows.pop()
    return rows


def _fill_merged(sheet: Any, rows: list[list[Cell]]) -> None:
    """A cell merged over several rows says the same of each of them; one merged over columns is a title."""
    try:
        ranges = _or_damaged(lambda: sheet.merged_cell_ranges) or ()
    except Unreadable:  # not every format tells, and a file may tell nonsense
        return
    for (top, left), (bottom, _right) in ranges:
        if bottom == top or top >= len(rows) or left >= len(rows[top]):
            continue
        for row in rows[top + 1 : bottom + 1]:
            if left < len(row) and row[left] == "":
                row[left] = rows[top][left]


def _or_damaged(read: Callable[[], Answer]) -> Answer:
    """What the reader answers; its panics are no ordinary exceptions."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException as error:
        raise Unreadable("DAMAGED") from error


def _looked_over(content: bytes) -> dict[str, Failed]:
    """The failed formulas of each sheet by its name; Unreadable where a sheet's cells lie too far apart."""
    failed: dict[str, Failed] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = _names_of_members(archive)
        for member in archive.namelist():
            if member.startswith("xl/worksheets/") and member.endswith(".xml"):
                found: Failed = {}
                last_row, last_column = _farthest(archive, member, found)
                name = names.get(member, "")
                if last_row > MOST_ROWS or last_row * last_column > MOST_CELLS:
                    raise Unreadable("FAR_CELL", sheet=name)
                failed[name] = found
    return failed


def _names_of_members(archive: zipfile.ZipFile) -> dict[str, str]:
    """Which member holds which sheet."""
    try:
        links, book = (
            _or_damaged(lambda: ElementTree.fromstring(archive.read(name)))  # noqa: S314, B023 - expat bounds entities
            for name in ("xl/_rels/workbook.xml.rels", "xl/workbook.xml")
        )
    except Unreadable:  # the reader itself says what is wrong with them
        return {}
    targets = {one.get("Id"): str(one.get("Target", "")) for one in links}
    found = {}
    for sheet in book.iter():
        if sheet.tag.endswith("}sheet"):
            target = targets.get(sheet.get(_LINK), "")
            member = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
            found[member] = str(sheet.get("name", ""))
    return found


def _farthest(archive: zipfile.ZipFile, member: str, failed: Failed) -> tuple[int, int]:
    """The last row and column that hold a cell; cells without an address follow one another and reach no corner."""
    row = column = 0
    for piece in _pieces(archive, member):
        row = max([row, *map(int, _ROW.findall(piece))])
        column = max([column, *map(_number_of, set(_COLUMN.findall(piece)))])
        for found in _ERROR.finditer(piece) if b't="e"' in piece else ():
            said = _FAILED.search(piece, found.end(), found.end() + _OVERLAP)
            place = (int(found[2]) - 1, _number_of(found[1]) - 1)
            failed[place] = said[1].decode("ascii", "replace") if said else "#VALUE!"
    return row, column


def _pieces(archive: zipfile.ZipFile, member: str) -> Iterator[bytes]:
    """The member a megabyte at a time, each piece beginning with the end of the one before."""
    kept = b""
    try:
        with archive.open(member) as stream:
            while piece := stream.read(_AT_A_TIME):
                yield kept + piece
                kept = piece[-_OVERLAP:]
    except Exception as error:  # zipfile and zlib say in many ways that an archive is torn
        raise Unreadable("DAMAGED") from error


def _number_of(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _refuse_repeated_cells(content: bytes) -> None:
    """A sheet of OpenDocument says `repeat this row a million times`; only what repeats a value counts."""
    cells = width = last = row = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive, archive.open("content.xml") as stream:
            for _event, element in ElementTree.iterparse(stream, events=("end",)):  # noqa: S314 - expat bounds entities
                if element.tag == f"{_TABLE}table-cell":
                    if len(element):
                        width += _times(element, "number-columns-repeated")
                elif element.tag == f"{_TABLE}table-row":
                    row += _times(element, "number-rows-repeated")
                    if width:
                        cells += width * _times(element, "number-rows-repeated")
                        last = row
                    width = 0
                    element.clear()
                elif element.tag == f"{_TABLE}table":
                    row = 0
                if cells > MOST_CELLS or last > MOST_ROWS:
                    raise Unreadable("FAR_CELL", sheet="")
    except Unreadable:
        raise
    except Exception as error:  # a torn archive, torn markup, a number that is none
        raise Unreadable("DAMAGED") from error


def _times(element: ElementTree.Element, name: str) -> int:
    return max(1, int(element.get(f"{_TABLE}{name}", "1")))
