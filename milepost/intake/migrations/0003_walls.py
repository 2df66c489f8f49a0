"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("intake", "0002_batches_and_settings"), ("tickets", "0004_walls")]

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
