"""The second wall: what is the organization's own a partner's connection does not see; of its own people's duties it sees those
that name it. `duties_feed` stands outside, because it is looked up before it is known who asks."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_tables"), ("organizations", "0002_second_wall")]

    operations = [
        Wall("duties_dutysettings"),
        Wall("duties_yearwindow"),
        Wall("duties_maincontact", "ticket"),
        Wall("duties_ownduty", "ticket"),
        Wall("duties_doing", "ticket"),
        Wall("duties_proof", "ticket"),
    ]
