"""The walls that stand already ask for the scope once for a query."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import AskOnce


class Migration(migrations.Migration):
    dependencies = [("organizations", "0003_walls")]

    operations = [AskOnce()]
