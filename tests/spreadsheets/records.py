"""A spreadsheet in the state in which most of its pages can be asked for, for the walk over every route."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from milepost.journal.actions import Deed
from milepost.spreadsheets import actions
from milepost.spreadsheets.kinds.all_kinds import KINDS
from milepost.spreadsheets.mapping import first_mapping
from milepost.tickets.models import Ticket
from tests.spreadsheets.giving import csv_of


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    rows: list[list[object]] = [
        ["ID", "Name", "Phone", "Program"],
        [ticket.reference, f"{name} Spread", "x", "ssi"],
    ]
    rows += [
        [f"{name}-new-{number}", f"{name} Spreadsheet Person", f"212-555-010{number}", "ssi"]
        for number in range(8)
    ]
    file = SimpleUploadedFile(f"{name} sheet.csv", csv_of(rows))
    given = actions.receive(file, "people", deed=deed)
    given.refresh_from_db()
    mapping, _name = first_mapping(given, KINDS["people"])
    actions.map_columns(given, mapping, f"{name} columns", deed=deed)
    parts = {"spreadsheet_id": str(given.pk), "of": "new"}
    return parts, [f"{name} sheet.csv", f"{name} Spreadsheet Person"]
