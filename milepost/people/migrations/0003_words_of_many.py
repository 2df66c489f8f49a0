"""Rows that come in together are split into words together: a trigger for each row took half of the time of a bulk insert.

A new row has no words yet. Its words name the organization and the Ticket that the row itself names, and are not looked up
once more for each word. A changed row is still split by itself: a trigger of whole statements cannot ask which column changed.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

CHANGED_ONE_BY_ONE = """
CREATE OR REPLACE TRIGGER {trigger} AFTER {when} OF {columns} ON {table} FOR EACH ROW EXECUTE FUNCTION people_{trigger}()
"""
OF_HOLDERS = """
CREATE FUNCTION people_words_of_holders() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO people_nameword (organization_id, ticket_id, "of", word)
    SELECT fresh.organization_id, fresh.ticket_id, 'name', word
    FROM fresh CROSS JOIN LATERAL people_words_of(fresh.name || ' ' || fresh.called) word;
  RETURN NULL;
END $$;
CREATE TRIGGER words_of_holders AFTER INSERT ON people_ticketholder REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION people_words_of_holders()
"""
OF_TICKETS = """
CREATE FUNCTION people_words_of_tickets() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO people_nameword (organization_id, ticket_id, "of", word)
    SELECT fresh.organization_id, fresh.id, 'id', word FROM fresh CROSS JOIN LATERAL people_words_of(fresh.reference) word;
  RETURN NULL;
END $$;
CREATE TRIGGER words_of_tickets AFTER INSERT ON tickets_ticket REFERENCING NEW TABLE AS fresh
  FOR EACH STATEMENT EXECUTE FUNCTION people_words_of_tickets()
"""
ROW_BY_ROW = (
    ("words_of_a_holder", "name, called", "people_ticketholder"),
    ("words_of_a_ticket", "reference", "tickets_ticket"),
)


def forwards(_apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    _row_by_row(schema_editor, "UPDATE")
    schema_editor.execute(OF_HOLDERS)
    schema_editor.execute(OF_TICKETS)


def backwards(_apps: Any, schema_editor: Any) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("DROP FUNCTION people_words_of_holders CASCADE")
    schema_editor.execute("DROP FUNCTION people_words_of_tickets CASCADE")
    _row_by_row(schema_editor, "INSERT OR UPDATE")


def _row_by_row(schema_editor: Any, when: str) -> None:
    for trigger, columns, table in ROW_BY_ROW:
        schema_editor.execute(
            CHANGED_ONE_BY_ONE.format(trigger=trigger, when=when, columns=columns, table=table)
        )


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0003_savings_accounts"),
        ("people", "0002_second_wall"),
        ("tickets", "0002_second_wall"),
    ]

    operations = [
        migrations.AlterField(
            model_name="nameword",
            name="organization",
            field=models.ForeignKey(
                "organizations.organization",
                models.PROTECT,
                related_name="+",
                db_index=False,
                db_constraint=False,
            ),
        ),
        migrations.AlterField(
            model_name="nameword",
            name="ticket",
            field=models.ForeignKey("tickets.ticket", models.PROTECT, related_name="+", db_constraint=False),
        ),
        migrations.RunPython(forwards, backwards),
    ]
