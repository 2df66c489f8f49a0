"""One record of each kind of this subject, for the walk over every route."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from milepost.asking.actions import ask
from milepost.asking.wishes import Wish
from milepost.journal.actions import Deed
from milepost.notices.text_actions import Came, give_consent, take_incoming
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """An ask with its link, a consent, a text out and one that came."""
    number = f"+1602555{sum(map(ord, name)) % 10_000:04}"
    give_consent(
        ticket, {"number": number, "way": "asked", "given_on": TODAY, "shown": f"{name} told"}, deed=deed
    )
    wish = Wish("stubs", months=(Month.parse("2019-01"),), employer=f"{name} Bakery")
    asked = ask(ticket, wish, base="https://papers.example.org", day=TODAY, deed=deed)
    came = Came(number, f"{name} wrote", f"records:{name}", timezone.now())
    incoming = take_incoming(came, deed=deed)[0]
    assert asked.link is not None
    token = str(asked.link.open()).rstrip("/").rsplit("/", 1)[-1]
    parts = {"ask_id": str(asked.pk), "incoming_id": incoming.pk, "evidence_token": token}
    return parts, [f"{name} told", f"{name} Bakery", f"{name} wrote", number]
