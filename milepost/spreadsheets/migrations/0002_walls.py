"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("spreadsheets", "0001_first")]

    operations = [
        Wall("spreadsheets_spreadsheet"),
        Wall("spreadsheets_leaf"),
        Wall("spreadsheets_columnmap"),
    ]
