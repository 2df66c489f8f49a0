"""How long a remittance takes at 200 partners, 20,000 Tickets and 5,000 payments, all its statements, and a sample: `make bench`.

On SQLite and on PostgreSQL, each an installation of its own. The aims: the run, from money that is not booked yet to its release and
its payment file, within 10 s; every statement as PDF and as Excel within 2 minutes, with progress. Wall time, on a machine that does
nothing else, and how long this process itself was at work.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tools.bench_installation import DATABASES, choose, on_each_database

AIM_RUN, AIM_STATEMENTS, AIM_SAMPLE = 10, 120, 10
BEGINS = date(2025, 1, 1)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("database", nargs="?", choices=DATABASES)
    options.add_argument("--partners", type=int, default=200)
    options.add_argument("--tickets", type=int, default=20_000)
    options.add_argument("--payments", type=int, default=5_000)
    asked = options.parse_args()
    if asked.database is None:
        sizes = [
            "--partners",
            str(asked.partners),
            "--tickets",
            str(asked.tickets),
            "--payments",
            str(asked.payments),
        ]
        sys.exit(1 if on_each_database("tools.bench_shares", *sizes) else 0)
    choose(asked.database)
    with tempfile.TemporaryDirectory() as folder:
        _measure(Path(folder), asked.partners, asked.tickets, asked.payments)


def _measure(folder: Path, partners: int, tickets: int, payments: int) -> None:
    from milepost.website.installation import set_up

    set_up(folder)
    from django.db import connection

    from milepost.journal.actions import Deed
    from milepost.shares import ledger_actions, run_actions, statement_actions
    from milepost.shares.models import Run, StatementFile
    from milepost.shares.queries import balances_of

    first, second = _staff()
    organization, deed = first.owner, Deed.of(first)
    houses = _partners(organization, partners, deed)
    _tickets(organization, houses, tickets)
    ledger = ledger_actions.open_ledger(BEGINS, deed=deed)
    bank = {
        "bank_name": "Bank",
        "bank_routing": "091000019",
        "company_name": "Measured",
        "company_id": "1234567890",
    }
    ledger_actions.keep_settings(ledger, bank, deed=deed)
    _payments(organization, payments)
    made: list[Run] = []

    def run() -> None:
        made.append(run_actions.prepare(BEGINS + timedelta(380), 0, deed=deed))
        run_actions.release(made[0], deed=Deed.of(second))
        run_actions.payment_file(made[0], deed=deed)

    slow = _timed(f"booking, run and file of {payments:,} payments and {partners} partners", run, AIM_RUN)
    slow += _timed(
        f"{2 * partners} statements (PDF and Excel)",
        lambda: statement_actions.ask_for_files(made[0], "en", deed=deed),
        AIM_STATEMENTS,
    )
    slow += _sample(deed)
    assert sum(balances_of(organization).values()) == 0
    assert StatementFile.objects.count() == 2 * made[0].statements.count()
    print(
        f"{made[0].statements.count()} statements, {made[0].cents / 100:,.2f} dollars, {connection.vendor}",
        flush=True,
    )
    connection.close()
    if slow:
        sys.exit("over the aim")


def _timed(what: str, act: Callable[[], Any], aim: int) -> int:
    began, at_work = time.perf_counter(), time.process_time()
    act()
    seconds, cpu = time.perf_counter() - began, time.process_time() - at_work
    print(f"{what}: {seconds:.1f} s, {cpu:.1f} s of them this process at work (aim: {aim} s)", flush=True)
    return int(seconds > aim)


def _sample(deed: Any) -> int:
    """A sample of every partner's people: its frame is sealed, and sixty are drawn, each with a look at what lacks."""
    from milepost.inspections import drawing_actions
    from milepost.inspections.choices import Spread
    from milepost.rulebook.months import Month

    reviews: list[Any] = []

    def seal() -> None:
        months = Month.of(BEGINS), Month.of(BEGINS) + 11
        reviews.append(drawing_actions.seal_frame("services", *months, 60, spread=Spread.PARTNER, deed=deed))

    slow = _timed("a frame by partner, sealed", seal, AIM_SAMPLE)
    slow += _timed(
        "a sample of sixty drawn from it", lambda: drawing_actions.draw(reviews[0], deed=deed), AIM_SAMPLE
    )
    print(f"{reviews[0].frame_size:,} people in the frame", flush=True)
    return slow


