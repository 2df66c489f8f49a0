"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("tickets", "0007_taken_back")]
    dependencies = [("tickets", "0001_tables")]

    operations = [
        Wall("tickets_ticket", "ticket"),
        Wall("tickets_assignment", "of ticket"),
        Wall("tickets_study", "of ticket"),
        Wall("tickets_useperiod", "of ticket"),
        Wall("tickets_vocationalrehabilitationcase", "of ticket"),
        Wall("tickets_legalhold", "of ticket"),
        Wall("tickets_reinstatement", "of ticket"),
    ]
