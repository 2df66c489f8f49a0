"""The tables of this subject as they stood at the end of November 2026."""

import datetime
import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    replaces = [("notices", "0001_links"), ("notices", "0002_texts")]

    dependencies = [
        ("organizations", "0001_tables"),
        ("tickets", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="TextSettings",
            fields=[
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to="organizations.organization",
                    ),
                ),
                ("sender_en", models.CharField(blank=True, default="", max_length=40)),
                ("sender_es", models.CharField(blank=True, default="", max_length=40)),
                ("help_phone", models.CharField(blank=True, default="", max_length=20)),
                ("time_zone", models.CharField(blank=True, default="", max_length=40)),
                ("opens", models.TimeField(default=datetime.time(8, 0))),
                ("closes", models.TimeField(default=datetime.time(21, 0))),
                ("most_a_week", models.PositiveSmallIntegerField(default=3)),
                ("remind_after_days", models.PositiveSmallIntegerField(default=4)),
                ("most_reminders", models.PositiveSmallIntegerField(default=2)),
                ("link_days", models.PositiveSmallIntegerField(default=14)),
                ("names_employer", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Link",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("sign", "sign a plan"),
                            ("send_evidence", "send a photograph of a pay stub"),
                        ],
                        max_length=20,
                    ),
                ),
                ("record", models.CharField(max_length=60)),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "made_by",
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
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="IncomingText",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", milepost.keys.fields.SealedField()),
                ("number_digest", models.BinaryField(max_length=32)),
                ("body", milepost.keys.fields.SealedField()),
                (
                    "meaning",
                    models.CharField(
                        choices=[("stop", "stop"), ("start", "start"), ("help", "help"), ("other", "other")],
                        max_length=10,
                    ),
                ),
                ("source", models.CharField(max_length=100)),
                ("came_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("read_at", models.DateTimeField(null=True)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "read_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "ordering": ("-came_at", "-pk"),
                "indexes": [
                    models.Index(fields=["organization", "number_digest"], name="incoming_by_number")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "source"), name="one_incoming_text_of_a_source")
                ],
            },
        ),
        migrations.CreateModel(
            name="Text",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ask", "asks for evidence"),
                            ("reminder", "reminds"),
                            ("reply", "answers by itself"),
                        ],
                        max_length=20,
                    ),
                ),
                ("record", models.CharField(blank=True, default="", max_length=60)),
                ("turn", models.PositiveSmallIntegerField(default=0)),
                ("number", milepost.keys.fields.SealedField()),
                ("number_digest", models.BinaryField(max_length=32)),
                ("body", milepost.keys.fields.SealedField()),
                ("body_digest", models.BinaryField(max_length=32)),
                ("language", models.CharField(max_length=2)),
                ("parts", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "waits to be sent"),
                            ("sending", "is being sent"),
                            ("sent", "sent"),
                            ("delivered", "delivered"),
                            ("failed", "not sent"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="queued",
                        max_length=20,
                    ),
                ),
                ("queued_at", models.DateTimeField(auto_now_add=True)),
                ("not_before", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("began_at", models.DateTimeField(null=True)),
                ("sent_at", models.DateTimeField(null=True)),
                ("gateway", models.CharField(blank=True, default="", max_length=60)),
                ("reference", models.CharField(blank=True, default="", max_length=100)),
                ("because", models.CharField(blank=True, default="", max_length=40)),
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
                "ordering": ("-queued_at", "-pk"),
                "indexes": [
                    models.Index(fields=["state", "not_before"], name="texts_due"),
                    models.Index(fields=["organization", "number_digest"], name="texts_by_number"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("record", ""), _negated=True),
                        fields=("ticket", "record", "turn"),
                        name="one_text_of_a_turn",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="TextConsent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", milepost.keys.fields.SealedField()),
                ("number_digest", models.BinaryField(max_length=32)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("asked", "asked, and said yes"),
                            ("paper", "signed on paper"),
                            ("keyword", "wrote START from this number"),
                        ],
                        max_length=20,
                    ),
                ),
                ("given_on", models.DateField()),
                ("shown", models.TextField(blank=True, default="", max_length=1000)),
                ("time_zone", models.CharField(blank=True, default="", max_length=40)),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_because", models.CharField(blank=True, default="", max_length=300)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "ordering": ("-recorded_at", "-pk"),
                "indexes": [
                    models.Index(fields=["organization", "number_digest"], name="consents_by_number")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("ticket", "number_digest"),
                        name="one_consent_to_texts_of_a_number",
                    )
                ],
            },
        ),
    ]
