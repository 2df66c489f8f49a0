"""A thing that waits, for the walk over every route; of another Ticket, so that what the walk does to this one leaves it."""

from __future__ import annotations

from datetime import date
from typing import Any

from milepost.desk.actions import put_off
from milepost.desk.models import Thing
from milepost.journal.actions import Deed
from milepost.tickets.models import Ticket

DAY = date(2025, 12, 15)


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    waiting = (
        Thing.objects.filter(organization=ticket.organization).exclude(ticket=ticket).order_by("rank", "pk")
    )
    thing = waiting[0]
    put_off(thing, date(2026, 1, 5), f"{name} is away", day=DAY, deed=deed)
    return {"thing_id": str(thing.pk)}, [f"{name} is away"]
