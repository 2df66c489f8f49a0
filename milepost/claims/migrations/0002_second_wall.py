"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("claims", "0006_partners")]
    dependencies = [("claims", "0001_tables"), ("tickets", "0001_tables"), ("people", "0001_tables")]

    operations = [
        Wall("claims_decidedticket", "ticket"),
        Wall("claims_recordedpayment", "of ticket"),
        Wall("claims_decidedclaim", "ticket"),
        Wall("claims_deciding"),
        Wall("claims_enteredfigure"),
        Wall("claims_tally", "ticket"),
    ]
