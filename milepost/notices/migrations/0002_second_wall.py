"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("notices", "0003_walls")]
    dependencies = [("notices", "0001_tables"), ("tickets", "0001_tables"), ("people", "0001_tables")]

    operations = [
        Wall("notices_textsettings"),
        Wall("notices_textconsent", "of ticket"),
        Wall("notices_text", "of ticket"),
        Wall("notices_incomingtext", "of ticket"),
    ]
