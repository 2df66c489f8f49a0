"""Who supplies what a claim lacks stands in the rulebook, once."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("claims", "0008_ledger")]

    operations = [migrations.RemoveField(model_name="decidedclaim", name="from_whom")]
