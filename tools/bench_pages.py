"""How long the server takes for the pages of a whole day's work, with 100,000 Tickets in PostgreSQL: `make bench`.

Each page is asked for some hundreds of times, of ever different Ticketholders, through Django's own test client in this
process: middleware, database, templates, everything but the network. Printed are the median and the 95th percentile.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from tools import bench_caseload

GOAL_MS = 100
Ask = Callable[[], Any]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--tickets", type=int, default=100_000)
    options.add_argument("--requests", type=int, default=200)
    options.add_argument("--only", default="", help="the pages whose name begins so")
    options.add_argument("--explain", action="store_true", help="print the slowest queries of each page")
    asked = options.parse_args()
    _server, address, is_built = bench_caseload.server()
    os.environ["MILEPOST_DATABASE"] = address
    os.environ["MILEPOST_DEMONSTRATION"] = "yes"  # nobody needs a second factor
    os.environ["MILEPOST_SECRET_KEY"] = "only for a measurement, nowhere else"  # noqa: S105
    folder = bench_caseload.BUILD / "pages-home"
    from milepost.website.installation import set_up

    set_up(folder)
    if not is_built:
        began = time.perf_counter()
        bench_caseload.build(asked.tickets // bench_caseload.BASE)
        bench_caseload.mark_ready()
        print(f"built in {time.perf_counter() - began:.0f} s")
    _measure(asked.requests, only=asked.only, explain=asked.explain)


def _measure(requests: int, *, only: str, explain: bool) -> None:
    from django.apps import apps

    import milepost.website.wsgi  # noqa: F401 - what the server does as it begins
    from milepost.tickets.models import OfTicket, Ticket

    counts = {"Ticket": Ticket.objects.count()}
    counts |= {
        model.__name__: model._default_manager.count()
        for model in apps.get_models()
        if issubclass(model, OfTicket) and model._default_manager.exists()
    }
    print(", ".join(f"{count:,} {name}" for name, count in counts.items()))
    print(f"\n{'':44} {'median':>8} {'p95':>8} {'most':>8}   ms, {requests} requests each")
    too_slow = []
    for name, ask in [one for one in _pages() if one[0].startswith(only)]:
        times = _timed(ask, requests)
        p95 = times[int(len(times) * 0.95) - 1]
        print(f"{name:44} {median(times):8.1f} {p95:8.1f} {times[-1]:8.1f}", flush=True)
        if p95 > GOAL_MS:
            too_slow.append(name)
        if explain:
            _explain(ask)
    if too_slow:
        print(f"\nover {GOAL_MS} ms: {', '.join(too_slow)}")
        sys.exit(1)


def _timed(ask: Ask, requests: int) -> list[float]:
    for _ in range(5):
        ask()
    times = []
    for _ in range(requests):
        began = time.perf_counter()
        answer = ask()
        times.append((time.perf_counter() - began) * 1_000)
        assert answer.status_code == 200, answer.status_code
    return sorted(times)


def _pages() -> list[tuple[str, Ask]]:
    from django.test import Client
    from django.urls import reverse

    from milepost.organizations.models import StaffMember
    from milepost.payments.models import MoneyReceived
    from milepost.people.models import Ticketholder
    from milepost.requests.models import PaymentRequest
    from milepost.tickets.models import Ticket

    def client(email: str) -> Client:
        made = Client(HTTP_HOST="localhost")
        made.force_login(StaffMember.objects.get(email=email))
        return made

    everybody, own = client("administrator@measured.example"), client("7.coordinator1@measured.example")
    partner = client("partner3@measured.example")
    draw = random.Random(1)  # noqa: S311 - the same Ticketholders in each run
    keys = draw.sample(list(Ticket.objects.values_list("pk", flat=True)), 2_000)
    names = list(Ticketholder.objects.filter(ticket__in=keys[:500]).values_list("name", flat=True))
    today, people, claims = reverse("today"), reverse("ticketholders"), reverse("claims")
    requests, prepare, reasons = reverse("requests"), reverse("requests_prepare"), reverse("requests_reasons")
    money = list(MoneyReceived.objects.values_list("pk", flat=True)[:500])
    made = draw.sample(list(PaymentRequest.objects.values_list("ticket_id", "pk")), 500)

    def searched(text: str) -> Any:
        return everybody.post(people, {"q": text}, follow=True)

    return [
        ("Today, everybody's", lambda: everybody.get(today, {"of": "all"})),
        ("Today, a coordinator's own", lambda: own.get(today)),
        ("Today, a partner's", lambda: partner.get(today)),
        ("a Ticketholder", lambda: everybody.get(reverse("ticketholders_one", args=[draw.choice(keys)]))),
        ("Ticketholders, first page", lambda: everybody.get(people)),
        ("Ticketholders, by most that can be claimed", lambda: everybody.get(people, {"sort": "-payable"})),
        ("Ticketholders, by a name (form and page)", lambda: searched(draw.choice(names))),
        ("Ticketholders, by part of a name", lambda: searched(draw.choice(names).split()[1][:4])),
        ("Ticketholders, by an SSN (form and page)", lambda: searched(f"219-09-{draw.randrange(1, 999):04}")),
        ("Claims, first page", lambda: everybody.get(claims)),
        ("Claims that can be claimed", lambda: everybody.get(claims, {"status": "payable"})),
        ("Claims, a partner's", lambda: partner.get(claims)),
        ("Requests, first page", lambda: everybody.get(requests)),
        ("Requests, those that wait for us", lambda: everybody.get(requests, {"waits": "us"})),
        ("Requests, by name", lambda: everybody.get(requests, {"sort": "who"})),
        ("Requests, a partner's", lambda: partner.get(requests)),
        ("a request", lambda: everybody.get(reverse("request", args=draw.choice(made)))),
        ("Prepare many", lambda: everybody.get(prepare)),
        ("Reasons for denials", lambda: everybody.get(reasons)),
        ("Ledger of what is owed", lambda: everybody.get(reverse("ledger"))),
        ("Ledger, by partner", lambda: everybody.get(reverse("ledger"), {"by": "partner"})),
        ("Ledger, person by person", lambda: everybody.get(reverse("ledger_people"))),
        ("Payments, first page", lambda: everybody.get(reverse("payments"))),
        ("Payments, those that wait", lambda: everybody.get(reverse("payments"), {"state": "unmatched"})),
        ("Payments, a partner's", lambda: partner.get(reverse("payments"))),
        ("a payment", lambda: everybody.get(reverse("payment", args=[draw.choice(money)]))),
        (
            "a Ticketholder's payments",
            lambda: everybody.get(reverse("payments_of", args=[draw.choice(keys)])),
        ),
        ("Match three ways", lambda: everybody.get(reverse("three_ways"))),
        ("Recoveries", lambda: everybody.get(reverse("recoveries"))),
        ("Deposits", lambda: everybody.get(reverse("deposits"))),
        ("Cash ahead", lambda: everybody.get(reverse("forecast"))),
        ("Portal", lambda: everybody.get(reverse("portal"))),
    ]


def _explain(ask: Ask) -> None:
    """The queries of one request that took longest, with the plan of the slowest."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        ask()
    slowest = sorted(asked.captured_queries, key=lambda one: -float(one["time"]))[:4]
    print(f"    {len(asked.captured_queries)} queries")
    for one in slowest:
        if float(one["time"]) > 0.004:
            print(f"    {float(one['time']) * 1000:7.1f} ms  {one['sql'][:420]}")


if __name__ == "__main__":
    main()
