"""Claims, as questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet, Sum

from milepost.claims.models import DecidedClaim
from milepost.organizations.models import StaffMember
from milepost.rulebook.decisions import Status

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Total:
    """How many claims, and their whole dollars; `unknown` of them have no amount yet."""

    count: int
    dollars: int
    unknown: int


def claims_visible_to(member: StaffMember) -> QuerySet[DecidedClaim]:
    """The decided claims that a member of staff may see, with whom they are about."""
    claims = DecidedClaim.objects.filter(organization=member.owner).select_related("ticket", "ticket__holder")
    return claims.filter(ticket__partner=member.partner) if member.partner else claims


def about_to_be_lost(member: StaffMember, *, day: date) -> QuerySet[DecidedClaim]:
    """Payable or waiting claims whose time to claim ends within 90 days."""
    return claims_visible_to(member).filter(
        status__in=(Status.PAYABLE.value, Status.WAITING.value), claim_by__gte=day, claim_by__lte=day + SOON
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
    """Each status with its count and dollars, in one query."""
    rows = (
        claims.order_by()
        .values("status")
        .annotate(count=Count("pk"), dollars=Sum("amount"), unknown=Count("pk", filter=Q(amount=None)))
    )
    return {str(row["status"]): Total(row["count"], row["dollars"] or 0, row["unknown"]) for row in rows}
