import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields
import milepost.tickets.fields


class Migration(migrations.Migration):
    initial = True
    replaces = [
        ("requests", "0001_first"),
        ("requests", "0002_moves_and_evidence"),
        ("requests", "0004_summed"),
    ]
    dependencies = [
        ("documents", "0002_second_wall"),
        ("earnings", "0002_second_wall"),
        ("organizations", "0002_second_wall"),
        ("tickets", "0002_second_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="BatchColumns",
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
                ("columns", models.JSONField(default=list)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Certification",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("draft", "draft"), ("sealed", "sealed"), ("withdrawn", "withdrawn")],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("first_month", milepost.tickets.fields.MonthField()),
                ("last_month", milepost.tickets.fields.MonthField()),
                ("content", milepost.keys.fields.SealedJSONField()),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("sealed_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "made_by",
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
                    "sealed_by",
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
                "ordering": ("-made_at", "-pk"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "sealed"), _negated=True),
                            models.Q(("sealed_on__isnull", False), models.Q(("digest", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_sealed_certification_has_its_seal",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_month__lte", models.F("last_month"))),
                        name="certified_months_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PaymentRequest",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("provider", models.CharField(max_length=100)),
                ("claim", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                ("number", models.PositiveSmallIntegerField(null=True)),
                ("month", milepost.tickets.fields.MonthField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "in preparation"),
                            ("prepared", "prepared, waits for release"),
                            ("ready", "released, ready to send"),
                            ("sent", "sent, no answer yet"),
                            ("pending", "with the program manager"),
                            ("diary", "held (diary)"),
                            ("field_office", "with the field office"),
                            ("pushed", "pushed to SSA"),
                            ("approved", "approved, not paid yet"),
                            ("paid", "paid to us"),
                            ("denied", "denied"),
                            ("resubmitted", "denied, asked for again"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("moved_on", models.DateField()),
                ("expected_cents", models.BigIntegerField(null=True)),
                ("claim_by", models.DateField(null=True)),
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
                ("rests_on", models.JSONField(default=list)),
                ("note", milepost.keys.fields.SealedField(null=True)),
                ("prepared_at", models.DateTimeField(null=True)),
                ("released_at", models.DateTimeField(null=True)),
                ("overridden", models.JSONField(default=list)),
                ("overridden_because", models.CharField(blank=True, default="", max_length=300)),
                (
                    "sent_by_way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("portal", "keyed into the Portal"),
                            ("batch", "a batch file"),
                            ("fax", "fax"),
                            ("program_manager", "a document for the program manager"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("sent_on", models.DateField(null=True)),
                ("work_case", models.CharField(blank=True, default="", max_length=40)),
                ("asked_again_on", models.DateField(null=True)),
                ("held_because", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("denied_because", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("said", milepost.keys.fields.SealedField(null=True)),
                ("paid_on", models.DateField(null=True)),
                ("paid_cents", models.BigIntegerField(null=True)),
                ("payment_reference", models.CharField(blank=True, default="", max_length=60)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "certification",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="requests",
                        to="requests.certification",
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
                    "mends",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="mended_by",
                        to="requests.paymentrequest",
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
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "ordering": ("-made_at", "-pk"),
                "indexes": [
                    models.Index(
                        fields=["organization", "state", "moved_on", "id"], name="requests_by_state"
                    ),
                    models.Index(fields=["organization", "moved_on", "id"], name="requests_by_age"),
                    models.Index(
                        fields=["organization", "state", "ticket", "expected_cents"], name="requests_summed"
                    ),
                    models.Index(fields=["ticket", "-made_at"], name="requests_of_ticket"),
                    models.Index(fields=["organization", "work_case"], name="requests_by_work_case"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "prepared",
                                    "ready",
                                    "sent",
                                    "pending",
                                    "diary",
                                    "field_office",
                                    "pushed",
                                    "approved",
                                    "paid",
                                ],
                            ),
                            ("claim__in", ["p1m1", "p1m2", "p1m3", "p1m4", "reconciliation"]),
                        ),
                        fields=("ticket", "claim"),
                        name="one_live_request_of_a_claim",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "prepared",
                                    "ready",
                                    "sent",
                                    "pending",
                                    "diary",
                                    "field_office",
                                    "pushed",
                                    "approved",
                                    "paid",
                                ],
                            ),
                            ("claim__in", ["p2", "outcome"]),
                        ),
                        fields=("ticket", "month"),
                        name="one_live_request_of_a_month",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "prepared",
                                    "ready",
                                    "sent",
                                    "pending",
                                    "diary",
                                    "field_office",
                                    "pushed",
                                    "approved",
                                    "paid",
                                ],
                            ),
                            ("claim__in", ["p2", "outcome"]),
                            ("number__isnull", False),
                        ),
                        fields=("ticket", "claim", "number"),
                        name="one_live_request_of_a_number",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "draft",
                                    "prepared",
                                    "ready",
                                    "sent",
                                    "pending",
                                    "diary",
                                    "field_office",
                                    "pushed",
                                    "approved",
                                    "paid",
                                ],
                            ),
                            ("mends__isnull", False),
                        ),
                        fields=("mends",),
                        name="one_live_request_mends_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "paid"), _negated=True),
                            models.Q(("paid_cents__isnull", False), ("paid_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_paid_request_says_what_was_paid",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "denied"), _negated=True),
                            ("denied_because__isnull", False),
                            _connector="OR",
                        ),
                        name="a_denied_request_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "diary"), _negated=True),
                            ("held_because__isnull", False),
                            _connector="OR",
                        ),
                        name="a_held_request_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("expected_cents", None), ("expected_cents__gte", 0), _connector="OR"
                        ),
                        name="a_request_expects_no_debt",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestEvidence",
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
                        choices=[("stub", "pay stub"), ("report", "wage report"), ("document", "document")],
                        max_length=10,
                    ),
                ),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                ("taken_off_at", models.DateTimeField(null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        null=True,
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
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="earnings.wagereport",
                    ),
                ),
                (
                    "request",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="requests.paymentrequest",
                    ),
                ),
                (
                    "stub",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="earnings.paystub",
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
                "ordering": ("pk",),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("document", None),
                                ("kind", "stub"),
                                ("report", None),
                                ("stub__isnull", False),
                            ),
                            models.Q(
                                ("document", None),
                                ("kind", "report"),
                                ("report__isnull", False),
                                ("stub", None),
                            ),
                            models.Q(
                                ("document__isnull", False),
                                ("kind", "document"),
                                ("report", None),
                                ("stub", None),
                            ),
                            _connector="OR",
                        ),
                        name="an_item_of_evidence_is_one_thing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("stub__isnull", False), ("taken_off_at", None)),
                        fields=("request", "stub"),
                        name="evidence_stub_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("report__isnull", False), ("taken_off_at", None)),
                        fields=("request", "report"),
                        name="evidence_report_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("document__isnull", False), ("taken_off_at", None)),
                        fields=("request", "document"),
                        name="evidence_document_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RequestMove",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "before",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("draft", "in preparation"),
                            ("prepared", "prepared, waits for release"),
                            ("ready", "released, ready to send"),
                            ("sent", "sent, no answer yet"),
                            ("pending", "with the program manager"),
                            ("diary", "held (diary)"),
                            ("field_office", "with the field office"),
                            ("pushed", "pushed to SSA"),
                            ("approved", "approved, not paid yet"),
                            ("paid", "paid to us"),
                            ("denied", "denied"),
                            ("resubmitted", "denied, asked for again"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("draft", "in preparation"),
                            ("prepared", "prepared, waits for release"),
                            ("ready", "released, ready to send"),
                            ("sent", "sent, no answer yet"),
                            ("pending", "with the program manager"),
                            ("diary", "held (diary)"),
                            ("field_office", "with the field office"),
                            ("pushed", "pushed to SSA"),
                            ("approved", "approved, not paid yet"),
                            ("paid", "paid to us"),
                            ("denied", "denied"),
                            ("resubmitted", "denied, asked for again"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("reason", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("note", milepost.keys.fields.SealedField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="moves",
                        to="requests.paymentrequest",
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
                "ordering": ("pk",),
                "indexes": [models.Index(fields=["organization", "after", "on"], name="moves_of_requests")],
            },
        ),
        migrations.CreateModel(
            name="RequestSettings",
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
                ("second_person_above", models.BigIntegerField(blank=True, null=True)),
                ("ask_again_days", models.PositiveSmallIntegerField(default=30)),
                ("unpaid_days", models.PositiveSmallIntegerField(default=30)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "payments_contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
    ]