def _staff() -> tuple[Any, Any]:
    from milepost.organizations.models import Organization, StaffMember

    organization = Organization.objects.create(name="Measured", demonstration_day=date(2026, 1, 10))
    return tuple(
        StaffMember.objects.enrol(
            email=f"{name}@measured.example",
            name=name,
            organization=organization,
            role="administrator",
            password=None,
        )
        for name in ("one", "two")
    )  # type: ignore[return-value]


def _partners(organization: Any, many: int, deed: Any) -> list[Any]:
    from milepost.organizations.bank_actions import set_account
    from milepost.organizations.models import Organization
    from milepost.rulebook.shares.terms import Row, Rule, Tier, TierBy, rule_as_json
    from milepost.shares import terms_actions

    houses = []
    for number in range(many):
        house = Organization.objects.create(
            name=f"Partner {number:03}", kind="partner", partner_of=organization
        )
        set_account(house, "021000021", f"{10_000_000 + number}", follows=None, deed=deed)
        tiers = (
            Tier(500_000, (("partner", 6_000), ("record", 4_000))),
            Tier(None, (("partner", 8_000), ("record", 2_000))),
        )
        rule = Rule(
            (Row((), tiers if number % 2 else tiers[1:]),), TierBy.PARTNER_YEAR if number % 2 else None
        )
        made = terms_actions.draft(house, {"effective_from": BEGINS, "rule": rule_as_json(rule)}, deed=deed)
        terms_actions.keep_preview(made, deed=deed)
        terms_actions.sign(made, BEGINS, deed=deed)
        houses.append(house)
    return houses


def _tickets(organization: Any, houses: list[Any], many: int) -> None:
    from milepost.tickets.models import Assignment, Ticket

    tickets = [
        Ticket(
            organization=organization,
            reference=f"M-{number:06}",
            program="ssdi",
            partner=houses[number % len(houses)],
        )
        for number in range(many)
    ]
    Ticket.objects.bulk_create(tickets, batch_size=500)
    Assignment.objects.bulk_create(
        (
            Assignment(
                organization=organization, ticket=ticket, provider="Measured", kind="en", system="milestone_outcome", assigned_on=BEGINS
            )
            for ticket in tickets
        ),
        batch_size=500,
    )  # fmt: skip


def _payments(organization: Any, many: int) -> None:
    """Matched payments, as matching leaves them, one in twenty taken back in part."""
    from milepost.payments.models import MoneyReceived
    from milepost.requests.models import PaymentRequest
    from milepost.rulebook.months import Month
    from milepost.tickets.models import Ticket

    tickets = list(Ticket.objects.filter(organization=organization).order_by("reference")[:many])
    month = Month.parse("2025-06")
    requests = [
        PaymentRequest(organization=organization, ticket=one, provider="Measured", claim="p1m1", month=month, state="paid", moved_on=BEGINS,
                       paid_on=BEGINS, paid_cents=1)
        for one in tickets
    ]  # fmt: skip
    PaymentRequest.objects.bulk_create(requests, batch_size=500)
    lines = [
        MoneyReceived(organization=organization, ticket=one, received_on=BEGINS + timedelta(200 + place % 100), cents=178_800 + place,
                      reference=f"ACH-{place:06}", claim="p1m1", month=month, provider="Measured", state="matched", request=requests[place])
        for place, one in enumerate(tickets)
    ]  # fmt: skip
    MoneyReceived.objects.bulk_create(lines, batch_size=500)
    taken = [
        MoneyReceived(organization=organization, ticket=one.ticket, kind="recovery", received_on=BEGINS + timedelta(320), cents=-10_001,
                      reference="offset", state="matched", reverses=one)
        for one in lines[::20]
    ]  # fmt: skip
    MoneyReceived.objects.bulk_create(taken, batch_size=500)


if __name__ == "__main__":
    main()
