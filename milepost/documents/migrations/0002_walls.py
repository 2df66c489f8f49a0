"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_first"), ("tickets", "0004_walls")]

    operations = [
        Wall("documents_document", "of ticket"),
        Wall("documents_content"),
    ]
