"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_texts"), ("tickets", "0004_walls")]

    operations = [
        Wall("notices_textsettings"),
        Wall("notices_textconsent", "of ticket"),
        Wall("notices_text", "of ticket"),
        Wall("notices_incomingtext", "of ticket"),
    ]
