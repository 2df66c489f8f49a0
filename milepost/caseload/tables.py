"""Opens a caseload, whatever it comes in, as tables of text: one list of cells a row.

Nothing that comes in may cost unbounded memory or end in a traceback: sizes are limited, archives are never
unpacked to disk, and what a library raises becomes a fault.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from pathlib import Path, PurePosixPath
from typing import IO, Any

from milepost.caseload.columns import FILES
from milepost.caseload.faults import Fault

LONGEST_LINE = 1_000_000
MOST_UNPACKED_MB = 2_000
MOST_MEMBERS = 1_000
Rows = Iterator[tuple[int, list[str]]]


class UnreadableError(Exception):
    """Carries the fault that ends the reading of one file."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.code)
        self.fault = fault


class Table:
    """One file or sheet: its name as the sender knows it, and its rows when they are wanted."""

    def __init__(self, subject: str, shown: str, rows: Callable[[], Rows]) -> None:
        self.subject = subject
        self.shown = shown
        self.rows = rows


class Opened:
    """The tables of a caseload, the notes on what was ignored, and what must be closed afterwards."""

    def __init__(self) -> None:
        self.tables: dict[str, Table] = {}
        self.notes: list[Fault] = []
        self.faults: list[Fault] = []

    def add(self, table: Table) -> None:
        if table.subject in self.tables:
            self.faults.append(Fault(table.shown, 0, "", "FILE_TWICE"))
        else:
            self.tables[table.subject] = table


def open_caseload(path: Path) -> Opened:
    """Look at the path and find its tables; faults instead of exceptions."""
    opened = Opened()
    try:
        if path.is_dir():
            _open_folder(path, opened)
        elif not path.is_file():
            opened.faults.append(Fault(path.name, 0, "", "NOT_FOUND"))
        elif path.suffix.lower() in {".xlsx", ".xlsm"}:
            _open_workbook(path, opened)
        elif path.suffix.lower() == ".zip":
            _open_archive(path, opened)
        else:
            opened.faults.append(Fault(path.name, 0, "", "NOT_A_CASELOAD"))
    except UnreadableError as stop:
        opened.faults.append(stop.fault)
    except OSError as error:
        opened.faults.append(Fault(path.name, 0, "", "UNREADABLE", {"what": error.strerror or "no access"}))
    return opened


def _open_folder(path: Path, opened: Opened) -> None:
    for file in sorted(path.iterdir()):
        subject = file.stem.lower()
        if file.suffix.lower() != ".csv" or not file.is_file():
            continue
        if subject in FILES:
            opened.add(Table(subject, file.name, _csv_file_rows(file)))
        else:
            opened.notes.append(Fault(file.name, 0, "", "SHEET_UNKNOWN"))


def _csv_file_rows(file: Path) -> Callable[[], Rows]:
    def rows() -> Rows:
        with file.open("rb") as stream:
            yield from csv_rows(stream, file.name)

    return rows


def _open_archive(path: Path, opened: Opened) -> None:
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise UnreadableError(Fault(path.name, 0, "", "UNREADABLE", {"what": "no zip archive"})) from error
    _refuse_too_large(archive, path.name)
    for member in archive.infolist():
        name = PurePosixPath(member.filename)
        if member.is_dir() or name.suffix.lower() != ".csv" or "__MACOSX" in name.parts:
            continue
        subject = name.stem.lower()
        if subject in FILES:
            opened.add(Table(subject, name.name, _csv_member_rows(path, member.filename, name.name)))
        else:
            opened.notes.append(Fault(name.name, 0, "", "SHEET_UNKNOWN"))


def _refuse_too_large(archive: zipfile.ZipFile, shown: str) -> None:
    """By what the archive says of itself, before anything of it is unpacked."""
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        raise UnreadableError(Fault(shown, 0, "", "TOO_MANY_FILES", {"limit": MOST_MEMBERS}))
    if sum(member.file_size for member in members) > MOST_UNPACKED_MB * 1_000_000:
        raise UnreadableError(Fault(shown, 0, "", "TOO_LARGE", {"limit": MOST_UNPACKED_MB}))


def _csv_member_rows(path: Path, member: str, shown: str) -> Callable[[], Rows]:
    def rows() -> Rows:
        try:
            with zipfile.ZipFile(path) as archive, archive.open(member) as stream:
                yield from csv_rows(stream, shown)
        except RuntimeError as error:  # zipfile says so of a locked member
            raise UnreadableError(Fault(shown, 0, "", "ENCRYPTED")) from error
        except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
            raise UnreadableError(Fault(shown, 0, "", "UNREADABLE", {"what": "damaged archive"})) from error
        except Exception as error:
            if type(error).__module__ != "zlib":
                raise
            raise UnreadableError(Fault(shown, 0, "", "UNREADABLE", {"what": "damaged archive"})) from error

    return rows


def csv_rows(stream: IO[bytes], shown: str) -> Rows:
    """Rows of a CSV file with their numbers; UnreadableError where the bytes are no UTF-8 table."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    reader = csv.reader(_lines(text, shown))
    row = 0
    try:
        for row, cells in enumerate(reader, 1):
            yield row, cells
    except UnicodeDecodeError as error:
        raise UnreadableError(Fault(shown, row + 1, "", "NOT_UTF8")) from error
    except csv.Error as error:
        raise UnreadableError(Fault(shown, row + 1, "", "NOT_TEXT", {"what": str(error)})) from error
    finally:
        with suppress(ValueError):
            text.detach()


def _lines(text: io.TextIOWrapper, shown: str) -> Iterator[str]:
    number = 0
    while line := text.readline(LONGEST_LINE):
        number += 1
        if len(line) >= LONGEST_LINE:
            raise UnreadableError(Fault(shown, number, "", "LINE_TOO_LONG", {"limit": LONGEST_LINE}))
        yield line


def _open_workbook(path: Path, opened: Opened) -> None:
    from python_calamine import load_workbook

    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_too_large(archive, path.name)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        locked = path.read_bytes()[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        fault = ("ENCRYPTED", {}) if locked else ("UNREADABLE", {"what": "no workbook"})
        raise UnreadableError(Fault(path.name, 0, "", *fault)) from error
    workbook = _or_unreadable(lambda: load_workbook(str(path)), path.name)
    for name in workbook.sheet_names:
        subject = name.strip().lower()
        if subject in FILES:
            opened.add(Table(subject, name, _sheet_rows(workbook, name)))
        else:
            opened.notes.append(Fault(name, 0, "", "SHEET_UNKNOWN"))


def _or_unreadable(read: Callable[[], Any], shown: str) -> Any:
    """What the workbook reader answers, or a fault; its panics are no ordinary exceptions."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise UnreadableError(Fault(shown, 0, "", "UNREADABLE", {"what": "damaged workbook"})) from error


def _sheet_rows(workbook: Any, name: str) -> Callable[[], Rows]:
    def rows() -> Rows:
        table = _or_unreadable(
            lambda: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False), name
        )
        for row, cells in enumerate(table, 1):
            yield row, [cell if type(cell) is str else cell_text(cell) for cell in cells]

    return rows


def cell_text(cell: object) -> str:
    """A cell of a workbook as the text the same value has in CSV.

    A real date becomes YYYY-MM-DD; a number loses the noise that a spreadsheet's arithmetic leaves behind
    the sixth decimal.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time(0) else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float):
        return format(cell, ".6f").rstrip("0").rstrip(".")
    if isinstance(cell, time | timedelta):
        return str(cell)
    return str(cell)
