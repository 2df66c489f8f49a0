"""Every row has an owner, and the second wall stands around it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("contacts", "0003_walls")]
    dependencies = [("contacts", "0001_tables"), ("tickets", "0001_tables"), ("people", "0001_tables")]

    operations = [
        Wall("contacts_contactnote", "of ticket"),
        Wall("contacts_notedocument", "of ticket"),
        Wall("contacts_phasebyhand", "of ticket"),
        Wall("contacts_letter", "of ticket"),
        Wall("contacts_standing", "of ticket"),
        Wall("contacts_lettertemplate"),
        Wall("contacts_contactsettings"),
    ]
