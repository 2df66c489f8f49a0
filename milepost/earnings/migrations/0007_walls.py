"""The second wall around jobs, stubs, statements and what was decided about months."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("earnings", "0006_statements_and_months")]

    operations = [
        Wall("earnings_employer"),
        Wall("earnings_job", "of ticket"),
        Wall("earnings_paystub", "of ticket"),
        Wall("earnings_wagereport", "of ticket"),
        Wall("earnings_reportedmonth", "of ticket"),
        Wall("earnings_selfemployedyear", "of ticket"),
        Wall("earnings_monthasuploaded", "of ticket"),
        Wall("earnings_monthdecision", "of ticket"),
    ]
