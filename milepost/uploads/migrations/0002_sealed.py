"""Contents and what they replaced, sealed."""

from __future__ import annotations

from django.db import migrations

import milepost.keys.fields


class Migration(migrations.Migration):
    dependencies = [("uploads", "0001_first")]

    operations = [
        migrations.RenameField(model_name="upload", old_name="content", new_name="content_unsealed"),
        migrations.RenameField(model_name="upload", old_name="replaced", new_name="replaced_unsealed"),
        migrations.AddField(
            model_name="upload", name="content", field=milepost.keys.fields.SealedBytesField(null=True)
        ),
        migrations.AddField(
            model_name="upload", name="replaced", field=milepost.keys.fields.SealedJSONField(null=True)
        ),
    ]
