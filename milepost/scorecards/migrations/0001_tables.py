"""The figures that are kept, and when they were counted."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_savings_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Counting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("working", "being counted"), ("done", "counted"), ("failed", "stopped")],
                        default="working",
                        max_length=10,
                    ),
                ),
                ("day", models.DateField(null=True)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ScorecardCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("quarter", models.DateField()),
                (
                    "measure",
                    models.CharField(
                        choices=[
                            ("contacts", "Contacts in time"),
                            ("notes", "Notes complete and entered in time"),
                            ("plans", "Plans received within 14 days"),
                            ("sent", "Released requests sent"),
                            ("answers", "Answers without a denial"),
                        ],
                        max_length=10,
                    ),
                ),
                ("good", models.PositiveIntegerField()),
                ("many", models.PositiveIntegerField()),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("partner", None)),
                        fields=("organization", "quarter", "measure"),
                        name="one_count_of_ourselves",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("partner__isnull", False)),
                        fields=("organization", "partner", "quarter", "measure"),
                        name="one_count_of_a_partner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("good__lte", models.F("many"))),
                        name="no_more_good_cases_than_cases",
                    ),
                ],
            },
        ),
    ]
