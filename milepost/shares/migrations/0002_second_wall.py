"""The second wall stands around every row. What is the organization's own, a partner's connection does not see at all; of the
ledger's lines, terms and statements it sees those that name it."""

from __future__ import annotations

from django.db import migrations

from milepost.organizations.walls import Wall


class Migration(migrations.Migration):
    dependencies = [
        ("shares", "0001_tables"),
        ("payments", "0002_second_wall"),
        ("organizations", "0002_second_wall"),
    ]

    operations = [
        Wall("shares_ledger", "owner"),
        Wall("shares_party", "owner"),
        Wall("shares_period", "owner"),
        Wall("shares_entry", "owner"),
        Wall("shares_bookedline", "owner"),
        Wall("shares_ticketterms", "owner"),
        Wall("shares_served", "owner"),
        Wall("shares_run", "owner"),
        Wall("shares_shareterms", "ticket"),
        Wall("shares_entryline", "ticket"),
        Wall("shares_statement", "ticket"),
        Wall("shares_statementfile", "ticket"),
    ]
