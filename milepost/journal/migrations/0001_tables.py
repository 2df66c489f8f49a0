"""The tables of this subject as they stood at the end of November 2026."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    replaces = [
        ("journal", "0001_first"),
        ("journal", "0002_readings_changes_and_seals"),
        ("journal", "0003_append_only"),
    ]

    dependencies = [
        ("organizations", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Seal",
            fields=[
                ("number", models.PositiveBigIntegerField(primary_key=True, serialize=False)),
                ("after_entry", models.BigIntegerField()),
                ("upto_entry", models.BigIntegerField()),
                ("count", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("change", "change"), ("reading", "reading"), ("signing_in", "signing in")],
                        default="change",
                        max_length=10,
                    ),
                ),
                ("action", models.CharField(max_length=60)),
                ("subject", models.CharField(max_length=60)),
                ("subject_id", models.CharField(max_length=60)),
                ("why", models.CharField(blank=True, default="", max_length=300)),
                ("through", models.CharField(default="page", max_length=20)),
                ("figures", models.JSONField(default=dict)),
                ("changes", milepost.keys.fields.SealedJSONField(null=True)),
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
            ],
            options={
                "indexes": [
                    models.Index(fields=["organization", "-at"], name="journal_by_organization"),
                    models.Index(fields=["subject", "subject_id", "-id"], name="journal_of_a_record"),
                ],
            },
        ),
    ]
