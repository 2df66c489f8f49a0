"""An interview and a decision, for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.candidates import actions
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """Asked, and put off with a reason that nobody else may read."""
    deed = Deed(ticket.organization, StaffMember.objects.get(email=f"writer@{name.lower()}.example"))
    interview = actions.ask(ticket, {"goal": "substantial"}, TODAY, deed=deed)
    day = TODAY.replace(year=TODAY.year + 1)
    actions.decide(interview, "later", f"{name} thinks it over", day, day=TODAY, deed=deed)
    return {}, [f"{name} thinks it over"]
