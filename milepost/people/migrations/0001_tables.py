"""The tables of this subject as they stood at the end of November 2026."""

import django.db.models.deletion
from django.db import migrations, models

import milepost.keys.fields


class Migration(migrations.Migration):
    replaces = [
        ("people", "0001_first"),
        ("people", "0002_contacts_and_consents"),
        ("people", "0003_fill_owners"),
        ("people", "0004_walls"),
    ]

    dependencies = [
        ("organizations", "0001_tables"),
        ("tickets", "0001_tables"),
    ]

    operations = [
        migrations.CreateModel(
            name="NameWord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("of", models.CharField(choices=[("name", "Name"), ("id", "Id")], max_length=4)),
                ("word", models.CharField(max_length=60)),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
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
        ),
        migrations.CreateModel(
            name="Ticketholder",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("called", models.CharField(blank=True, default="", max_length=60)),
                ("phone", models.CharField(blank=True, default="", max_length=40)),
                ("email", models.EmailField(blank=True, default="", max_length=254)),
                ("address", models.CharField(blank=True, default="", max_length=300)),
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
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("standard", "standard print"),
                            ("large_print", "large print"),
                            ("braille", "Braille"),
                            ("audio", "audio CD"),
                            ("data", "data CD"),
                            ("read_aloud", "standard print and a telephone call"),
                        ],
                        default="standard",
                        max_length=20,
                    ),
                ),
                ("ssn", milepost.keys.fields.SealedField(null=True)),
                ("ssn_digest", models.BinaryField(max_length=32, null=True)),
                ("ticket_number", milepost.keys.fields.SealedField(null=True)),
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
                    "ticket",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holder",
                        to="tickets.ticket",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["organization", "name"], name="holders_by_name")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "ssn_digest"), name="one_holder_of_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("payee", "representative payee"),
                            ("representative", "other representative"),
                            ("alternate", "alternate contact"),
                        ],
                        max_length=20,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("relation", models.CharField(blank=True, default="", max_length=60)),
                ("phone", models.CharField(blank=True, default="", max_length=40)),
                ("email", models.EmailField(blank=True, default="", max_length=254)),
                ("address", models.CharField(blank=True, default="", max_length=300)),
                ("since", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
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
                    "holder",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.ticketholder"),
                ),
            ],
            options={
                "ordering": ("ended_on", "kind", "name"),
            },
        ),
        migrations.CreateModel(
            name="Consent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "form",
                    models.CharField(
                        choices=[
                            ("ssa_3288", "SSA-3288, consent for release of information"),
                            ("ssa_8240", "SSA-8240, authorization to obtain wage and employment information"),
                        ],
                        max_length=20,
                    ),
                ),
                ("signed_on", models.DateField()),
                ("ends_on", models.DateField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("note", models.CharField(blank=True, default="", max_length=300)),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="people.ticketholder"),
                ),
            ],
            options={
                "ordering": ("-signed_on", "-pk"),
            },
        ),
    ]
