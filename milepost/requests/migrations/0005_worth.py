"""The list adds up what was paid, and what is expected of the rest."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("requests", "0004_summed"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="paymentrequest", name="requests_summed"),
        migrations.AddIndex(
            model_name="paymentrequest",
            index=models.Index(
                fields=["organization", "state", "ticket", "expected_cents", "paid_cents"],
                name="requests_worth",
            ),
        ),
    ]
