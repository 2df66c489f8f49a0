"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("editing", "0001_drafts")]

    operations = [
        Wall("editing_draft"),
    ]
