"""A kept forecast for the walk over every route, so that the pages have something to show."""

from __future__ import annotations

from typing import Any

from milepost.forecast.keeping import Asked, look_ahead
from milepost.journal.actions import Deed
from milepost.tickets.models import Ticket


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    look_ahead(Asked(ticket.organization, "practice"))
    return {}, []
