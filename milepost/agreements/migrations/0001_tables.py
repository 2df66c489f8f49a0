"""Agreements with partners, their signatures, onboarding steps, and the path by which a partner becomes an EN."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_savings_accounts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("shares", "0002_second_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("reference", models.CharField(max_length=60)),
                ("begun_at", models.DateTimeField(auto_now_add=True)),
                ("ended_on", models.DateField(null=True)),
                (
                    "end_reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("term", "its term is over"),
                            ("both", "both agreed to end it"),
                            ("record", "ended by the EN of Record"),
                            ("partner", "ended by the partner"),
                            ("became_en", "the partner became an EN itself"),
                            ("ssa", "the agreement of the EN with SSA ended"),
                        ],
                        default="",
                        max_length=12,
                    ),
                ),
                ("end_words", models.CharField(blank=True, default="", max_length=300)),
                ("tail_until", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "begun_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "identity",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
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
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "constraints": (
                    models.UniqueConstraint(
                        condition=models.Q(("ended_on", None)),
                        fields=("identity", "partner"),
                        name="one_agreement_of_identity_and_partner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("end_reason", ""), ("ended_on", None)),
                            models.Q(
                                ("ended_on__isnull", False), models.Q(("end_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="an_ended_agreement_has_its_reason",
                    ),
                ),
            },
        ),
        migrations.CreateModel(
            name="AgreementVersion",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "draft"),
                            ("offered", "offered for signing"),
                            ("in_force", "signed by both"),
                            ("replaced", "replaced"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("content", models.JSONField(default=dict)),
                ("terms_version", models.PositiveIntegerField(null=True)),
                ("shown", models.JSONField(default=dict)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("because", models.CharField(blank=True, default="", max_length=300)),
                ("effective_from", models.DateField(null=True)),
                ("term_ends_on", models.DateField(null=True)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("offered_at", models.DateTimeField(null=True)),
                ("signed_on", models.DateField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("closed_because", models.CharField(blank=True, default="", max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agreement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="agreements.agreement",
                    ),
                ),
                (
                    "amends",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="agreements.agreementversion",
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
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="shares.shareterms",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
                "constraints": (
                    models.UniqueConstraint(
                        fields=("agreement", "number"), name="one_agreement_version_of_a_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("agreement",),
                        name="one_agreement_version_in_force",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("draft", "offered"))),
                        fields=("agreement",),
                        name="one_open_version_of_an_agreement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "withdrawn")),
                            models.Q(("digest", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_offered_agreement_has_a_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "offered", "withdrawn")),
                            ("signed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="a_signed_agreement_has_its_day",
                    ),
                ),
            },
        ),
        migrations.CreateModel(
            name="Paper",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("shown", "as it was shown"),
                            ("signed", "with its signatures"),
                            ("scan", "scan of a signature"),
                            ("proof", "proof"),
                        ],
                        max_length=10,
                    ),
                ),
                ("language", models.CharField(blank=True, default="", max_length=2)),
                ("content_type", models.CharField(max_length=100)),
                ("content", milepost.keys.fields.SealedBytesField()),
                ("added_at", models.DateTimeField(auto_now_add=True)),
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
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "wording",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="papers",
                        to="agreements.agreementversion",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AgreementSignature",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "side",
                    models.CharField(
                        choices=[("partner", "the partner"), ("record", "the EN of Record")], max_length=8
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("asked_name", milepost.keys.fields.SealedField()),
                ("asked_title", models.CharField(blank=True, default="", max_length=120)),
                ("name", milepost.keys.fields.SealedField(null=True)),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("signed_in", "electronic, signed in"),
                            ("link", "electronic, by a link and a code"),
                            ("paper", "by hand, a scan is kept"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("signed_on", models.DateField(null=True)),
                ("at", models.DateTimeField(null=True)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("language", models.CharField(blank=True, default="", max_length=2)),
                ("seal", models.BinaryField(max_length=32, null=True)),
                ("circumstances", milepost.keys.fields.SealedJSONField(null=True)),
                ("link_sent_on", models.DateField(null=True)),
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
                    "wording",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="agreements.agreementversion",
                    ),
                ),
                (
                    "scan",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.paper",
                    ),
                ),
            ],
            options={
                "ordering": ("place",),
                "constraints": (
                    models.UniqueConstraint(
                        fields=("wording", "side"), name="one_agreement_signature_of_a_side"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("at", None),
                                ("digest", ""),
                                ("method", ""),
                                ("seal", None),
                                ("signed_on", None),
                            ),
                            models.Q(
                                ("at__isnull", False),
                                ("seal__isnull", False),
                                ("signed_on__isnull", False),
                                models.Q(("method", ""), _negated=True),
                                models.Q(("digest", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="an_agreement_signature_is_whole_or_not_there",
                    ),
                ),
            },
        ),
        migrations.CreateModel(
            name="SigningLink",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("signature_key", models.UUIDField()),
                ("digest", models.BinaryField(max_length=32, unique=True)),
                ("code_digest", models.BinaryField(max_length=32)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("expires_at", models.DateTimeField()),
                ("ended_at", models.DateTimeField(null=True)),
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
            ],
        ),
        migrations.CreateModel(
            name="OnboardingStep",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("documentation", "Documentation standard gone through"),
                            ("log_in", "Own log-in"),
                            ("security", "Security training, SSA-222 signed"),
                            ("suitability", "Suitability"),
                            ("foundations", "Service Provider Foundations"),
                            ("other", "Another step"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.CharField(blank=True, default="", max_length=120)),
                ("began_on", models.DateField()),
                ("due_on", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("not_needed", "not needed")],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("done_on", models.DateField(null=True)),
                ("proof", models.CharField(blank=True, default="", max_length=300)),
                ("because", models.CharField(blank=True, default="", max_length=300)),
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
                    "owner",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.paper",
                    ),
                ),
            ],
            options={
                "constraints": (
                    models.UniqueConstraint(
                        condition=models.Q(
                            models.Q(("kind", "other"), _negated=True), ("member__isnull", False)
                        ),
                        fields=("partner", "member", "kind"),
                        name="one_step_of_a_person",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(models.Q(("kind", "other"), _negated=True), ("member", None)),
                        fields=("partner", "kind"),
                        name="one_step_of_a_partner",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(("done_on__isnull", False), models.Q(("proof", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="a_step_that_is_done_has_its_proof",
                    ),
                ),
            },
        ),
        migrations.CreateModel(
            name="IncubatorPath",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("exploring", "exploring"),
                            ("preparing", "preparing the application"),
                            ("applied", "applied to SSA"),
                            ("awarded", "an EN itself"),
                            ("stopped", "stopped"),
                        ],
                        default="exploring",
                        max_length=12,
                    ),
                ),
                ("begun_on", models.DateField()),
                ("aims_at", models.DateField(null=True)),
                ("is_workforce", models.BooleanField(default=False)),
                ("months_before", models.PositiveSmallIntegerField(null=True)),
                ("months_of_five_years", models.PositiveSmallIntegerField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "mentor",
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
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "constraints": (
                    models.UniqueConstraint(
                        condition=models.Q(("stage__in", ("awarded", "stopped")), _negated=True),
                        fields=("partner",),
                        name="one_open_path_of_a_partner",
                    ),
                ),
            },
        ),
        migrations.CreateModel(
            name="StageReached",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("exploring", "exploring"),
                            ("preparing", "preparing the application"),
                            ("applied", "applied to SSA"),
                            ("awarded", "an EN itself"),
                            ("stopped", "stopped"),
                        ],
                        max_length=12,
                    ),
                ),
                ("on", models.DateField()),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "path",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="stages",
                        to="agreements.incubatorpath",
                    ),
                ),
            ],
            options={
                "ordering": ("-at",),
            },
        ),
        migrations.CreateModel(
            name="Qualification",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("experience", "experience"),
                            ("proof", "proof"),
                            ("planning", "planning"),
                            ("placement", "placement"),
                            ("support", "support"),
                            ("privacy", "privacy"),
                            ("suitability", "suitability"),
                            ("accessibility", "accessibility"),
                            ("insurance", "insurance"),
                            ("accounting", "accounting"),
                            ("uei", "uei"),
                            ("sam", "sam"),
                            ("software", "software"),
                            ("business_plan", "business_plan"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("yes", "yes"), ("no", "no"), ("unknown", "not known")],
                        default="unknown",
                        max_length=8,
                    ),
                ),
                ("evidence", models.CharField(blank=True, default="", max_length=300)),
                ("valid_until", models.DateField(null=True)),
                ("answered_on", models.DateField(null=True)),
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
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agreements.paper",
                    ),
                ),
                (
                    "partner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "path",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="qualifications",
                        to="agreements.incubatorpath",
                    ),
                ),
            ],
            options={
                "constraints": (
                    models.UniqueConstraint(fields=("path", "item"), name="one_qualification_of_an_item"),
                ),
            },
        ),
        migrations.CreateModel(
            name="MentoringNote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("on", models.DateField()),
                ("who", models.CharField(max_length=200)),
                ("about", models.CharField(max_length=2000)),
                ("next_step", models.CharField(blank=True, default="", max_length=300)),
                ("next_on", models.DateField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "path",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="notes",
                        to="agreements.incubatorpath",
                    ),
                ),
            ],
            options={
                "ordering": ("-on", "-at"),
            },
        ),
    ]
