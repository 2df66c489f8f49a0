"""The slots that payments hold, recoveries, agreements to split, and the three-way match."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields
import milepost.tickets.fields


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0002_second_wall"),
        ("payments", "0001_first"),
        ("tickets", "0002_second_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PaidSlot",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("claim", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("month", milepost.tickets.fields.MonthField(null=True)),
                ("given_up_on", models.DateField(null=True)),
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
        ),
        migrations.CreateModel(
            name="Recovery",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("cents", models.BigIntegerField()),
                ("noticed_on", models.DateField()),
                ("received_on", models.DateField()),
                (
                    "cause",
                    models.CharField(
                        choices=[
                            ("paid_twice", "paid twice"),
                            ("wrong_amount", "the amount was wrong"),
                            ("not_payable", "it was not payable"),
                            ("reallocated", "shared anew among providers"),
                            ("benefit_rights", "a decision about the beneficiary's own benefits"),
                            ("not_said", "the notice does not say"),
                        ],
                        max_length=20,
                    ),
                ),
                ("said", milepost.keys.fields.SealedField(null=True)),
                ("object_by", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("noticed", "announced"),
                            ("objected", "we have objected"),
                            ("taken", "the money was taken"),
                            ("dropped", "SSA takes nothing back"),
                        ],
                        default="noticed",
                        max_length=10,
                    ),
                ),
                ("moved_on", models.DateField()),
                ("objection", milepost.keys.fields.SealedField(null=True)),
                ("denied_because", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                    "money",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="recoveries",
                        to="payments.moneyreceived",
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
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="payments.moneyreceived",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "ordering": ("-noticed_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="SlotShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("provider", models.CharField(max_length=100)),
                ("percent", models.PositiveSmallIntegerField(default=100)),
                ("held_on", models.DateField()),
                ("released_on", models.DateField(null=True)),
                (
                    "money",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="payments.moneyreceived",
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
                    "slot",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="payments.paidslot",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SplitAgreement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("edition", models.PositiveSmallIntegerField()),
                (
                    "decided_by",
                    models.CharField(
                        choices=[
                            ("program_manager", "the program manager decides"),
                            ("chart", "by our chart"),
                        ],
                        default="chart",
                        max_length=20,
                    ),
                ),
                ("content", milepost.keys.fields.SealedJSONField()),
                ("ours", models.PositiveSmallIntegerField(default=0)),
                ("signed_on", models.DateField(null=True)),
                ("sent_on", models.DateField(null=True)),
                ("received_on", models.DateField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=300)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
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
                "ordering": ("-edition",),
            },
        ),
        migrations.CreateModel(
            name="ThreeWay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("claim", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("month", milepost.tickets.fields.MonthField(null=True)),
                ("year", models.PositiveSmallIntegerField(null=True)),
                ("status", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("owed", models.BigIntegerField(default=0)),
                ("asked", models.BigIntegerField(default=0)),
                ("paid", models.BigIntegerField(default=0)),
                ("difference", models.BigIntegerField(default=0)),
                ("explained_by", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
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
                (
                    "ticket",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="three_ways",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "ordering": ("ticket", "month", "claim", "number"),
            },
        ),
        migrations.AddConstraint(
            model_name="paidslot",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("given_up_on", None), ("claim__in", ["p1m1", "p1m2", "p1m3", "p1m4", "reconciliation"])
                ),
                fields=("ticket", "claim"),
                name="one_paid_slot_of_a_claim",
            ),
        ),
        migrations.AddConstraint(
            model_name="paidslot",
            constraint=models.UniqueConstraint(
                condition=models.Q(("given_up_on", None), ("claim__in", ["p2", "outcome"])),
                fields=("ticket", "month"),
                name="one_paid_slot_of_a_month",
            ),
        ),
        migrations.AddConstraint(
            model_name="paidslot",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("given_up_on", None), ("claim__in", ["p2", "outcome"]), ("number__isnull", False)
                ),
                fields=("ticket", "claim", "number"),
                name="one_paid_slot_of_a_number",
            ),
        ),
        migrations.AddConstraint(
            model_name="paidslot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("claim__in", ["p1m1", "p1m2", "p1m3", "p1m4", "reconciliation"]),
                    ("month__isnull", False),
                    _connector="OR",
                ),
                name="a_paid_slot_of_a_month_has_it",
            ),
        ),
        migrations.AddIndex(
            model_name="recovery",
            index=models.Index(fields=["organization", "state", "object_by"], name="recoveries_by_day"),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.CheckConstraint(
                condition=models.Q(("cents__gt", 0)), name="a_recovery_takes_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="recovery",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ["noticed", "objected"])),
                fields=("money",),
                name="one_open_recovery_of_a_payment",
            ),
        ),
        migrations.AddConstraint(
            model_name="slotshare",
            constraint=models.UniqueConstraint(
                condition=models.Q(("released_on", None)),
                fields=("slot", "provider"),
                name="one_share_of_a_provider",
            ),
        ),
        migrations.AddConstraint(
            model_name="slotshare",
            constraint=models.UniqueConstraint(
                condition=models.Q(("released_on", None)),
                fields=("money",),
                name="one_slot_of_a_line_of_money",
            ),
        ),
        migrations.AddConstraint(
            model_name="slotshare",
            constraint=models.CheckConstraint(
                condition=models.Q(("percent__gte", 1), ("percent__lte", 100)),
                name="a_share_is_one_to_a_hundred",
            ),
        ),
        migrations.AddConstraint(
            model_name="splitagreement",
            constraint=models.UniqueConstraint(
                fields=("ticket", "edition"), name="one_agreement_of_an_edition"
            ),
        ),
        migrations.AddConstraint(
            model_name="splitagreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("received_on", None), ("signed_on__isnull", False), _connector="OR"),
                name="a_received_agreement_is_signed",
            ),
        ),
        migrations.AddIndex(
            model_name="threeway",
            index=models.Index(
                fields=["organization", "explained_by", "year"], name="three_ways_by_explained"
            ),
        ),
        migrations.AddIndex(
            model_name="threeway",
            index=models.Index(fields=["organization", "year"], name="three_ways_by_year"),
        ),
        migrations.AddIndex(
            model_name="threeway",
            index=models.Index(fields=["partner", "year"], name="three_ways_of_partner"),
        ),
    ]
