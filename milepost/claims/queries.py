"""Claims, as questions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from milepost.claims.counting import CAN_BE_LOST, CLAIMS, LOSING, TICKETS
from milepost.claims.models import DecidedClaim
from milepost.claims.tallies import Total, tallies_visible_to, total_of, totals_by
from milepost.organizations.models import StaffMember
from milepost.rulebook.decisions import Status

SOON = timedelta(days=90)


def claims_visible_to(member: StaffMember) -> QuerySet[DecidedClaim]:
    """The decided claims that a member of staff may see, with whom they are about."""
    claims = DecidedClaim.objects.filter(organization=member.owner).select_related("ticket", "ticket__holder")
    return claims.filter(partner=member.partner) if member.partner else claims


def about_to_be_lost(member: StaffMember, *, day: date) -> QuerySet[DecidedClaim]:
    """Payable or waiting claims whose time to claim ends within 90 days."""
    return claims_visible_to(member).filter(
        status__in=CAN_BE_LOST, claim_by__gte=day, claim_by__lte=day + SOON
    )


def do_next(member: StaffMember, *, day: date) -> QuerySet[DecidedClaim]:
    """What somebody can act on: claims payable or waiting, and denied ones that can still be made good."""
    acted_on = Q(status__in=(Status.PAYABLE.value, Status.WAITING.value)) | Q(
        status=Status.DENIED.value, claim_by__gte=day
    )
    return claims_visible_to(member).filter(acted_on)


def total(claims: QuerySet[DecidedClaim]) -> Total:
    found = claims.order_by().aggregate(
        count=Count("pk"), dollars=Sum("amount"), unknown=Count("pk", filter=Q(amount=None))
    )
    return Total(found["count"], found["dollars"] or 0, found["unknown"])


def totals_by_status(claims: QuerySet[DecidedClaim]) -> dict[str, Total]:
    """Each status with its count and dollars, of whatever claims were chosen, in one query."""
    rows = (
        claims.order_by()
        .values("status")
        .annotate(count=Count("pk"), dollars=Sum("amount"), unknown=Count("pk", filter=Q(amount=None)))
    )
    return {str(row["status"]): Total(row["count"], row["dollars"] or 0, row["unknown"]) for row in rows}


TALLIED = {"status": "first", "claim": "second", "provider": "third"}
"""By what claims are counted beforehand, and as which word."""


def tallied_by_status(
    member: StaffMember, wanted: Mapping[str, str] | None = None, *, only_partners: bool = False
) -> dict[str, Total]:
    """The same of all claims that the member may see, or of those with `wanted` words; counted beforehand."""
    tallies = tallies_visible_to(member, CLAIMS)
    tallies = tallies.filter(**{TALLIED[name]: value for name, value in (wanted or {}).items() if value})
    return totals_by("first", tallies.filter(partner__isnull=False) if only_partners else tallies)


def tallied_losses(member: StaffMember, *, day: date, only_partners: bool = False) -> Total:
    """What `about_to_be_lost` comes to; counted beforehand."""
    tallies = tallies_visible_to(member, LOSING).filter(first__gte=str(day), first__lte=str(day + SOON))
    if only_partners:
        tallies = tallies.filter(partner__isnull=False)
    return total_of(totals_by("second", tallies).values())


def providers_of_claims(member: StaffMember) -> list[str]:
    """For whom the claims are that the member may see."""
    return sorted(set(totals_by("third", tallies_visible_to(member, CLAIMS))) - {""})


def tickets_by_provider(member: StaffMember) -> dict[str, Total]:
    """How many Tickets each provider holds, or held last, of those that the member may see; counted beforehand."""
    return totals_by("first", tallies_visible_to(member, TICKETS))
