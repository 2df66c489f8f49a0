"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("organizations", "0004_walls_ask_once")]
    dependencies = [("organizations", "0001_tables")]

    operations = [
        Wall("organizations_bankaccount"),
    ]
