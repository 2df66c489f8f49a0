"""Money received, line by line, and the deposits that it makes up."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields
import milepost.tickets.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0002_second_wall"),
        ("requests", "0003_walls"),
        ("tickets", "0002_second_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
            options={
                "ordering": ("-received_on", "-made_at", "-pk"),
            },
        ),
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
            },
        ),
        migrations.AddField(
            model_name="moneyreceived",
            name="remittance",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="lines",
                to="payments.remittance",
            ),
        ),
        migrations.AddConstraint(
            model_name="remittance",
            constraint=models.UniqueConstraint(
                condition=models.Q(("reference", ""), _negated=True),
                fields=("organization", "reference", "deposited_on"),
                name="one_deposit_of_a_reference",
            ),
        ),
        migrations.AddIndex(
            model_name="moneyreceived",
            index=models.Index(fields=["organization", "state", "received_on", "id"], name="money_by_state"),
        ),
        migrations.AddIndex(
            model_name="moneyreceived",
            index=models.Index(fields=["organization", "received_on", "id"], name="money_by_day"),
        ),
        migrations.AddIndex(
            model_name="moneyreceived",
            index=models.Index(fields=["organization", "work_case"], name="money_by_work_case"),
        ),
        migrations.AddIndex(
            model_name="moneyreceived",
            index=models.Index(fields=["organization", "taken_with"], name="money_by_list"),
        ),
        migrations.AddConstraint(
            model_name="moneyreceived",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("cents__lt", 0), ("kind", "recovery")),
                    models.Q(("cents__gt", 0), ("kind__in", ["payment", "adjustment"])),
                    _connector="OR",
                ),
                name="money_has_the_sign_of_its_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="moneyreceived",
            constraint=models.CheckConstraint(
                condition=models.Q(("reverses", None), ("kind", "recovery"), _connector="OR"),
                name="only_a_recovery_reverses",
            ),
        ),
        migrations.AddConstraint(
            model_name="moneyreceived",
            constraint=models.CheckConstraint(
                condition=models.Q(("adds_to", None), ("kind", "adjustment"), _connector="OR"),
                name="only_an_adjustment_adds",
            ),
        ),
        migrations.AddConstraint(
            model_name="moneyreceived",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="moneyreceived",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "explained"), _negated=True),
                    models.Q(("explained_as", ""), _negated=True),
                    _connector="OR",
                ),
                name="explained_money_says_what_it_is",
            ),
        ),
        migrations.AddConstraint(
            model_name="moneyreceived",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    models.Q(("state", "withdrawn"), _negated=True), ("digest__isnull", False)
                ),
                fields=("organization", "digest"),
                name="a_line_of_a_list_once",
            ),
        ),
    ]
