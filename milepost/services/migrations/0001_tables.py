"""Services with who pays for each, and enrollments in other programs."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_savings_accounts"),
        ("tickets", "0003_withdrawn"),
        ("organizations", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Enrollment",
            fields=[
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "program",
                    models.CharField(
                        choices=[
                            ("wioa_adult", "WIOA adult"),
                            ("wioa_dislocated", "WIOA dislocated worker"),
                            ("wioa_youth", "WIOA youth"),
                            ("wagner_peyser", "Wagner-Peyser employment service"),
                            ("vr", "vocational rehabilitation"),
                            ("veterans", "employment services for veterans"),
                            ("adult_education", "adult education and literacy"),
                            ("other", "another program"),
                        ],
                        max_length=20,
                    ),
                ),
                ("named", models.CharField(blank=True, default="", max_length=120)),
                ("participant_id", milepost.keys.fields.SealedField(null=True)),
                ("enrolled_on", models.DateField()),
                ("exited_on", models.DateField(null=True)),
                (
                    "employed_second_quarter",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "employed_fourth_quarter",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "yes"), ("no", "no"), ("", "not known")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("earned_second_quarter", models.BigIntegerField(null=True)),
                ("credential_on", models.DateField(null=True)),
                ("gain_on", models.DateField(null=True)),
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
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "ordering": ("-enrolled_on", "pk"),
                "abstract": False,
                "default_manager_name": "objects",
                "indexes": [models.Index(fields=["organization", "enrolled_on"], name="enrollments_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("exited_on", None), ("withdrawn_at", None)),
                        fields=("ticket", "program", "named"),
                        name="one_open_enrollment_of_a_program",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("exited_on", None), ("exited_on__gte", models.F("enrolled_on")), _connector="OR"
                        ),
                        name="nobody_exits_before_enrolling",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ServiceLine",
            fields=[
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", models.CharField(blank=True, default="", max_length=300)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                (
                    "service",
                    models.CharField(
                        choices=[
                            ("career_planning", "career planning"),
                            ("benefits", "benefits counseling"),
                            ("job_search", "job search and placement"),
                            ("applications", "résumé and interview preparation"),
                            ("training", "training and education"),
                            ("accommodation", "accommodation and assistive technology"),
                            ("ongoing_support", "ongoing employment support"),
                            ("wage_reporting", "help with reporting wages"),
                            ("referral", "referral to another service"),
                            ("other", "another service"),
                        ],
                        max_length=20,
                    ),
                ),
                ("what", models.CharField(blank=True, default="", max_length=120)),
                ("first_day", models.DateField()),
                ("last_day", models.DateField()),
                ("given_by", models.CharField(max_length=120)),
                ("same_as", models.CharField(max_length=250)),
                ("invoice", models.CharField(blank=True, default="", max_length=60)),
                ("cents", models.BigIntegerField()),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("ticket", "Ticket to Work"),
                            ("wioa", "workforce program (WIOA)"),
                            ("vr", "vocational rehabilitation"),
                            ("other", "another payer"),
                        ],
                        max_length=10,
                    ),
                ),
                ("fund", models.CharField(blank=True, default="", max_length=120)),
                (
                    "second_source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("ticket", "Ticket to Work"),
                            ("wioa", "workforce program (WIOA)"),
                            ("vr", "vocational rehabilitation"),
                            ("other", "another payer"),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                ("second_fund", models.CharField(blank=True, default="", max_length=120)),
                ("second_cents", models.BigIntegerField(default=0)),
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
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "ordering": ("-first_day", "pk"),
                "abstract": False,
                "default_manager_name": "objects",
                "indexes": [models.Index(fields=["organization", "first_day"], name="service_lines_by_day")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("ticket", "service", "same_as", "first_day"),
                        name="a_service_is_charged_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("ticket", "service", "same_as", "last_day"),
                        name="a_service_ends_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("last_day__gte", models.F("first_day"))),
                        name="a_service_ends_after_it_begins",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cents__gte", 0),
                            models.Q(
                                models.Q(("second_cents", 0), ("second_source", "")),
                                models.Q(
                                    models.Q(("second_source", ""), _negated=True),
                                    ("second_cents__gt", 0),
                                    ("second_cents__lt", models.F("cents")),
                                ),
                                _connector="OR",
                            ),
                        ),
                        name="sources_share_what_it_cost",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("second_source", ""),
                            models.Q(("second_source", models.F("source")), _negated=True),
                            models.Q(("second_fund", models.F("fund")), _negated=True),
                            _connector="OR",
                        ),
                        name="two_sources_are_two",
                    ),
                ],
            },
        ),
    ]
