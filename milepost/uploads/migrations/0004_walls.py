"""The unsealed columns go, and the second wall stands."""

from __future__ import annotations

from django.db import migrations

import milepost.keys.fields
from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("uploads", "0003_seal"), ("organizations", "0003_walls")]

    operations = [
        migrations.RemoveField(model_name="upload", name="content_unsealed"),
        migrations.RemoveField(model_name="upload", name="replaced_unsealed"),
        migrations.AlterField(
            model_name="upload", name="content", field=milepost.keys.fields.SealedBytesField()
        ),
        Wall("uploads_upload"),
    ]
