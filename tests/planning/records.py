"""An item of one's own with a note and a file, for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.documents.kinds import LookedThrough
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.planning import actions
from milepost.planning.models import PlanPaper
from milepost.tickets.models import Ticket


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    deed = Deed(ticket.organization, StaffMember.objects.get(email=f"writer@{name.lower()}.example"))
    step = actions.add_own("goals", f"{name} asks the library", deed=deed)
    file = LookedThrough(f"{name} policy.pdf", "application/pdf", f"%PDF {name} policy".encode())
    actions.write(step, {"note": f"{name} has two offers"}, file, seen=1, deed=deed)
    parts = {"plan_step_id": str(step.pk), "plan_paper_id": str(PlanPaper.objects.get(step=step).pk)}
    words = ["asks the library", "policy.pdf", "has two offers", "policy"]
    return parts, [f"{name} {one}" for one in words]
