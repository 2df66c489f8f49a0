"""What has happened to claims so far: the caseload's word, our own requests, and the money that came.

The subjects that keep requests and money stand after this one. They write here what the rulebook is to know of each of
their records: one row a record, written over when the record moves (docs/decisions/requests.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from milepost.claims.models import RecordedPayment
from milepost.rulebook import facts
from milepost.rulebook.facts import ClaimCode, RecordedStatus
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket

Origin = RecordedPayment.Origin
_ORDER = {Origin.CASELOAD: 0, Origin.REQUEST: 1, Origin.PAYMENT: 2}
"""Where several rows are of one claim the later counts (finer point 20): what we know ourselves after the file."""
_NAMES = facts.names_of(facts.RecordedPayment)[1:]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands. `amount` in whole cents, `number` for Phase 2 and outcomes."""

    claim: ClaimCode
    number: int | None
    month: Month | None
    status: RecordedStatus
    provider: str | None = None
    amount: int | None = None
    decided_on: date | None = None
    work_case: str | None = None


def record(ticket: Ticket, origin: str, key: UUID, standing: Standing | None) -> None:
    """Let the rulebook know how the claim of this record stands; None: the record says nothing of a claim (any more).

    Idempotent. The caller touches the Ticket when all is written.
    """
    assert origin != Origin.CASELOAD, "the caseload writes its own rows"
    if standing is None:
        RecordedPayment.objects.filter(origin=origin, origin_key=key, ticket=ticket).delete()
        return
    values = {name: getattr(standing, name) for name in _NAMES}
    RecordedPayment.objects.update_or_create(
        origin=origin,
        origin_key=key,
        ticket=ticket,
        defaults={"organization_id": ticket.organization_id, **values},
    )


def payments_by_ticket(
    tickets: Mapping[UUID, Ticket], *, only_caseload: bool = False
) -> dict[UUID, list[facts.RecordedPayment]]:
    """The facts of payments of each Ticket, in the order in which the later counts. One query.

    A request of ours that still waits, or was denied, steps back where the caseload has the same claim as paid: the
    money came, and nobody has told the request yet.
    """
    rows = RecordedPayment.objects.filter(ticket__in=list(tickets)).order_by("pk")
    if only_caseload:
        rows = rows.filter(origin=Origin.CASELOAD)
    found: dict[UUID, list[tuple[str, facts.RecordedPayment]]] = defaultdict(list)
    for key, origin, *values in rows.values_list("ticket_id", "origin", *_NAMES):
        found[key].append((origin, facts.RecordedPayment(tickets[key].reference, *values)))
    return defaultdict(list, {key: _in_order(of_ticket) for key, of_ticket in found.items()})


def _in_order(rows: Iterable[tuple[str, facts.RecordedPayment]]) -> list[facts.RecordedPayment]:
    ordered = sorted(rows, key=lambda row: _ORDER[Origin(row[0])])
    last = {_key(payment): payment for origin, payment in ordered if origin == Origin.CASELOAD}
    return [
        payment
        for origin, payment in ordered
        if origin != Origin.REQUEST
        or payment.status is RecordedStatus.PAID
        or (known := last.get(_key(payment))) is None
        or known.status is not RecordedStatus.PAID
    ]


def _key(payment: facts.RecordedPayment) -> tuple[ClaimCode, int | None, Month | None]:
    return payment.claim, payment.number, payment.month
