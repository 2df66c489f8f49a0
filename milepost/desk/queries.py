"""What waits, as questions."""

from __future__ import annotations

from datetime import date

from django.db.models import F, QuerySet

from milepost.claims.models import DecidedClaim
from milepost.claims.queries import do_next
from milepost.organizations.models import StaffMember
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

SHOWN = 12


def first_things(member: StaffMember, *, day: date) -> QuerySet[DecidedClaim]:
    """What to do next: by the day on which it is lost, then by worth."""
    order = (F("claim_by").asc(nulls_last=True), F("amount").desc(nulls_last=True), "pk")
    return do_next(member, day=day).order_by(*order)


def ticketholders_visible_to(member: StaffMember) -> QuerySet[Ticket]:
    """The Tickets a member of staff may see, each with its holder and its kept answer."""
    return (
        tickets_visible_to(member).select_related("holder", "decided").order_by("holder__name", "reference")
    )


def providers_seen_by(member: StaffMember) -> list[str]:
    """Who holds Tickets now, or held them last."""
    found = (
        tickets_visible_to(member).exclude(decided__provider="").values_list("decided__provider", flat=True)
    )
    return sorted(set(found.order_by().distinct()))
