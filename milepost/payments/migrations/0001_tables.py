import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields
import milepost.tickets.fields


class Migration(migrations.Migration):
    initial = True
    replaces = [("payments", "0001_first"), ("payments", "0002_slots_and_recoveries")]
    dependencies = [
        ("organizations", "0002_second_wall"),
        ("requests", "0002_second_wall"),
        ("tickets", "0002_second_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="Remittance",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("deposited_on", models.DateField()),
                ("cents", models.BigIntegerField()),
                ("reference", models.CharField(blank=True, default="", max_length=60)),
                ("note", milepost.keys.fields.SealedField(null=True)),
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
            ],
            options={
                "ordering": ("-deposited_on", "-pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reference", ""), _negated=True),
                        fields=("organization", "reference", "deposited_on"),
                        name="one_deposit_of_a_reference",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="MoneyReceived",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("payment", "payment"),
                            ("adjustment", "adjustment in our favor"),
                            ("recovery", "recovery"),
                        ],
                        default="payment",
                        max_length=12,
                    ),
                ),
                ("received_on", models.DateField()),
                ("cents", models.BigIntegerField()),
                ("reference", models.CharField(blank=True, default="", max_length=60)),
                ("work_case", models.CharField(blank=True, default="", max_length=40)),
                ("provider", models.CharField(blank=True, default="", max_length=100)),
                ("claim", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("month", milepost.tickets.fields.MonthField(null=True)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("request", "our request"),
                            ("epay", "ePay, without a request"),
                            ("reconciliation", "reconciliation"),
                            ("split", "split with another provider"),
                        ],
                        default="request",
                        max_length=20,
                    ),
                ),
                ("about", milepost.keys.fields.SealedField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("unmatched", "not matched yet"),
                            ("matched", "matched"),
                            ("explained", "explained otherwise"),
                            ("reversed", "taken back in full"),
                            ("withdrawn", "recorded by mistake"),
                        ],
                        default="unmatched",
                        max_length=12,
                    ),
                ),
                (
                    "finding",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "to be matched"),
                            ("paid_twice", "paid twice"),
                            ("shares_over", "more than the whole was shared"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("matched_on", models.DateField(null=True)),
                ("expected_cents", models.BigIntegerField(null=True)),
                (
                    "judged",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exact", "as expected"),
                            ("share", "our share"),
                            ("other_year", "another year's rate"),
                            ("less", "less than expected"),
                            ("more", "more than expected"),
                            ("unknown", "nothing was expected"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                (
                    "explained_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("other_provider", "it belongs to another provider, and goes back"),
                            ("cost_reimbursement", "cost reimbursement of State VR"),
                            ("before_records", "a payment from before our records begin"),
                            ("not_ticket", "no money of the Ticket program"),
                            ("set_off", "set off against another line"),
                            ("other", "something else"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("because", milepost.keys.fields.SealedField(null=True)),
                (
                    "cause",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paid_twice", "paid twice"),
                            ("wrong_amount", "the amount was wrong"),
                            ("not_payable", "it was not payable"),
                            ("reallocated", "shared anew among providers"),
                            ("benefit_rights", "a decision about the beneficiary's own benefits"),
                            ("not_said", "the notice does not say"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("digest", models.CharField(max_length=64, null=True)),
                ("taken_with", models.UUIDField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=300)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "adds_to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="added_by",
                        to="payments.moneyreceived",
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.identity",
                    ),
                ),
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
                    "matched_by",
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
                    "request",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="money",
                        to="requests.paymentrequest",
                    ),
                ),
                (
                    "reverses",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="payments.moneyreceived",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="money",
                        to="tickets.ticket",
                    ),
                ),
                (
                    "remittance",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="lines",
                        to="payments.remittance",
                    ),
                ),
            ],
            options={
                "ordering": ("-received_on", "-made_at", "-pk"),
                "indexes": [
                    models.Index(
                        fields=["organization", "state", "received_on", "id"], name="money_by_state"
                    ),
                    models.Index(fields=["organization", "received_on", "id"], name="money_by_day"),
                    models.Index(fields=["organization", "work_case"], name="money_by_work_case"),
                    models.Index(fields=["organization", "taken_with"], name="money_by_list"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("cents__lt", 0), ("kind", "recovery")),
                            models.Q(("cents__gt", 0), ("kind__in", ["payment", "adjustment"])),
                            _connector="OR",
                        ),
                        name="money_has_the_sign_of_its_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reverses", None), ("kind", "recovery"), _connector="OR"),
                        name="only_a_recovery_reverses",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("adds_to", None), ("kind", "adjustment"), _connector="OR"),
                        name="only_an_adjustment_adds",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "matched"), _negated=True),
                            models.Q(
                                ("claim__isnull", False),
                                ("kind", "payment"),
                                ("request__isnull", False),
                                ("ticket__isnull", False),
                            ),
                            models.Q(("adds_to__isnull", False), ("kind", "adjustment")),
                            models.Q(("kind", "recovery"), ("reverses__isnull", False)),
                            _connector="OR",
                        ),
                        name="matched_money_answers_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "explained"), _negated=True),
                            models.Q(("explained_as", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="explained_money_says_what_it_is",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("state", "withdrawn"), _negated=True), ("digest__isnull", False)
                        ),
                        fields=("organization", "digest"),
                        name="a_line_of_a_list_once",
                    ),
                ],
            },
        ),
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
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("given_up_on", None),
                            ("claim__in", ["p1m1", "p1m2", "p1m3", "p1m4", "reconciliation"]),
                        ),
                        fields=("ticket", "claim"),
                        name="one_paid_slot_of_a_claim",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("given_up_on", None), ("claim__in", ["p2", "outcome"])),
                        fields=("ticket", "month"),
                        name="one_paid_slot_of_a_month",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("given_up_on", None), ("claim__in", ["p2", "outcome"]), ("number__isnull", False)
                        ),
                        fields=("ticket", "claim", "number"),
                        name="one_paid_slot_of_a_number",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("claim__in", ["p1m1", "p1m2", "p1m3", "p1m4", "reconciliation"]),
                            ("month__isnull", False),
                            _connector="OR",
                        ),
                        name="a_paid_slot_of_a_month_has_it",
                    ),
                ]
            },
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
                "indexes": [
                    models.Index(fields=["organization", "state", "object_by"], name="recoveries_by_day")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("cents__gt", 0)), name="a_recovery_takes_something"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["noticed", "objected"])),
                        fields=("money",),
                        name="one_open_recovery_of_a_payment",
                    ),
                ],
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
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("released_on", None)),
                        fields=("slot", "provider"),
                        name="one_share_of_a_provider",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("released_on", None)),
                        fields=("money",),
                        name="one_slot_of_a_line_of_money",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("percent__gte", 1), ("percent__lte", 100)),
                        name="a_share_is_one_to_a_hundred",
                    ),
                ]
            },
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
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "edition"), name="one_agreement_of_an_edition"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("received_on", None), ("signed_on__isnull", False), _connector="OR"
                        ),
                        name="a_received_agreement_is_signed",
                    ),
                ],
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
                "indexes": [
                    models.Index(
                        fields=["organization", "explained_by", "year"], name="three_ways_by_explained"
                    ),
                    models.Index(fields=["organization", "year"], name="three_ways_by_year"),
                    models.Index(fields=["partner", "year"], name="three_ways_of_partner"),
                ],
            },
        ),
    ]
