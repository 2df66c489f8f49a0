"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("requests", "0003_walls")]
    dependencies = [("requests", "0001_tables"), ("tickets", "0002_second_wall")]

    operations = [
        Wall("requests_certification", "of ticket"),
        Wall("requests_paymentrequest", "of ticket"),
        Wall("requests_requestmove", "of ticket"),
        Wall("requests_requestevidence", "of ticket"),
        Wall("requests_requestsettings"),
        Wall("requests_batchcolumns"),
    ]
