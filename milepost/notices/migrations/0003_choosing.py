"""A link by which somebody chooses an Employment Network."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0002_second_wall"),
    ]

    operations = [
        migrations.AlterField(
            model_name="link",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("sign", "sign a plan"),
                    ("send_evidence", "send a photograph of a pay stub"),
                    ("choose", "choose an Employment Network"),
                ],
                max_length=20,
            ),
        ),
    ]
