"""Preparing a request: made from a claim, its evidence gathered and changed, handed on for its release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.claims.figures import law_of
from milepost.claims.stored_facts import facts_of
from milepost.documents.models import Document
from milepost.earnings.models import PayStub, WageReport
from milepost.editing.records import change as change_record
from milepost.journal.actions import Deed
from milepost.requests import moving
from milepost.requests.choices import EvidenceKind, Source, State
from milepost.requests.evidence import Found, goes_by_itself, of_months, on_file, rows_for
from milepost.requests.models import Certification, PaymentRequest, RequestEvidence
from milepost.requests.moving import Told
from milepost.requests.policies import check_is_draft, check_may_move_by
from milepost.requests.queries import identities_of, identity_of, live_by_slot, provider_for, slot_of
from milepost.requests.states import BY_CODE
from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Claim
from milepost.rulebook.facts import ClaimCode, TicketFacts
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.requests.check import AskedFor
from milepost.rulebook.requests.checklist import months_shown
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch_all

_NOT_RELEASED: Mapping[str, Any] = {
    "prepared_by": None, "prepared_at": None, "released_by": None, "released_at": None, "overridden": [],
    "overridden_because": "", "sent_by_way": "", "sent_on": None, "asked_again_on": None, "work_case": "",
}  # fmt: skip
"""Of a draft: nobody has prepared, released or sent it."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which payment is to be asked for. `number` of Phase 2 and outcomes, where it is known."""

    ticket: Ticket
    claim: ClaimCode
    month: Month
    number: int | None = None


@transaction.atomic
def prepare(wanted: Wanted, day: date, *, deed: Deed, mends: PaymentRequest | None = None) -> PaymentRequest:
    """A draft for this payment, with the evidence on file. ValidationError where it is asked for or was paid already."""
    made = prepare_many([wanted], day, deed=deed, mends=mends)
    if not made:
        raise ValidationError(moving.taken())
    return made[0]


@transaction.atomic
def prepare_many(
    wanted: Sequence[Wanted], day: date, *, deed: Deed, mends: PaymentRequest | None = None
) -> list[PaymentRequest]:
    """Drafts for these payments of one organization; those whose slot is taken are passed over."""
    if not wanted:
        return []
    tickets = {one.ticket.pk: one.ticket for one in wanted}
    Ticket.objects.select_for_update(no_key=True).in_bulk(
        tickets
    )  # two who prepare at once come one after the other
    live, facts, law = live_by_slot(tickets.values()), facts_of(tickets.values()), law_of(deed.organization)
    in_force = identities_of(deed.organization)
    made: list[PaymentRequest] = []
    ladders: dict[UUID, tuple[Claim, ...]] = {}
    for one in wanted:
        place = (one.ticket.pk, slot_of(one.claim, one.month))
        if place in live:
            continue
        known = facts[one.ticket.pk]
        if one.ticket.pk not in ladders:  # of many payments of one Ticket the ladder is worked out once
            ladders[one.ticket.pk] = decide(known, law, as_of=day, compare=False).claims
        request = _draft(one, known, _on_the_ladder(one, ladders[one.ticket.pk]), law, day, deed)
        identity = identity_of(one.ticket, in_force)
        request.identity, request.mends = identity, mends
        moving.begun(request, day, deed=deed)
        live[place] = request
        made.append(request)
    _attach(made, mends, deed)
    touch_all({one.ticket_id: one.ticket for one in made}.values())
    return made


def _draft(
    wanted: Wanted, facts: TicketFacts, claim: Claim | None, law: Law, day: date, deed: Deed
) -> PaymentRequest:
    provider = (claim.provider if claim else None) or provider_for(wanted.ticket, wanted.month)
    number = claim.number if claim else wanted.number
    asked = AskedFor(wanted.claim, wanted.month, provider, number)
    months = months_shown(asked, facts, law, as_of=day)
    amount = claim.amount if claim else None
    is_reconciliation = wanted.claim is ClaimCode.RECONCILIATION
    return PaymentRequest(
        organization=deed.organization,
        ticket=wanted.ticket,
        provider=provider,
        claim=wanted.claim,
        number=number,
        month=wanted.month,
        moved_on=day,
        expected_cents=None if amount is None else amount * 100,
        claim_by=claim.claim_by if claim else None,
        source=Source.RECONCILIATION if is_reconciliation else Source.REQUEST,
        rests_on=[str(month) for month in months],
        made_by=deed.by,
    )


def _on_the_ladder(wanted: Wanted, claims: tuple[Claim, ...]) -> Claim | None:
    """The claim as it is decided today; None for a payment that the ladder does not give."""
    of_code = [one for one in claims if one.claim is wanted.claim]
    if wanted.claim is ClaimCode.RECONCILIATION:
        return next(iter(of_code), None)
    return next((one for one in of_code if one.month == wanted.month and one.amount is not None), None)


def _attach(made: Sequence[PaymentRequest], mends: PaymentRequest | None, deed: Deed) -> None:
    """The evidence on file of the months of each; of a request that mends another also what went with that one."""
    if not made:
        return
    tickets = {one.ticket_id: one.ticket for one in made}
    by = deed.by.pk if deed.by else None
    months = {key: [month for one in made if one.ticket_id == key for month in one.months] for key in tickets}
    files = on_file(list(tickets.values()), months)
    rows = []
    for one in made:
        found = of_months(goes_by_itself(files[one.ticket_id]), one.ticket, one.months)
        rows += rows_for(one, _with_former(found, mends) if mends else found, by)
    RequestEvidence.objects.bulk_create(rows)


