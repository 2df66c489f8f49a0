"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("intake", "0003_walls")]
    dependencies = [("intake", "0001_tables"), ("tickets", "0001_tables"), ("people", "0001_tables")]

    operations = [
        Wall("intake_step", "of ticket"),
        Wall("intake_assessment", "of ticket"),
        Wall("intake_assignabilitycheck", "of ticket"),
        Wall("intake_batchrow", "of ticket"),
        Wall("intake_batch"),
        Wall("intake_answerfile"),
        Wall("intake_intakesettings"),
        Wall("intake_columnmap"),
        Wall("intake_numbering"),
    ]
