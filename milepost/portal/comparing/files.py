"""One file compared: opened, read as it is mapped, held against the limits, and beside our records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from milepost.portal.choices import FileState, Kind, Proposal
from milepost.portal.comparing import assignments, payments
from milepost.portal.comparing.frame import (
    Compared,
    Found,
    Whose,
    digest_of_row,
    hashed,
    key_of_row,
    whose_rows,
)
from milepost.portal.lists.columns import LISTS
from milepost.portal.lists.ends import End, taken_off
from milepost.portal.models import PortalFile
from milepost.portal.refusing import Given, Last, Refusal, refusals
from milepost.spreadsheets.mapping import Mapping, settled_of
from milepost.spreadsheets.reading import Unreadable, sheets_in
from milepost.spreadsheets.refusing import Looked
from milepost.spreadsheets.rows import rows_of

Progress = Callable[[int], None]
COMPARE: dict[str, Callable[[Compared], Iterator[Found]]] = {
    Kind.ASSIGNED: assignments.assigned,
    Kind.FORMERLY: assignments.formerly,
    Kind.PAID: payments.paid,
    Kind.PENDING: payments.pending,
}


@dataclass(slots=True)
class Comparison:
    """What came of it: the reasons for which it looks wrong, or the differences."""

    rows: list[Whose]
    keys: dict[str, str]
    end: End
    has_end: bool
    refusals: list[Refusal]
    found: list[Found] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)


def last_of(file: PortalFile) -> PortalFile | None:
    """The last file of the same kind that was compared, given before this one."""
    known = PortalFile.objects.filter(
        organization=file.organization_id, kind=file.kind, state__in=(FileState.COMPARED, FileState.ACTING), at__lt=file.at
    )  # fmt: skip
    return known.exclude(pk=file.pk).order_by("-at").defer("content", "sniffed").first()


def compare(file: PortalFile, last: PortalFile | None, progress: Progress) -> Comparison:
    """Raises Unreadable where the sheet is no more what was mapped."""
    kind, mapping = LISTS[file.kind], Mapping.of(file)
    content = file.content.open()
    sheet = next((one for one in sheets_in(content) if one.name == mapping.sheet), None)
    if sheet is None or not 1 <= mapping.header <= len(sheet.rows):
        raise Unreadable("NO_HEADINGS")
    settled = settled_of(file.organization, mapping)
    end = taken_off(sheet, mapping.header, content)
    has_end = not sheet.name and content.endswith((b"\n", b"\r"))
    PortalFile.objects.filter(pk=file.pk).update(total=len(sheet.rows) - mapping.header)
    read = list(rows_of(sheet, kind, mapping, settled.ways, progress))
    rows = whose_rows(read, settled)
    every = [key_of_row(file.kind, one) for one in rows if not one.row.problems]
    keys = {key_of_row(file.kind, one): digest_of_row(one) for one in rows if not one.row.problems}
    given = Compared(file.organization, settled.today, rows)
    known = sum(one.ticket is not None for one in rows)
    here = _assigned_here(given) if last is None and file.kind == Kind.ASSIGNED else 0
    looked = Looked(kind, sheet, mapping, settled, read, (), known)
    wrong = refusals(Given(Kind(file.kind), looked, end, has_end, every, known, here, _last(last)))
    made = Comparison(rows, keys, end, has_end, wrong)
    if wrong and not file.override:
        return made
    made.found = [*COMPARE[file.kind](given), *_unreadable(rows), *_twice(file.kind, rows)]
    made.counts = _moved(keys, last)
    made.counts["known"] = known
    return made


def _assigned_here(given: Compared) -> int:
    held = assignments.assignments_of(given)
    return sum(assignments.running(mine, given.today) is not None for mine in held.values())


def _last(last: PortalFile | None) -> Last | None:
    if last is None:
        return None
    keys = frozenset(last.row_keys.open() if last.row_keys is not None else ())
    ended = bool(last.findings.get("has_end"))
    return Last(last.rows, keys, last.has_footer, ended, int(last.findings.get("known", 0)))


def _moved(keys: dict[str, str], last: PortalFile | None) -> dict[str, int]:
    """How many rows are new, changed and gone since the last file."""
    before = keys_of(last)
    return {
        "new": len(keys.keys() - before.keys()),
        "gone": len(before.keys() - keys.keys()),
        "changed": sum(key in before and before[key] != digest for key, digest in keys.items()),
    }


def keys_of(file: PortalFile | None) -> dict[str, str]:
    return dict(file.row_keys.open()) if file is not None and file.row_keys is not None else {}


def _unreadable(rows: list[Whose]) -> Iterator[Found]:
    for one in rows:
        if one.row.problems:
            name, problem = one.row.problems[0]
            figures = {key: str(value) for key, value in problem.figures.items()}
            fault = {"code": problem.code, "figures": figures, "field": name}
            key = hashed("unreadable", one.person, one.row.number, problem.code)
            yield Found("UNREADABLE", Proposal.BY_HAND, one.ticket, key, one.row.number, {"fault": fault})


def _twice(kind: str, rows: list[Whose]) -> Iterator[Found]:
    """Rows that stand there again; for money each is looked at, because it may have come twice."""
    if kind in (Kind.PAID, Kind.PENDING):
        return
    seen: set[str] = set()
    for one in rows:
        key = key_of_row(kind, one)
        if key in seen and not one.row.problems:
            yield Found(
                "TWICE", Proposal.BY_HAND, one.ticket, hashed("twice", key, one.row.number), one.row.number
            )
        seen.add(key)
