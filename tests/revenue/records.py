"""A projection for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.journal.actions import Deed
from milepost.revenue import actions
from milepost.revenue.demonstration import made_up_content
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    given = {
        "name": f"{name} plan", "begins": Month.of(TODAY) - 6, "months": 12, "figures_of": 2025, "counts_caseload": True,
        "content": made_up_content(),
    }  # fmt: skip
    made = actions.write(given, deed=Deed(ticket.organization, None))
    return {"projection_id": str(made.pk)}, [f"{name} plan"]
