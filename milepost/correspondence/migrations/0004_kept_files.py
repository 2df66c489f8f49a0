"""As which document a file of a message is kept too."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("correspondence", "0003_files"),
        ("documents", "0003_counselling_papers"),
    ]

    operations = [
        migrations.AddField(
            model_name="messagefile",
            name="document",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="documents.document",
            ),
        ),
    ]
