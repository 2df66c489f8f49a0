"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("organizations", "0002_identities_partners_and_suitability")]

    operations = [
        Wall("organizations_bankaccount"),
    ]
