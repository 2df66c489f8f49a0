"""Making spreadsheets, and giving them as somebody at a browser does."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.spreadsheets.models import Spreadsheet

SSNS = [f"{101 + number % 500:03}-{10 + number % 80:02}-{1000 + number:04}" for number in range(8_000)]
"""Numbers of nobody's that could be somebody's."""


def csv_of(rows: Sequence[Sequence[object]], separator: str = ",") -> bytes:
    def cell(value: object) -> str:
        text = "" if value is None else str(value)
        return f'"{text}"' if separator in text or '"' in text or "\n" in text else text

    return "\r\n".join(separator.join(cell(one) for one in row) for row in rows).encode()


def xlsx_of(rows: Sequence[Sequence[Any]], sheet: str = "Sheet1") -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_numbers": False}) as workbook:
        page = workbook.add_worksheet(sheet)
        day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if hasattr(cell, "isoformat"):
                    page.write_datetime(number, place, cell, day)
                elif isinstance(cell, str):
                    page.write_string(number, place, cell)
                elif cell is not None:
                    page.write(number, place, cell)
    return made.getvalue()


def give(client: Client, kind: str, content: bytes, name: str = "rows.csv") -> Spreadsheet:
    """Give the file; what it is then."""
    answer = client.post(reverse("spreadsheets"), {"kind": kind, "file": SimpleUploadedFile(name, content)})
    assert answer.status_code == 302, answer.text
    return Spreadsheet.objects.latest("at")


def suggested(client: Client, given: Spreadsheet) -> dict[str, str]:
    """The form of the columns as it comes, to be sent as it is or changed."""
    page = client.get(reverse("spreadsheets_columns", args=[given.pk]))
    assert page.status_code == 200, page
    form = page.context["form"]
    return {one.name: str(one.value() or "") for one in form}


def map_as_suggested(client: Client, given: Spreadsheet, **changes: str) -> Spreadsheet:
    answer = client.post(
        reverse("spreadsheets_columns", args=[given.pk]), {**suggested(client, given), **changes}
    )
    assert answer.status_code == 302, answer.context["form"].errors
    given.refresh_from_db()
    return given


def checked(client: Client, kind: str, content: bytes, name: str = "rows.csv", **changes: str) -> Spreadsheet:
    """Given, mapped as its headings say, and checked."""
    given = give(client, kind, content, name)
    assert given.state == "to_map", given.state
    return map_as_suggested(client, given, **changes)


def take_over(client: Client, given: Spreadsheet, **more: str) -> Spreadsheet:
    client.post(reverse("spreadsheets_take_over", args=[given.pk]), more)
    given.refresh_from_db()
    return given


def undo(client: Client, given: Spreadsheet) -> Spreadsheet:
    client.post(reverse("spreadsheets_undo", args=[given.pk]))
    given.refresh_from_db()
    return given


def faults_of(given: Spreadsheet) -> list[tuple[int, str, str]]:
    """Row, column and code of each fault."""
    from milepost.spreadsheets.leaves import lines_of

    return [(line["row"], line["column"], line["code"]) for line in lines_of(given, "fault")]
