"""The tables of this subject as they stood at the end of November 2026."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import milepost.keys.fields
import milepost.rulebook.pay_stubs.counting
import milepost.tickets.fields


class Migration(migrations.Migration):
    replaces = [
        ("earnings", "0001_first"),
        ("earnings", "0002_owners"),
        ("earnings", "0003_fill_owners"),
        ("earnings", "0004_walls"),
        ("earnings", "0005_jobs_and_stubs"),
        ("earnings", "0006_statements_and_months"),
        ("earnings", "0007_walls"),
    ]

    dependencies = [
        ("documents", "0001_tables"),
        ("organizations", "0001_tables"),
        ("tickets", "0001_tables"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Employer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("address", models.CharField(blank=True, default="", max_length=300)),
                ("ein", milepost.keys.fields.SealedField(null=True)),
                ("payroll_names", models.CharField(blank=True, default="", max_length=200)),
                ("version", models.PositiveIntegerField(default=1)),
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
                "ordering": ("name",),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("organization"),
                        django.db.models.functions.text.Lower("name"),
                        name="one_employer_of_a_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", milepost.keys.fields.SealedField(null=True)),
                ("note", milepost.keys.fields.SealedField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("title", models.CharField(blank=True, default="", max_length=120)),
                ("started_on", models.DateField(blank=True, null=True)),
                ("ended_on", models.DateField(blank=True, null=True)),
                (
                    "frequency",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("weekly", "weekly"),
                            ("two_weekly", "every two weeks"),
                            ("twice_monthly", "twice a month"),
                            ("monthly", "monthly"),
                            ("irregular", "irregular"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("a_period_ends_on", models.DateField(blank=True, null=True)),
                ("a_pay_date", models.DateField(blank=True, null=True)),
                ("hours_a_week", models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True)),
                ("hourly", models.BigIntegerField(blank=True, null=True)),
                ("monthly_expected", models.BigIntegerField(blank=True, null=True)),
                (
                    "employer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="jobs",
                        to="earnings.employer",
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
                "ordering": ("-started_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="MonthAsUploaded",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", milepost.tickets.fields.MonthField()),
                ("earned", models.BigIntegerField(null=True)),
                ("paid", models.BigIntegerField(null=True)),
                ("self_employed_net", models.BigIntegerField(null=True)),
                ("cash", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                ("evidence", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
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
                "ordering": ("month",),
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "month"), name="one_uploaded_month")
                ],
            },
        ),
        migrations.CreateModel(
            name="MonthDecision",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", milepost.tickets.fields.MonthField()),
                ("source", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("about", models.CharField(blank=True, default="", max_length=200)),
                ("cash", milepost.tickets.fields.WordField(blank=True, max_length=30, null=True)),
                ("why", milepost.keys.fields.SealedField()),
                ("at", models.DateTimeField(auto_now=True)),
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
                "ordering": ("month",),
                "constraints": [
                    models.UniqueConstraint(fields=("ticket", "month"), name="one_decision_of_a_month")
                ],
            },
        ),
        migrations.CreateModel(
            name="MonthOfWork",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", milepost.tickets.fields.MonthField()),
                ("earned", models.BigIntegerField(null=True)),
                ("paid", models.BigIntegerField(null=True)),
                ("self_employed_net", models.BigIntegerField(null=True)),
                ("cash", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                ("evidence", milepost.tickets.fields.WordField(blank=True, max_length=30, null=False)),
                (
                    "source",
                    milepost.tickets.fields.WordField(
                        blank=True,
                        default=milepost.rulebook.pay_stubs.counting.MonthSource["CASELOAD"],
                        max_length=30,
                        null=False,
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
                "ordering": ("month",),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ticket", "month"), name="one_row_for_a_month_of_a_ticket"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="PayStub",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", milepost.keys.fields.SealedField(null=True)),
                ("note", milepost.keys.fields.SealedField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "shown_by",
                    models.CharField(
                        choices=[
                            ("stub", "a pay stub"),
                            ("work_number", "a line of a Work Number report"),
                            ("employer_statement", "a line of a statement signed by the employer"),
                        ],
                        default="stub",
                        max_length=20,
                    ),
                ),
                (
                    "came_by",
                    models.CharField(
                        choices=[
                            ("paper", "paper"),
                            ("photo", "photograph"),
                            ("portal", "the employer's web page"),
                            ("text", "link by text message"),
                            ("mail", "mail or fax"),
                        ],
                        default="paper",
                        max_length=20,
                    ),
                ),
                ("period_begins", models.DateField(blank=True, null=True)),
                ("period_ends", models.DateField(blank=True, null=True)),
                ("paid_on", models.DateField(blank=True, null=True)),
                ("gross", models.BigIntegerField(blank=True, null=True)),
                ("net", models.BigIntegerField(blank=True, null=True)),
                ("withheld", models.BigIntegerField(blank=True, null=True)),
                ("ytd_gross", models.BigIntegerField(blank=True, null=True)),
                ("hours", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)),
                (
                    "name_shown",
                    models.CharField(
                        choices=[
                            ("matches", "theirs, legible"),
                            ("explained", "a former or shortened name, with proof on file"),
                            ("differs", "another name"),
                            ("illegible", "cannot be read"),
                        ],
                        default="matches",
                        max_length=20,
                    ),
                ),
                (
                    "dates_shown",
                    models.CharField(
                        choices=[
                            ("printed", "all printed"),
                            ("supplemented", "on a Supplemental Earnings Statement"),
                            ("payroll_calendar", "on the employer's payroll calendar"),
                            ("hand_written", "one is written by hand"),
                            ("missing", "one is missing"),
                        ],
                        default="printed",
                        max_length=20,
                    ),
                ),
                (
                    "employer_shown",
                    models.CharField(
                        choices=[
                            ("named", "named"),
                            ("supplemented", "named on a Supplemental Earnings Statement"),
                            ("payroll_firm", "only the payroll firm is named"),
                            ("not_named", "not named"),
                        ],
                        default="named",
                        max_length=20,
                    ),
                ),
                (
                    "nothing_withheld",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("employee", "a job; the employer says so"),
                            ("self_employed", "a business of their own"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("begins_used", models.DateField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("entered", "a question is open"),
                            ("valid", "counts"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="entered",
                        max_length=20,
                    ),
                ),
                ("entered_at", models.DateTimeField(auto_now_add=True)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="stubs", to="earnings.job"
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
                "ordering": ("-paid_on", "-period_ends", "-pk"),
                "indexes": [
                    models.Index(fields=["ticket", "-paid_on"], name="stubs_of_ticket"),
                    models.Index(fields=["organization", "paid_on", "gross"], name="stubs_alike"),
                ],
            },
        ),
        migrations.CreateModel(
            name="SelfEmployedYear",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", milepost.keys.fields.SealedField(null=True)),
                ("note", milepost.keys.fields.SealedField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("business", models.CharField(max_length=120)),
                ("year", models.PositiveSmallIntegerField()),
                ("gross", models.BigIntegerField()),
                ("expenses", models.BigIntegerField(default=0)),
                ("months", models.JSONField()),
                ("posted_on", models.DateField(blank=True, null=True)),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
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
                    "ticket",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, to="tickets.ticket"),
                ),
            ],
            options={
                "ordering": ("-year", "business"),
            },
        ),
        migrations.CreateModel(
            name="WageReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_because", milepost.keys.fields.SealedField(null=True)),
                ("note", milepost.keys.fields.SealedField(null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("work_number", "The Work Number"),
                            ("employer", "statement signed by the employer"),
                            ("ssa", "SSA already has the wages"),
                            ("unemployment_records", "State unemployment records"),
                            ("tax_return", "federal or State tax return"),
                            ("signed_statement", "statement signed by the Ticketholder"),
                        ],
                        max_length=30,
                    ),
                ),
                ("received_on", models.DateField()),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="documents.document",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reports",
                        to="earnings.job",
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
                "ordering": ("-received_on", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="ReportedMonth",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("month", milepost.tickets.fields.MonthField()),
                ("earned", models.BigIntegerField(null=True)),
                ("paid", models.BigIntegerField(null=True)),
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
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="months",
                        to="earnings.wagereport",
                    ),
                ),
            ],
            options={
                "ordering": ("month",),
                "constraints": [
                    models.UniqueConstraint(fields=("report", "month"), name="one_month_of_a_report")
                ],
            },
        ),
    ]
