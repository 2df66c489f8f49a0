"""The tables of this subject as they stood at the end of November 2026."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    replaces = [("plans", "0001_first"), ("plans", "0002_signatures")]

    dependencies = [
        ("documents", "0001_tables"),
        ("notices", "0001_tables"),
        ("organizations", "0001_tables"),
        ("tickets", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PlanSettings",
            fields=[
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="plan_settings",
                        serialize=False,
                        to="organizations.organization",
                    ),
                ),
                ("electronic", models.BooleanField(default=True)),
                ("wet", models.BooleanField(default=True)),
                ("scanned", models.BooleanField(default=True)),
                ("verbal", models.BooleanField(default=False)),
                (
                    "order",
                    models.CharField(
                        choices=[
                            ("ticketholder_first", "the Ticketholder first, then the Employment Network"),
                            ("network_first", "the Employment Network first, then the Ticketholder"),
                            ("any", "in any order"),
                        ],
                        default="ticketholder_first",
                        max_length=20,
                    ),
                ),
                ("link_days", models.PositiveSmallIntegerField(default=7)),
                ("full_time_hours", models.PositiveSmallIntegerField(default=35)),
                ("address", models.CharField(blank=True, default="", max_length=300)),
                ("phone", models.CharField(blank=True, default="", max_length=40)),
                ("email", models.EmailField(blank=True, default="", max_length=254)),
                ("advocacy", models.CharField(blank=True, default="", max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Discussion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("held_on", models.DateField()),
                (
                    "manner",
                    models.CharField(
                        choices=[
                            ("in_person", "in person"),
                            ("phone", "by telephone"),
                            ("video", "by video"),
                        ],
                        max_length=20,
                    ),
                ),
                ("summary", milepost.keys.fields.SealedField()),
                ("assessment", milepost.keys.fields.SealedField()),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", milepost.keys.fields.SealedField(null=True)),
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
                "ordering": ("-held_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Plan",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("iwp", "individual work plan"),
                            ("iep", "Individual Employment Plan in its place"),
                        ],
                        default="iwp",
                        max_length=10,
                    ),
                ),
                ("begun_at", models.DateTimeField(auto_now_add=True)),
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
            name="PlanVersion",
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
                            ("signed", "signed, on its way to the program manager"),
                            ("in_force", "in force"),
                            ("replaced", "replaced"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("content", milepost.keys.fields.SealedJSONField()),
                ("shown", milepost.keys.fields.SealedJSONField(null=True)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("version", models.PositiveIntegerField(default=1)),
                ("because", milepost.keys.fields.SealedField(null=True)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                ("offered_at", models.DateTimeField(null=True)),
                ("signed_on", models.DateField(null=True)),
                ("sent_on", models.DateField(null=True)),
                (
                    "sent_by_way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("portal", "with the assignment in the Ticket Portal"),
                            ("secure", "by secure electronic message"),
                            ("fax", "by fax"),
                            ("mail", "by mail"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("received_on", models.DateField(null=True)),
                ("in_force_on", models.DateField(null=True)),
                ("copy_given_on", models.DateField(null=True)),
                ("copy_format", models.CharField(blank=True, default="", max_length=20)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_because", milepost.keys.fields.SealedField(null=True)),
                (
                    "amends",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="plans.planversion",
                    ),
                ),
                (
                    "employment_plan",
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
                    "pdf_en",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "pdf_es",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="versions", to="plans.plan"
                    ),
                ),
                (
                    "signed_en",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "signed_es",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
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
                "ordering": ("-written_at", "-number"),
                "constraints": [
                    models.UniqueConstraint(fields=("plan", "number"), name="one_version_of_a_number"),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "in_force")),
                        fields=("ticket",),
                        name="one_plan_in_force_of_a_ticket",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ("draft", "offered"))),
                        fields=("ticket",),
                        name="one_open_version_of_a_ticket",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "withdrawn")),
                            models.Q(("digest", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="what_is_offered_has_a_digest",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ("draft", "offered", "withdrawn")),
                            ("signed_on__isnull", False),
                            _connector="OR",
                        ),
                        name="what_is_signed_has_its_day",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("ticketholder", "Ticketholder"),
                            ("representative", "representative"),
                            ("employment_network", "Employment Network"),
                        ],
                        max_length=20,
                    ),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("asked_name", milepost.keys.fields.SealedField()),
                ("name", milepost.keys.fields.SealedField(null=True)),
                (
                    "method",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("electronic", "electronic, by typing the name"),
                            ("wet", "by hand, the paper is kept"),
                            ("scanned", "by hand, a scan is kept"),
                            ("verbal", "spoken, before a witness"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("signed_on", models.DateField(null=True)),
                ("at", models.DateTimeField(null=True)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("language", models.CharField(blank=True, default="", max_length=5)),
                ("witness", milepost.keys.fields.SealedField(null=True)),
                ("seal", models.BinaryField(max_length=32, null=True)),
                ("circumstances", milepost.keys.fields.SealedJSONField(null=True)),
                ("link_sent_on", models.DateField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                (
                    "link",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="notices.link",
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
                    "paper",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
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
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="plans.planversion",
                    ),
                ),
            ],
            options={
                "ordering": ("place", "role"),
                "constraints": [
                    models.UniqueConstraint(fields=("version", "role"), name="one_signature_of_a_role"),
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
                        name="a_signature_is_whole_or_not_there",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Disclosure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "item",
                    models.CharField(
                        choices=[
                            ("goal", "The goal of the program: work and earnings that replace cash benefits"),
                            ("voluntary", "The program is free and voluntary"),
                            (
                                "reviews",
                                "Medical reviews are not begun while the Ticket is in use and progress is timely",
                            ),
                            ("safety_nets", "Work incentives and safety nets"),
                            ("health", "Medicare and Medicaid can go on while working"),
                            (
                                "reinstatement",
                                "Expedited reinstatement: within 5 years, with up to 6 months of provisional payments",
                            ),
                            ("progress", "Timely progress is looked at each year"),
                            (
                                "disputes",
                                "How disputes are settled; a copy of the grievance procedure was given",
                            ),
                            ("outcomes", "The latest annual outcome report of the Employment Network"),
                            ("reporting", "Wages are reported to Social Security"),
                        ],
                        max_length=20,
                    ),
                ),
                ("told_on", models.DateField()),
                ("recorded_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
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
                "ordering": ("told_on", "pk"),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("ticket", "item"),
                        name="one_disclosure_of_an_item",
                    )
                ],
            },
        ),
    ]
