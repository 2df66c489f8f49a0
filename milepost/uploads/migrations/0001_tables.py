"""The tables of this subject as they stood at the end of November 2026."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    replaces = [("uploads", "0001_first"), ("uploads", "0002_sealed"), ("uploads", "0003_seal")]

    dependencies = [
        ("organizations", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("file_name", models.CharField(max_length=200)),
                ("size", models.PositiveIntegerField()),
                ("content", milepost.keys.fields.SealedBytesField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("checking", "being checked"),
                            ("faulty", "has faults"),
                            ("checked", "checked, not yet taken over"),
                            ("taking_over", "being taken over"),
                            ("taken_over", "taken over"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                            ("failed", "stopped by an error of ours"),
                        ],
                        default="checking",
                        max_length=20,
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("faults", models.JSONField(default=list)),
                ("notes", models.JSONField(default=list)),
                ("faulty_tickets", models.JSONField(default=list)),
                ("findings", models.JSONField(default=dict)),
                ("replaced", milepost.keys.fields.SealedJSONField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
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
                        related_name="uploads",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "ordering": ("-at",),
                "indexes": [models.Index(fields=["organization", "-at"], name="uploads_by_organization")],
            },
        ),
    ]
