"""Keeping up: when something about a Ticket has changed, its partner is kept and its money is booked."""

from __future__ import annotations

from collections.abc import Sequence

from milepost.journal.actions import Deed
from milepost.organizations.today import today_for
from milepost.shares import booking
from milepost.shares.models import Ledger
from milepost.shares.served import keep_served
from milepost.tickets.models import Ticket

THROUGH = "shares"


def book_touched(tickets: Sequence[Ticket]) -> None:
    """One query where no ledger is kept. A partner's own act moves no money, and sees no ledger."""
    if not tickets:
        return
    organization = tickets[0].organization
    ledger = Ledger.objects.filter(organization=organization).first()
    if ledger is None:
        return
    keep_served(tickets, today_for(organization))
    lines = booking.waiting(organization, ledger.begins_on, [one.pk for one in tickets])
    if lines.exists():
        booking.book(lines, deed=Deed(organization, None, through=THROUGH))
