"""Writes facts in the exchange format: a folder of CSV, a .zip of it, or a workbook with real dates."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import Any

from milepost.caseload.columns import FILES, Column
from milepost.rulebook.facts import TicketFacts, names_of
from milepost.rulebook.money import plain

_ZIP_DAY = (1980, 1, 1, 0, 0, 0)  # so that the same facts give the same bytes


def write_caseload(facts: Iterable[TicketFacts], path: Path) -> None:
    """Write every Ticket to `path`: `.xlsx`, `.zip`, or a folder that is made if need be."""
    rows = _rows_by_file(facts)
    if path.suffix.lower() == ".xlsx":
        _write_workbook(rows, path)
    elif path.suffix.lower() == ".zip":
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for subject, text in _texts(rows):
                member = zipfile.ZipInfo(f"{subject}.csv", _ZIP_DAY)
                member.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(member, text)
    else:
        path.mkdir(parents=True, exist_ok=True)
        for subject, text in _texts(rows):
            (path / f"{subject}.csv").write_text(text, encoding="utf-8", newline="")


def _rows_by_file(facts: Iterable[TicketFacts]) -> dict[str, list[list[Any]]]:
    rows: dict[str, list[list[Any]]] = {subject: [] for subject in FILES}
    for one in facts:
        for subject, records in records_of(one).items():
            for record in records:
                rows[subject].append([getattr(record, name) for name in names_of(type(record))])
    return rows


def records_of(facts: TicketFacts) -> dict[str, list[Any]]:
    """The facts of one Ticket by the file in which they stand, in the order in which they are written."""
    return {
        "tickets": [facts.ticket],
        "assignments": list(facts.assignments),
        "months": [facts.months[month] for month in sorted(facts.months)],
        "vr_cases": list(facts.vr_cases),
        "payments": list(facts.payments),
        "education": list(facts.studies),
        "status": list(facts.use_periods),
    }


def _texts(rows: Mapping[str, list[list[Any]]]) -> Iterator[tuple[str, str]]:
    for subject, records in rows.items():
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        columns = FILES[subject]
        writer.writerow([column.name for column in columns])
        for record in records:
            writer.writerow([cell_text(column, value) for column, value in zip(columns, record, strict=True)])
        yield subject, text.getvalue()


def cell_text(column: Column, value: Any) -> str:
    """One value as CSV writes it; a default word is left out, so that empty and default are the same."""
    if value is None or (column.default is not None and value is column.default):
        return ""
    if column.is_money:
        return plain(value)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value.value) if isinstance(value, Enum) else str(value)


def _write_workbook(rows: Mapping[str, list[list[Any]]], path: Path) -> None:
    import xlsxwriter

    options = {"strings_to_numbers": False, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as workbook:
        bold = workbook.add_format({"bold": True})
        formats = {
            "day": workbook.add_format({"num_format": "yyyy-mm-dd"}),
            "money": workbook.add_format({"num_format": "#,##0.00"}),
        }
        for subject, records in rows.items():
            sheet = workbook.add_worksheet(subject)
            columns = FILES[subject]
            sheet.freeze_panes(1, 0)
            for place, column in enumerate(columns):
                sheet.write_string(0, place, column.name, bold)
                sheet.set_column(place, place, max(12, len(column.name) + 2))
                if column.words:
                    choice = {"validate": "list", "source": list(column.words)}
                    sheet.data_validation(1, place, 100_000, place, choice)
            for row, record in enumerate(records, 1):
                for place, (column, value) in enumerate(zip(columns, record, strict=True)):
                    _write_cell(sheet, row, place, column, value, formats)


def _write_cell(
    sheet: Any, row: int, place: int, column: Column, value: Any, formats: Mapping[str, Any]
) -> None:
    text = cell_text(column, value)
    if not text:
        return
    if column.is_money:
        sheet.write_number(row, place, Decimal(text), formats["money"])
    elif column.is_day and isinstance(value, date):
        sheet.write_datetime(row, place, value, formats["day"])
    elif isinstance(value, int) and not isinstance(value, bool) and column.name == "number":
        sheet.write_number(row, place, value)
    else:
        sheet.write_string(row, place, text)
