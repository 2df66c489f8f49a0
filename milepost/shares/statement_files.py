"""A statement as an accessible PDF and as a workbook."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal

import xlsxwriter
from django.utils.translation import gettext as _

from milepost.notices.pdf import pdf_of
from milepost.rulebook.money import plain
from milepost.rulebook.shares.statements import Statement as Made
from milepost.shares.models import Statement
from milepost.shares.stating import Row, cells_of, head_of, headings, name_of, rows_of, totals_of
from milepost.website.templatetags.words import language

TEMPLATE = "shares/typst/statement.typ"
MONEY = frozenset({6, 8, 9, 10, 11})
"""Which columns are money."""


def files_of(statement: Statement) -> tuple[bytes, bytes]:
    """PDF and workbook, in the reader's language, from one reading of the ledger."""
    made, rows = rows_of(statement)
    return pdf(statement, made, rows), workbook(statement, made, rows)


def pdf(statement: Statement, made: Made, rows: Sequence[Row]) -> bytes:
    return pdf_of(
        TEMPLATE,
        {
            "language": language(),
            "title": _("Remittance statement: %(name)s") % {"name": name_of(statement)},
            "organization": statement.organization.name,
            "foot": _("Statement %(number)s") % {"number": statement.number},
            "facts": head_of(statement),
            "heading": _("Lines"),
            "columns": headings(),
            "rows": [cells_of(one) for one in rows],
            "none": _("Nothing was booked."),
            "totals_heading": _("Balance"),
            "totals": [[label, plain(cents)] for label, cents in totals_of(made)],
        },
    )


def workbook(statement: Statement, made: Made, rows: Sequence[Row]) -> bytes:
    """Amounts are numbers, so that Excel adds them up."""
    file = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        sheet = book.add_worksheet(_("Statement"))
        bold, money = (
            book.add_format({"bold": True, "bottom": 1}),
            book.add_format({"num_format": "#,##0.00"}),
        )
        book.set_properties({"title": _("Remittance statement: %(name)s") % {"name": name_of(statement)}})
        line = 0
        for label, value in head_of(statement):
            sheet.write_string(line, 0, label)
            sheet.write_string(line, 1, value)
            line += 1
        line += 1
        for place, heading in enumerate(headings()):
            sheet.write_string(line, place, heading, bold)
            sheet.set_column(place, place, 40 if place in (4, 7) else 14)
        for row in rows:
            line += 1
            for place, cell in enumerate(cells_of(row)):
                _write(sheet, line, place, cell, money)
        line += 1
        for label, cents in totals_of(made):
            line += 1
            sheet.write_string(line, 0, label)
            _write(sheet, line, 11, plain(cents), money)
    return file.getvalue()


def _write(sheet: xlsxwriter.worksheet.Worksheet, line: int, place: int, cell: str, money: object) -> None:
    if place in MONEY and cell:
        sheet.write_number(line, place, Decimal(cell), money)
    else:
        sheet.write_string(line, place, cell)
