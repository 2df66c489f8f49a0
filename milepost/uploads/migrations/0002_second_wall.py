"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("uploads", "0004_walls")]
    dependencies = [("uploads", "0001_tables"), ("tickets", "0001_tables"), ("people", "0001_tables")]

    operations = [
        Wall("uploads_upload"),
    ]
