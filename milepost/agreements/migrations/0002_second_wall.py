"""The second wall: a partner's connection sees the rows that name it, and none of another partner's.

A signing link stands outside, because it is looked up before it is known whose it is; it names nobody.
"""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_tables"), ("organizations", "0002_second_wall")]

    operations = [
        Wall("agreements_agreement", "ticket"),
        Wall("agreements_agreementversion", "ticket"),
        Wall("agreements_paper", "ticket"),
        Wall("agreements_agreementsignature", "ticket"),
        Wall("agreements_onboardingstep", "ticket"),
        Wall("agreements_incubatorpath", "ticket"),
        Wall("agreements_stagereached", "ticket"),
        Wall("agreements_qualification", "ticket"),
        Wall("agreements_mentoringnote", "ticket"),
    ]
