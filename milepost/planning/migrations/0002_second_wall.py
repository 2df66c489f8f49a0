"""Every row has an owner, and the second wall stands around it; a partner's connection sees none of them."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_tables")]

    operations = [
        Wall("planning_planstep", "owner"),
        Wall("planning_planpaper", "owner"),
        Wall("planning_planfigures", "owner"),
    ]
