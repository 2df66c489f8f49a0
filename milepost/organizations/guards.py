"""Triggers by which the database itself refuses a change, whoever asks for it, on both databases.

They are taken down before tables are migrated and put up again afterwards: SQLite makes a changed table anew, which
loses its triggers and trips over those of other tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import connections


@dataclass(frozen=True, slots=True)
class Guard:
    """Refuses with the sentence `says` at the moment `when` (`BEFORE UPDATE ON a_table`), where `condition` holds; empty: always."""

    name: str
    when: str
    condition: str
    says: str


def take_down(names: Iterable[str], using: str) -> None:
    """Before tables change. PostgreSQL changes them where they stand."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for name in names:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name}")


def refusing(says: str) -> str:
    """PL/pgSQL that refuses as any constraint does, so that Django raises IntegrityError."""
    return f"RAISE EXCEPTION '{says}' USING ERRCODE = 'check_violation';"


def on_postgresql(name: str, when: str, body: str) -> tuple[str, str]:
    """The statements for a trigger with a body of its own."""
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {body} END $$",
        f"CREATE OR REPLACE TRIGGER {name} {when} FOR EACH ROW EXECUTE FUNCTION {name}()",
    )


def statements(guard: Guard, vendor: str) -> tuple[str, ...]:
    """What puts a guard up; harmless where it stands already."""
    if vendor == "postgresql":
        refuse = refusing(guard.says)
        body = f"IF {guard.condition} THEN {refuse} END IF; RETURN NEW;" if guard.condition else refuse
        return on_postgresql(guard.name, guard.when, body)
    return (
        f"CREATE TRIGGER IF NOT EXISTS {guard.name} {guard.when} "
        f"BEGIN SELECT RAISE(ABORT, '{guard.says}') WHERE {guard.condition or '1'}; END",
    )