def _with_former(found: Found, mends: PaymentRequest) -> Found:
    former = RequestEvidence.objects.filter(request=mends, taken_off_at=None).select_related(
        "stub__job__employer", "report", "document"
    )
    rows = list(former)
    return Found(
        _both(found.stubs, [row.stub for row in rows if row.stub]),
        _both(found.reports, [row.report for row in rows if row.report]),
        _both((), [row.document for row in rows if row.document]),
    )


def _both(fresh: Iterable[Any], former: Iterable[Any]) -> tuple[Any, ...]:
    """What is found now, and what went before; each once, and nothing that was withdrawn since."""
    every = {one.pk: one for one in (*fresh, *former) if one.withdrawn_at is None}
    return tuple(every.values())


@transaction.atomic
def change(request: PaymentRequest, values: Mapping[str, Any], *, version: int, deed: Deed) -> bool:
    """Change what stands in a draft; whether it still had this version."""
    check_is_draft(moving.locked(request))
    return change_record(request, values, version=version, deed=deed, action="request changed")


@transaction.atomic
def attach(request: PaymentRequest, things: Iterable[PayStub | WageReport | Document], *, deed: Deed) -> int:
    """More evidence for a draft; what goes with it already is passed over. Returns how many were added."""
    now = moving.locked(request)
    check_is_draft(now)
    wanted = [one for one in things if one.ticket_id == now.ticket_id and one.withdrawn_at is None]
    known = RequestEvidence.objects.filter(request=now, taken_off_at=None)
    held = {(row.kind, row.stub_id or row.report_id or row.document_id) for row in known}
    found = Found(
        tuple(one for one in wanted if isinstance(one, PayStub) and (EvidenceKind.STUB, one.pk) not in held),
        tuple(
            one for one in wanted if isinstance(one, WageReport) and (EvidenceKind.REPORT, one.pk) not in held
        ),
        tuple(
            one for one in wanted if isinstance(one, Document) and (EvidenceKind.DOCUMENT, one.pk) not in held
        ),
    )
    rows = RequestEvidence.objects.bulk_create(rows_for(now, found, deed.by.pk if deed.by else None))
    if rows:
        deed.write("evidence attached", now.ticket, request=str(now.pk), count=len(rows))
    return len(rows)


@transaction.atomic
def take_off(row: RequestEvidence, *, deed: Deed) -> None:
    """This item does not go with the draft any more; it stays on record."""
    now = moving.locked(row.request)
    check_is_draft(now)
    if RequestEvidence.objects.filter(pk=row.pk, taken_off_at=None).update(taken_off_at=timezone.now()):
        deed.write("evidence taken off", now.ticket, request=str(now.pk), kind=row.kind)


@transaction.atomic
def certify_with(request: PaymentRequest, certification: Certification | None, *, deed: Deed) -> None:
    """This certification of services goes with the draft, or none."""
    now = moving.locked(request)
    check_is_draft(now)
    if certification is not None and certification.ticket_id != now.ticket_id:
        raise ValidationError(_("That certification is about somebody else."))
    was = str(now.certification_id) if now.certification_id else None
    PaymentRequest.objects.filter(pk=now.pk).update(certification=certification, version=now.version + 1)
    request.certification, request.version = certification, now.version + 1
    became = str(certification.pk) if certification else None
    deed.write("request changed", now.ticket, changes={"certification": (was, became)}, request=str(now.pk))


@transaction.atomic
def hand_on(request: PaymentRequest, day: date, *, deed: Deed, tell: bool = True) -> PaymentRequest:
    """Prepared: it waits for its release."""
    assert deed.by is not None, "somebody prepares"
    values = {"prepared_by": deed.by, "prepared_at": timezone.now()}
    return moving.move(request, "prepare", Told(day, values=values), deed=deed, tell=tell)


@transaction.atomic
def withdraw(request: PaymentRequest, day: date, *, deed: Deed, tell: bool = True) -> PaymentRequest:
    """It is asked for no more, for the reason of the deed. A denied request that it was to mend is denied as before."""
    code = "withdraw" if request.is_before_sending else "call_back"
    check_may_move_by(deed.by, BY_CODE[code])
    now = moving.move(request, code, Told(day, note=deed.why), deed=deed, tell=tell)
    former = now.mends
    if former is not None and former.state == State.RESUBMITTED:
        moving.move(former, "resubmission_withdrawn", Told(day), deed=deed, tell=tell)
    return now


@transaction.atomic
def resume(request: PaymentRequest, day: date, *, deed: Deed, tell: bool = True) -> PaymentRequest:
    """The withdrawal is taken back, for the reason of the deed: a draft as before, with its evidence.

    ValidationError where another request has taken its slot since. The denied request that it mends is asked for again.
    """
    check_may_move_by(deed.by, BY_CODE["resume"])
    now = moving.move(request, "resume", Told(day, note=deed.why, values=_NOT_RELEASED), deed=deed, tell=tell)
    former = now.mends
    if former is not None and former.state == State.DENIED:
        moving.move(former, "resubmit", Told(day), deed=deed, tell=tell)
    return now
