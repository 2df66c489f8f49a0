"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("desk", "0002_walls")]
    dependencies = [("desk", "0001_tables"), ("tickets", "0001_tables"), ("people", "0001_tables")]

    operations = [
        Wall("desk_thing", "ticket"),
        Wall("desk_arrangement", "of ticket"),
        Wall("desk_dailymail"),
    ]
