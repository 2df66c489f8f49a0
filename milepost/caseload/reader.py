"""Reads a caseload and says everything that is wrong with it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

from milepost.caseload.collecting import without_collecting
from milepost.caseload.columns import FILES, REQUIRED_FILES, Column, Problem, looks_like_ssn
from milepost.caseload.faults import Fault
from milepost.caseload.tables import Opened, Rows, Table, UnreadableError, open_caseload
from milepost.rulebook.facts import (
    Assignment,
    ClaimCode,
    MonthOfWork,
    RecordedPayment,
    Study,
    Ticket,
    TicketFacts,
    UsePeriod,
    VocationalRehabilitationCase,
)
from milepost.rulebook.months import Month

MOST_FAULTS = 1_000
ROWS_TO_FIND_A_HEADER = 20

FACTS: dict[str, Callable[..., Any]] = {
    "tickets": Ticket,
    "assignments": Assignment,
    "months": MonthOfWork,
    "vr_cases": VocationalRehabilitationCase,
    "payments": RecordedPayment,
    "education": Study,
    "status": UsePeriod,
}
_NUMBERED = {ClaimCode.PHASE_2: 18, ClaimCode.OUTCOME: 60}


@dataclass(frozen=True, slots=True)
class Caseload:
    """What a caseload holds: the facts of every Ticket without a fault, and everything that is wrong."""

    tickets: dict[str, TicketFacts]
    faults: tuple[Fault, ...] = ()
    notes: tuple[Fault, ...] = ()
    faulty_tickets: frozenset[str] = frozenset()


def read_caseload(path: Path) -> Caseload:
    """Read a folder of CSV files, a workbook, or an archive; never raises for what it holds."""
    with without_collecting():
        return _Reading(open_caseload(Path(path))).run()


@dataclass(slots=True)
class _Gathered:
    """The facts of one Ticket while the files are read, each with its row."""

    ticket: Ticket | None = None
    row: int = 0
    assignments: list[tuple[int, Assignment]] = field(default_factory=list)
    months: dict[Month, MonthOfWork] = field(default_factory=dict)
    month_rows: dict[Month, int] = field(default_factory=dict)
    others: dict[str, list[Any]] = field(default_factory=dict)


class _BadCell(Exception):
    """A cell of the row cannot be read; the row is gone through again to say why."""


class _KnownCells(dict[str, Any]):
    """What the texts of one column mean. A caseload repeats itself, so each is read once."""

    def __init__(self, column: Column) -> None:
        super().__init__()
        self.column = column

    def __missing__(self, text: str) -> Any:
        value = _read_cell(self.column, text)
        if isinstance(value, Problem):
            raise _BadCell
        self[text] = value
        return value


class _Reading:
    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.faults: list[Fault] = list(opened.faults)
        self.notes = list(opened.notes)
        self.faulty: set[str] = set()
        self.gathered: dict[str, _Gathered] = {}
        self.stopped = False

    def run(self) -> Caseload:
        if not self.faults:
            for subject in REQUIRED_FILES:
                if subject not in self.opened.tables:
                    self._fault(Fault(f"{subject}.csv", 0, "", "FILE_MISSING", _columns_of(subject)))
        for subject in FILES:
            table = self.opened.tables.get(subject)
            if table is not None and not self.stopped:
                self._read(table)
        for ticket, gathered in self.gathered.items():
            self._check_assignments(ticket, gathered)
        tickets = {
            ticket: _facts(gathered)
            for ticket, gathered in self.gathered.items()
            if ticket not in self.faulty and gathered.ticket is not None
        }
        return Caseload(tickets, tuple(self.faults), tuple(self.notes), frozenset(self.faulty))

    def _fault(self, fault: Fault) -> None:
        if fault.ticket is not None:
            self.faulty.add(fault.ticket)
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(fault)
        elif not self.stopped:
            self.stopped = True
            self.faults.append(Fault(fault.file, fault.row, "", "MORE_FAULTS", {"count": MOST_FAULTS}))

    def _read(self, table: Table) -> None:
        try:
            rows = table.rows()
            header = self._header(table, rows)
            if header is not None:
                self._read_rows(table, rows, header)
        except UnreadableError as stop:
            self._fault(stop.fault)

    def _header(self, table: Table, rows: Rows) -> list[Column | None] | None:
        """The column of each cell of the header row, which may stand below a title or blank rows."""
        columns = {column.name: column for column in FILES[table.subject]}
        first: tuple[int, list[str]] | None = None
        for row, cells in rows:
            names = [cell.strip().lower() for cell in cells]
            if "ticket" in names:
                return self._named_columns(table, row, names, columns)
            if any(names) and first is None:
                first = (row, cells)
            if row >= ROWS_TO_FIND_A_HEADER:
                break
        row, cells = first or (1, [])
        code = "SEMICOLONS" if any(mark in cell for cell in cells for mark in ";\t") else "NO_HEADER"
        self._fault(Fault(table.shown, row, "", code, _columns_of(table.subject)))
        return None

    def _named_columns(
        self, table: Table, row: int, names: list[str], columns: dict[str, Column]
    ) -> list[Column | None] | None:
        listed = _columns_of(table.subject)
        lacking = [name for name, column in columns.items() if column.required and name not in names]
        twice = {name for name in names if name in columns and names.count(name) > 1}
        for name in lacking:
            self._fault(Fault(table.shown, row, name, "COLUMN_MISSING", listed))
        for name in sorted(twice):
            self._fault(Fault(table.shown, row, name, "COLUMN_TWICE"))
        for name in dict.fromkeys(names):
            if name and name not in columns:
                shown = "(hidden)" if looks_like_ssn(name) else name[:60]
                self.notes.append(Fault(table.shown, row, shown, "COLUMN_UNKNOWN", listed))
        if lacking or twice:
            return None
        return [columns.get(name) for name in names]

    def _read_rows(self, table: Table, rows: Rows, header: list[Column | None]) -> None:
        """Every row below the header. The order of values is the order of the fields of the facts."""
        width = len(header)
        places = {column.name: place for place, column in enumerate(header) if column is not None}
        # A column that is not there is read from an empty cell put behind each row.
        plan = [(_KnownCells(column), places.get(column.name, width)) for column in FILES[table.subject]]
        make = FACTS[table.subject]
        keep = self._keeper(table)
        for row, cells in rows:
            if len(cells) != width and not self._fits(table, row, cells, width):
                continue
            cells.append("")
            try:
                values = [known[cells[place]] for known, place in plan]
            except _BadCell:
                self._refuse_row(table, row, cells, plan)
                if self.stopped:
                    return
            else:
                keep(row, make(*values))

    def _fits(self, table: Table, row: int, cells: list[str], width: int) -> bool:
        """Whether a row of another length can be read: short ones are filled, blank ones passed over."""
        if not any(cell.strip() for cell in cells):
            return False
        if any(cell.strip() for cell in cells[width:]):
            ticket = cells[0].strip() if cells[0].strip() in self.gathered else None
            self._fault(Fault(table.shown, row, "", "TOO_MANY_CELLS", {}, ticket))
            return False
        cells[width:] = [""] * (width - len(cells))
        return True

    def _refuse_row(
        self, table: Table, row: int, cells: list[str], plan: list[tuple[_KnownCells, int]]
    ) -> None:
        """Every fault of the row, if it is not blank."""
        if not any(cell.strip() for cell in cells):
            return
        read = [(known.column, _read_cell(known.column, cells[place])) for known, place in plan]
        ticket = read[0][1] if isinstance(read[0][1], str) else None
        for column, value in read:
            if isinstance(value, Problem):
                self._fault(Fault(table.shown, row, column.name, value.code, value.figures, ticket))

    # What each kind of row must be beside the others

    def _keeper(self, table: Table) -> Callable[[int, Any], None]:
        keepers: dict[str, Callable[[Table], Callable[[int, Any], None]]] = {
            "tickets": self._keep_ticket,
            "assignments": self._keep_assignment,
            "months": self._keep_month,
        }
        return keepers.get(table.subject, self._keep_other)(table)

    def _keep_ticket(self, table: Table) -> Callable[[int, Ticket], None]:
        def keep(row: int, ticket: Ticket) -> None:
            known = self.gathered.get(ticket.ticket)
            if known is not None:
                figures = {"row": known.row}
                self._fault(Fault(table.shown, row, "ticket", "TICKET_TWICE", figures, ticket.ticket))
                return
            self.gathered[ticket.ticket] = _Gathered(ticket, row)

        return keep

    def _known(self, table: Table, row: int, ticket: str) -> _Gathered | None:
        gathered = self.gathered.get(ticket)
        if gathered is None and ticket not in self.faulty:
            self._fault(Fault(table.shown, row, "ticket", "TICKET_UNKNOWN"))
        return gathered

    def _keep_month(self, table: Table) -> Callable[[int, MonthOfWork], None]:
        gathered_by_ticket = self.gathered

        def keep(row: int, month: MonthOfWork) -> None:
            gathered = gathered_by_ticket.get(month.ticket) or self._known(table, row, month.ticket)
            if gathered is None:
                return
            if month.month in gathered.months:
                figures = {"month": str(month.month), "row": gathered.month_rows[month.month]}
                self._fault(Fault(table.shown, row, "month", "MONTH_TWICE", figures, month.ticket))
                return
            gathered.months[month.month] = month
            gathered.month_rows[month.month] = row

        return keep

    def _keep_assignment(self, table: Table) -> Callable[[int, Assignment], None]:
        def keep(row: int, assignment: Assignment) -> None:
            gathered = self._known(table, row, assignment.ticket)
            if gathered is None:
                return
            gathered.assignments.append((row, assignment))
            pairs = (
                ("unassigned_on", assignment.unassigned_on, "assigned_on", assignment.assigned_on),
                (
                    "plan_received_on",
                    assignment.plan_received_on,
                    "plan_signed_on",
                    assignment.plan_signed_on,
                ),
            )
            for later, later_day, earlier, earlier_day in pairs:
                if later_day is not None and earlier_day is not None and later_day < earlier_day:
                    figures = {"column": earlier, "day": earlier_day.isoformat()}
                    self._fault(Fault(table.shown, row, later, "ORDER", figures, assignment.ticket))

        return keep

    def _keep_other(self, table: Table) -> Callable[[int, Any], None]:
        def keep(row: int, fact: Any) -> None:
            gathered = self._known(table, row, fact.ticket)
            if gathered is None:
                return
            for column, code, figures in _disorder(fact):
                self._fault(Fault(table.shown, row, column, code, figures, fact.ticket))
            gathered.others.setdefault(table.subject, []).append(fact)

        return keep

    def _check_assignments(self, ticket: str, gathered: _Gathered) -> None:
        """At most one assignment at a time; it is held until the day before it is unassigned."""
        table = self.opened.tables.get("assignments")
        gathered.assignments.sort(key=lambda given: given[1].assigned_on)
        ordered = gathered.assignments
        for (row, earlier), (later_row, later) in pairwise(ordered):
            if earlier.unassigned_on is None or earlier.unassigned_on > later.assigned_on:
                shown = table.shown if table else "assignments"
                self._fault(Fault(shown, later_row, "assigned_on", "OVERLAP", {"row": row}, ticket))


def _disorder(fact: Any) -> Iterator[tuple[str, str, dict[str, object]]]:
    """What is out of order within one row of the smaller files."""
    if isinstance(fact, RecordedPayment):
        most = _NUMBERED.get(fact.claim)
        if most is None and fact.number is not None:
            yield "number", "NUMBER_NOT_WANTED", {}
        elif most is not None and fact.number is None:
            yield "number", "NUMBER_NEEDED", {}
        elif most is not None and fact.number is not None and fact.number > most:
            yield "number", "BAD_NUMBER", {"value": str(fact.number), "least": 1, "most": most}
    elif isinstance(fact, VocationalRehabilitationCase):
        if fact.closed_on and fact.opened_on and fact.closed_on < fact.opened_on:
            yield "closed_on", "ORDER", {"column": "opened_on", "day": fact.opened_on.isoformat()}
    elif isinstance(fact, UsePeriod) and fact.to_day and fact.to_day < fact.from_day:
        yield "to", "ORDER", {"column": "from", "day": fact.from_day.isoformat()}


def _read_cell(column: Column, text: str) -> Any:
    stripped = text.strip()
    if not stripped:
        return Problem("EMPTY", {}) if column.required else column.default
    return column.read(stripped)


def _columns_of(subject: str) -> dict[str, object]:
    return {"columns": ", ".join(column.name for column in FILES[subject])}


def _facts(gathered: _Gathered) -> TicketFacts:
    assert gathered.ticket is not None
    return TicketFacts(
        gathered.ticket,
        tuple(assignment for _row, assignment in gathered.assignments),
        gathered.months,
        tuple(gathered.others.get("vr_cases", ())),
        tuple(gathered.others.get("payments", ())),
        tuple(gathered.others.get("education", ())),
        tuple(gathered.others.get("status", ())),
    )
