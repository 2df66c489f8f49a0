"""What of the kept decisions is counted: claims by status, claim and provider, and by status, year and what they lack; those
that can be lost, by the day; Tickets by provider."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import ExpressionWrapper, F, IntegerField

from milepost.claims.models import DecidedClaim, DecidedTicket
from milepost.claims.tallies import Counted, Reckoned, add_difference, count_anew
from milepost.organizations.models import Organization
from milepost.rulebook.decisions import Status

CLAIMS, OWED, LOSING, TICKETS = "claims", "owed", "losing", "tickets"
_YEAR = ExpressionWrapper(F("month") / 12, output_field=IntegerField())
"""Months are kept as their number since the year 0."""
CAN_BE_LOST = (Status.PAYABLE.value, Status.WAITING.value)


def count_all_anew(organization: Organization) -> None:
    """At the end of a whole deciding."""
    claims = DecidedClaim.objects.filter(organization=organization)
    losing = claims.filter(status__in=CAN_BE_LOST, claim_by__isnull=False)
    tickets = DecidedTicket.objects.filter(organization=organization)
    for of, reckoned in (
        (CLAIMS, Reckoned(claims, "partner", ("status", "claim", "provider"), "amount")),
        (OWED, Reckoned(claims.annotate(year=_YEAR), "partner", ("status", "year", "lacks"), "amount")),
        (LOSING, Reckoned(losing, "partner", ("claim_by", "status", ""), "amount")),
        (TICKETS, Reckoned(tickets, "partner", ("provider", "", ""), "payable")),
    ):
        count_anew(organization, of, reckoned)


def count_difference(tickets: Sequence[DecidedTicket], claims: Sequence[DecidedClaim]) -> None:
    """These answers are about to be written over what is kept of the same Tickets. Two queries, and four that write."""
    keys = [row.pk for row in tickets]
    organization_id = tickets[0].organization_id
    known = DecidedTicket.objects.filter(pk__in=keys).only("pk", "partner_id", "provider", "payable")
    before = list(DecidedClaim.objects.filter(ticket__in=keys).defer("missing"))
    add_difference(organization_id, TICKETS, map(_ticket, known), map(_ticket, tickets))
    add_difference(organization_id, CLAIMS, map(_claim, before), map(_claim, claims))
    add_difference(organization_id, OWED, map(_owed, before), map(_owed, claims))
    losing = [[_losing(row) for row in rows if _can_be_lost(row)] for rows in (before, claims)]
    add_difference(organization_id, LOSING, *losing)


def _ticket(row: DecidedTicket) -> Counted:
    return Counted(row.partner_id, (row.provider, "", ""), row.payable)


def _claim(row: DecidedClaim) -> Counted:
    return Counted(row.partner_id, (str(row.status), str(row.claim), row.provider), row.amount)


def _owed(row: DecidedClaim) -> Counted:
    year = "" if row.month is None else str(row.month.year)
    return Counted(row.partner_id, (str(row.status), year, row.lacks), row.amount)


def _losing(row: DecidedClaim) -> Counted:
    return Counted(row.partner_id, (str(row.claim_by), str(row.status), ""), row.amount)


def _can_be_lost(row: DecidedClaim) -> bool:
    return row.claim_by is not None and str(row.status) in CAN_BE_LOST
