"""Requests, as questions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from milepost.claims.models import DecidedClaim
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.requests.choices import LIVE, State
from milepost.requests.models import (
    OF_A_MONTH,
    ONCE,
    Certification,
    PaymentRequest,
    RequestMove,
    RequestSettings,
)
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.months import Month
from milepost.tickets.models import Assignment, Ticket

Slot = tuple[str, int | None, int | None]
"""What a payment is, so that it is asked for once: a claim, and of Phase 2 and outcomes the month."""


def requests_visible_to(member: StaffMember) -> QuerySet[PaymentRequest]:
    """The requests that a member of staff may see, with whom they are about."""
    found = PaymentRequest.objects.filter(organization=member.owner, ticket__is_withdrawn=False)
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


def slot_of(claim: ClaimCode, month: Month | None) -> Slot:
    """The slot that a payment takes: Phase 1 and the reconciliation once, Phase 2 or an outcome once a month."""
    if claim in PHASE_1 or claim is ClaimCode.RECONCILIATION:
        return claim.value, None, None
    return "month", None, None if month is None else int(month)


def live_by_slot(tickets: Iterable[Ticket]) -> dict[tuple[UUID, Slot], PaymentRequest]:
    """The live requests of these Tickets, each by its Ticket and its slot. One query."""
    found = PaymentRequest.objects.filter(ticket__in=list(tickets), state__in=LIVE)
    return {(one.ticket_id, slot_of(one.claim, one.month)): one for one in found}


def live_of(ticket: Ticket, claim: ClaimCode, month: Month | None) -> PaymentRequest | None:
    """The request that already takes the slot."""
    return live_by_slot([ticket]).get((ticket.pk, slot_of(claim, month)))


def payable_claims(member: StaffMember, day: date) -> QuerySet[DecidedClaim]:
    """What can be claimed on the day and nobody has begun to ask for, as it was decided last."""
    found = DecidedClaim.objects.filter(organization=member.owner)
    found = found.filter(partner=member.partner) if member.partner else found
    return unasked(found, day).select_related("ticket", "ticket__holder")


def unasked(claims: QuerySet[DecidedClaim], day: date) -> QuerySet[DecidedClaim]:
    """Of these claims those that can be claimed on the day and have no live request in their slot."""
    live = PaymentRequest.objects.filter(ticket=OuterRef("ticket"), state__in=LIVE)
    same_claim = Exists(live.filter(claim=OuterRef("claim")))
    same_month = Exists(live.filter(claim__in=OF_A_MONTH, month=OuterRef("month")))
    payable = claims.filter(status="payable", month__isnull=False).exclude(claim_from__gt=day)
    return payable.exclude(Q(claim__in=ONCE) & Q(same_claim)).exclude(Q(claim__in=OF_A_MONTH) & Q(same_month))


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
