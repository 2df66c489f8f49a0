"""Kept answers know by whom the Ticketholder is served, so that a partner's lists need not ask each Ticket."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

from milepost.organizations.walls import MoveWall


def fill_partners(apps: Any, _schema_editor: Any) -> None:
    """Kept answers know by whom the Ticketholder is served, as the Ticket says."""
    tickets = apps.get_model("tickets", "Ticket").objects
    for name in ("DecidedTicket", "DecidedClaim"):
        partner = tickets.filter(pk=models.OuterRef("ticket")).values("partner")[:1]
        apps.get_model("claims", name).objects.update(partner=models.Subquery(partner))


class Migration(migrations.Migration):
    dependencies = [("claims", "0005_tallies_and_progress")]

    operations = [
        migrations.RunPython(fill_partners, migrations.RunPython.noop),
        MoveWall("claims_decidedclaim", "ticket"),
        MoveWall("claims_decidedticket", "ticket"),
    ]
