"""The check before sending, made of a request as it stands: its facts, its evidence, and what is known of our own side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from milepost.claims.figures import law_of
from milepost.claims.stored_facts import facts_of
from milepost.earnings.queries import taken_off
from milepost.organizations.models import Identity, StaffMember
from milepost.organizations.policies import is_cleared_on as cleared_on
from milepost.requests.evidence import as_items, attached
from milepost.requests.models import PaymentRequest, RequestEvidence, RequestSettings
from milepost.requests.queries import settings_of
from milepost.rulebook.facts import RecordedStatus, TicketFacts
from milepost.rulebook.requests.check import AskedFor, Desk
from milepost.rulebook.requests.checklist import Checked, Finding, checklist, stopping


@dataclass(frozen=True, slots=True)
class Looked:
    """What the check found of one request on a day."""

    request: PaymentRequest
    checks: tuple[Checked, ...]
    evidence: tuple[RequestEvidence, ...]

    @property
    def stops(self) -> tuple[Finding, ...]:
        """What stands in the way of its release."""
        return stopping(self.checks)

    @property
    def found(self) -> tuple[Checked, ...]:
        """The items under which anything was found, those that stop first."""
        return tuple(
            sorted((one for one in self.checks if one.findings), key=lambda one: one.answer != "stops")
        )


def look_at(request: PaymentRequest, day: date) -> Looked:
    return look_at_many([request], day)[request.pk]


def look_at_many(requests: Sequence[PaymentRequest], day: date) -> dict[UUID, Looked]:
    """The check of each of these requests of one organization. A number of queries that does not grow with them."""
    if not requests:
        return {}
    tickets = {one.ticket_id: one.ticket for one in requests}
    organization = requests[0].organization
    facts, law, settings = facts_of(tickets.values()), law_of(organization), settings_of(organization)
    identities = Identity.objects.in_bulk({one.identity_id for one in requests if one.identity_id})
    items = attached(requests)
    expenses = taken_off(tickets, (one.month for one in requests))
    found = {}
    for one in requests:
        desk = _desk(one, settings, identities.get(one.identity_id), items[one.pk], day)
        desk = replace(desk, work_expenses_cents=expenses.get((one.ticket_id, one.month)))
        asked = AskedFor(one.claim, one.month, one.provider, one.number)
        checks = checklist(asked, _without(facts[one.ticket_id], one), law, desk, as_of=day)
        found[one.pk] = Looked(one, checks, tuple(items[one.pk]))
    return found


def _desk(
    request: PaymentRequest,
    settings: RequestSettings,
    identity: Identity | None,
    items: Sequence[RequestEvidence],
    day: date,
) -> Desk:
    return Desk(
        sam_expires_on=identity.sam_expires_on if identity else None,
        agreement_ended_on=identity.ended_on if identity else None,
        contact_is_cleared=is_cleared_on(settings.payments_contact, day),
        certifies_services=request.certification_id is not None,
        items=as_items(items, day),
    )


def is_cleared_on(contact: StaffMember | None, day: date) -> bool | None:
    """Whether SSA has found the contact for payments suitable; None where nobody is named."""
    if contact is None:
        return None
    return contact.is_active and cleared_on(contact, day)


def _without(facts: TicketFacts, request: PaymentRequest) -> TicketFacts:
    """The facts without what this request itself has told the rulebook: it is no duplicate of itself."""
    if request.is_before_sending:
        return facts
    others = tuple(
        paid
        for paid in facts.payments
        if (paid.claim, paid.number, paid.month) != (request.claim, request.number, request.month)
        or paid.status is RecordedStatus.DENIED
    )
    return replace(facts, payments=others)
