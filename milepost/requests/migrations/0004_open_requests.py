"""The list opens with the requests after which somebody must still act: one in seven of all that there ever were."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests", "0003_worth")]

    operations = [
        migrations.AddIndex(
            model_name="paymentrequest",
            index=models.Index(
                fields=["organization", "moved_on", "id"],
                condition=~models.Q(state__in=["paid", "resubmitted", "withdrawn"]),
                name="open_requests_by_age",
            ),
        ),
    ]
