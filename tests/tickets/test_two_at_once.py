"""Telling of many Tickets in two processes gives what telling in one gives, whatever becomes of the other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.installed import run, set_up, surroundings

FILL = """
from milepost.website.installation import home, start_django
start_django(home())
from datetime import date
from milepost.caseload.simulation import simulate
from milepost.claims.stored_facts import keep_facts
from milepost.organizations.models import Organization
keep_facts(Organization.objects.get(), simulate(60, 3, as_of=date(2026, 3, 16)))
"""
TELL = """
import subprocess, sys
from milepost.website.installation import home, start_django
start_django(home())
from milepost.claims.models import DecidedTicket
from milepost.claims.tallies import Tally
from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization
from milepost.tickets import two_at_once
from milepost.tickets.models import Ticket
how = sys.argv[1]
owner, heard, given, started = Organization.objects.get(), [], [], []
two_at_once.AT_A_TIME, two_at_once.WORTH_ANOTHER = 5, 61 if how == "alone" else 10
class Popen(subprocess.Popen):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        started.append(self)
two_at_once.subprocess.Popen = Popen
give, has_answered = two_at_once._Other.give, two_at_once._Other.has_answered
def counted(other, keys):
    given.extend(keys)
    if how == "broken" and len(given) > 5:
        started[0].kill()
        started[0].wait()
    give(other, keys)
    if how == "killed" and len(given) > 5:
        started[0].kill()
two_at_once._Other.give = counted
two_at_once._Other.has_answered = lambda other, wait: has_answered(other, wait=True)
with for_organization(owner):
    keys = list(Ticket.objects.order_by("pk").values_list("pk", flat=True))
    DecidedTicket.objects.filter(ticket__in=keys).delete()
    two_at_once.touch_in_two(owner, keys, heard.append)
    names = ("payable", "waiting", "paid", "expired", "lost_on")
    print([str(row) for row in DecidedTicket.objects.order_by("ticket__reference").values_list("ticket__reference", *names)])
    print(sum(Tally.objects.filter(of="claims").values_list("dollars", flat=True)), sorted(heard) == heard, heard[-1])
print(len(given), file=open(sys.argv[2], "w"))
"""


@pytest.mark.database
def test_two_tell_what_one_tells(tmp_path: Path, migrated_database: str) -> None:
    around = surroundings(tmp_path / "home", tmp_path / "keys", migrated_database)
    set_up(around)
    run(around, "-c", FILL)
    is_postgresql = os.environ.get("MILEPOST_TEST_DATABASE") == "postgresql"
    in_two = ("two", "killed", "broken") if is_postgresql else ("two",)  # on SQLite no other is ever asked
    told = {how: run(around, "-c", TELL, how, str(tmp_path / how)) for how in ("alone", *in_two)}
    assert told["alone"].count("(") >= 60, "a row for each Ticket"
    assert {told[how] for how in in_two} == {told["alone"]}
    given = {how: int((tmp_path / how).read_text()) for how in told}
    assert given["alone"] == 0
    assert {given[how] > 5 for how in in_two} == {is_postgresql}
