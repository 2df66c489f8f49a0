"""Terms with partners, the ledger with its periods, remittances and statements."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields
import milepost.tickets.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_savings_accounts"),
        ("payments", "0002_second_wall"),
        ("tickets", "0002_second_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Ledger",
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
                ("begins_on", models.DateField()),
                ("last_number", models.PositiveIntegerField(default=0)),
                ("minimum_cents", models.BigIntegerField(default=0)),
                ("bank_name", models.CharField(blank=True, default="", max_length=23)),
                ("bank_routing", models.CharField(blank=True, default="", max_length=9)),
                ("company_name", models.CharField(blank=True, default="", max_length=16)),
                ("company_id", models.CharField(blank=True, default="", max_length=10)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Period",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("begins_on", models.DateField()),
                ("ends_on", models.DateField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("through", models.PositiveIntegerField(null=True)),
                ("balances", models.JSONField(default=dict)),
                (
                    "closed_by",
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
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "number"), name="one_period_of_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at", None)),
                        fields=("organization",),
                        name="one_open_period",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Run",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("prepared", "prepared, waits for a second person"),
                            ("released", "released, to be paid"),
                            ("paid", "paid"),
                            ("dropped", "dropped before release"),
                            ("taken_back", "taken back"),
                        ],
                        default="prepared",
                        max_length=12,
                    ),
                ),
                ("pay_on", models.DateField()),
                ("minimum_cents", models.BigIntegerField()),
                ("through", models.PositiveIntegerField()),
                ("cents", models.BigIntegerField(default=0)),
                ("prepared_at", models.DateTimeField(auto_now_add=True)),
                ("released_on", models.DateField(null=True)),
                ("paid_on", models.DateField(null=True)),
                ("because", models.CharField(blank=True, default="", max_length=300)),
                ("files_made", models.PositiveIntegerField(default=0)),
                ("files_asked", models.PositiveIntegerField(default=0)),
                ("files_failed", models.BooleanField(default=False)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "prepared_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "released_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "number"), name="one_run_of_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "prepared")),
                        fields=("organization",),
                        name="one_prepared_run",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("released_by", None),
                            ("prepared_by", None),
                            models.Q(("released_by", models.F("prepared_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="a_run_is_released_by_another",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Entry",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("shared", "payment shared"),
                            ("mirrored", "correction of a payment"),
                            ("held", "money that waits"),
                            ("reversed", "entry reversed"),
                            ("remitted", "remittance"),
                            ("paid", "remittance paid out"),
                            ("taken_back", "remittance taken back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("basis", models.JSONField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                    "reverses",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reversed_by",
                        to="shares.entry",
                    ),
                ),
                (
                    "period",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="shares.period"
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="shares.run",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "number"), name="one_entry_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "reversed"), _negated=True),
                            ("reverses__isnull", False),
                            _connector="OR",
                        ),
                        name="a_reversal_says_what_it_reverses",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookedLine",
            fields=[
                (
                    "money",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="booked",
                        serialize=False,
                        to="payments.moneyreceived",
                    ),
                ),
                ("money_version", models.PositiveIntegerField()),
                ("waits", models.BooleanField(default=False)),
                ("corrects", models.UUIDField(db_index=True, null=True)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shares.entry",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Served",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("since", models.DateField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
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
                        null=True,
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
                "ordering": ("ticket", "pk"),
            },
        ),
        migrations.CreateModel(
            name="ShareTerms",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("edition", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("signed", "signed"),
                            ("ended", "ended"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("effective_from", models.DateField()),
                ("effective_to", models.DateField(null=True)),
                ("signed_on", models.DateField(null=True)),
                ("reference", models.CharField(blank=True, default="", max_length=60)),
                (
                    "read",
                    models.CharField(
                        choices=[
                            ("payment", "the terms in force when the money comes"),
                            ("assignment", "the terms in force when the Ticket was assigned, for good"),
                        ],
                        default="payment",
                        max_length=12,
                    ),
                ),
                (
                    "attribution",
                    models.CharField(
                        choices=[
                            ("claim_month", "by claim month: who served at its end"),
                            ("assignment_day", "by assignment: who served on that day"),
                            ("weights", "by weights agreed for the Ticket"),
                        ],
                        default="claim_month",
                        max_length=16,
                    ),
                ),
                (
                    "odd",
                    models.CharField(
                        choices=[
                            ("largest", "by largest remainder; of equal ones to"),
                            ("named", "always to"),
                        ],
                        default="largest",
                        max_length=8,
                    ),
                ),
                ("odd_to", models.CharField(default="record", max_length=50)),
                ("rule", models.JSONField()),
                ("previewed_version", models.PositiveIntegerField(null=True)),
                ("because", models.CharField(blank=True, default="", max_length=300)),
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="share_terms",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "ordering": ("partner__name", "-edition"),
                "constraints": [
                    models.UniqueConstraint(fields=("partner", "edition"), name="one_terms_of_an_edition"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["signed", "ended"])),
                        fields=("partner", "effective_from"),
                        name="one_terms_from_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state__in", ["signed", "ended"]), _negated=True),
                            ("signed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="signed_terms_have_their_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("effective_to", None),
                            ("effective_to__gte", models.F("effective_from")),
                            _connector="OR",
                        ),
                        name="terms_end_after_they_begin",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("account", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField()),
                ("after", models.PositiveIntegerField()),
                ("through", models.PositiveIntegerField()),
                ("pay_on", models.DateField()),
                ("released_on", models.DateField(null=True)),
                ("taken_back_on", models.DateField(null=True)),
                ("opening", models.BigIntegerField()),
                ("cents", models.BigIntegerField()),
                ("closing", models.BigIntegerField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("ach", "bank transfer (ACH)"),
                            ("other", "otherwise: no bank account is on record"),
                            ("carried", "not paid: carried to the next remittance"),
                        ],
                        max_length=8,
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
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="statements",
                        to="shares.run",
                    ),
                ),
            ],
            options={
                "ordering": ("number",),
                "indexes": [
                    models.Index(fields=["organization", "account", "number"], name="statements_of_account")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("run", "account"), name="one_statement_of_an_account"),
                    models.UniqueConstraint(
                        fields=("organization", "number"), name="one_statement_of_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cents__gte", 0)), name="nobody_is_paid_a_debt"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(choices=[("pdf", "PDF"), ("xlsx", "Excel")], max_length=4)),
                ("language", models.CharField(max_length=2)),
                ("content", milepost.keys.fields.SealedBytesField()),
                ("made_at", models.DateTimeField(auto_now_add=True)),
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
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="shares.statement",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("statement", "kind"), name="one_file_of_a_statement")
                ]
            },
        ),
        migrations.CreateModel(
            name="TicketTerms",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("rule", models.JSONField(null=True)),
                ("weights", models.JSONField(default=dict)),
                ("effective_from", models.DateField()),
                ("effective_to", models.DateField(null=True)),
                ("because", models.CharField(max_length=300)),
                ("ended_because", models.CharField(blank=True, default="", max_length=300)),
                ("withdrawn_at", models.DateTimeField(null=True)),
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
                    "partner",
                    models.ForeignKey(
                        null=True,
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
                "ordering": ("-effective_from", "-made_at", "pk"),
            },
        ),
        migrations.CreateModel(
            name="EntryLine",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("account", models.CharField(max_length=60)),
                ("cents", models.BigIntegerField()),
                ("gross", models.BigIntegerField(default=0)),
                ("reasons", models.JSONField(default=list)),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("shared", "payment shared"),
                            ("mirrored", "correction of a payment"),
                            ("held", "money that waits"),
                            ("reversed", "entry reversed"),
                            ("remitted", "remittance"),
                            ("paid", "remittance paid out"),
                            ("taken_back", "remittance taken back"),
                        ],
                        max_length=10,
                    ),
                ),
                ("on", models.DateField()),
                ("received_on", models.DateField(null=True)),
                ("person", models.CharField(blank=True, default="", max_length=100)),
                ("claim", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("claim_number", models.PositiveSmallIntegerField(null=True)),
                ("month", milepost.tickets.fields.MonthField(null=True)),
                ("reference", models.CharField(blank=True, default="", max_length=60)),
                ("year", models.PositiveSmallIntegerField(default=0)),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="lines", to="shares.entry"
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
                    "partner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
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
                "ordering": ("number", "pk"),
                "indexes": [
                    models.Index(fields=["organization", "account", "number"], name="lines_of_account"),
                    models.Index(fields=["organization", "on", "number"], name="lines_by_day"),
                    models.Index(fields=["organization", "partner", "ticket"], name="lines_of_partner"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Party",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("benefits_planner", "benefits planner"),
                            ("employer", "employer"),
                            ("referral_source", "referral source"),
                            ("other", "another party"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ended_on", models.DateField(null=True)),
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
                "ordering": ("name", "pk"),
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "name"), name="one_party_of_a_name")
                ],
            },
        ),
    ]
