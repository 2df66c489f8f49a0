"""A worker is killed in the middle of sending, without a warning: every text goes out, and none of them twice."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.installed import run, set_up, surroundings

TIMES = int(os.environ.get("MILEPOST_KILLED_TIMES", "3"))
TEXTS = 60
START = """
import sys
from milepost.website.installation import home, start_django
start_django(home())
from datetime import date, timedelta
from django.utils import timezone
from milepost.journal.actions import Deed
from milepost.notices.models import Text, TextSettings
from milepost.notices.sending import send_due
from milepost.notices.text_actions import Draft, give_consent, queue
from milepost.organizations.models import Organization
from milepost.tickets.models import Ticket
organization = Organization.objects.get()
deed = Deed(organization, None, why="a test", through="command")
"""
FILL = f"""{START}
TextSettings.objects.create(organization=organization, opens="00:00", closes="23:59:59", most_a_week=7)
for number in range({TEXTS}):
    ticket = Ticket.objects.create(organization=organization, reference=f"T{{number}}", program="ssdi")
    given = {{"number": f"+1602555{{number:04}}", "way": "asked", "given_on": date(2025, 1, 1)}}
    give_consent(ticket, given, deed=deed)
    queue(ticket, Draft("ask", f"Please send it, {{number}}", "ask:1", 1), deed=deed)
"""
SEND = f"""{START}
print("begun", flush=True)
send_due(now=timezone.now() + timedelta(minutes=int(sys.argv[1])))
print("done", flush=True)
"""
AFTER_THE_WAIT = f"""{START}
Text.objects.filter(state="sending").update(began_at=timezone.now() - timedelta(minutes=6))
send_due(now=timezone.now() + timedelta(seconds=1))
print(*sorted(Text.objects.values_list("state", flat=True)))
"""


@pytest.mark.database
def test_killed_while_sending_no_text_is_lost_and_none_goes_out_twice(
    tmp_path: Path, migrated_database: str
) -> None:
    home = tmp_path / "home"
    around = surroundings(home, tmp_path / "keys", migrated_database)
    set_up(around)
    run(around, "-c", FILL)
    draw, carried = random.Random(7), home / "outbox" / "taken"
    for _ in range(TIMES):
        process = subprocess.Popen([sys.executable, "-c", SEND, "0"], env=around, stdout=subprocess.PIPE)
        assert process.stdout is not None
        assert process.stdout.readline() == b"begun\n"
        time.sleep(draw.random() * 0.3)
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdout.close()
        for path in list((home / "outbox").glob("*.json"))[::2]:
            path.rename(carried / path.name)  # another program carries some of them meanwhile
    states = run(around, "-c", AFTER_THE_WAIT).split()
    assert states == ["sent"] * TEXTS
    waiting, taken = list((home / "outbox").glob("*.json")), list(carried.glob("*.json"))
    said = [json.loads(path.read_text())["text"] for path in [*waiting, *taken]]
    assert sorted(said) == sorted(f"Please send it, {number}" for number in range(TEXTS))
