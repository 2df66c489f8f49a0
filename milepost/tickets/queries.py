"""Tickets, as questions."""

from __future__ import annotations

from django.db.models import QuerySet

from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Ticket


def tickets_of(organization: Organization) -> QuerySet[Ticket]:
    """The organization's own Tickets."""
    return Ticket.objects.filter(organization=organization, is_withdrawn=False)


def tickets_visible_to(member: StaffMember) -> QuerySet[Ticket]:
    """What a member of staff may see; every query of a page about Tickets begins here.

    The organization's own, and of those a partner's staff see only the ones that the partner serves.
    """
    tickets = tickets_of(member.owner)
    return tickets.filter(partner=member.partner) if member.partner else tickets
