"""The tables of this subject as they stood at the end of November 2026."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields
import milepost.tickets.fields
from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("reviews", "0001_steps")]

    dependencies = [
        ("organizations", "0001_tables"),
        ("tickets", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.PositiveSmallIntegerField()),
                ("event", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                ("on", models.DateField()),
                ("note", milepost.keys.fields.SealedField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "ordering": ("period", "on", "pk"),
                "indexes": [models.Index(fields=["ticket", "period", "on"], name="steps_of_a_review")],
            },
        ),
        Wall("reviews_reviewstep", "of ticket"),
    ]
