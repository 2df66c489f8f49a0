"""Whether a bank account is one of savings: a payment file says so."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organizations", "0002_second_wall"),
    ]

    operations = [
        migrations.AddField(
            model_name="bankaccount",
            name="is_savings",
            field=models.BooleanField(default=False),
        ),
    ]
