"""Every row has an owner, and the second wall stands around it. What waits is gathered at the next look at Today."""

from __future__ import annotations

from typing import Any

from django.db import migrations

from milepost.organizations.walls import Wall


def decide_once_more(apps: Any, _schema_editor: Any) -> None:
    """Without a deciding of today the next look at Today decides all Tickets, and things are gathered with it."""
    apps.get_model("claims", "Deciding").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_things"), ("claims", "0006_partners")]

    operations = [
        Wall("desk_thing", "ticket"),
        Wall("desk_arrangement", "of ticket"),
        Wall("desk_dailymail"),
        migrations.RunPython(decide_once_more, migrations.RunPython.noop),
    ]
