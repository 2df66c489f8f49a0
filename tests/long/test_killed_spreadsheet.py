"""Killed while a spreadsheet is taken over: every row or none, the state says which, and begun again it is done once."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.installed import run, set_up, surroundings
from tests.long.test_killed import kill_in_the_middle

TIMES = int(os.environ.get("MILEPOST_KILLED_TIMES", "2"))
START = """
import os, sys
os.environ["MILEPOST_TASKS"] = "django_tasks.backends.immediate.ImmediateBackend"
from milepost.website.installation import home, start_django
start_django(home())
from django.core.files.uploadedfile import SimpleUploadedFile
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.spreadsheets import actions, tasks
from milepost.spreadsheets.kinds.all_kinds import KINDS
from milepost.spreadsheets.mapping import first_mapping
from milepost.spreadsheets.models import Leaf, Spreadsheet
from milepost.tickets.models import Ticket
organization = Organization.objects.get()
deed = Deed.of(StaffMember.objects.first())
MANY = 600
"""
CHECKED = (
    START
    + """
place = Spreadsheet.objects.count()
def name(number):
    return "".join(chr(97 + int(digit)) for digit in f"{number:04}").capitalize()
rows = ["ID,Name,Program,Phone"] + [f"S{place}-{number},{name(number)} Sample,ssi,212-555-{number:04}" for number in range(MANY)]
given = actions.receive(SimpleUploadedFile("rows.csv", "\\n".join(rows).encode()), "people", deed=deed)
given.refresh_from_db()
mapping, _name = first_mapping(given, KINDS["people"])
actions.map_columns(given, mapping, "", deed=deed)
given.refresh_from_db()
assert given.findings["new"] == MANY, given.findings
"""
)
TAKEN_OVER = (
    START
    + """
given = Spreadsheet.objects.latest("at")
print("begun", flush=True)
actions.take_over(given, deed=deed.because("a test, nothing else"))
print("done", flush=True)
"""
)
WHOLE = (
    START
    + """
given = Spreadsheet.objects.latest("at")
place = Spreadsheet.objects.count() - 1
mine = Ticket.objects.filter(reference__startswith=f"S{place}-")
stands = MANY if given.state == "taken_over" else 0
assert given.state in ("checked", "refused", "taking_over", "taken_over"), given.state
holders = Ticketholder.objects.filter(ticket__in=mine)
lines = Entry.objects.filter(action="introduced", subject_id__in=[str(key) for key in holders.values_list("pk", flat=True)])
counts = [mine.count(), holders.count(), lines.count()]
assert counts == [stands] * 3, (given.state, counts)
assert Leaf.objects.filter(spreadsheet=given, of="did").exists() == bool(stands)
if given.is_working:
    actions.begin_again(given, deed=deed)
elif given.state != "taken_over":
    actions.take_over(given, deed=deed.because("a test, nothing else"))
given.refresh_from_db()
assert (given.state, given.is_decided, mine.count()) == ("taken_over", True, MANY), given.state
print(stands)
"""
)


def test_killed_while_taking_over(tmp_path: Path, migrated_database: str) -> None:
    around = surroundings(tmp_path / "home", tmp_path / "keys", migrated_database)
    set_up(around)
    draw = random.Random("spreadsheets")
    for _number in range(TIMES):
        run(around, "-c", CHECKED)
        kill_in_the_middle(around, TAKEN_OVER, "", 2.5, draw)
        run(around, "-c", WHOLE)
        assert "whole" in run(around, "-m", "milepost", "journal", "verify")


@pytest.mark.parametrize("moment", [0.0, 9.0], ids=["at once", "after it is done"])
def test_killed_at_either_end(tmp_path: Path, migrated_database: str, moment: float) -> None:
    """Before anything is written, and after everything is."""

    class At(random.Random):
        def random(self) -> float:
            return 1.0

    around = surroundings(tmp_path / "home", tmp_path / "keys", migrated_database)
    set_up(around)
    run(around, "-c", CHECKED)
    kill_in_the_middle(around, TAKEN_OVER, "", moment, At())
    run(around, "-c", WHOLE)
