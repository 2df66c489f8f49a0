"""A sample may be spread by partner; those drawn before were spread over everybody alike."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("inspections", "0002_second_wall")]

    operations = [
        migrations.AddField(
            model_name="inspection",
            name="spread",
            field=models.CharField(
                choices=[
                    ("whole", "over everybody alike"),
                    ("partner", "by partner, each its share"),
                ],
                default="whole",
                max_length=10,
            ),
        ),
    ]
