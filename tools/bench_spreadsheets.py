"""How long 50,000 rows take from the given file to the records, on SQLite and on PostgreSQL: `make bench`.

People in one workbook, pay stubs (twenty each of 2,500 people) in another. Each database is that of an installation of its own.
Measured are the two pieces of work that somebody waits for: checking every row, and taking over with every Ticket decided anew.
The aim is a minute for both together, on a machine that does nothing else; how long this process itself was at work is printed too.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tools.bench_installation import DATABASES, choose, on_each_database

AIM = 60
STUBS_EACH = 20


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("database", nargs="?", choices=DATABASES)
    options.add_argument("--rows", type=int, default=50_000)
    asked = options.parse_args()
    if asked.database is None:
        sys.exit(1 if on_each_database("tools.bench_spreadsheets", "--rows", str(asked.rows)) else 0)
    choose(asked.database)
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), asked.rows)


def _measure(folder: Path, many: int) -> None:
    from milepost.website.installation import set_up

    set_up(folder)
    from django.db import connection

    from milepost.journal.actions import Deed
    from milepost.organizations.models import Organization, StaffMember

    organization = Organization.objects.create(name="Measured", demonstration_day=date(2025, 12, 15))
    member = StaffMember.objects.enrol(
        email="m@measured.example", name="M", organization=organization, role="administrator", password=None
    )
    deed = Deed.of(member)
    slow = []
    for kind, rows in (("people", _people(many)), ("stubs", _stubs(many))):
        began = time.process_time()
        seconds, made = _brought_in(kind, rows, deed)
        cpu = time.process_time() - began - made
        total = sum(seconds)
        name = f"{len(rows) - 1:,} rows of {kind} on {connection.vendor}"
        print(
            f"{name}: {total:.1f} s, {cpu:.1f} s of them this process at work ({seconds[0]:.1f} s to open, {seconds[1]:.1f} s to check, "
            f"{seconds[2]:.1f} s to take over and decide; aim: {AIM} s)",
            flush=True,
        )
        if total > AIM:
            slow.append(name)
    connection.close()
    if slow:
        sys.exit(f"over {AIM} s: {', '.join(slow)}")


def _brought_in(kind: str, rows: list[list[Any]], deed: Any) -> tuple[list[float], float]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from milepost.spreadsheets import actions
    from milepost.spreadsheets.kinds.all_kinds import KINDS
    from milepost.spreadsheets.mapping import first_mapping
    from tests.spreadsheets.giving import xlsx_of

    making = time.process_time()
    file = SimpleUploadedFile(f"{kind}.xlsx", xlsx_of(rows))
    making = time.process_time() - making
    seconds = []
    began = time.perf_counter()
    given = actions.receive(file, kind, deed=deed)
    given.refresh_from_db()
    assert given.state == "to_map", given.state
    seconds.append(time.perf_counter() - began)
    mapping, _name = first_mapping(given, KINDS[kind])
    began = time.perf_counter()
    actions.map_columns(given, mapping, "", deed=deed)
    given.refresh_from_db()
    assert given.findings["new"] == len(rows) - 1, given.findings
    seconds.append(time.perf_counter() - began)
    began = time.perf_counter()
    if given.state == "refused":  # stubs of 2,500 people among 50,000 are no reason, whatever else may be
        actions.take_over(given, deed=deed.because("a measurement, nothing else"))
    else:
        actions.take_over(given, deed=deed)
    given.refresh_from_db()
    assert (given.state, given.is_decided) == ("taken_over", True), given.state
    seconds.append(time.perf_counter() - began)
    return seconds, making


def _people(many: int) -> list[list[Any]]:
    head = [
        "Client ID",
        "Name",
        "SSN",
        "DOB",
        "Program",
        "Phone",
        "Email",
        "Address",
        "City",
        "State",
        "ZIP",
        "Language",
    ]
    rows: list[list[Any]] = [head]
    for number in range(many):
        ssn = f"{100 + number // 9_000 % 500:03}-{10 + number // 900 % 80:02}-{1_000 + number % 9_000:04}"
        born = date(1960, 1, 1) + timedelta(number % 15_000)
        name = f"{_letters(number)} Sample"
        rows.append(
            [f"M-{number:06}", name, ssn, born, ("SSDI", "SSI", "Both")[number % 3], f"(212) 555-{number % 10_000:04}",
             f"m{number}@example.org", f"{number} Main Street", "Springfield", "IL", f"{60_000 + number % 900}", "English"]
        )  # fmt: skip
    return rows


def _letters(number: int) -> str:
    return "".join(chr(97 + int(digit)) for digit in f"{number:06}").capitalize()


def _stubs(many: int) -> list[list[Any]]:
    head = [
        "Client ID",
        "Employer",
        "Pay date",
        "Period start",
        "Period end",
        "Gross",
        "Taxes",
        "Net",
        "YTD",
        "Frequency",
    ]
    rows: list[list[Any]] = [head]
    people = max(1, many // STUBS_EACH)
    for number in range(people * STUBS_EACH):
        person, place = number % people, number // people
        begins = date(2025, 1, 5) + timedelta(14 * place)
        gross = 900 + person % 700
        rows.append(
            [f"M-{person:06}", f"Employer {person % 400}", begins + timedelta(18), begins, begins + timedelta(13),
             gross, 90, gross - 90, gross * (place + 1), "Biweekly"]
        )  # fmt: skip
    return rows


if __name__ == "__main__":
    main()
