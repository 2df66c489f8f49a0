"""The facts of one Ticket as JSON, with the files, columns and texts of the exchange format, and back.

    {"tickets": [{"ticket": "T1", "program": "ssdi"}], "months": [{"ticket": "T1", "month": "2024-02", …}], …}

Cells that are empty, and words that are the default, are left out, as CSV leaves them empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from milepost.caseload.columns import FILES, Problem
from milepost.caseload.reader import FACTS
from milepost.caseload.writer import cell_text, records_of
from milepost.rulebook.facts import TicketFacts, names_of

FactsAsJson = dict[str, list[dict[str, str]]]


def facts_as_json(facts: TicketFacts) -> FactsAsJson:
    """Files without rows are left out."""
    return {
        subject: [_row(subject, record) for record in records]
        for subject, records in records_of(facts).items()
        if records
    }


def facts_from_json(given: Mapping[str, list[dict[str, str]]]) -> TicketFacts:
    """The facts that `facts_as_json` wrote; ValueError where a text is not what its column holds."""
    kept = {subject: [_record(subject, row) for row in given.get(subject, [])] for subject in FILES}
    return TicketFacts(
        kept["tickets"][0],
        tuple(kept["assignments"]),
        {month.month: month for month in kept["months"]},
        tuple(kept["vr_cases"]),
        tuple(kept["payments"]),
        tuple(kept["education"]),
        tuple(kept["status"]),
    )


def _row(subject: str, record: Any) -> dict[str, str]:
    values = (getattr(record, name) for name in names_of(type(record)))
    texts = (
        (column.name, cell_text(column, value)) for column, value in zip(FILES[subject], values, strict=True)
    )
    return {name: text for name, text in texts if text}


def _record(subject: str, row: Mapping[str, str]) -> Any:
    values = []
    for column in FILES[subject]:
        text = row.get(column.name, "")
        value = column.read(text) if text else column.default
        if isinstance(value, Problem):
            raise ValueError(f"{subject}, {column.name}: {text!r} cannot be read ({value.code})")
        values.append(value)
    return FACTS[subject](*values)
