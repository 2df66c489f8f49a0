"""Tickets, as questions."""

from __future__ import annotations

from django.db.models import QuerySet

from milepost.organizations.models import Organization
from milepost.tickets.models import Ticket


def tickets_of(organization: Organization) -> QuerySet[Ticket]:
    """The organization's own Tickets; every other query about Tickets begins here."""
    return Ticket.objects.filter(organization=organization, is_withdrawn=False)
