"""The tables of this subject as they stood at the end of November 2026."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields
import milepost.tickets.fields


class Migration(migrations.Migration):
    replaces = [("intake", "0001_first"), ("intake", "0002_batches_and_settings")]

    dependencies = [
        ("organizations", "0001_tables"),
        ("tickets", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="IntakeSettings",
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
                ("answer_days", models.PositiveSmallIntegerField(default=30)),
                ("quiet_days", models.PositiveSmallIntegerField(default=14)),
                ("ahead_days", models.PositiveSmallIntegerField(default=21)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Numbering",
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
                ("last", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="AnswerFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("read", "read, not taken over"),
                            ("taken_over", "taken over"),
                            ("undone", "undone"),
                        ],
                        default="read",
                        max_length=20,
                    ),
                ),
                ("asked_on", models.DateField()),
                ("rows", milepost.keys.fields.SealedJSONField()),
                ("faults", models.JSONField(default=list)),
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
                "ordering": ("-at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Assessment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=300)),
                ("on", models.DateField()),
                (
                    "receives_benefit",
                    models.CharField(
                        choices=[("yes", "yes"), ("no", "no"), ("not_known", "not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "paid_before",
                    models.CharField(
                        choices=[("yes", "yes"), ("no", "no"), ("not_known", "not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "will_earn",
                    models.CharField(
                        choices=[("yes", "yes"), ("no", "no"), ("not_known", "not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "ticket_available",
                    models.CharField(
                        choices=[("yes", "yes"), ("no", "no"), ("not_known", "not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("goal", milepost.keys.fields.SealedField(null=True)),
                (
                    "advice",
                    models.CharField(choices=[("for", "go on"), ("against", "do not go on")], max_length=10),
                ),
                ("because", milepost.keys.fields.SealedField()),
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
                "ordering": ("pk",),
                "abstract": False,
                "default_manager_name": "objects",
            },
        ),
        migrations.CreateModel(
            name="Batch",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("size", models.PositiveSmallIntegerField()),
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
                "ordering": ("-at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="AssignabilityCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=300)),
                ("asked_on", models.DateField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("portal", "the Portal"),
                            ("batch", "a batch for the Portal"),
                            ("help_line", "a call to the Help Line with the person"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[
                            ("assignable", "can be assigned"),
                            ("not_assignable", "cannot be assigned"),
                            ("unclear", "no clear answer"),
                        ],
                        max_length=20,
                    ),
                ),
                ("current_pay", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("held_elsewhere", models.BooleanField(null=True)),
                ("age_18_review_pending", models.BooleanField(null=True)),
                ("valid_until", models.DateField()),
                ("note", milepost.keys.fields.SealedField(null=True)),
                (
                    "answer_file",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="intake.answerfile",
                    ),
                ),
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
                "ordering": ("pk",),
                "abstract": False,
                "default_manager_name": "objects",
                "indexes": [models.Index(fields=["ticket", "-asked_on", "-id"], name="checks_of_a_ticket")],
            },
        ),
        migrations.CreateModel(
            name="BatchRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="rows", to="intake.batch"
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tickets.ticket"
                    ),
                ),
            ],
            options={
                "ordering": ("batch", "place"),
                "constraints": [models.UniqueConstraint(fields=("batch", "ticket"), name="once_in_a_batch")],
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
                    "purpose",
                    models.CharField(
                        choices=[("ask", "the file for the Portal"), ("answer", "the Portal's answer")],
                        max_length=10,
                    ),
                ),
                ("columns", models.JSONField(default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "purpose"), name="one_column_map_of_a_purpose"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Step",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=300)),
                ("move", models.CharField(max_length=40)),
                (
                    "before",
                    models.CharField(
                        choices=[
                            ("candidate", "candidate"),
                            ("advised_for", "assessed: advised to go on"),
                            ("advised_against", "assessed: advised against"),
                            ("assignable", "assignable"),
                            ("plan", "plan in work"),
                            ("assigned", "assigned, in use"),
                            ("inactive", "assigned, inactive"),
                            ("extension", "unassigned, in the 90-day extension"),
                            ("unassigned", "unassigned"),
                            ("terminated", "Ticket ended"),
                            ("declined", "does not take part"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("candidate", "candidate"),
                            ("advised_for", "assessed: advised to go on"),
                            ("advised_against", "assessed: advised against"),
                            ("assignable", "assignable"),
                            ("plan", "plan in work"),
                            ("assigned", "assigned, in use"),
                            ("inactive", "assigned, inactive"),
                            ("extension", "unassigned, in the 90-day extension"),
                            ("unassigned", "unassigned"),
                            ("terminated", "Ticket ended"),
                            ("declined", "does not take part"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("asked_on", models.DateField(null=True)),
                ("reason", models.CharField(blank=True, default="", max_length=40)),
                ("note", milepost.keys.fields.SealedField(null=True)),
                ("portal_reference", models.CharField(blank=True, default="", max_length=60)),
                ("did", models.JSONField(default=list)),
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
                "ordering": ("pk",),
                "abstract": False,
                "default_manager_name": "objects",
                "indexes": [models.Index(fields=["ticket", "-id"], name="steps_of_a_ticket")],
            },
        ),
    ]
