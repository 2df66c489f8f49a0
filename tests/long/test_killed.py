"""Killed in the middle, without a warning: nothing half done, nothing lost, and the journal whole.

Twice each by default; `make test-long` kills fifty times.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.installed import run, set_up, surroundings

TIMES = int(os.environ.get("MILEPOST_KILLED_TIMES", "2"))
START = """
import sys
from milepost.website.installation import home, start_django
start_django(home())
from datetime import date
from milepost.caseload.simulation import simulate
from milepost.claims.stored_facts import keep_facts
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.keys.rotation import rotate, keys_in_use
from milepost.organizations.models import Organization
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from milepost.earnings.models import MonthOfWork
from milepost.editing.records import change
from django.db import transaction
organization = Organization.objects.get()
deed = Deed(organization, None, why="a test", through="command")
"""
IMPORT = (
    START
    + """
with transaction.atomic():
    print("begun", flush=True)
    keep_facts(organization, simulate(400, int(sys.argv[1]), as_of=date(2026, 3, 16)))
    deed.write("take over", organization, seed=int(sys.argv[1]))
print("done", flush=True)
"""
)
ROTATION = (
    START
    + """
print("begun", flush=True)
rotate()
print("done", flush=True)
"""
)
WRITES = (
    START
    + """
holders = list(Ticketholder.objects.order_by("pk")[:1000])
print("begun", flush=True)
for holder in holders:
    assert change(holder, {"phone": sys.argv[1]}, version=holder.version, deed=deed)
print("done", flush=True)
"""
)
COUNT = (
    START
    + """
from milepost.caseload.as_json import facts_as_json
from milepost.claims.stored_facts import facts_of
import json
seeds = sorted({entry.figures["seed"] for entry in Entry.objects.filter(action="take over")})
held = facts_of(Ticket.objects.order_by("reference"))  # every sealed birth date opens
expected = {}
for entry in Entry.objects.filter(action="take over").order_by("pk"):
    expected.update({facts.ticket.ticket: facts_as_json(facts) for facts in simulate(400, entry.figures["seed"], as_of=date(2026, 3, 16))})
assert {facts.ticket.ticket: facts_as_json(facts) for facts in held.values()} == expected, "an import is half there"
changes = Entry.objects.filter(action="changed").count()
versions = sum(Ticketholder.objects.values_list("version", flat=True)) - Ticketholder.objects.count()
assert changes == versions, (changes, versions)
print(len(held), changes, len(keys_in_use()))
"""
)


@pytest.fixture
def around(tmp_path: Path, migrated_database: str) -> dict[str, str]:
    """An installation with 400 Tickets and as many holders."""
    made = surroundings(tmp_path / "home", tmp_path / "keys", migrated_database)
    set_up(made)
    run(made, "-c", IMPORT, "1")
    fill = "\nTicketholder.objects.bulk_create(Ticketholder(organization=organization, ticket=t, name=t.reference, ssn='123-45-6789') for t in Ticket.objects.all())"
    run(made, "-c", START + fill)
    return made


def kill_in_the_middle(
    around: dict[str, str], script: str, argument: str, longest: float, draw: random.Random
) -> None:
    process = subprocess.Popen([sys.executable, "-c", script, argument], env=around, stdout=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stdout.readline() == b"begun\n"
    time.sleep(draw.random() * longest)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()


@pytest.mark.parametrize(
    ("script", "longest"),
    [(IMPORT, 1.5), (ROTATION, 0.5), (WRITES, 1.5)],
    ids=["import", "rotation", "writes"],
)
def test_killed_in_the_middle(around: dict[str, str], script: str, longest: float) -> None:
    draw = random.Random(f"{longest}")
    for number in range(TIMES):
        kill_in_the_middle(around, script, str(number + 2), longest, draw)
        if number % 5 == 4:
            run(around, "-m", "milepost", "journal", "seal")
        if number % 10 == 9 or number == TIMES - 1:
            run(around, "-c", COUNT)
            assert "whole" in run(around, "-m", "milepost", "journal", "verify")
    run(around, "-c", script, "99")
    run(around, "-m", "milepost", "keys", "rotate")
    counted = run(around, "-c", COUNT).split()
    assert counted[0] == "400" or script == IMPORT
    assert "whole" in run(around, "-m", "milepost", "journal", "verify")
