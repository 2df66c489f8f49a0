"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("candidates", "0001_tables"), ("tickets", "0001_tables")]

    operations = [Wall("candidates_interview", "of ticket"), Wall("candidates_decision", "of ticket")]
