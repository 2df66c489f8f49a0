"""The dry run: every row read, compared with what is known, and said what it would do; nothing is written of it yet."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from milepost.journal.actions import plain
from milepost.spreadsheets import leaves
from milepost.spreadsheets.faults import FAULTS
from milepost.spreadsheets.kinds.all_kinds import KINDS
from milepost.spreadsheets.kinds.frame import (
    CHANGED,
    NEW,
    OUTCOMES,
    TWICE,
    Kind,
    Planned,
    Row,
    Settled,
)
from milepost.spreadsheets.mapping import Mapping, settled_of
from milepost.spreadsheets.models import Leaf, Spreadsheet
from milepost.spreadsheets.reading import Sheet, Unreadable, sheets_in
from milepost.spreadsheets.refusing import Looked, refusals
from milepost.spreadsheets.rows import rows_of
from milepost.spreadsheets.sniffing import headings_of
from milepost.tickets.queries import tickets_of

State = Spreadsheet.State
MOST_FAULTS = 20_000
"""So many are listed; the rows are counted all the same."""
HIDDEN_FIELDS = {"ssn", "ticket_number", "born_on"}
Progress = Callable[[int], None]


@dataclass(slots=True)
class DryRun:
    """Everything that the file would do."""

    kind: Kind
    sheet: Sheet
    mapping: Mapping
    settled: Settled
    rows: list[Row] = field(default_factory=list)
    planned: list[Planned] = field(default_factory=list)

    @property
    def faulty(self) -> list[Row]:
        return [row for row in self.rows if row.problems]

    @property
    def to_write(self) -> list[Planned]:
        return [one for one in self.planned if one.outcome in (NEW, CHANGED)]

    def fingerprint(self) -> str:
        """Another one where anything that would be written, or is left out, differs."""
        made, encode = hashlib.sha256(), json.JSONEncoder(sort_keys=True, default=str).encode
        for row in self.faulty:
            made.update(f"{row.number}!".encode())
        for one in self.planned:
            told = {name: [plain(was), plain(now)] for name, (was, now) in one.changes.items()}
            line = [one.row, one.outcome, str(one.ticket), told]
            made.update(encode(line).encode())
        return made.hexdigest()


def dry_run(spreadsheet: Spreadsheet, progress: Progress) -> DryRun:
    """Read the file as it is mapped, and plan each row. Raises Unreadable where the sheet is no more what was mapped."""
    kind, mapping = KINDS[spreadsheet.kind], Mapping.of(spreadsheet)
    sheet = next((one for one in sheets_in(spreadsheet.content.open()) if one.name == mapping.sheet), None)
    if sheet is None or not 1 <= mapping.header <= len(sheet.rows):
        raise Unreadable("NO_HEADINGS")
    made = DryRun(kind, sheet, mapping, settled_of(spreadsheet.organization, mapping))
    Spreadsheet.objects.filter(pk=spreadsheet.pk).update(total=len(sheet.rows) - mapping.header)
    made.rows = list(rows_of(sheet, kind, mapping, made.settled.ways, progress))
    made.planned = kind.plan([row for row in made.rows if not row.problems], made.settled)
    return made


def keep_findings(spreadsheet: Spreadsheet, made: DryRun) -> None:
    """What the pages show of a dry run, and the state that follows from it."""
    faulty = made.faulty
    counts = Counter(one.outcome for one in made.planned)
    spreadsheet.faulty_rows = [row.number for row in faulty]
    spreadsheet.findings = {
        **{outcome: counts[outcome] for outcome in OUTCOMES},
        "rows": len(made.rows),
        "faulty": len(faulty),
        "faults": sum(len(row.problems) for row in faulty),
    }
    known = tickets_of(spreadsheet.organization).count()
    looked = Looked(made.kind, made.sheet, made.mapping, made.settled, made.rows, made.planned, known)
    spreadsheet.refusals = [one.as_json() for one in refusals(looked)]
    spreadsheet.fingerprint = made.fingerprint()
    leaves.keep(spreadsheet, Leaf.Of.FAULT, _fault_lines(made))
    for outcome in (NEW, CHANGED, TWICE):
        leaves.keep(spreadsheet, outcome, _lines(made, outcome))
    spreadsheet.state = _state_after(spreadsheet, made)


def keep_unreadable(spreadsheet: Spreadsheet, why: Unreadable) -> None:
    """A file of which nothing can be read says so as its one fault."""
    line = {"row": 0, "column": "", "code": why.code, "figures": why.figures}
    leaves.keep(spreadsheet, Leaf.Of.FAULT, [line])
    spreadsheet.state = State.UNREADABLE


def _state_after(spreadsheet: Spreadsheet, made: DryRun) -> State:
    if not made.rows:
        leaves.keep(spreadsheet, Leaf.Of.FAULT, [{"row": 0, "column": "", "code": "NO_ROWS", "figures": {}}])
        return State.FAULTY
    if spreadsheet.refusals:
        return State.REFUSED
    return State.FAULTY if made.faulty else State.CHECKED


def _fault_lines(made: DryRun) -> list[dict[str, Any]]:
    """Each faulty cell by its row and by the heading of its column."""
    headings, named = made.mapping.columns, headings_of(made.sheet, made.mapping.header)
    found = []
    for row in made.faulty:
        for name, problem in row.problems:
            assert problem.code in FAULTS, problem.code
            column = named.get(headings.get(name, -1), "")
            figures = {key: str(value) for key, value in problem.figures.items()}
            found.append(
                {"row": row.number, "column": column, "field": name, "code": problem.code, "figures": figures}
            )
            if len(found) >= MOST_FAULTS:
                return found
    return found


def _lines(made: DryRun, outcome: str) -> list[dict[str, Any]]:
    hidden = HIDDEN_FIELDS | {one.name for one in made.kind.fields if one.secret}
    return [
        {"row": one.row, "who": one.who, "changes": _told(one, hidden)}
        for one in made.planned
        if one.outcome == outcome
    ]


def _told(one: Planned, hidden: set[str]) -> dict[str, list[Any]]:
    """Each field with what it was and would be; a number of SSA or a birth date only by whether there is one."""
    return {
        name: [None if was is None else "•••", "•••"] if name in hidden else [_shown(was), _shown(now)]
        for name, (was, now) in one.changes.items()
    }


def _shown(value: Any) -> Any:
    if hasattr(value, "name") and hasattr(value, "email"):
        return value.name
    shown = plain(value)
    return shown if shown is None or isinstance(shown, int | bool) else str(shown)[:300]
