"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("plans", "0003_walls")]
    dependencies = [("plans", "0001_tables"), ("tickets", "0001_tables"), ("people", "0001_tables")]

    operations = [
        Wall("plans_plansettings"),
        Wall("plans_plan", "of ticket"),
        Wall("plans_planversion", "of ticket"),
        Wall("plans_signature", "of ticket"),
        Wall("plans_discussion", "of ticket"),
        Wall("plans_disclosure", "of ticket"),
    ]
