"""Interviews of candidates, and the decisions on them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0003_savings_accounts"),
        ("tickets", "0003_withdrawn"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Interview",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("on", models.DateField()),
                ("answers", milepost.keys.fields.SealedJSONField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
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
                "ordering": ("ticket", "-number"),
            },
        ),
        migrations.CreateModel(
            name="Decision",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("on", models.DateField()),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("take", "take the Ticket"),
                            ("not_take", "do not take it"),
                            ("later", "decide later"),
                        ],
                        max_length=10,
                    ),
                ),
                ("because", milepost.keys.fields.SealedField()),
                ("look_again_on", models.DateField(null=True)),
                ("advised", models.CharField(max_length=20)),
                ("signals", models.JSONField(default=list)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
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
                (
                    "interview",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decisions",
                        to="candidates.interview",
                    ),
                ),
            ],
            options={
                "ordering": ("ticket", "-at", "-pk"),
            },
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.UniqueConstraint(fields=("ticket", "number"), name="one_interview_of_a_number"),
        ),
        migrations.AddIndex(
            model_name="decision",
            index=models.Index(fields=["organization", "verdict"], name="decisions_by_verdict"),
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("look_again_on__isnull", False), ("verdict", "later")),
                    models.Q(models.Q(("verdict", "later"), _negated=True), ("look_again_on__isnull", True)),
                    _connector="OR",
                ),
                name="later_has_its_day",
            ),
        ),
    ]
