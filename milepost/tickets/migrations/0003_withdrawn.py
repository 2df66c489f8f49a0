"""Lists leave out what belongs to withdrawn Tickets: the few there are were looked for among all."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tickets", "0002_second_wall")]

    operations = [
        migrations.AddIndex(
            model_name="ticket",
            index=models.Index(
                fields=["organization"], condition=models.Q(is_withdrawn=True), name="withdrawn_tickets"
            ),
        ),
    ]
