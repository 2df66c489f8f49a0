"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("editing", "0002_walls")]
    dependencies = [("editing", "0001_tables")]

    operations = [
        Wall("editing_draft"),
    ]
