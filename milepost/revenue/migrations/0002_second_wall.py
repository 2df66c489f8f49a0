"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("revenue", "0001_tables"), ("organizations", "0001_tables")]

    operations = [
        Wall("revenue_projection", "owner"),
    ]
