"""Spreadsheets, the leaves of what is known about their rows, and how columns are mapped."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0002_second_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Spreadsheet",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("people", "people"),
                            ("assignments", "assignments"),
                            ("contacts", "contacts"),
                            ("stubs", "pay stubs"),
                        ],
                        max_length=20,
                    ),
                ),
                ("file_name", models.CharField(max_length=200)),
                ("size", models.PositiveIntegerField()),
                ("content", milepost.keys.fields.SealedBytesField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "being read"),
                            ("unreadable", "cannot be read"),
                            ("to_map", "its columns are to be named"),
                            ("checking", "being checked"),
                            ("faulty", "has faults"),
                            ("refused", "looks wrong"),
                            ("checked", "checked, not yet taken over"),
                            ("taking_over", "being taken over"),
                            ("taken_over", "taken over"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                            ("failed", "stopped by an error of ours"),
                        ],
                        default="reading",
                        max_length=20,
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("stirred_at", models.DateTimeField(auto_now=True)),
                ("sniffed", milepost.keys.fields.SealedJSONField(null=True)),
                ("settled", milepost.keys.fields.SealedJSONField(null=True)),
                ("findings", models.JSONField(default=dict)),
                ("refusals", models.JSONField(default=list)),
                ("faulty_rows", models.JSONField(default=list)),
                ("fingerprint", models.CharField(blank=True, default="", max_length=64)),
                ("is_partly", models.BooleanField(default=False)),
                ("override", models.CharField(blank=True, default="", max_length=300)),
                ("journal_upto", models.BigIntegerField(null=True)),
                ("is_decided", models.BooleanField(default=True)),
                ("was_different", models.BooleanField(default=False)),
                ("cannot_undo", models.CharField(blank=True, default="", max_length=40)),
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
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "ordering": ("-at",),
                "indexes": [
                    models.Index(fields=["organization", "-at"], name="spreadsheets_by_organization")
                ],
            },
        ),
        migrations.CreateModel(
            name="Leaf",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("fault", "Fault"),
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("twice", "Twice"),
                            ("did", "Did"),
                            ("ticket", "Ticket"),
                        ],
                        max_length=10,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("content", milepost.keys.fields.SealedJSONField()),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "spreadsheet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="leaves",
                        to="spreadsheets.spreadsheet",
                    ),
                ),
            ],
            options={
                "ordering": ("of", "number"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("spreadsheet", "of", "number"), name="one_leaf_of_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ColumnMap",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("people", "people"),
                            ("assignments", "assignments"),
                            ("contacts", "contacts"),
                            ("stubs", "pay stubs"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=80)),
                ("headings", models.CharField(max_length=64)),
                ("mapping", milepost.keys.fields.SealedJSONField()),
                ("at", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
            ],
            options={
                "ordering": ("name",),
                "indexes": [
                    models.Index(fields=["organization", "kind", "headings"], name="column_maps_by_headings")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "kind", "name"), name="one_column_map_of_a_name"
                    )
                ],
            },
        ),
    ]
