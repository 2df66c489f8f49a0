"""Every row has an owner, and the second wall stands around it: a partner's, around its own cases of whom it serves now."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("correspondence", "0001_tables"), ("tickets", "0001_tables")]

    operations = [
        Wall("correspondence_case", "between"),
        Wall("correspondence_message", "between"),
        Wall("correspondence_seen", "between"),
        Wall("correspondence_messagemail"),
    ]
