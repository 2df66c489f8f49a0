"""How long a list of the Portal of 20,000 rows takes from the given file to its differences, on SQLite and on PostgreSQL: `make bench`.

An EN of 20,000 Tickets; the list of assigned Tickets as a workbook, a tenth of it differing, once as the first of its kind and once
against the last one. Each database is that of an installation of its own. The aim is 20 s for a file, on a machine that does nothing
else; how long this process itself was at work is printed too.
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

AIM = 20
BEGAN = date(2024, 1, 10)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("database", nargs="?", choices=DATABASES)
    options.add_argument("--rows", type=int, default=20_000)
    asked = options.parse_args()
    if asked.database is None:
        sys.exit(1 if on_each_database("tools.bench_portal", "--rows", str(asked.rows)) else 0)
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
    _tickets(organization, many)
    deed = Deed.of(member)
    slow = []
    for name, rows in (("first", _assigned(many, 0)), ("next", _assigned(many, 50))):
        seconds, cpu, differences = _given("assigned", rows, deed)
        print(
            f"{len(rows) - 1:,} rows, the {name} list, on {connection.vendor}: {seconds:.1f} s, {cpu:.1f} s of them this process at work, "
            f"{differences:,} differences (aim: {AIM} s)",
            flush=True,
        )
        if seconds > AIM:
            slow.append(name)
    seconds, cpu, differences = _given("paid", _paid(many), deed)
    print(
        f"{many:,} rows of payments made, none known, on {connection.vendor}: {seconds:.1f} s, {cpu:.1f} s at work, {differences:,} differences",
        flush=True,
    )
    if seconds > AIM:
        slow.append("paid")
    connection.close()
    if slow:
        sys.exit(f"over {AIM} s: {', '.join(slow)}")


def _given(kind: str, rows: list[list[Any]], deed: Any) -> tuple[float, float, int]:
    """Wall time, the process's own time, and how many differences were found."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from milepost.portal import actions
    from milepost.portal.lists.columns import LISTS
    from milepost.portal.models import Difference
    from milepost.spreadsheets.mapping import first_mapping
    from tests.spreadsheets.giving import xlsx_of

    file = SimpleUploadedFile("portal.xlsx", xlsx_of(rows))
    began, at_work = time.perf_counter(), time.process_time()
    given, _is_new = actions.receive(file, kind, deed=deed)
    given.refresh_from_db()
    if given.state == "to_map":
        mapping, _name = first_mapping(given, LISTS[kind])
        actions.map_columns(given, mapping, f"portal {kind}", deed=deed)
        given.refresh_from_db()
    assert given.state == "compared", (given.state, given.refusals, given.findings)
    seconds, cpu = time.perf_counter() - began, time.process_time() - at_work
    return seconds, cpu, Difference.objects.filter(file=given).count()


def _ssn(number: int) -> str:
    return f"{100 + number // 9_000 % 500:03}-{10 + number // 900 % 80:02}-{1_000 + number % 9_000:04}"


def _name(number: int) -> str:
    return f"{''.join(chr(97 + int(digit)) for digit in f'{number:06}').capitalize()} Sample"


def _tickets(organization: Any, many: int) -> None:
    from milepost.people.models import Ticketholder
    from milepost.people.numbers import digest_of
    from milepost.tickets.models import Assignment, Ticket

    tickets = [
        Ticket(organization=organization, reference=f"M-{number:06}", program="ssdi")
        for number in range(many)
    ]
    Ticket.objects.bulk_create(tickets, batch_size=500)
    Ticketholder.objects.bulk_create(
        (
            Ticketholder(
                organization=organization,
                ticket=ticket,
                name=_name(number),
                ssn=_ssn(number),
                ssn_digest=digest_of(organization, _ssn(number)),
            )
            for number, ticket in enumerate(tickets)
        ),
        batch_size=500,
    )
    Assignment.objects.bulk_create(
        (
            Assignment(organization=organization, ticket=ticket, provider="Measured", kind="en", system="milestone_outcome", assigned_on=BEGAN)
            for ticket in tickets
        ),
        batch_size=500,
    )  # fmt: skip


def _assigned(many: int, moved: int) -> list[list[Any]]:
    """A tenth differs: people unknown, other days, people missing; `moved` says from where on."""
    rows: list[list[Any]] = [["SSN", "Beneficiary Name", "Assignment Date"]]
    for number in range(moved, many):
        if number % 30 == 0:
            rows.append([_ssn(many + number), _name(many + number), BEGAN + timedelta(300)])
        elif number % 30 == 1:
            rows.append([_ssn(number), _name(number), BEGAN + timedelta(20)])
        else:
            rows.append([_ssn(number), _name(number), BEGAN])
    for number in range(moved):  # as many rows as before, so that the list has not shrunk
        rows.append([_ssn(3 * many + number), _name(3 * many + number), BEGAN])
    return rows


def _paid(many: int) -> list[list[Any]]:
    rows: list[list[Any]] = [
        [
            "SSN",
            "Beneficiary Name",
            "WC Number",
            "Payment Type",
            "Claim Month",
            "Payment Date",
            "Amount",
            "Payment Method",
        ]
    ]
    for number in range(many):
        rows.append(
            [_ssn(number), _name(number), f"WC-{number}", f"Phase 1 Milestone {number % 4 + 1}", f"2024-{number % 11 + 2:02}",
             BEGAN + timedelta(400 + number % 200), 1788, "ePay" if number % 3 else "Request"]
        )  # fmt: skip
    return rows


if __name__ == "__main__":
    main()
