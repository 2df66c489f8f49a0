"""The database itself refuses an entry that does not sum to nothing, one into a closed period, and any change of what is booked.

The lines of an entry are written first and the entry after them: when it comes, all of it is there and is added up; no line is
taken after it. As the guards of payments: taken down before tables are migrated, and put up again afterwards.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

BALANCED, LATE, LINE_STAYS, LINE_KEPT, ENTRY_STAYS, ENTRY_KEPT, FROZEN = NAMES = (
    "shares_entry_balanced",
    "shares_line_late",
    "shares_line_stays",
    "shares_line_kept",
    "shares_entry_stays",
    "shares_entry_kept",
    "shares_period_frozen",
)
_SAYS = {
    BALANCED: "an entry has lines that sum to nothing, in a period that is open",
    LATE: "an entry takes no line after it is written",
    LINE_STAYS: "what is booked is never changed: it is reversed",
    LINE_KEPT: "what is booked is never deleted: it is reversed",
    ENTRY_STAYS: "an entry is never changed: it is reversed",
    ENTRY_KEPT: "an entry is never deleted: it is reversed",
    FROZEN: "a closed period stays as it is",
}
_OFF = (
    "(SELECT count(*) FROM shares_entryline l WHERE l.entry_id = NEW.id) < 2 "
    "OR (SELECT sum(l.cents) FROM shares_entryline l WHERE l.entry_id = NEW.id) <> 0 "
    "OR (SELECT p.closed_at FROM shares_period p WHERE p.id = NEW.period_id) IS NOT NULL"
)
_WHEN = {
    BALANCED: ("BEFORE INSERT ON shares_entry", _OFF),
    LATE: (
        "BEFORE INSERT ON shares_entryline",
        "EXISTS (SELECT 1 FROM shares_entry e WHERE e.id = NEW.entry_id)",
    ),
    LINE_STAYS: ("BEFORE UPDATE ON shares_entryline", ""),
    LINE_KEPT: ("BEFORE DELETE ON shares_entryline", ""),
    ENTRY_STAYS: ("BEFORE UPDATE ON shares_entry", ""),
    ENTRY_KEPT: ("BEFORE DELETE ON shares_entry", ""),
    FROZEN: ("BEFORE UPDATE ON shares_period", "OLD.closed_at IS NOT NULL"),
}


def take_down(using: str = "default", **_: Any) -> None:
    """Before tables change."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in NAMES:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def put_up(using: str = "default", **_: Any) -> None:
    """Once every table is as it is to be; on the way to an older state there is nothing to guard."""
    connection = connections[using]
    with connection.cursor() as cursor:
        there = set(connection.introspection.table_names(cursor))
        if not {"shares_entry", "shares_entryline", "shares_period"} <= there:
            return
        for statement in _on_postgresql() if connection.vendor == "postgresql" else _on_sqlite():
            cursor.execute(statement)


def _on_postgresql() -> list[str]:
    made = []
    for name, (when, condition) in _WHEN.items():
        refuse = f"RAISE EXCEPTION '{_SAYS[name]}' USING ERRCODE = 'check_violation';"
        body = f"IF {condition} THEN {refuse} END IF; RETURN NEW;" if condition else refuse
        made.append(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$"
        )
        made.append(f"CREATE OR REPLACE TRIGGER {name} {when} FOR EACH ROW EXECUTE FUNCTION {name}()")
    return made


def _on_sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER IF NOT EXISTS {name} {when} BEGIN SELECT RAISE(ABORT, '{_SAYS[name]}') WHERE {condition or '1'}; END"
        for name, (when, condition) in _WHEN.items()
    ]
