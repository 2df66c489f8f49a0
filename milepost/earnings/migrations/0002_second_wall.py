"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("earnings", "0008_names_shown")]
    dependencies = [("earnings", "0001_tables"), ("tickets", "0001_tables"), ("people", "0001_tables")]

    operations = [
        Wall("earnings_monthofwork", "of ticket"),
        Wall("earnings_employer"),
        Wall("earnings_job", "of ticket"),
        Wall("earnings_paystub", "of ticket"),
        Wall("earnings_wagereport", "of ticket"),
        Wall("earnings_reportedmonth", "of ticket"),
        Wall("earnings_selfemployedyear", "of ticket"),
        Wall("earnings_monthasuploaded", "of ticket"),
        Wall("earnings_monthdecision", "of ticket"),
    ]
