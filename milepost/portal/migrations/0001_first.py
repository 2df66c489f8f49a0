"""Lists of the Portal and their differences to our records."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0002_second_wall"),
        ("tickets", "0002_second_wall"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PortalFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("file_name", models.CharField(max_length=200)),
                ("size", models.PositiveIntegerField()),
                ("content", milepost.keys.fields.SealedBytesField()),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("stirred_at", models.DateTimeField(auto_now=True)),
                ("sniffed", milepost.keys.fields.SealedJSONField(null=True)),
                ("settled", milepost.keys.fields.SealedJSONField(null=True)),
                ("findings", models.JSONField(default=dict)),
                ("refusals", models.JSONField(default=list)),
                ("override", models.CharField(blank=True, default="", max_length=300)),
                ("finished_at", models.DateTimeField(null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("assigned", "Tickets assigned to us"),
                            ("formerly", "Tickets formerly assigned to us"),
                            ("paid", "payments already made"),
                            ("pending", "pending payments"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "being read"),
                            ("unreadable", "cannot be read"),
                            ("to_map", "its columns are to be named"),
                            ("comparing", "being compared"),
                            ("refused", "looks wrong"),
                            ("compared", "compared"),
                            ("acting", "proposed acts are being carried out"),
                            ("undoing", "being undone"),
                            ("undone", "undone"),
                            ("failed", "stopped by an error of ours"),
                        ],
                        default="reading",
                        max_length=20,
                    ),
                ),
                ("digest", models.CharField(max_length=64)),
                ("row_keys", milepost.keys.fields.SealedJSONField(null=True)),
                ("rows", models.PositiveIntegerField(default=0)),
                ("has_footer", models.BooleanField(default=False)),
                ("compared_at", models.DateTimeField(null=True)),
                ("cannot_undo", models.CharField(blank=True, default="", max_length=300)),
                ("order", milepost.keys.fields.SealedJSONField(null=True)),
                (
                    "before",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="portal.portalfile",
                    ),
                ),
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
                    "overridden_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-at",),
                "indexes": [
                    models.Index(fields=["organization", "kind", "-at"], name="portal_files_by_kind")
                ],
            },
        ),
        migrations.CreateModel(
            name="Difference",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("place", models.PositiveIntegerField()),
                ("row", models.PositiveIntegerField(default=0)),
                ("code", models.CharField(max_length=30)),
                (
                    "proposal",
                    models.CharField(
                        choices=[
                            ("add", "Record the person and the assignment"),
                            ("assign", "Record the assignment"),
                            ("unassign", "Record the unassignment"),
                            ("correct", "Correct our day"),
                            ("take_money", "Record the money"),
                            ("note_case", "Note the work case"),
                            ("sent", "Record that it was sent"),
                            ("moved", "Record where it stands"),
                            ("ask_again", "Ask what has become of it"),
                            ("ask", "Ask the help desk"),
                            ("by_hand", "Mend it by hand"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("asked", "the help desk was asked"),
                            ("done", "carried out"),
                            ("set_aside", "set aside"),
                            ("superseded", "a later file has taken its place"),
                            ("undone", "undone"),
                        ],
                        default="open",
                        max_length=20,
                    ),
                ),
                (
                    "since",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "—"),
                            ("new", "new since the last file"),
                            ("changed", "changed since the last file"),
                            ("same", "as in the last file"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("figures", models.JSONField(default=dict)),
                ("content", milepost.keys.fields.SealedJSONField(null=True)),
                ("settled_at", models.DateTimeField(null=True)),
                ("because", models.CharField(blank=True, default="", max_length=300)),
                ("did", models.JSONField(default=dict)),
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
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
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
                (
                    "file",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="differences",
                        to="portal.portalfile",
                    ),
                ),
            ],
            options={
                "ordering": ("place",),
                "indexes": [
                    models.Index(fields=["file", "state", "code"], name="portal_differences_by_state"),
                    models.Index(fields=["organization", "state"], name="portal_differences_open"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("file", "place"), name="one_portal_difference_of_a_place"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "set_aside"), _negated=True),
                            models.Q(("because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_difference_is_set_aside_for_a_reason",
                    ),
                ],
            },
        ),
    ]
