"""The tables of this subject as they stood at the end of November 2026."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    replaces = [("desk", "0001_things")]

    dependencies = [
        ("organizations", "0001_tables"),
        ("tickets", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="DailyMail",
            fields=[
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="daily_mail",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_wanted", models.BooleanField(default=False)),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("es", "Spanish")], default="en", max_length=2
                    ),
                ),
                ("last_sent_on", models.DateField(null=True)),
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
            name="Arrangement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=64)),
                ("subject", models.CharField(max_length=30)),
                ("code", models.CharField(max_length=60)),
                (
                    "kind",
                    models.CharField(choices=[("not_now", "not now"), ("given", "given to")], max_length=10),
                ),
                ("until", models.DateField(null=True)),
                ("why", milepost.keys.fields.SealedField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
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
                (
                    "to",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("ticket", "key", "kind"),
                        name="one_arrangement_of_a_kind",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Thing",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("key", models.CharField(max_length=64)),
                ("subject", models.CharField(max_length=30)),
                ("code", models.CharField(max_length=60)),
                ("due_on", models.DateField(null=True)),
                ("lost_on", models.DateField(null=True)),
                ("last_day", models.DateField(null=True)),
                ("pressing_on", models.DateField(null=True)),
                ("dollars", models.PositiveIntegerField(null=True)),
                ("figures", models.JSONField(default=dict)),
                ("parts", models.JSONField(default=dict)),
                ("rank", models.BigIntegerField()),
                ("not_before", models.DateField(null=True)),
                ("is_aside", models.BooleanField(default=False)),
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
                        db_index=False,
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
                (
                    "whose",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("rank", "pk"),
                "indexes": [
                    models.Index(
                        condition=models.Q(("is_aside", False)),
                        fields=["organization", "rank", "id"],
                        name="things_of_all",
                    ),
                    models.Index(
                        condition=models.Q(("is_aside", False)),
                        fields=["whose", "rank", "id"],
                        name="things_of_one",
                    ),
                    models.Index(
                        condition=models.Q(("is_aside", False)),
                        fields=["partner", "rank", "id"],
                        name="things_of_partner",
                    ),
                ],
                "constraints": [models.UniqueConstraint(fields=("ticket", "key"), name="one_thing_of_a_key")],
            },
        ),
    ]
