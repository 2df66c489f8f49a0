"""The tables of this subject as they stood at the end of November 2026."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    replaces = [
        ("organizations", "0001_first"),
        ("organizations", "0002_identities_partners_and_suitability"),
        ("organizations", "0003_walls"),
    ]

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Organization",
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
                            ("employment_network", "Employment Network"),
                            ("partner", "partner of an Administrative EN"),
                            ("state_vr", "State VR agency"),
                            ("program_manager", "Ticket Program Manager"),
                        ],
                        default="employment_network",
                        max_length=20,
                    ),
                ),
                ("is_operator", models.BooleanField(default=False)),
                ("left_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("demonstration_day", models.DateField(blank=True, null=True)),
                (
                    "partner_of",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partners",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("is_operator", True)),
                        fields=("is_operator",),
                        name="one_operator",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "partner"), ("partner_of__isnull", False)),
                            models.Q(
                                models.Q(("kind", "partner"), _negated=True), ("partner_of__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="a_partner_has_an_en_of_record",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="Identity",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("name", models.CharField(max_length=120)),
                (
                    "model",
                    models.CharField(
                        choices=[
                            ("traditional", "traditional"),
                            ("administrative_private", "administrative, private sector"),
                            ("administrative_state_vr", "administrative, State VR"),
                            ("administrative_workforce", "administrative, public workforce"),
                            ("administrative_state_agency", "administrative, another State agency"),
                            ("employer", "employer"),
                            ("consumer_directed", "consumer-directed"),
                            ("workforce", "workforce"),
                        ],
                        default="traditional",
                        max_length=30,
                    ),
                ),
                ("pid", models.CharField(blank=True, default="", max_length=20)),
                ("uei", models.CharField(blank=True, default="", max_length=12)),
                ("sam_expires_on", models.DateField(blank=True, null=True)),
                (
                    "epay",
                    models.CharField(
                        choices=[
                            ("not_enrolled", "not enrolled"),
                            ("enrolled", "enrolled"),
                            ("suspended", "suspended"),
                        ],
                        default="not_enrolled",
                        max_length=20,
                    ),
                ),
                ("epay_suspended_until", models.DateField(blank=True, null=True)),
                ("awarded_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="identities",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("organization", "model"),
                        name="one_identity_of_a_business_model",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Election",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "system",
                    models.CharField(
                        choices=[
                            ("outcome_only", "outcome payments only"),
                            ("milestone_outcome", "milestones and outcomes"),
                        ],
                        max_length=20,
                    ),
                ),
                ("notified_on", models.DateField()),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="elections",
                        to="organizations.identity",
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
                "ordering": ("notified_on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="BankAccount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("routing_number", milepost.keys.fields.SealedField()),
                ("account_number", milepost.keys.fields.SealedField()),
                ("since", models.DateTimeField(auto_now_add=True)),
                ("replaced_at", models.DateTimeField(null=True)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "payee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bank_accounts",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None)),
                        fields=("payee",),
                        name="one_bank_account_in_use",
                    )
                ]
            },
        ),
        migrations.CreateModel(
            name="StaffMember",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("email", models.EmailField(max_length=254, unique=True)),
                ("name", models.CharField(max_length=120)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("administrator", "administrator"),
                            ("coordinator", "coordinator"),
                            ("payments", "payments"),
                            ("partner_coordinator", "partner coordinator"),
                            ("reviewer", "reviewer"),
                            ("vr_counselor", "State VR counselor"),
                            ("program_payments", "program manager, payments"),
                            ("program_integrity", "program manager, integrity"),
                            ("program_helpline", "program manager, helpline"),
                            ("program_help_desk", "program manager, help desk"),
                        ],
                        default="coordinator",
                        max_length=30,
                    ),
                ),
                ("is_active", models.BooleanField(default=True)),
                (
                    "suitability",
                    models.CharField(
                        choices=[
                            ("not_required", "not required"),
                            ("to_start", "to be started"),
                            ("invited", "invited to eAPP"),
                            ("questionnaire_done", "eAPP finished"),
                            ("forms_pending", "other forms outstanding"),
                            ("submitted", "submitted to SSA"),
                            ("under_review", "under review"),
                            ("cleared", "cleared"),
                            ("denied", "denied"),
                            ("expired", "expired"),
                            ("left", "ended: has left"),
                        ],
                        default="to_start",
                        max_length=20,
                    ),
                ),
                ("suitability_expires_on", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="staff",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "ordering": ("name", "pk"),
            },
        ),
        migrations.CreateModel(
            name="SuitabilityStep",
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
                        choices=[
                            ("not_required", "not required"),
                            ("to_start", "to be started"),
                            ("invited", "invited to eAPP"),
                            ("questionnaire_done", "eAPP finished"),
                            ("forms_pending", "other forms outstanding"),
                            ("submitted", "submitted to SSA"),
                            ("under_review", "under review"),
                            ("cleared", "cleared"),
                            ("denied", "denied"),
                            ("expired", "expired"),
                            ("left", "ended: has left"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "after",
                    models.CharField(
                        choices=[
                            ("not_required", "not required"),
                            ("to_start", "to be started"),
                            ("invited", "invited to eAPP"),
                            ("questionnaire_done", "eAPP finished"),
                            ("forms_pending", "other forms outstanding"),
                            ("submitted", "submitted to SSA"),
                            ("under_review", "under review"),
                            ("cleared", "cleared"),
                            ("denied", "denied"),
                            ("expired", "expired"),
                            ("left", "ended: has left"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="suitability_steps",
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
                "ordering": ("-pk",),
            },
        ),
    ]
