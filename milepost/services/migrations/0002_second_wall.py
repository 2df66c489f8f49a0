"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("services", "0001_tables"), ("tickets", "0001_tables")]

    operations = [
        Wall("services_enrollment", "of ticket"),
        Wall("services_serviceline", "of ticket"),
    ]
