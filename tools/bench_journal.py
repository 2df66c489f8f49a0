"""What the journal costs a write, with it and without: a form sent to its page, and the bare action behind it.

One write with the journal and one without in turn, many times, on SQLite and on PostgreSQL, each in an installation of its
own; the medians of single writes are compared, so that whatever else the machine does falls on both. The PostgreSQL of the
tests does not wait for the disk, which makes everything but the journal's own work cheap: its share is seen at its highest.
Run by `make bench`. The bare action is one UPDATE, so a second row beside it can at best be cheap, not free; what somebody
waits for is the page.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PAIRS, WARMING_UP = 1_500, 50
AIM = 0.15
DATABASES = ("sqlite", "postgresql")


def main() -> None:
    if len(sys.argv) == 1:
        for database in DATABASES:
            subprocess.run([sys.executable, "-m", "tools.bench_journal", database], check=True)
        return
    os.environ["MILEPOST_DEMONSTRATION"] = "yes"  # nobody needs a second factor
    os.environ["MILEPOST_SECRET_KEY"] = "only for a measurement, nowhere else"  # noqa: S105
    os.environ.pop("MILEPOST_DATABASE", None)
    if sys.argv[1] == "postgresql":
        from tests.postgresql import server_address

        os.environ["MILEPOST_DATABASE"] = server_address()
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder))


def _measure(folder: Path) -> None:
    from milepost.website.installation import set_up

    set_up(folder)
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from milepost.editing.records import change
    from milepost.journal.actions import Deed
    from milepost.organizations.models import Organization, StaffMember
    from milepost.people.models import Ticketholder
    from milepost.tickets.models import Ticket

    organization = Organization.objects.create(name="Measured")
    ticket = Ticket.objects.create(organization=organization, reference="T1", program="ssdi")
    holder = Ticketholder.objects.create(organization=organization, ticket=ticket, name="Somebody")

    member = StaffMember.objects.enrol(
        email="m@measured.example",
        name="M",
        organization=organization,
        role="administrator",
        password="not used here",  # noqa: S106
    )
    client = Client(HTTP_HOST="localhost")
    client.force_login(member)
    address = reverse("person_change", args=[ticket.pk])

    def by_action(number: int) -> None:
        deed = Deed(organization, None)
        assert change(holder, {"phone": f"555-{number}"}, version=holder.version, deed=deed)

    def by_page(number: int) -> None:
        given = {
            "name": "Somebody",
            "phone": f"555-{number}",
            "language": "en",
            "format": "standard",
            "version": "",
        }
        assert client.post(address, given).status_code == 302

    for name, write in (("A form sent to its page", by_page), ("The bare action", by_action)):
        holder.refresh_from_db()
        _compare(f"{name} on {connection.vendor}", write, Deed)
    connection.close()


def _compare(name: str, write: Callable[[int], None], deed: Any) -> None:
    kept = deed.write
    seconds: dict[str, list[float]] = {"with": [], "without": []}
    for number in range(PAIRS + WARMING_UP):
        for journal, times in seconds.items():
            deed.write = kept if journal == "with" else lambda *_, **__: None
            began = time.perf_counter()
            write(2 * number + (journal == "with"))
            times.append(time.perf_counter() - began)
    deed.write = kept
    with_it, without = (statistics.median(seconds[one][WARMING_UP:]) * 1_000 for one in ("with", "without"))
    share = with_it / without - 1
    aimed = f"; aim: below {AIM:.0%}" if "page" in name else ""
    print(
        f"{name}: {without:.2f} ms without the journal, {with_it:.2f} ms with it, {share:+.1%} "
        f"(medians of {PAIRS:,} pairs{aimed})",
        flush=True,
    )


if __name__ == "__main__":
    main()
