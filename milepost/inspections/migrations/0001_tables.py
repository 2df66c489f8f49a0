"""Quality reviews with their frames, packets, archives, answers and corrective actions."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields
import milepost.tickets.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("documents", "0002_second_wall"),
        ("organizations", "0003_savings_accounts"),
        ("organizations", "__first__"),
        ("tickets", "0002_second_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="InspectionSettings",
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
                ("answer_days", models.PositiveSmallIntegerField(default=14)),
                ("warn_days", models.PositiveSmallIntegerField(default=7)),
                ("sample_size", models.PositiveSmallIntegerField(default=10)),
                ("is_quarterly", models.BooleanField(default=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="Inspection",
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
                            ("services", "services and supports"),
                            ("plan", "plans"),
                            ("certification", "certifications of services"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("own", "drawn on ourselves"),
                            ("received", "asked for by the program manager"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("sealed", "sealed, not drawn yet"),
                            ("open", "being prepared"),
                            ("sent", "sent"),
                            ("accepted", "accepted"),
                            ("findings", "findings"),
                            ("closed", "closed"),
                            ("withdrawn", "withdrawn"),
                        ],
                        max_length=10,
                    ),
                ),
                ("first_month", milepost.tickets.fields.MonthField()),
                ("last_month", milepost.tickets.fields.MonthField()),
                ("reference", models.CharField(blank=True, default="", max_length=60)),
                ("received_on", models.DateField(null=True)),
                ("deadline", models.DateField(null=True)),
                ("first_deadline", models.DateField(null=True)),
                ("is_deadline_own", models.BooleanField(default=False)),
                ("with_earnings", models.BooleanField(default=False)),
                ("seed", models.CharField(blank=True, default="", max_length=64)),
                ("size", models.PositiveIntegerField(default=0)),
                ("frame_size", models.PositiveIntegerField(default=0)),
                ("frame_digest", models.CharField(blank=True, default="", max_length=64)),
                ("sealed_at", models.DateTimeField(null=True)),
                ("drawn_at", models.DateTimeField(null=True)),
                ("closed_on", models.DateField(null=True)),
                ("because", models.CharField(blank=True, default="", max_length=300)),
                (
                    "work",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "not begun"),
                            ("going", "going on"),
                            ("done", "done"),
                            ("failed", "stopped"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("stirred_at", models.DateTimeField(null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "follows",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="followed_by",
                        to="inspections.inspection",
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
                "indexes": [
                    models.Index(fields=["organization", "state", "deadline"], name="inspections_by_deadline")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "number"), name="one_inspection_of_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_month__lte", models.F("last_month"))),
                        name="inspected_months_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("drawn_at", None),
                            models.Q(
                                ("sealed_at__isnull", False),
                                models.Q(("seed", ""), _negated=True),
                                models.Q(("frame_digest", ""), _negated=True),
                                ("drawn_at__gte", models.F("sealed_at")),
                            ),
                            _connector="OR",
                        ),
                        name="a_frame_is_sealed_before_it_is_drawn",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", "own"),
                            models.Q(("deadline__isnull", False), ("received_on__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_received_inspection_has_its_days",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Frame",
            fields=[
                (
                    "inspection",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="frame",
                        serialize=False,
                        to="inspections.inspection",
                    ),
                ),
                ("keys", models.TextField()),
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
            name="Packet",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("place", models.PositiveIntegerField()),
                ("edition", models.PositiveIntegerField(default=0)),
                ("built_at", models.DateTimeField(null=True)),
                ("gaps", models.JSONField(default=list)),
                ("grave", models.PositiveIntegerField(default=0)),
                ("lighter", models.PositiveIntegerField(default=0)),
                ("looked_on", models.DateField(null=True)),
                ("left_out_at", models.DateTimeField(null=True)),
                ("left_out_because", models.CharField(blank=True, default="", max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="packets",
                        to="inspections.inspection",
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
                "ordering": ("place",),
                "indexes": [models.Index(fields=["ticket", "left_out_at"], name="packets_of_ticket")],
                "constraints": [
                    models.UniqueConstraint(fields=("inspection", "ticket"), name="one_packet_of_a_ticket"),
                    models.UniqueConstraint(fields=("inspection", "place"), name="one_packet_of_a_place"),
                ],
            },
        ),
        migrations.CreateModel(
            name="PacketFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("edition", models.PositiveIntegerField()),
                ("place", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("index", "index"),
                            ("plan", "plan"),
                            ("amendment", "amendment of the plan"),
                            ("record", "record of the plan"),
                            ("certification", "certification of services"),
                            ("notes", "case notes"),
                            ("letter", "letter"),
                            ("proof", "proof of mailing"),
                            ("document", "another document"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField(null=True)),
                ("name", models.CharField(max_length=60)),
                ("content", milepost.keys.fields.SealedBytesField(null=True)),
                ("size", models.PositiveIntegerField()),
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
                    "packet",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="inspections.packet",
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
                "ordering": ("place",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("packet", "edition", "place"), name="one_file_of_a_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", True), ("document__isnull", False)),
                            models.Q(("content__isnull", False), ("document__isnull", True)),
                            _connector="OR",
                        ),
                        name="a_file_is_made_or_kept",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Archive",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "work",
                    models.CharField(
                        choices=[
                            ("", "not begun"),
                            ("going", "going on"),
                            ("done", "done"),
                            ("failed", "stopped"),
                        ],
                        default="going",
                        max_length=10,
                    ),
                ),
                ("passphrase", milepost.keys.fields.SealedField(null=True)),
                ("is_passphrase_own", models.BooleanField(default=False)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("stirred_at", models.DateTimeField(null=True)),
                ("digest", models.CharField(blank=True, default="", max_length=64)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("packets", models.PositiveIntegerField(default=0)),
                ("files", models.PositiveIntegerField(default=0)),
                ("contents", models.JSONField(default=list)),
                ("too_large", models.BooleanField(default=False)),
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
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="archives",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ("-number",),
                "constraints": [
                    models.UniqueConstraint(fields=("inspection", "number"), name="one_archive_of_a_number"),
                    models.CheckConstraint(
                        condition=models.Q(("work", "going"), ("passphrase__isnull", True), _connector="OR"),
                        name="a_passphrase_is_forgotten",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("work", "done"), _negated=True),
                            models.Q(("digest", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="an_archive_has_its_digest",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ArchiveContent",
            fields=[
                (
                    "archive",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="content",
                        serialize=False,
                        to="inspections.archive",
                    ),
                ),
                ("content", milepost.keys.fields.SealedBytesField()),
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
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "said",
                    models.CharField(
                        choices=[
                            ("sent", "answer sent"),
                            ("asked_again", "asked again, or given another deadline"),
                            ("accepted", "accepted"),
                            ("findings", "findings"),
                            ("note", "something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("on", models.DateField()),
                (
                    "way",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("exchange", "GSO, the file exchange of the government"),
                            ("fax", "by fax"),
                            ("mail", "by mail"),
                            ("phone", "by telephone"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("deadline", models.DateField(null=True)),
                ("words", milepost.keys.fields.SealedField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=300)),
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
                    "archive",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="inspections.archive",
                    ),
                ),
                (
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="inspections.inspection",
                    ),
                ),
            ],
            options={
                "ordering": ("on", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Corrective",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("what", milepost.keys.fields.SealedField()),
                ("due_on", models.DateField()),
                ("evidence", milepost.keys.fields.SealedField(null=True)),
                ("done_on", models.DateField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("because", models.CharField(blank=True, default="", max_length=300)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                    "inspection",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correctives",
                        to="inspections.inspection",
                    ),
                ),
                (
                    "packet",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correctives",
                        to="inspections.packet",
                    ),
                ),
            ],
            options={
                "ordering": ("due_on", "made_at"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("done_on", None), ("evidence__isnull", False), _connector="OR"),
                        name="what_is_done_has_its_evidence",
                    )
                ],
            },
        ),
    ]
