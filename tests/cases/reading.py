"""Reads the worked cases: from the short form that a policy reader writes to the facts that the rulebook decides from.

Every key that is not known is an error, so that a slip of the pen cannot make a case that tests nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from milepost.caseload.as_json import facts_from_json
from milepost.rulebook.facts import TicketFacts
from milepost.rulebook.months import Month

FOLDER = Path(__file__).parents[2] / "cases"
OF_CASE = {"case", "number", "reading", "as_of", "given", "then", "law", "because"}
OF_TICKET = {"program", "program_at_first_payment", "blind", "ended_on", "ended_because"}
OF_ASSIGNMENT = {
    "provider", "kind", "system", "assigned_on", "unassigned_on",
    "plan_signed_on", "plan_received_on", "services_complete_on",
}  # fmt: skip
OF_MONTH = {"earned", "paid", "self_employed_net", "cash", "evidence"}
LISTS = {"vr_cases", "payments", "education", "status"}
_SPAN = re.compile(r"(\d{4}-\d{2})(?:\.\.(\d{4}-\d{2}))?")


@dataclass(frozen=True)
class Case:
    """One worked case, in one reading."""

    file: str
    sentence: str
    number: str
    reading: str
    as_of: date
    facts: TicketFacts
    then: Mapping[str, Any]
    law: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.file} {self.number} {self.reading}: {self.sentence}"


def all_cases() -> Iterator[Case]:
    """Each case once for each reading that it names."""
    for path in sorted(FOLDER.glob("*.yaml")):
        for given in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
            yield from _cases(path.stem, given)


def _cases(file: str, given: dict[str, Any]) -> Iterator[Case]:
    known(given, OF_CASE, f"{file}: {given.get('case')}")
    readings = ("practice", "regulation") if given["reading"] == "both" else (given["reading"],)
    assert set(readings) <= {"practice", "regulation"}, given["case"]
    as_of = date.fromisoformat(given.get("as_of", "2025-01-31"))
    facts = facts_of(given["given"], given["case"])
    for reading in readings:
        yield Case(
            file, given["case"], given["number"], reading, as_of, facts, given["then"], tuple(given["law"])
        )


def facts_of(given: dict[str, Any], sentence: str) -> TicketFacts:
    """The facts, through the texts of the exchange format."""
    of_one = OF_ASSIGNMENT | {"assigned"}
    known(given, OF_TICKET | OF_MONTH | LISTS | of_one | {"assignments"}, sentence)
    ticket = {"ticket": "T", "program": "ssdi"} | {name: given[name] for name in OF_TICKET if name in given}
    assignments = given.get("assignments")
    if assignments is None:
        assignments = [{name: given[name] for name in of_one if name in given}]
    return facts_from_json(
        {
            "tickets": [ticket],
            "assignments": [_assignment(one, sentence) for one in assignments],
            "months": _months(given),
            **{name: [{"ticket": "T", **one} for one in given.get(name, [])] for name in LISTS},
        }
    )


def _assignment(given: dict[str, str], sentence: str) -> dict[str, str]:
    """`assigned` is short for `assigned_on`; a provider that is not named is EN-A."""
    known(given, OF_ASSIGNMENT | {"assigned"}, sentence)
    day = given.get("assigned") or given["assigned_on"]
    rest = {name: text for name, text in given.items() if name != "assigned"}
    usual = {"ticket": "T", "provider": "EN-A", "kind": "en", "system": "milestone_outcome"}
    return {**usual, **rest, "assigned_on": day}


def _months(given: dict[str, Any]) -> list[dict[str, str]]:
    rows: dict[Month, dict[str, str]] = {}
    for column in OF_MONTH:
        for span, text in given.get(column, {}).items():
            for month in months_of(span):
                rows.setdefault(month, {"ticket": "T", "month": str(month)})[column] = text
    return [rows[month] for month in sorted(rows)]


def months_of(text: str) -> list[Month]:
    """`2024-02`, `2024-02..2024-04`, or several of these with commas between."""
    months = []
    for span in text.split(","):
        match = _SPAN.fullmatch(span.strip())
        assert match, f"{span!r} is neither a month nor a span of months"
        first = Month.parse(match[1])
        last = Month.parse(match[2] or match[1])
        months += [first + count for count in range(last - first + 1)]
    return months


def known(given: Mapping[str, Any], names: set[str], where: str) -> None:
    assert set(given) <= names, f"{where}: not known: {', '.join(set(given) - names)}"
