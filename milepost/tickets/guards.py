"""The database itself refuses to move an assigned Ticket to another agreement, or to one of another organization.

The triggers are taken down before tables are migrated and put up again afterwards: SQLite makes a changed table anew, which
loses its triggers and trips over those of other tables.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

NAMES = ("tickets_ticket_stays", "tickets_ticket_own")
_MOVED = "OLD.identity_id IS NOT NULL AND (NEW.identity_id IS NULL OR NEW.identity_id <> OLD.identity_id)"
_HELD = "EXISTS (SELECT 1 FROM tickets_assignment a WHERE a.ticket_id = NEW.id AND a.unassigned_on IS NULL)"
_STRANGE = (
    "NEW.identity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organizations_identity i "
    "WHERE i.id = NEW.identity_id AND i.organization_id = NEW.organization_id)"
)
_REFUSED = (
    (
        NAMES[0],
        f"{_MOVED} AND {_HELD}",
        "an assigned Ticket stays under its agreement until it is unassigned",
    ),
    (NAMES[1], _STRANGE, "a Ticket is under an agreement of its own organization"),
)


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
        if "tickets_ticket" not in connection.introspection.table_names(cursor):
            return
        columns = connection.introspection.get_table_description(cursor, "tickets_ticket")
        if "identity_id" not in {column.name for column in columns}:
            return
        for name, condition, why in _REFUSED:
            for statement in _statements(connection.vendor, name, condition, why):
                cursor.execute(statement)


def _statements(vendor: str, name: str, condition: str, why: str) -> tuple[str, ...]:
    when = "BEFORE UPDATE OF identity_id, organization_id ON tickets_ticket"
    if vendor == "postgresql":
        return (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN IF {condition} THEN RAISE EXCEPTION '{why}'; END IF; RETURN NEW; END $$",
            f"CREATE OR REPLACE TRIGGER {name} {when} FOR EACH ROW EXECUTE FUNCTION {name}()",
        )
    return (
        f"CREATE TRIGGER IF NOT EXISTS {name} {when} BEGIN SELECT RAISE(ABORT, '{why}') WHERE {condition}; END",
    )
