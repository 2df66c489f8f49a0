"""What every comparison works with: the rows, whose they are, and how a difference is told."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from milepost.organizations.models import Organization
from milepost.people.numbers import digest_of
from milepost.portal.choices import Proposal
from milepost.spreadsheets.kinds.frame import Row, Settled
from milepost.spreadsheets.kinds.who import Finder, name_of, ssn_in


@dataclass(slots=True)
class Whose:
    """A row, the Ticket it is about where that is known, and by what the same row is found in another file."""

    row: Row
    ticket: UUID | None
    person: str
    """A keyed digest of the number, else the name folded: no number."""


@dataclass(slots=True)
class Found:
    """One difference as it is found. `figures` name nobody; `values` are what the row says."""

    code: str
    proposal: Proposal
    ticket: UUID | None
    key: str
    row: int = 0
    figures: dict[str, Any] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Compared:
    """A file beside our records."""

    organization: Organization
    today: date
    rows: Sequence[Whose]


def whose_rows(rows: Sequence[Row], settled: Settled) -> list[Whose]:
    """Found by the number; by a name that one person alone has only where the row has no number."""
    finder = Finder(settled)
    found = []
    for row in rows:
        ssn, name = ssn_in(row), name_of(row)
        if ssn is not None:
            digest = digest_of(settled.organization, ssn)
            found.append(Whose(row, finder.by_digest.get(digest), digest.hex()))
            continue
        same = finder.named(name) if name else []
        found.append(Whose(row, same[0] if len(same) == 1 else None, hashed("name", name)))
    return found


def values_of(row: Row) -> dict[str, Any]:
    """What the row says, as JSON keeps it, with the name in its order."""
    plain = {name: _plain(value) for name, value in row.values.items()}
    return {**plain, "name": name_of(row), "ssn": ssn_in(row)}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value if isinstance(value, str | int | bool) and type(value) in (str, int, bool) else str(value)


def hashed(*parts: object) -> str:
    """A short key of what is named; the same for the same parts."""
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()[:40]


def day(value: date | None) -> str | None:
    return value.isoformat() if value else None


def payment_figures(values: Mapping[str, Any]) -> dict[str, Any]:
    """Claim, number, month and work case of a row about a payment."""
    claim, number = values.get("claim") or (None, None)
    month = values.get("month")
    return {
        "claim": claim,
        "number": number,
        "month": str(month) if month is not None else None,
        "case": values.get("work_case") or "",
    }


def key_of_row(kind: str, one: Whose) -> str:
    """By what a row is the same in another file of its kind."""
    row = one.row
    if kind == "assigned":
        return hashed(kind, one.person)
    if kind == "formerly":
        return hashed(kind, one.person, row.get("unassigned_on"))
    case = str(row.get("work_case") or "").casefold()
    parts = [case or one.person, row.get("claim"), row.get("month")]
    if kind == "paid":
        parts += [row.get("paid_on"), row.get("amount")]
    return hashed(kind, *parts)


def digest_of_row(one: Whose) -> str:
    """Another one where any of its values differs."""
    values = {name: value for name, value in one.row.values.items() if name not in {"ssn", "ticket_number"}}
    return hashed(one.person, *(f"{name}={values[name]}" for name in sorted(values)))[:16]
