"""How cells of the Portal's lists are read that no other spreadsheet has: months, payments, states, ways of payment."""

from __future__ import annotations

import re
from datetime import date

from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.spreadsheets.cells import Problem, Ways, clean, folded, shown
from milepost.spreadsheets.days import read_day
from milepost.spreadsheets.reading import Cell

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ]?(\d{2})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{4})")
_NAMES = {
    name: number
    for number, names in enumerate(
        ("jan ene", "feb", "mar", "apr abr", "may", "jun", "jul", "aug ago", "sep set", "oct", "nov", "dec dic"), 1
    )
    for name in names.split()
}  # fmt: skip
_PHASE_1 = re.compile(r"(?:p(?:hase)?|f(?:ase)?) ?1 ?(?:m(?:ilestone|s)?|h(?:ito)?) ?(?:no |number )?([1-4])")
_MILESTONE = re.compile(r"(?:m(?:ilestone)?|hito) ?([1-4])")
_PHASE_2 = re.compile(r"(?:p(?:hase)?|f(?:ase)?) ?2 ?(?:m(?:ilestones?|s)?|h(?:itos?)?)? ?(\d{1,2})?")
_OUTCOME = re.compile(r"(?:outcome|outcomes|out|o|resultado|resultados)(?: payment| pago)? ?(\d{1,2})?")
STATES = {
    "pending": ("pending", "received", "in process", "submitted", "open", "pendiente", "recibido", "en proceso"),
    "diary": ("diary", "held", "on hold", "diaried", "retenido"),
    "field_office": ("field office", "fo", "vy", "verify earnings", "sent to fo", "oficina local"),
    "pushed": ("pushed", "pushed to ssa", "ssa review", "enviado a ssa"),
    "approved": ("approved", "authorized", "aprobado"),
}  # fmt: skip


def read_month(cell: Cell, ways: Ways) -> Month | Problem:
    """A month, however written: `2025-03`, `03/2025`, `202503`, `March 2025`, or a day in it."""
    text = clean(cell)
    if isinstance(cell, date):
        return Month.of(cell)
    for pattern, year, month in ((_YEAR_FIRST, 1, 2), (_MONTH_FIRST, 2, 1)):
        found = pattern.fullmatch(text)
        if found and 1 <= int(found[month]) <= 12 and 1990 <= int(found[year]) <= 2100:
            return Month.parse(f"{found[year]}-{int(found[month]):02}")
    words = folded(text).split()
    if len(words) == 2 and words[0][:3] in _NAMES and re.fullmatch(r"20\d\d", words[1]):
        return Month.parse(f"{words[1]}-{_NAMES[words[0][:3]]:02}")
    day = read_day(cell, ways)
    return Month.of(day) if isinstance(day, date) else Problem("BAD_WORD", {"value": shown(text), "words": "2025-03, 03/2025"})  # fmt: skip


def read_payment(cell: Cell, ways: Ways) -> tuple[str, int | None] | Problem:
    """Which payment of the ladder, and its number where the cell has one: `P1M2`, `Phase 2 Milestone 7`, `Outcome 12`."""
    text = folded(clean(cell)).replace("payment", "").strip()
    text = " ".join(text.split())
    if found := _PHASE_1.fullmatch(text) or _MILESTONE.fullmatch(text):
        return f"p1m{found[1]}", None
    for pattern, code in ((_PHASE_2, ClaimCode.PHASE_2), (_OUTCOME, ClaimCode.OUTCOME)):
        if found := pattern.fullmatch(text):
            return code.value, int(found[1]) if found[1] else None
    if text.startswith(("reconcil", "conciliacion")):
        return ClaimCode.RECONCILIATION.value, None
    return Problem("BAD_WORD", {"value": shown(clean(cell)), "words": "P1M1, P1M2, P1M3, P1M4, P2, Outcome"})


def read_state(cell: Cell, ways: Ways) -> str:
    """Where the Portal says that a request stands, as far as we know the word; nothing of another one."""
    text = folded(clean(cell))
    for code, words in STATES.items():
        if text == code or any(text == one or text.startswith(f"{one} ") for one in words):
            return code
    return ""


def read_way(cell: Cell, ways: Ways) -> str:
    """`epay` where the list says that it was paid without a request."""
    text = folded(clean(cell)).replace(" ", "")
    return "epay" if "epay" in text or "auto" in text else ""


def read_case(cell: Cell, ways: Ways) -> str | Problem:
    text = clean(cell)
    return text if len(text) <= 40 else Problem("TOO_LONG", {"count": len(text), "limit": 40})
