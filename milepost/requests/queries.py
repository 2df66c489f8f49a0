"""Requests, as questions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

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
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE
from milepost.tickets.models import Assignment, Ticket

MONTHS_TO_CLAIM = PRACTICE.months_to_claim or 0
"""The kept decisions are made in the reading of the practice, which sets a time to claim."""
Slot = tuple[str, int | None, int | None]
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
    """Of these claims those that can be claimed on the day, and for which nobody prepares a request.

    A request that was sent is known to the decision: its claim is pending, and not payable.
    """
    payable = claims.filter(status=Status.PAYABLE.value, month__isnull=False)
    return payable.exclude(claim_from__gt=day).exclude(pk__in=_being_prepared(payable).values("pk"))


def _being_prepared(payable: QuerySet[DecidedClaim]) -> QuerySet[DecidedClaim]:
    """Of these those whose slot a request has that was not sent yet. Looked for from the requests, which are few."""
    same = Q(claim__in=ONCE, ticket__paymentrequest__claim=F("claim")) | Q(
        claim__in=OF_A_MONTH,
        ticket__paymentrequest__claim__in=OF_A_MONTH,
        ticket__paymentrequest__month=F("month"),
    )
    return payable.filter(same, ticket__paymentrequest__state__in=BEFORE_SENDING).order_by()


def total_of_payable(member: StaffMember, day: date) -> Total:
    """What `payable_claims` comes to: what is counted beforehand, less what runs still and what is being prepared."""
    counted = tallied_by_status(member).get(Status.PAYABLE.value, Total(0, 0, 0))
    claims = DecidedClaim.objects.filter(organization=member.owner, status=Status.PAYABLE.value)
    claims = claims.filter(partner=member.partner) if member.partner else claims
    over = claims.exclude(claim_from__gt=day)
    runs = total(claims.filter(claim_from__gt=day, claim_by__gte=(Month.of(day) + MONTHS_TO_CLAIM).last_day))
    prepared = total(over.filter(pk__in=_being_prepared(over).values("pk")))
    return Total(
        counted.count - runs.count - prepared.count,
        counted.dollars - runs.dollars - prepared.dollars,
        counted.unknown - runs.unknown - prepared.unknown,
    )


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
