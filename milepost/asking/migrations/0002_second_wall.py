"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("asking", "0002_walls")]
    dependencies = [("asking", "0001_tables"), ("tickets", "0001_tables"), ("people", "0001_tables")]

    operations = [
        Wall("asking_ask", "of ticket"),
        Wall("asking_arrived", "of ticket"),
        Wall("asking_arriving", "of ticket"),
        Wall("asking_part"),
    ]
