"""The tables of this subject as they stood at the end of November 2026."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.tickets.fields


class Migration(migrations.Migration):
    replaces = [
        ("claims", "0001_first"),
        ("claims", "0002_owners"),
        ("claims", "0003_fill_owners"),
        ("claims", "0004_walls"),
        ("claims", "0005_tallies_and_progress"),
    ]

    dependencies = [
        ("organizations", "0001_tables"),
        ("tickets", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Deciding",
            fields=[
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        serialize=False,
                        to="organizations.organization",
                    ),
                ),
                ("day", models.DateField()),
                ("fingerprint", models.CharField(max_length=20)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("finished_at", models.DateTimeField(auto_now=True)),
            ],
        ),
        migrations.CreateModel(
            name="RecordedPayment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("provider", models.CharField(max_length=100, null=True)),
                ("claim", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("month", milepost.tickets.fields.MonthField(null=True)),
                ("status", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                ("amount", models.BigIntegerField(null=True)),
                ("decided_on", models.DateField(null=True)),
                ("work_case", models.CharField(max_length=100, null=True)),
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
            name="DecidedClaim",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("claim", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("month", milepost.tickets.fields.MonthField(null=True)),
                ("status", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                ("provider", models.CharField(default="", max_length=100)),
                ("amount", models.PositiveIntegerField(null=True)),
                ("claim_from", models.DateField(null=True)),
                ("claim_by", models.DateField(null=True)),
                ("missing", models.JSONField(default=list)),
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
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="decided_claims",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "ordering": ("ticket", "place"),
                "indexes": [
                    models.Index(
                        fields=["organization", "status", "claim_by", "id"], name="claims_by_status"
                    ),
                    models.Index(fields=["organization", "claim_by", "id"], name="claims_by_day"),
                    models.Index(fields=["partner", "claim_by", "id"], name="claims_of_partner"),
                    models.Index(fields=["ticket", "place"], name="claims_of_ticket"),
                ],
            },
        ),
        migrations.CreateModel(
            name="DecidedTicket",
            fields=[
                (
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="decided",
                        serialize=False,
                        to="tickets.ticket",
                    ),
                ),
                ("provider", models.CharField(default="", max_length=100)),
                ("first_assigned", models.DateField(null=True)),
                ("outcome_period_began", milepost.tickets.fields.MonthField(null=True)),
                ("payable", models.PositiveIntegerField(default=0)),
                ("waiting", models.PositiveIntegerField(default=0)),
                ("pending", models.PositiveIntegerField(default=0)),
                ("paid", models.PositiveIntegerField(default=0)),
                ("expired", models.PositiveIntegerField(default=0)),
                ("lost_on", models.DateField(null=True)),
                ("left", models.JSONField(default=dict)),
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
                "indexes": [
                    models.Index(fields=["organization", "payable"], name="decided_by_payable"),
                    models.Index(fields=["organization", "waiting"], name="decided_by_waiting"),
                    models.Index(fields=["organization", "paid"], name="decided_by_paid"),
                    models.Index(fields=["organization", "lost_on"], name="decided_by_lost_on"),
                ],
            },
        ),
        migrations.CreateModel(
            name="EnteredFigure",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("parameter", models.CharField(max_length=60)),
                ("year", models.PositiveSmallIntegerField()),
                ("value", models.CharField(max_length=20)),
                ("source", models.CharField(max_length=300)),
                ("read_on", models.DateField()),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "entered_by",
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
                        related_name="figures",
                        to="organizations.organization",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-entered_at",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("organization", "parameter", "year"),
                        name="one_figure_in_force",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("of", models.CharField(max_length=20)),
                ("first", models.CharField(default="", max_length=100)),
                ("second", models.CharField(default="", max_length=100)),
                ("third", models.CharField(default="", max_length=100)),
                ("count", models.BigIntegerField()),
                ("dollars", models.BigIntegerField()),
                ("unknown", models.BigIntegerField()),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
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
                "indexes": [models.Index(fields=["organization", "of"], name="tallies_of_kind")],
            },
        ),
    ]
