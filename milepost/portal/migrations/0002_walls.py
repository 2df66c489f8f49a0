"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_first")]

    operations = [
        Wall("portal_portalfile"),
        Wall("portal_difference"),
    ]
