"""What waits, as questions."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet

from milepost.claims.models import DecidedClaim
from milepost.claims.queries import do_next
from milepost.organizations.models import Organization
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_of

SHOWN = 12


def first_things(organization: Organization, *, day: date) -> QuerySet[DecidedClaim]:
    """What to do next: by the day on which it is lost, then by worth."""
    order = (F("claim_by").asc(nulls_last=True), F("amount").desc(nulls_last=True), "pk")
    return do_next(organization, day=day).order_by(*order)


def ticketholders_of(organization: Organization) -> QuerySet[Ticket]:
    """The organization's Tickets, each with its holder and its kept answer."""
    return tickets_of(organization).select_related("holder", "decided").order_by("holder__name", "reference")


def providers_of(organization: Organization) -> list[str]:
    """Who holds Tickets now, or held them last."""
    found = tickets_of(organization).exclude(decided__provider="").values_list("decided__provider", flat=True)
    return sorted(set(found.order_by().distinct()))
