"""Files that come with messages, behind the wall of both sides."""

import uuid

import django.db.models.deletion
from django.db import migrations, models

import milepost.keys.fields
from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0002_second_wall"),
        ("organizations", "0003_savings_accounts"),
        ("tickets", "0002_second_wall"),
    ]

    operations = [
        migrations.CreateModel(
            name="MessageFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("place", models.PositiveSmallIntegerField()),
                ("file_name", milepost.keys.fields.SealedField()),
                ("content_type", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("content", milepost.keys.fields.SealedBytesField()),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="files",
                        to="correspondence.message",
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
                "ordering": ("place",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("message", "place"), name="one_file_at_a_place_of_a_message"
                    )
                ],
            },
        ),
        Wall("correspondence_messagefile", "between"),
    ]
