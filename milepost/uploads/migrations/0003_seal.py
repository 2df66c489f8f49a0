"""Contents that were kept in the clear."""

from __future__ import annotations

from typing import Any

from django.db import migrations


def seal(apps: Any, editor: Any) -> None:
    """What was given before, sealed."""
    uploads = apps.get_model("uploads", "Upload")
    for upload in uploads.objects.iterator(chunk_size=1):
        upload.content = bytes(upload.content_unsealed)
        upload.replaced = upload.replaced_unsealed
        upload.save(update_fields=["content", "replaced"])


class Migration(migrations.Migration):
    dependencies = [("uploads", "0002_sealed")]

    operations = [
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
