"""Two articles for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.journal.actions import Deed
from milepost.knowledge import actions
from milepost.tickets.models import Ticket


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """The address asks for one that partners read too."""
    deed = Deed(ticket.organization, None)
    given = {
        "kind": "practice",
        "title": f"{name} practice",
        "text": f"{name} knows",
        "is_for_partners": True,
    }
    made = actions.write(given, deed=deed)
    actions.write({**given, "title": f"{name} inside", "is_for_partners": False}, deed=deed)
    return {"article_id": str(made.pk)}, [f"{name} practice", f"{name} knows", f"{name} inside"]
