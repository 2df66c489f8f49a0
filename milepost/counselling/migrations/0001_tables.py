"""Counselling: requests, BPQYs, appointments, what was given, follow-ups."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0003_counselling_papers"),
        ("organizations", "0003_savings_accounts"),
        ("organizations", "__first__"),
        ("people", "0003_words_of_many"),
        ("shares", "0002_second_wall"),
        ("tickets", "0002_second_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="CounsellingSettings",
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
                ("consents_wanted", models.PositiveSmallIntegerField(default=2)),
                ("recent_days", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("look_after_days", models.PositiveSmallIntegerField(default=30)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Counsel",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked for"),
                            ("taken", "taken on"),
                            ("records", "BPQY asked for"),
                            ("ready", "BPQY is here"),
                            ("given", "given"),
                            ("closed", "closed"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "asked_by",
                    models.CharField(
                        choices=[
                            ("ticketholder", "Ticketholder"),
                            ("representative", "representative"),
                            ("partner", "partner"),
                            ("record", "EN of Record"),
                            ("other", "somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("why", milepost.keys.fields.SealedField()),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("counsellor", models.CharField(blank=True, default="", max_length=120)),
                ("taken_on", models.DateField(null=True)),
                ("referred_on", models.DateField(null=True)),
                ("closed_on", models.DateField(null=True)),
                (
                    "closed_because",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "done"),
                            ("declined", "the Ticketholder does not want it"),
                            ("unreachable", "nobody could be reached"),
                            ("referred", "referred elsewhere"),
                            ("mistake", "recorded by mistake"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("closed_note", models.CharField(blank=True, default="", max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "member",
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
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shares.party",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
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
                "ordering": ("-asked_on", "pk"),
                "indexes": [
                    models.Index(fields=["organization", "state", "-asked_on"], name="counsels_by_state")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "closed"), _negated=True),
                        fields=("ticket",),
                        name="one_open_counsel_of_a_ticket",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("member", None), ("party", None), _connector="OR"),
                        name="one_counsellor_of_a_counsel",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("asked", "closed")),
                            ("member__isnull", False),
                            ("party__isnull", False),
                            _connector="OR",
                        ),
                        name="somebody_counsels",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Bpqy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("requested_on", models.DateField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("mail", "by mail"),
                            ("fax", "by fax"),
                            ("office", "at the field office"),
                            ("phone", "by telephone"),
                        ],
                        max_length=10,
                    ),
                ),
                ("received_on", models.DateField(null=True)),
                ("given_up_because", models.CharField(blank=True, default="", max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "first_consent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.consent",
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
                    "second_consent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.consent",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
                (
                    "counsel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bpqys",
                        to="counselling.counsel",
                    ),
                ),
            ],
            options={
                "ordering": ("-requested_on", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on", None),
                            ("received_on__gte", models.F("requested_on")),
                            _connector="OR",
                        ),
                        name="a_bpqy_comes_after_its_request",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Appointment",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("on", models.DateField()),
                ("at", models.TimeField(null=True)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("phone", "by telephone"),
                            ("video", "by video"),
                            ("in_person", "in person"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "came",
                    models.CharField(
                        choices=[
                            ("ahead", "ahead"),
                            ("held", "held"),
                            ("missed", "did not come"),
                            ("cancelled", "called off"),
                        ],
                        default="ahead",
                        max_length=10,
                    ),
                ),
                ("minutes", models.PositiveSmallIntegerField(null=True)),
                ("note", milepost.keys.fields.SealedField(null=True)),
                ("counsellor", models.CharField(blank=True, default="", max_length=120)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "member",
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
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shares.party",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
                (
                    "counsel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="appointments",
                        to="counselling.counsel",
                    ),
                ),
            ],
            options={
                "ordering": ("-on", "-at", "pk"),
                "indexes": [models.Index(fields=["organization", "came", "on"], name="appointments_by_day")],
            },
        ),
        migrations.CreateModel(
            name="Advice",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("summary", "benefits summary"),
                            ("analysis", "benefits summary and analysis"),
                            ("update", "update of an analysis"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("counsellor", models.CharField(max_length=120)),
                ("without_because", models.CharField(blank=True, default="", max_length=300)),
                ("incentives", models.JSONField(default=list)),
                ("words", milepost.keys.fields.SealedField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=300)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "member",
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
                    "party",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shares.party",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
                (
                    "bpqy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="counselling.bpqy",
                    ),
                ),
                (
                    "counsel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="advice",
                        to="counselling.counsel",
                    ),
                ),
            ],
            options={
                "ordering": ("-on", "pk"),
                "indexes": [models.Index(fields=["organization", "on"], name="advice_by_day")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("member", None), ("party__isnull", False)),
                            models.Q(("member__isnull", False), ("party", None)),
                            _connector="OR",
                        ),
                        name="advice_of_one_counsellor",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FollowUp",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("due_on", models.DateField()),
                ("what", milepost.keys.fields.SealedField()),
                ("done_on", models.DateField(null=True)),
                ("said", milepost.keys.fields.SealedField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "counsel",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="follow_ups",
                        to="counselling.counsel",
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
                "ordering": ("due_on", "pk"),
            },
        ),
    ]
