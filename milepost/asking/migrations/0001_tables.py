"""The tables of this subject as they stood at the end of November 2026."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    replaces = [("asking", "0001_first")]

    dependencies = [
        ("documents", "0001_tables"),
        ("organizations", "0001_tables"),
        ("tickets", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ask",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("stub", "the pay stub of a pay date"),
                            ("stubs", "the pay stubs of a month"),
                            ("statement", "an employer's statement of a month"),
                        ],
                        max_length=20,
                    ),
                ),
                ("paid_on", models.DateField(null=True)),
                ("months", models.JSONField(default=list)),
                ("employer", milepost.keys.fields.SealedField(null=True)),
                ("job", models.CharField(blank=True, default="", max_length=60)),
                ("what", models.CharField(max_length=120)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "asked"), ("answered", "a photograph came"), ("ended", "ended")],
                        default="open",
                        max_length=20,
                    ),
                ),
                (
                    "ended_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("evidence", "the evidence is there"),
                            ("ssa", "SSA has it"),
                            ("withdrawn", "withdrawn"),
                            ("expired", "nothing came in time"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("ended_note", models.CharField(blank=True, default="", max_length=300)),
                ("dollars", models.PositiveIntegerField(null=True)),
                ("lost_on", models.DateField(null=True)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("asked_on", models.DateField()),
                ("until", models.DateField()),
                ("link", milepost.keys.fields.SealedField(null=True)),
                ("turn", models.PositiveSmallIntegerField(default=1)),
                ("remind_on", models.DateField(null=True)),
                ("reminders", models.PositiveSmallIntegerField(default=0)),
                ("answered_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "asked_by",
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
                "ordering": ("-asked_at", "-pk"),
                "indexes": [
                    models.Index(fields=["organization", "state", "remind_on"], name="asks_by_state"),
                    models.Index(fields=["ticket", "state"], name="asks_of_ticket"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "ended"), _negated=True),
                        fields=("ticket", "kind", "what", "job"),
                        name="one_open_ask_of_the_same",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Arriving",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("word", models.CharField(max_length=40)),
                ("total", models.PositiveIntegerField()),
                ("received", models.PositiveIntegerField(default=0)),
                ("began_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("refused", models.CharField(blank=True, default="", max_length=40)),
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
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="asking.ask"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("ask", "word"), name="one_arriving_file_of_a_word")
                ]
            },
        ),
        migrations.CreateModel(
            name="Arrived",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "document",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
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
                    "ask",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="arrived", to="asking.ask"
                    ),
                ),
            ],
            options={
                "ordering": ("at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Part",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("offset", models.PositiveIntegerField()),
                ("content", milepost.keys.fields.SealedBytesField()),
                (
                    "arriving",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="parts",
                        to="asking.arriving",
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
                "ordering": ("offset",),
                "constraints": [
                    models.UniqueConstraint(fields=("arriving", "offset"), name="one_part_at_an_offset")
                ],
            },
        ),
    ]
