"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("counselling", "0001_tables"), ("tickets", "0001_tables")]

    operations = [
        Wall("counselling_counsellingsettings"),
        Wall("counselling_counsel", "of ticket"),
        Wall("counselling_bpqy", "of ticket"),
        Wall("counselling_appointment", "of ticket"),
        Wall("counselling_advice", "of ticket"),
        Wall("counselling_followup", "of ticket"),
    ]
