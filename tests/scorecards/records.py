"""Counted scorecards for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.journal.actions import Deed
from milepost.scorecards.counting import count_anew
from milepost.scorecards.models import ScorecardCount
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """Figures that nobody could have but by reading a stranger's."""
    count_anew(ticket.organization)
    partner = ticket.partner
    ScorecardCount.objects.create(
        organization=ticket.organization,
        partner=partner,
        quarter=TODAY.replace(month=1, day=1, year=TODAY.year - 9),
        measure="contacts",
        good=1,
        many=2,
    )
    served_by = partner or ticket.organization
    return {"served_by_id": str(served_by.pk), "measure": "contacts"}, []
