"""The database itself refuses an entry that does not sum to nothing, one into a closed period, and any change of what is booked.

The lines of an entry are written first and the entry after them: when it comes, all of it is there and is added up; no line is
taken after it. As the guards of payments: taken down before tables are migrated, and put up again afterwards.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

from milepost.organizations import guards
from milepost.organizations.guards import Guard

_OFF = (
    "(SELECT count(*) FROM shares_entryline l WHERE l.entry_id = NEW.id) < 2 "
    "OR (SELECT sum(l.cents) FROM shares_entryline l WHERE l.entry_id = NEW.id) <> 0 "
    "OR (SELECT p.closed_at FROM shares_period p WHERE p.id = NEW.period_id) IS NOT NULL"
)
GUARDS = (
    Guard(
        "shares_entry_balanced",
        "BEFORE INSERT ON shares_entry",
        _OFF,
        "an entry has lines that sum to nothing, in a period that is open",
    ),
    Guard(
        "shares_line_late",
        "BEFORE INSERT ON shares_entryline",
        "EXISTS (SELECT 1 FROM shares_entry e WHERE e.id = NEW.entry_id)",
        "an entry takes no line after it is written",
    ),
    Guard(
        "shares_line_stays",
        "BEFORE UPDATE ON shares_entryline",
        "",
        "what is booked is never changed: it is reversed",
    ),
    Guard(
        "shares_line_kept",
        "BEFORE DELETE ON shares_entryline",
        "",
        "what is booked is never deleted: it is reversed",
    ),
    Guard(
        "shares_entry_stays",
        "BEFORE UPDATE ON shares_entry",
        "",
        "an entry is never changed: it is reversed",
    ),
    Guard(
        "shares_entry_kept",
        "BEFORE DELETE ON shares_entry",
        "",
        "an entry is never deleted: it is reversed",
    ),
    Guard(
        "shares_period_frozen",
        "BEFORE UPDATE ON shares_period",
        "OLD.closed_at IS NOT NULL",
        "a closed period stays as it is",
    ),
)
NAMES = tuple(one.name for one in GUARDS)


def take_down(using: str = "default", **_: Any) -> None:
    """Before tables change."""
    guards.take_down(NAMES, using)


def put_up(using: str = "default", **_: Any) -> None:
    """Once every table is as it is to be; on the way to an older state there is nothing to guard."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if {"shares_entry", "shares_entryline", "shares_period"} <= there:
            for guard in GUARDS:
                for statement in guards.statements(guard, connection.vendor):
                    cursor.execute(statement)
