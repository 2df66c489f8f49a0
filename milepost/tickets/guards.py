"""The database itself refuses to move an assigned Ticket to another agreement, or to one of another organization."""

from __future__ import annotations

from typing import Any

from django.db import connections

from milepost.organizations import guards
from milepost.organizations.guards import Guard

_WHEN = "BEFORE UPDATE OF identity_id, organization_id ON tickets_ticket"
_MOVED = "OLD.identity_id IS NOT NULL AND (NEW.identity_id IS NULL OR NEW.identity_id <> OLD.identity_id)"
_HELD = "EXISTS (SELECT 1 FROM tickets_assignment a WHERE a.ticket_id = NEW.id AND a.unassigned_on IS NULL)"
_STRANGE = (
    "NEW.identity_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organizations_identity i "
    "WHERE i.id = NEW.identity_id AND i.organization_id = NEW.organization_id)"
)
GUARDS = (
    Guard(
        "tickets_ticket_stays",
        _WHEN,
        f"{_MOVED} AND {_HELD}",
        "an assigned Ticket stays under its agreement until it is unassigned",
    ),
    Guard("tickets_ticket_own", _WHEN, _STRANGE, "a Ticket is under an agreement of its own organization"),
)
NAMES = tuple(one.name for one in GUARDS)


def take_down(using: str = "default", **_: Any) -> None:
    """Before tables change."""
    guards.take_down(NAMES, using)


def put_up(using: str = "default", **_: Any) -> None:
    """Once every table is as it is to be; on the way to an older state there is nothing to guard."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if "tickets_ticket" not in connection.introspection.table_names(cursor):
            return
        columns = connection.introspection.get_table_description(cursor, "tickets_ticket")
        if "identity_id" not in {column.name for column in columns}:
            return
        for guard in GUARDS:
            for statement in guards.statements(guard, connection.vendor):
                cursor.execute(statement)
