"""Every row has an owner, and the second wall stands around it. PostgreSQL splits names into words by itself."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from milepost.organizations.walls import Wall
from milepost.people.words import ACCENTED, LONGEST_WORD, PLAIN


class OnPostgreSQL(migrations.RunSQL):
    """SQL that only PostgreSQL is given."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            super().database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor == "postgresql":
            super().database_backwards(app_label, schema_editor, from_state, to_state)


SPLIT = f"""
CREATE FUNCTION people_words_of(given text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT DISTINCT left(word, {LONGEST_WORD})
  FROM regexp_split_to_table(translate(lower(given), '{ACCENTED}', '{PLAIN}'), '[^[:alnum:]]+') word WHERE word <> ''
$$
"""  # noqa: S608 - of our own letters
INDEX = """
ALTER TABLE people_nameword ALTER COLUMN word TYPE varchar(60) COLLATE "C";
CREATE INDEX people_by_word ON people_nameword (organization_id, word, ticket_id)
"""
OF_A_HOLDER = """
CREATE FUNCTION people_words_of_a_holder() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM people_nameword WHERE ticket_id = NEW.ticket_id AND "of" = 'name';
  INSERT INTO people_nameword (organization_id, ticket_id, "of", word)
    SELECT NEW.organization_id, NEW.ticket_id, 'name', word FROM people_words_of(NEW.name || ' ' || NEW.called) word;
  RETURN NEW;
END $$;
CREATE TRIGGER words_of_a_holder AFTER INSERT OR UPDATE OF name, called ON people_ticketholder
  FOR EACH ROW EXECUTE FUNCTION people_words_of_a_holder()
"""
OF_A_TICKET = """
CREATE FUNCTION people_words_of_a_ticket() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM people_nameword WHERE ticket_id = NEW.id AND "of" = 'id';
  INSERT INTO people_nameword (organization_id, ticket_id, "of", word)
    SELECT NEW.organization_id, NEW.id, 'id', word FROM people_words_of(NEW.reference) word;
  RETURN NEW;
END $$;
CREATE TRIGGER words_of_a_ticket AFTER INSERT OR UPDATE OF reference ON tickets_ticket
  FOR EACH ROW EXECUTE FUNCTION people_words_of_a_ticket()
"""


class Migration(migrations.Migration):
    replaces = [("people", "0005_name_words")]
    dependencies = [("people", "0001_tables"), ("tickets", "0001_tables")]

    operations = [
        Wall("people_ticketholder", "of ticket"),
        Wall("people_contact", "of holder"),
        Wall("people_consent", "of holder"),
        Wall("people_nameword", "of ticket"),
        OnPostgreSQL(SPLIT, "DROP FUNCTION people_words_of"),
        OnPostgreSQL(INDEX),
        OnPostgreSQL(OF_A_HOLDER, "DROP FUNCTION people_words_of_a_holder CASCADE"),
        OnPostgreSQL(OF_A_TICKET, "DROP FUNCTION people_words_of_a_ticket CASCADE"),
    ]
