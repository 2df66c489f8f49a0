"""Requests, as questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from milepost.claims.models import DecidedClaim
from milepost.claims.queries import tallied_by_status, total
from milepost.claims.tallies import Total
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.requests.choices import BEFORE_SENDING, LIVE, State
from milepost.requests.models import (
    OF_A_MONTH,
    ONCE,
    Certification,
    PaymentRequest,
    RequestMove,
    RequestSettings,
)
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE
from milepost.tickets.models import Assignment, Ticket

MONTHS_TO_CLAIM = PRACTICE.months_to_claim or 0
"""The kept decisions are made in the reading of the practice, which sets a time to claim."""
TICKETS_AT_A_TIME = 500
Slot = tuple[str, int | None]
"""What a payment is, so that it is asked for once: a claim, and of Phase 2 and outcomes the month."""


def requests_visible_to(member: StaffMember) -> QuerySet[PaymentRequest]:
    """The requests that a member of staff may see, with whom they are about."""
    found = PaymentRequest.objects.filter(organization=member.owner).exclude(
        ticket__in=Ticket.objects.filter(organization=member.owner, is_withdrawn=True).values("pk")
    )
    if member.partner:
        found = found.filter(ticket__partner=member.partner)
    return found.select_related("ticket", "ticket__holder")


def requests_of(ticket: Ticket) -> QuerySet[PaymentRequest]:
    """The newest first."""
    return PaymentRequest.objects.filter(organization=ticket.organization_id, ticket=ticket)


def moves_of(request: PaymentRequest) -> list[RequestMove]:
    """Every move, the first one first, each with who recorded it."""
    return list(RequestMove.objects.filter(request=request).select_related("by"))


def settings_of(organization: Organization) -> RequestSettings:
    """What the organization has settled; the defaults where it has settled nothing."""
    kept = (
        RequestSettings.objects.filter(organization=organization).select_related("payments_contact").first()
    )
    return kept or RequestSettings(organization=organization)


def slot_of(claim: str, month: int | None) -> Slot:
    """The slot that a payment takes: Phase 1 and the reconciliation once, Phase 2 or an outcome once a month."""
    return ("month", month) if claim in OF_A_MONTH else (str(claim), None)


def live_by_slot(tickets: Iterable[Ticket]) -> dict[tuple[UUID, Slot], PaymentRequest]:
    """The live requests of these Tickets, each by its Ticket and its slot. One query."""
    found = PaymentRequest.objects.filter(ticket__in=list(tickets), state__in=LIVE)
    return {(one.ticket_id, slot_of(one.claim, one.month)): one for one in found}


def live_of(ticket: Ticket, claim: ClaimCode, month: Month | None) -> PaymentRequest | None:
    """The request that already takes the slot."""
    return live_by_slot([ticket]).get((ticket.pk, slot_of(claim, month)))


def _decided_for(member: StaffMember) -> QuerySet[DecidedClaim]:
    claims = DecidedClaim.objects.filter(organization=member.owner, status=Status.PAYABLE.value)
    return claims.filter(partner=member.partner) if member.partner else claims


def unasked(claims: QuerySet[DecidedClaim], day: date) -> QuerySet[DecidedClaim]:
    """Of these claims of a few Tickets those that can be claimed on the day, and for which nobody prepares a request.

    A request that was sent is known to the decision: its claim is pending, and not payable.
    """
    payable = claims.filter(status=Status.PAYABLE.value, month__isnull=False).exclude(claim_from__gt=day)
    live = PaymentRequest.objects.filter(ticket=OuterRef("ticket"), state__in=BEFORE_SENDING)
    same_claim = Exists(live.filter(claim=OuterRef("claim")))
    same_month = Exists(live.filter(claim__in=OF_A_MONTH, month=OuterRef("month")))
    return payable.exclude(Q(claim__in=ONCE) & Q(same_claim)).exclude(Q(claim__in=OF_A_MONTH) & Q(same_month))


@dataclass(frozen=True, slots=True)
class Unasked:
    """What can be claimed and nobody asks for, of a whole organization: the rows in no order, and what they come to."""

    rows: QuerySet[DecidedClaim]
    total: Total


def all_unasked(member: StaffMember, day: date) -> Unasked:
    """The same for everything that the member may see, read from the requests in preparation, which are few.

    What they come to is counted beforehand, less what runs still and what is being prepared.
    """
    prepared = _being_prepared(member)
    claims = _decided_for(member)
    runs = total(claims.filter(claim_from__gt=day, claim_by__gte=(Month.of(day) + MONTHS_TO_CLAIM).last_day))
    over = [one for one in prepared if one.claim_from is None or one.claim_from <= day]
    counted = tallied_by_status(member).get(Status.PAYABLE.value, Total(0, 0, 0))
    left = Total(
        counted.count - runs.count - len(over),
        counted.dollars - runs.dollars - sum(one.amount or 0 for one in over),
        counted.unknown - runs.unknown - len([one for one in over if one.amount is None]),
    )
    rows = claims.exclude(claim_from__gt=day).exclude(pk__in=[one.pk for one in over])
    return Unasked(rows.select_related("ticket", "ticket__holder"), left)


class _Prepared(NamedTuple):
    """A payable claim for which a request is in preparation."""

    pk: int
    ticket_id: UUID
    claim: str
    month: int
    claim_from: date | None
    amount: int | None


def _being_prepared(member: StaffMember) -> list[_Prepared]:
    """The payable claims whose slot has a request that was not sent yet."""
    begun = PaymentRequest.objects.filter(organization=member.owner, state__in=BEFORE_SENDING)
    slots = {
        (ticket, slot_of(claim, month))
        for ticket, claim, month in begun.values_list("ticket_id", "claim", "month")
    }
    tickets = sorted({ticket for ticket, _slot in slots})
    found: list[_Prepared] = []
    for start in range(0, len(tickets), TICKETS_AT_A_TIME):
        claims = _decided_for(member).filter(ticket__in=tickets[start : start + TICKETS_AT_A_TIME]).order_by()
        rows = [_Prepared(*row) for row in claims.values_list(*_Prepared._fields)]
        found += [one for one in rows if (one.ticket_id, slot_of(one.claim, one.month)) in slots]
    return found


def identities_of(organization: Organization) -> list[Identity]:
    """The identities in force, by name."""
    return list(Identity.objects.filter(organization=organization, ended_on=None))


def identity_of(ticket: Ticket, in_force: Iterable[Identity]) -> Identity | None:
    """Under which agreement a Ticket is asked for: its own; else the only one in force."""
    if ticket.identity_id is not None:
        return ticket.identity
    known = list(in_force)
    return known[0] if len(known) == 1 else None


def provider_for(ticket: Ticket, month: Month) -> str:
    """How the assignment that has the Ticket in the month, or had it last before, names the provider."""
    held = Assignment.objects.filter(ticket=ticket, assigned_on__lte=month.last_day).order_by("assigned_on")
    last = held.last() or Assignment.objects.filter(ticket=ticket).order_by("assigned_on").first()
    return last.provider if last else ""


def certifications_of(ticket: Ticket) -> QuerySet[Certification]:
    kept = Certification.objects.filter(organization=ticket.organization_id, ticket=ticket)
    return kept.exclude(state=Certification.State.WITHDRAWN).select_related("made_by", "sealed_by")


def mending(request: PaymentRequest) -> PaymentRequest | None:
    """The request that makes this one good, where there is one that was not withdrawn."""
    return request.mended_by.exclude(state=State.WITHDRAWN).order_by("-made_at").first()
