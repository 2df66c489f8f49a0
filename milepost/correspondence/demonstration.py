"""Messages in the demonstration: one case that the partner must answer, one that waits for us, one that is settled."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.correspondence.actions import write
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.tickets.queries import tickets_of


def load_messages(organization: Organization, day: date) -> None:
    """Between the first coordinator and the first partner's person. No e-mail tells of what was made up."""
    ours = StaffMember.objects.filter(organization=organization, role=Role.COORDINATOR).first()
    theirs = StaffMember.objects.filter(organization__partner_of=organization).first()
    if ours is None or theirs is None:
        return
    tickets = list(tickets_of(organization).filter(partner=theirs.organization).order_by("reference")[:3])
    said = (
        (ours, "evidence", "The stub paid at the end of October is cut off at the bottom. Can you ask for it again?", True),
        (theirs, "claims", "The new job pays above the trial work level since November. Shall we prepare the claim?", True),
        (ours, "contacts", "The note of last week lacks its duration. Thank you for adding it.", False),
    )  # fmt: skip
    for ticket, (by, about, text, asks) in zip(tickets, said, strict=False):
        answer_by = day + timedelta(5) if asks and by is ours else None
        write(ticket, about, text, asks=asks, answer_by=answer_by, day=day, deed=Deed(organization, by, through="demonstration"))  # fmt: skip
