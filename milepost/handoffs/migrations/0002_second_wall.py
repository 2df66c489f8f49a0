"""A hand-off is seen from both sides, and by nobody else; the database holds to that too."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("handoffs", "0001_tables"), ("tickets", "0001_tables")]

    operations = [
        Wall("handoffs_handoff", "both sides"),
        Wall("handoffs_handoffsettings", "owner"),
    ]
