"""Cases with their messages, and who has read them."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import milepost.correspondence.models
import milepost.keys.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("organizations", "0003_savings_accounts"),
        ("organizations", "__first__"),
        ("tickets", "0002_second_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("number", models.PositiveIntegerField(default=milepost.correspondence.models.any_number)),
                (
                    "awaits",
                    models.CharField(
                        blank=True,
                        choices=[("", "nobody"), ("record", "EN of Record"), ("partner", "partner")],
                        default="",
                        max_length=10,
                    ),
                ),
                ("awaits_since", models.DateField(null=True)),
                ("answer_by", models.DateField(null=True)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("contacts", "contacts and notes"),
                            ("evidence", "pay stubs and other evidence"),
                            ("signatures", "plans and signatures"),
                            ("claims", "claims and payments"),
                            ("counselling", "benefits counselling"),
                            ("other", "something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("count", models.PositiveIntegerField(default=0)),
                ("last_at", models.DateTimeField(null=True)),
                (
                    "last_side",
                    models.CharField(
                        choices=[("record", "EN of Record"), ("partner", "partner")],
                        default="record",
                        max_length=10,
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
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "ordering": ("-last_at", "pk"),
                "indexes": [
                    models.Index(fields=["organization", "-last_at"], name="cases_by_day"),
                    models.Index(fields=["organization", "partner", "-last_at"], name="cases_of_partner"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "number"), name="one_case_of_a_number"),
                    models.UniqueConstraint(
                        fields=("ticket", "partner"), name="one_case_of_ticket_and_partner"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer_by", None), ("awaits", ""), ("awaits_since", None)),
                            models.Q(
                                models.Q(("awaits", ""), _negated=True), ("awaits_since__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="an_answer_is_awaited_since",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("place", models.PositiveIntegerField()),
                (
                    "side",
                    models.CharField(
                        choices=[("record", "EN of Record"), ("partner", "partner")], max_length=10
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("contacts", "contacts and notes"),
                            ("evidence", "pay stubs and other evidence"),
                            ("signatures", "plans and signatures"),
                            ("claims", "claims and payments"),
                            ("counselling", "benefits counselling"),
                            ("other", "something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("text", milepost.keys.fields.SealedField()),
                ("asks", models.BooleanField(default=False)),
                ("answer_by", models.DateField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="correspondence.case",
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
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "ordering": ("-place",),
                "constraints": [
                    models.UniqueConstraint(fields=("case", "place"), name="one_message_at_a_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="MessageMail",
            fields=[
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="message_mail",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_wanted", models.BooleanField(default=True)),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("es", "Spanish")], default="en", max_length=2
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
            name="Seen",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("through", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now=True)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seen",
                        to="correspondence.case",
                    ),
                ),
                (
                    "member",
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
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "member"), name="one_seen_of_a_member")
                ],
            },
        ),
    ]
