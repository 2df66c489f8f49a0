"""The database itself refuses to change or to take away what is in the journal."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from milepost.organizations.walls import Wall

COLUMNS = "id, at, organization_id, by_id, kind, action, subject, subject_id, why, through, figures"
# `changes` is not among them: a rotation of keys seals it anew. Its content is covered by the seals.


def refuse(apps: Any, editor: Any) -> None:
    """Triggers against UPDATE, DELETE and, where there is such a thing, TRUNCATE."""
    postgresql = editor.connection.vendor == "postgresql"
    if postgresql:
        editor.execute(
            "CREATE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'what is in the journal is never changed and never deleted'; END $$"
        )
    for table, columns in (("journal_entry", f"UPDATE OF {COLUMNS}"), ("journal_seal", "UPDATE")):
        for event in (columns, "DELETE", "TRUNCATE"):
            name = f"{table}_no_{event.split()[0].lower()}"
            if postgresql:
                each = "STATEMENT" if event == "TRUNCATE" else "ROW"
                editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table} FOR EACH {each} EXECUTE FUNCTION journal_refuse()"
                )
            elif event != "TRUNCATE":
                editor.execute(
                    f"CREATE TRIGGER {name} BEFORE {event} ON {table} BEGIN "
                    "SELECT RAISE(ABORT, 'what is in the journal is never changed and never deleted'); END"
                )


class Migration(migrations.Migration):
    replaces = [("journal", "0004_signing_in")]
    dependencies = [("journal", "0001_tables")]

    operations = [
        migrations.RunPython(refuse),
        Wall("journal_entry"),
    ]
