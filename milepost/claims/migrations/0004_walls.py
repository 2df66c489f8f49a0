"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("claims", "0003_fill_owners"), ("tickets", "0004_walls")]

    operations = [
        migrations.AlterField(
            model_name="decidedticket",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
            ),
        ),
        migrations.AlterField(
            model_name="recordedpayment",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
            ),
        ),
        Wall("claims_decidedticket", "of ticket"),
        Wall("claims_recordedpayment", "of ticket"),
        Wall("claims_decidedclaim", "of ticket"),
        Wall("claims_deciding"),
        Wall("claims_enteredfigure"),
    ]
