"""Reading the Portal's answers from a file: each fault named by row and column, no number kept."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from milepost.caseload.tables import UnreadableError, cell_text, csv_rows
from milepost.intake.columns import words_in
from milepost.intake.models import AssignabilityCheck
from milepost.organizations.models import Organization
from milepost.people.models import Ticketholder
from milepost.people.numbers import digest_of, is_ssn

MOST_ROWS, MOST_BYTES = 2_000, 4_000_000
LONGEST_NOTE = 300


@dataclass
class Answers:
    """What a file says: `rows` of Tickets that are known, and `faults` by row and column."""

    asked_on: date
    rows: list[dict[str, Any]] = field(default_factory=list)
    faults: list[dict[str, Any]] = field(default_factory=list)

    def fault(self, row: int, column: str, code: str) -> None:
        self.faults.append({"row": row, "column": column, "code": code})


def fault_words(code: str) -> str:
    """What is wrong, and what to do."""
    return {
        "UNREADABLE": _(
            "The file cannot be read. Save it as CSV (UTF-8) or as an Excel workbook, and try again."
        ),
        "EMPTY": _("The file has no rows below its headings."),
        "TOO_LONG": _("The file is too long. Give it in parts."),
        "NO_COLUMN": _("This column is not in the file. Look at its headings, or change the column map."),
        "NO_NUMBER": _("This is neither a Social Security number nor an id of yours."),
        "NOT_OURS": _("None of your Ticketholders has this number or id."),
        "TWICE": _("This Ticketholder stands in the file twice."),
        "NO_ANSWER": _("This is none of the words for yes or no. Mend the cell, or change the column map."),
    }[code]


def read_answers(
    organization: Organization, content: bytes, columns: Mapping[str, str], asked_on: date
) -> Answers:
    """The answers of the file by the organization's column map. No traceback, whatever the file."""
    found = Answers(asked_on)
    table = _table(content, found)
    if table is None:
        return found
    if len(table) < 2:
        found.fault(1, "", "EMPTY")
        return found
    headings = {
        " ".join(cell.split()).casefold(): place for place, cell in reversed(list(enumerate(table[0])))
    }
    places = _places(headings, columns, found)
    if found.faults:
        return found
    _read_rows(organization, table, columns, places, found)
    return found


def _table(content: bytes, found: Answers) -> list[list[str]] | None:
    """The rows of a CSV file or of the first sheet of a workbook."""
    if len(content) > MOST_BYTES:
        found.fault(1, "", "TOO_LONG")
        return None
    try:
        table = (
            _sheet(content)
            if content[:4] == b"PK\x03\x04"
            else [row for _n, row in csv_rows(io.BytesIO(content), "")]
        )
    except (UnreadableError, ValueError):
        found.fault(1, "", "UNREADABLE")
        return None
    table = [row for row in table if any(cell.strip() for cell in row)]
    if len(table) > MOST_ROWS + 1:
        found.fault(MOST_ROWS + 2, "", "TOO_LONG")
        return None
    return table


def _sheet(content: bytes) -> list[list[str]]:
    from python_calamine import load_workbook

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(member.file_size for member in archive.infolist()) > 20 * MOST_BYTES:
                raise ValueError("too large unpacked")
        rows = load_workbook(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # the reader's panics are no ordinary exceptions
        raise ValueError("no workbook") from error
    return [[cell_text(cell) for cell in row] for row in rows]


def _places(headings: Mapping[str, int], columns: Mapping[str, str], found: Answers) -> dict[str, int]:
    """Where each column of the map stands. One of number and id must be there, and the answer."""
    places = {}
    for name in ("ssn", "reference", "answer", "note"):
        place = headings.get(" ".join(columns.get(name, "").split()).casefold())
        if place is not None and columns.get(name):
            places[name] = place
    if "ssn" not in places and "reference" not in places:
        found.fault(1, columns.get("ssn") or columns.get("reference", ""), "NO_COLUMN")
    if "answer" not in places:
        found.fault(1, columns.get("answer", ""), "NO_COLUMN")
    return places


def _read_rows(
    organization: Organization,
    table: list[list[str]],
    columns: Mapping[str, str],
    places: Mapping[str, int],
    found: Answers,
) -> None:
    known = _known(organization)
    yes, no, seen = words_in(columns["yes"]), words_in(columns["no"]), set()
    for number, row in enumerate(table[1:], 2):
        cells = {name: row[place].strip() if place < len(row) else "" for name, place in places.items()}
        by = "ssn" if cells.get("ssn") else "reference"
        key, code = _ticket(organization, known, cells, by)
        if key is None or key in seen:
            found.fault(number, columns.get(by, ""), code if key is None else "TWICE")
            continue
        seen.add(key)
        word = " ".join(cells["answer"].split()).casefold()
        if word not in yes | no:
            found.fault(number, columns["answer"], "NO_ANSWER")
            continue
        said = AssignabilityCheck.Answer
        answer = said.ASSIGNABLE if word in yes else said.NOT_ASSIGNABLE
        found.rows.append(
            {
                "ticket": key,
                "row": number,
                "answer": answer.value,
                "note": cells.get("note", "")[:LONGEST_NOTE],
            }
        )


def _known(organization: Organization) -> dict[bytes | str, str]:
    """Each Ticket by the digest of its holder's number and by its id."""
    rows = Ticketholder.objects.filter(organization=organization, ticket__is_withdrawn=False).values_list(
        "ssn_digest", "ticket__reference", "ticket_id"
    )
    known: dict[bytes | str, str] = {}
    for digest, reference, key in rows.iterator():
        known[reference] = str(key)
        if digest:
            known[bytes(digest)] = str(key)
    return known


def _ticket(
    organization: Organization, known: Mapping[bytes | str, str], cells: Mapping[str, str], by: str
) -> tuple[str | None, str]:
    text = cells.get(by, "")
    if by == "reference":
        return known.get(text), "NOT_OURS" if text else "NO_NUMBER"
    text = text.zfill(9) if text.isdecimal() else text  # a spreadsheet takes leading zeros away
    if not is_ssn(text):
        return None, "NO_NUMBER"
    return known.get(digest_of(organization, text)), "NOT_OURS"
