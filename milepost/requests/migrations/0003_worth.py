"""The list adds up what was paid, and what is expected of the rest."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests", "0002_second_wall")]

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
