"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("tickets", "0003_fill_owners")]

    operations = [
        migrations.RemoveField(model_name="ticket", name="born_on_unsealed"),
        migrations.AlterField(
            model_name="assignment",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
            ),
        ),
        migrations.AlterField(
            model_name="study",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
            ),
        ),
        migrations.AlterField(
            model_name="useperiod",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
            ),
        ),
        migrations.AlterField(
            model_name="vocationalrehabilitationcase",
            name="organization",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="organizations.organization"
            ),
        ),
        Wall("tickets_ticket", "ticket"),
        Wall("tickets_assignment", "of ticket"),
        Wall("tickets_study", "of ticket"),
        Wall("tickets_useperiod", "of ticket"),
        Wall("tickets_vocationalrehabilitationcase", "of ticket"),
        Wall("tickets_legalhold", "of ticket"),
    ]
