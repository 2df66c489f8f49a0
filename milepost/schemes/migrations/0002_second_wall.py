"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("schemes", "0001_tables"), ("tickets", "0001_tables")]

    operations = [
        # What a scheme says decides for a partner's people too; the list of schemes is shut to partners by its door.
        Wall("schemes_scheme"),
        Wall("schemes_schemeversion"),
        Wall("schemes_schemeprovider", "owner"),
        Wall("schemes_casedetail", "of ticket"),
        Wall("schemes_boughtservice", "of ticket"),
        Wall("schemes_givennotice", "of ticket"),
        Wall("schemes_ticketpaper", "of ticket"),
        Wall("schemes_schemeinvoice", "of ticket"),
        Wall("schemes_workedhours", "of ticket"),
    ]
