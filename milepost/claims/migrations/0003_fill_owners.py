"""Who owns each row that was there before."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def fill(apps: Any, editor: Any) -> None:
    """Each row belongs to whom its Ticket belongs to."""
    for table in ("claims_decidedticket", "claims_recordedpayment"):
        editor.execute(
            f"UPDATE {table} SET organization_id = "  # noqa: S608 - the names of our own tables
            f"(SELECT t.organization_id FROM tickets_ticket t WHERE t.id = {table}.ticket_id)"
        )


class Migration(migrations.Migration):
    dependencies = [("claims", "0002_owners")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
