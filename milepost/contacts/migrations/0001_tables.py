"""The tables of this subject as they stood at the end of November 2026."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    replaces = [("contacts", "0001_first"), ("contacts", "0002_letters")]

    dependencies = [
        ("documents", "0001_tables"),
        ("organizations", "0001_tables"),
        ("tickets", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactNote",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("two_way", "two-way contact"),
                            ("attempt", "attempt, not reached"),
                            ("inbound", "message from them, not answered yet"),
                            ("letter", "letter mailed"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("phone", "telephone"),
                            ("text", "text message"),
                            ("email", "e-mail"),
                            ("video", "video call"),
                            ("in_person", "in person"),
                            ("mail", "postal mail"),
                            ("portal", "a portal of yours"),
                            ("other", "another way"),
                        ],
                        max_length=10,
                    ),
                ),
                ("used", milepost.keys.fields.SealedField(null=True)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                ("zone", models.CharField(max_length=40)),
                ("minutes", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("description", milepost.keys.fields.SealedField()),
                ("services", models.JSONField(default=list)),
                ("other_service", milepost.keys.fields.SealedField(null=True)),
                ("message_left", milepost.keys.fields.SealedField(null=True)),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                ("entered_on", models.DateField()),
                ("group", models.UUIDField(blank=True, null=True)),
                ("once", models.UUIDField(null=True)),
                ("because", milepost.keys.fields.SealedField(null=True)),
                ("is_current", models.BooleanField(default=True)),
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
                    "corrects",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrected_by",
                        to="contacts.contactnote",
                    ),
                ),
                (
                    "entered_by",
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
                "ordering": ("-at", "-entered_at"),
                "indexes": [
                    models.Index(fields=["organization", "ticket", "-at"], name="contacts_of_ticket"),
                    models.Index(fields=["organization", "-at"], name="contacts_by_day"),
                    models.Index(fields=["organization", "kind", "-at"], name="contacts_by_kind"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "once"), name="one_note_of_a_form_sent_twice")
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reading",
                    models.CharField(
                        choices=[
                            ("calendar", "by the calendar: each month, each quarter (stricter)"),
                            ("rolling", "by days: 30 and 90 from the last contact"),
                        ],
                        default="calendar",
                        max_length=10,
                    ),
                ),
                ("warn_initial", models.PositiveSmallIntegerField(default=25)),
                ("warn_ongoing", models.PositiveSmallIntegerField(default=80)),
                ("silent_months", models.PositiveSmallIntegerField(default=1)),
                ("shortest_days", models.PositiveSmallIntegerField(default=1)),
                ("attempts_before_letter", models.PositiveSmallIntegerField(default=2)),
                ("letters_before_decision", models.PositiveSmallIntegerField(default=2)),
                ("late_after", models.PositiveSmallIntegerField(default=5)),
                (
                    "zone",
                    models.CharField(
                        choices=[
                            ("America/New_York", "Eastern"),
                            ("America/Chicago", "Central"),
                            ("America/Denver", "Mountain"),
                            ("America/Phoenix", "Arizona"),
                            ("America/Los_Angeles", "Pacific"),
                            ("America/Anchorage", "Alaska"),
                            ("Pacific/Honolulu", "Hawaii"),
                            ("America/Puerto_Rico", "Puerto Rico and Virgin Islands"),
                            ("Pacific/Guam", "Guam and Northern Marianas"),
                            ("Pacific/Pago_Pago", "American Samoa"),
                        ],
                        default="America/New_York",
                        max_length=40,
                    ),
                ),
                ("recorded_from", models.DateField(blank=True, null=True)),
                ("letterhead", models.CharField(blank=True, default="", max_length=300)),
                ("reply_to", models.CharField(blank=True, default="", max_length=120)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "organization",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LetterTemplate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("language", models.CharField(choices=[("en", "English"), ("es", "Spanish")], max_length=2)),
                ("number", models.PositiveIntegerField()),
                ("subject", models.CharField(max_length=120)),
                ("body", models.TextField(max_length=4000)),
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
            ],
            options={
                "ordering": ("language", "-number"),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "language", "number"), name="one_template_of_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Letter",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("drafted", "drafted"), ("mailed", "mailed"), ("withdrawn", "withdrawn")],
                        default="drafted",
                        max_length=10,
                    ),
                ),
                ("language", models.CharField(choices=[("en", "English"), ("es", "Spanish")], max_length=2)),
                ("is_large", models.BooleanField(default=False)),
                ("content", milepost.keys.fields.SealedJSONField()),
                ("attempts", models.PositiveSmallIntegerField()),
                ("drafted_on", models.DateField()),
                (
                    "mailing",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("first_class", "First-Class Mail, with a copy and the mailing date"),
                            ("certificate", "First-Class Mail with a Certificate of Mailing"),
                            ("certified", "Certified Mail with a return receipt"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("mailed_on", models.DateField(blank=True, null=True)),
                ("number", milepost.keys.fields.SealedField(null=True)),
                ("received_on", models.DateField(blank=True, null=True)),
                ("withdrawn_because", milepost.keys.fields.SealedField(null=True)),
                (
                    "certificate",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "copy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "drafted_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "note",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letter",
                        to="contacts.contactnote",
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
                    "receipt",
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
                    "template",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contacts.lettertemplate",
                    ),
                ),
            ],
            options={
                "ordering": ("-drafted_on", "-pk"),
                "indexes": [
                    models.Index(fields=["organization", "ticket", "state"], name="letters_of_ticket")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "drafted")),
                        fields=("ticket",),
                        name="one_drafted_letter_of_a_ticket",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NoteDocument",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="documents.document"
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attached",
                        to="contacts.contactnote",
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
                "ordering": ("pk",),
            },
        ),
        migrations.CreateModel(
            name="PhaseByHand",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("initial", "initial phase: monthly"),
                            ("ongoing", "ongoing support: quarterly"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("from_day", models.DateField()),
                ("because", milepost.keys.fields.SealedField()),
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
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "ordering": ("from_day", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="contact_standing",
                        serialize=False,
                        to="tickets.ticket",
                    ),
                ),
                (
                    "phase",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("initial", "initial phase: monthly"),
                            ("ongoing", "ongoing support: quarterly"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("due_on", models.DateField(null=True)),
                ("warn_on", models.DateField(null=True)),
                ("last_two_way", models.DateField(null=True)),
                ("attempts", models.PositiveIntegerField(default=0)),
                ("missed", models.PositiveIntegerField(default=0)),
                ("letter", models.CharField(blank=True, default="", max_length=10)),
                ("reckoned_on", models.DateField()),
                ("good_through", models.DateField()),
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
                "indexes": [
                    models.Index(fields=["organization", "due_on"], name="contact_due_by_day"),
                    models.Index(fields=["organization", "good_through"], name="contact_standing_by_age"),
                ]
            },
        ),
    ]
