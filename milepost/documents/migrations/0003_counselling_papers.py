"""Papers of benefits counselling are kinds of documents."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0002_second_wall"),
    ]

    operations = [
        migrations.AlterField(
            model_name="document",
            name="kind",
            field=models.CharField(
                choices=[
                    ("pay_stub", "pay stub"),
                    ("employer_statement", "employer's statement of earnings"),
                    ("plan", "individual work plan"),
                    ("consent", "signed consent"),
                    ("letter", "letter"),
                    ("bpqy", "BPQY of SSA"),
                    ("benefits_summary", "benefits summary or analysis"),
                    ("other", "another document"),
                ],
                default="other",
                max_length=30,
            ),
        ),
    ]
