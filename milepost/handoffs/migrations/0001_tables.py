"""Hand-offs from State VR, and what an organization has chosen about them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.tickets.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("notices", "0003_choosing"),
        ("organizations", "0003_savings_accounts"),
        ("tickets", "0003_withdrawn"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HandOffSettings",
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
                ("link_days", models.PositiveSmallIntegerField(default=14)),
                ("ahead_days", models.PositiveSmallIntegerField(default=60)),
                ("agency_is_told", models.BooleanField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name="HandOff",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("agency", models.CharField(max_length=100)),
                ("name", models.CharField(max_length=120)),
                ("phone", models.CharField(blank=True, default="", max_length=40)),
                (
                    "language",
                    models.CharField(
                        choices=[
                            ("en", "English"),
                            ("es", "Spanish"),
                            ("ase", "American Sign Language"),
                            ("other", "another language"),
                        ],
                        default="en",
                        max_length=5,
                    ),
                ),
                ("opened_on", models.DateField(null=True)),
                ("paid_by", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("closed_on", models.DateField(null=True)),
                ("closure", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("in_use_on", models.DateField(null=True)),
                ("plan_on", models.DateField(null=True)),
                ("list_given_on", models.DateField(null=True)),
                ("listed", models.JSONField(default=list)),
                ("chosen", models.CharField(blank=True, default="", max_length=120)),
                ("chosen_on", models.DateField(null=True)),
                (
                    "chosen_by",
                    models.CharField(
                        blank=True,
                        choices=[("link", "by the link, without anybody's help"), ("told", "told to us")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("claimed_on", models.DateField(null=True)),
                ("link_sent_on", models.DateField(null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("taken_on", models.DateField(null=True)),
                ("agency_is_told", models.BooleanField(null=True)),
                ("nine_months", models.JSONField(default=list)),
                ("excused", models.JSONField(default=list)),
                ("told_on", models.DateField(null=True)),
                ("keeper_told", models.JSONField(default=dict)),
                ("network_told", models.JSONField(default=dict)),
                ("stage", models.CharField(default="open", max_length=10)),
                ("last_day", models.DateField(null=True)),
                ("assigned_on", models.DateField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "counselor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                    "network",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "network_ticket",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.ticket",
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
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="tickets.ticket"
                    ),
                ),
            ],
            options={
                "ordering": ("name", "pk"),
                "indexes": [
                    models.Index(fields=["organization", "stage", "last_day"], name="hand_offs_kept"),
                    models.Index(fields=["network", "stage", "last_day"], name="hand_offs_come"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("stage", "assigned"), _negated=True),
                        fields=("ticket",),
                        name="one_hand_off_under_way",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("network_ticket", None), ("network__isnull", False), _connector="OR"
                        ),
                        name="a_taken_hand_off_has_its_network",
                    ),
                ],
            },
        ),
    ]
