"""One case with a message of each side, for the walk over every route."""

from __future__ import annotations

from typing import Any

from milepost.correspondence import actions
from milepost.correspondence.models import Case
from milepost.documents.kinds import LookedThrough
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY


def records(ticket: Ticket, name: str, deed: Deed) -> tuple[dict[str, Any], list[str]]:
    """Where no partner serves the Ticketholder, one does while it is written: a case has two sides."""
    owner = ticket.organization
    writer = StaffMember.objects.get(email=f"writer@{name.lower()}.example")
    served_by = ticket.partner
    if served_by is None:
        ticket.partner = Organization.objects.create(name=f"{name} Pen", kind="partner", partner_of=owner)
        ticket.save()
    message = actions.write(
        ticket, "evidence", f"{name} writes", asks=True, answer_by=TODAY, day=TODAY, deed=Deed(owner, writer),
        files=[LookedThrough(f"{name} scan.pdf", "application/pdf", f"%PDF {name} attached".encode())],
    )  # fmt: skip
    if served_by is None:
        ticket.partner = None
        ticket.save()
    number = Case.objects.get(pk=message.case_id).number
    parts = {"thread_id": str(message.case_id), "message_file_id": str(message.files.get().pk)}
    return parts, [f"{name} writes", f"{name} scan", f"{name} attached", str(number)]
