"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0001_tables"), ("organizations", "0001_tables")]

    operations = [
        # Some articles are for partners too; which ones, the queries say.
        Wall("knowledge_article"),
        Wall("knowledge_articleversion"),
    ]
