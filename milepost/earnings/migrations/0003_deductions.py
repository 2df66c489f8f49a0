"""Work expenses and subsidies, behind the second wall like everything about a Ticket."""

from __future__ import annotations

import django.db.models.deletion
from django.db import migrations, models

import milepost.keys.fields
import milepost.tickets.fields
from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_second_wall"),
        ("earnings", "0002_second_wall"),
        ("organizations", "0003_savings_accounts"),
        ("tickets", "0002_second_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deduction",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", milepost.keys.fields.SealedField(null=True)),
                ("note", milepost.keys.fields.SealedField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("work_expense", "impairment-related work expense"),
                            ("subsidy", "subsidy: pay above what the work is worth"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", milepost.keys.fields.SealedField()),
                ("monthly", models.BigIntegerField()),
                ("first_month", milepost.tickets.fields.MonthField()),
                ("last_month", milepost.tickets.fields.MonthField(blank=True, null=True)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
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
                "ordering": ("-first_month", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("monthly__gt", 0)), name="a_deduction_is_something"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_month__isnull", True),
                            ("last_month__gte", models.F("first_month")),
                            _connector="OR",
                        ),
                        name="a_deduction_ends_after_it_begins",
                    ),
                ],
            },
        ),
        Wall("earnings_deduction", "of ticket"),
    ]
