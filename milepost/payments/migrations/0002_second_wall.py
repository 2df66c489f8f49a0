"""The second wall stands around every row. The guards of `payments.guards` are put up after every migration."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    replaces = [("payments", "0003_walls")]
    dependencies = [("payments", "0001_tables"), ("tickets", "0002_second_wall")]

    operations = [
        Wall("payments_remittance"),
        Wall("payments_moneyreceived", "of ticket"),
        Wall("payments_paidslot", "of ticket"),
        Wall("payments_slotshare", "of ticket"),
        Wall("payments_recovery", "of ticket"),
        Wall("payments_splitagreement", "of ticket"),
        Wall("payments_threeway", "of ticket"),
    ]
