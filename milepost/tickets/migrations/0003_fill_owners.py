"""Who owns each row that was there before."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def fill(apps: Any, editor: Any) -> None:
    """Each row belongs to whom its Ticket belongs to."""
    for table in (
        "tickets_assignment",
        "tickets_study",
        "tickets_useperiod",
        "tickets_vocationalrehabilitationcase",
    ):
        editor.execute(
            f"UPDATE {table} SET organization_id = "  # noqa: S608 - the names of our own tables
            f"(SELECT t.organization_id FROM tickets_ticket t WHERE t.id = {table}.ticket_id)"
        )


def seal_birth_dates(apps: Any, editor: Any) -> None:
    """Birth dates that were kept in the clear."""
    tickets = apps.get_model("tickets", "Ticket")
    for ticket in tickets.objects.exclude(born_on_unsealed=None).iterator():
        ticket.born_on = ticket.born_on_unsealed
        ticket.save(update_fields=["born_on"])


class Migration(migrations.Migration):
    dependencies = [("tickets", "0002_owners_partners_and_holds")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(seal_birth_dates, migrations.RunPython.noop),
    ]
