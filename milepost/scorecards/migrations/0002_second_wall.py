"""The second wall stands around every row; of the figures a partner's connection sees its own."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("scorecards", "0001_tables"), ("organizations", "0002_second_wall")]

    operations = [
        Wall("scorecards_counting"),
        Wall("scorecards_scorecardcount", "ticket"),
    ]
