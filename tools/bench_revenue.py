"""How long a projection takes of 5,000 Tickets over 60 months: `make bench`. The aim: 3 s.

First the rules alone: 5,000 planned Tickets, and 5,000 each worked out by itself, whose sum has to be the total to the cent. Then the
whole answer of the page, read from SQLite and from PostgreSQL, each an installation of its own, with 5,000 Tickets on hand that have
reached something and as many that are planned.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from tools.bench_installation import DATABASES, choose, on_each_database

AIM = 3
DAY = date(2026, 1, 10)
REACHED = (("p1m1", 1), ("p1m2", 1), ("p1m3", 1), ("p1m4", 1), ("p2", 7), ("outcome", 12))


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("database", nargs="?", choices=DATABASES)
    options.add_argument("--tickets", type=int, default=5_000)
    options.add_argument("--months", type=int, default=60)
    asked = options.parse_args()
    if asked.database is None:
        sizes = ["--tickets", str(asked.tickets), "--months", str(asked.months)]
        sys.exit(1 if on_each_database("tools.bench_revenue", *sizes) else 0)
    choose(asked.database)
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), asked.tickets, asked.months)


def _measure(folder: Path, tickets: int, months: int) -> None:
    from milepost.website.installation import set_up

    set_up(folder)
    from django.db import connection

    slow = _rules_alone(tickets, months) + _whole_answer(tickets, months)
    print(connection.vendor, flush=True)
    connection.close()
    if slow:
        sys.exit("over the aim")


def _timed(what: str, act: Callable[[], Any]) -> tuple[Any, int]:
    began, at_work = time.perf_counter(), time.process_time()
    made = act()
    seconds, cpu = time.perf_counter() - began, time.process_time() - at_work
    print(f"{what}: {seconds:.2f} s, {cpu:.2f} s of them this process at work (aim: {AIM} s)", flush=True)
    return made, int(seconds > AIM)


def _rules_alone(tickets: int, months: int) -> int:
    from milepost.revenue.content import suppositions_of
    from milepost.revenue.demonstration import made_up_content
    from milepost.revenue.projecting import RatesOf
    from milepost.rulebook.decisions import Terms
    from milepost.rulebook.forecast import law_as_if
    from milepost.rulebook.law import Law
    from milepost.rulebook.months import Month
    from milepost.rulebook.revenue import Person, expected_of, project

    begins = Month.of(DAY)
    what = suppositions_of(made_up_content())
    rates = RatesOf(law_as_if(Law.packaged(), 2025, through=2032), begins)
    persons = [Person(begins + place % 24, list(Terms)[place % 2]) for place in range(tickets)]
    together, slow = _timed(
        f"{tickets:,} planned Tickets, {months} months", lambda: project(persons, what, rates, begins, months)
    )
    alone, also_slow = _timed(
        f"{tickets:,} Tickets one by one",
        lambda: [expected_of(one, what, rates, begins, months) for one in persons],
    )
    for case in range(3):
        summed = sum(
            cents[case] for one in alone for parts in one.values() if parts for cents in parts.values()
        )
        assert together.cents[case] == summed, "the total is the sum of the persons'"
    return slow + also_slow


def _whole_answer(tickets: int, months: int) -> int:
    from milepost.journal.actions import Deed
    from milepost.organizations.models import Organization, StaffMember
    from milepost.revenue import actions
    from milepost.revenue.demonstration import made_up_content
    from milepost.revenue.projecting import answered
    from milepost.rulebook.months import Month

    organization = Organization.objects.create(name="Measured", demonstration_day=DAY)
    by = StaffMember.objects.enrol(
        email="one@measured.example",
        name="one",
        organization=organization,
        role="administrator",
        password=None,
    )
    _on_hand(organization, tickets)
    content = made_up_content() | {
        "planned_title_2": tickets // 24 + 1,
        "planned_title_16": 0,
        "planned_months": 24,
    }
    plan = {
        "name": "Measured",
        "begins": Month.of(DAY),
        "months": months,
        "figures_of": 2025,
        "counts_caseload": True,
    }
    known = actions.write({**plan, "content": content}, deed=Deed.of(by))
    answer, slow = _timed(
        f"the whole answer with {tickets:,} Tickets on hand and as many planned", lambda: answered(known, DAY)
    )
    assert answer.on_hand == tickets
    return slow


def _on_hand(organization: Any, many: int) -> None:
    """Assigned over five years; each has climbed to a step and has the months that belong to it."""
    from milepost.claims.models import DecidedClaim
    from milepost.rulebook.months import Month
    from milepost.tickets.models import Assignment, Ticket

    tickets = [
        Ticket(
            organization=organization,
            reference=f"M-{place:06}",
            program=("ssdi", "ssi", "concurrent")[place % 3],
        )
        for place in range(many)
    ]
    Ticket.objects.bulk_create(tickets, batch_size=500)
    now = Month.of(DAY)
    assigned = [now - 1 - place % 60 for place in range(many)]
    Assignment.objects.bulk_create(
        (
            Assignment(
                organization=organization, ticket=one, provider="Measured", kind="en", system="milestone_outcome",
                assigned_on=assigned[place].first_day,
            )
            for place, one in enumerate(tickets)
        ),
        batch_size=500,
    )  # fmt: skip
    claims = []
    for place, ticket in enumerate(tickets):
        month, number_of = assigned[place], 0
        for claim, most in REACHED[: place % (len(REACHED) + 1)]:
            for number in range(1, 1 + place % most + 1 if most > 1 else 2):
                month = min(month + 1, now)
                number_of += 1
                claims.append(
                    DecidedClaim(
                        organization=organization, ticket=ticket, place=number_of, claim=claim, month=month, status="paid",
                        number=number if most > 1 else None,
                    )
                )  # fmt: skip
    DecidedClaim.objects.bulk_create(claims, batch_size=500)


if __name__ == "__main__":
    main()
