"""One move of a request: whether it is lawful, written once, told to the rulebook, and to whoever keeps answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.dispatch import Signal
from django.utils.translation import gettext as _

from milepost.claims.models import RecordedPayment
from milepost.claims.recorded import Standing, record
from milepost.journal.actions import Deed
from milepost.requests.choices import ASKED, State
from milepost.requests.models import PaymentRequest, RequestMove
from milepost.requests.states import BY_CODE, check_may_move, why_not
from milepost.rulebook.facts import RecordedStatus
from milepost.rulebook.requests import DenialCode
from milepost.tickets.touched import touch

paid_by_hand = Signal()
"""Sent with `request`, `paid` and `deed` when somebody records on the request that it was paid; who keeps money listens."""
unpaid_by_hand = Signal()
"""Sent with `request` and `deed` before such a record is taken back; who keeps money may refuse with a ValidationError."""


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody tells of a move: the day on which it happened, the reason of a diary or a denial, and their words."""

    on: date
    reason: DenialCode | None = None
    note: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the request that come with the move."""


def locked(request: PaymentRequest) -> PaymentRequest:
    """The request as it stands now, held until the transaction ends; of two who move it the second waits here."""
    return (
        PaymentRequest.objects.select_for_update(of=("self",), no_key=True)
        .select_related("ticket")
        .get(pk=request.pk)
    )


def begun(request: PaymentRequest, on: date, *, deed: Deed, note: str = "") -> None:
    """Keep a new request with its first move. ValidationError where its slot is taken."""
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(taken()) from None
    _keep_move(request, "", Told(on, note=note), deed)
    tell_the_rulebook(request)


def taken() -> str:
    return _(
        "This payment is asked for already, or was paid: one request at a time. See the Ticketholder's requests."
    )


def move(request: PaymentRequest, code: str, told: Told, *, deed: Deed, tell: bool = True) -> PaymentRequest:
    """Make the move `code`; returns the request as it is now. ValidationError, in a sentence, where it is not lawful.

    With `tell=False` the caller touches the Tickets of many moves at once.
    """
    now = locked(request)
    if check_may_move(now.state, BY_CODE[code].after).code != code:
        raise ValidationError(why_not(State(now.state), State(now.state)))
    before = now.state
    values = {
        **told.values,
        "state": BY_CODE[code].after.value,
        "moved_on": told.on,
        "version": now.version + 1,
    }
    for name, value in values.items():
        setattr(now, name, value)
    try:
        with transaction.atomic():
            now.save(update_fields=[name.removesuffix("_id") for name in values])
    except IntegrityError:
        raise ValidationError(taken()) from None
    _keep_move(now, before, told, deed)
    tell_the_rulebook(now)
    if tell:
        touch(now.ticket)
    for name in (*values, "ticket"):
        setattr(request, name, getattr(now, name))
    return now


def put_back(request: PaymentRequest, values: Mapping[str, Any], *, deed: Deed) -> PaymentRequest:
    """The request as it stood before something that is undone, with its line among the moves. `values` as the journal keeps them.

    No lawful way leads back from what others did with it, because that cannot be undone; a mistaken record of it can.
    ValidationError where another request has taken its slot since.
    """
    assert deed.why, "something is put back for a reason"
    now = locked(request)
    before = now.state
    for name, value in values.items():
        field = PaymentRequest._meta.get_field(name)
        setattr(now, name, field.to_python(value))  # type: ignore[union-attr]  # each is a field of its own
    now.version += 1
    try:
        with transaction.atomic():
            now.save(update_fields=[*values, "version"])
    except IntegrityError:
        raise ValidationError(taken()) from None
    if before != now.state:
        _keep_move(now, before, Told(now.moved_on, note=deed.why), deed)
    tell_the_rulebook(now)
    return now


def _keep_move(request: PaymentRequest, before: str, told: Told, deed: Deed) -> None:
    RequestMove.objects.create(
        organization_id=request.organization_id,
        ticket_id=request.ticket_id,
        request=request,
        before=before,
        after=request.state,
        on=told.on,
        **({"reason": told.reason} if told.reason else {}),
        note=told.note or None,
        by=deed.by,
    )
    more = {"reason": told.reason.value} if told.reason else {}
    deed.write(
        "request moved" if before else "request made",
        request.ticket,
        changes={"state": (before or None, request.state)},
        request=str(request.pk),
        claim=request.key,
        on=str(told.on),
        **more,
    )


def tell_the_rulebook(request: PaymentRequest) -> None:
    """What the rulebook is to know of the claim: nothing before it is sent, nor once it is withdrawn or asked for again."""
    record(request.ticket, RecordedPayment.Origin.REQUEST, request.pk, _standing(request))


def _standing(request: PaymentRequest) -> Standing | None:
    status = {State.PAID: RecordedStatus.PAID, State.DENIED: RecordedStatus.DENIED}.get(State(request.state))
    if request.state in ASKED:
        status = RecordedStatus.PENDING
    if status is None:
        return None
    paid = status is RecordedStatus.PAID
    decided = request.paid_on if paid else request.moved_on if status is RecordedStatus.DENIED else None
    return Standing(
        request.claim,
        request.number,
        request.month,
        status,
        provider=request.provider or None,
        amount=request.paid_cents if paid else request.expected_cents,
        decided_on=decided,
        work_case=request.work_case or None,
    )
