"""The second wall: PostgreSQL itself shows a connection only the rows of the organization it works for.

The first wall is the queries of each subject. Should one of them forget to ask whose a record is, the database answers
with nothing. A migration operation of one table each; SQLite, which one machine uses alone, has no such wall.
"""

from __future__ import annotations

from typing import Any

from django.db.migrations.operations.base import Operation

_EVERYTHING = "(SELECT current_setting('milepost.everything', true))"
_ORGANIZATION = "(SELECT nullif(current_setting('milepost.organization', true), '')::uuid)"
_PARTNER = "(SELECT nullif(current_setting('milepost.partner', true), '')::uuid)"
"""Each within a SELECT of its own, so that it is asked once for a query and not once for every row."""
OWN = f"{_EVERYTHING} = 'yes' OR organization_id = {_ORGANIZATION}"
_NO_PARTNER = f"{_PARTNER} IS NULL"
WITHIN = {
    "organization": OWN,
    "owner": f"({OWN}) AND {_NO_PARTNER}",
    "ticket": f"({OWN}) AND ({_NO_PARTNER} OR partner_id = {_PARTNER})",
    "of ticket": f"({OWN}) AND ({_NO_PARTNER} OR EXISTS (SELECT 1 FROM tickets_ticket t WHERE t.id = ticket_id))",
    "between": f"({OWN}) AND ({_NO_PARTNER} OR (partner_id = {_PARTNER} AND EXISTS (SELECT 1 FROM tickets_ticket t WHERE t.id = ticket_id)))",
    "both sides": f"({_EVERYTHING} = 'yes' OR organization_id = {_ORGANIZATION} OR network_id = {_ORGANIZATION}) AND ({_NO_PARTNER} OR EXISTS (SELECT 1 FROM tickets_ticket t WHERE t.id = network_ticket_id))",
    "of holder": f"({OWN}) AND ({_NO_PARTNER} OR EXISTS (SELECT 1 FROM people_ticketholder h WHERE h.id = holder_id))",
}
"""What a connection may see and write, by what a table holds."""


class Wall(Operation):
    """Row-level security on `table`, forced on its owner too."""

    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str, within: str = "organization") -> None:
        self.table, self.within = table, within

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The models do not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        rule = WITHIN[self.within]
        schema_editor.execute(f"ALTER TABLE {self.table} ENABLE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {self.table} FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"CREATE POLICY wall ON {self.table} USING ({rule}) WITH CHECK ({rule})")

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        if schema_editor.connection.vendor != "postgresql":
            return
        schema_editor.execute(f"DROP POLICY wall ON {self.table}")
        schema_editor.execute(f"ALTER TABLE {self.table} NO FORCE ROW LEVEL SECURITY")
        schema_editor.execute(f"ALTER TABLE {self.table} DISABLE ROW LEVEL SECURITY")

    def describe(self) -> str:
        return f"Row-level security on {self.table}"
