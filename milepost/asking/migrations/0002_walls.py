"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("asking", "0001_first"), ("tickets", "0004_walls")]

    operations = [
        Wall("asking_ask", "of ticket"),
        Wall("asking_arrived", "of ticket"),
        Wall("asking_arriving", "of ticket"),
        Wall("asking_part"),
    ]
