"""Following a request: sent, held, decided, paid; asking again; mending what was denied. One by one, and many at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.requests import moving
from milepost.requests.choices import ASKED, Source, State
from milepost.requests.models import PaymentRequest
from milepost.requests.moving import Told
from milepost.requests.policies import check_may_move_by
from milepost.requests.preparing_actions import Wanted, prepare
from milepost.requests.states import BY_CODE
from milepost.rulebook.requests import DENIALS, DenialCode
from milepost.rulebook.requests.denials import Resend
from milepost.tickets.touched import touch, touch_all

PLAIN = ("receive", "to_field_office", "push", "approve", "unpay")
"""Moves that need nothing but their day."""


@dataclass(frozen=True, slots=True)
class Paid:
    """Money that came: when, how much in whole cents, by what Treasury knows it, and whether we had asked."""

    on: date
    cents: int
    reference: str = ""
    source: str = Source.REQUEST


@transaction.atomic
def send(
    request: PaymentRequest, on: date, *, way: str, work_case: str = "", deed: Deed, tell: bool = True
) -> PaymentRequest:
    """It left the house on that day, in that way."""
    check_may_move_by(deed.by, BY_CODE["send"])
    values: dict[str, Any] = {"sent_by_way": way, "sent_on": on}
    if work_case:
        values["work_case"] = work_case
    return moving.move(request, "send", Told(on, values=values), deed=deed, tell=tell)


@transaction.atomic
def follow(
    request: PaymentRequest,
    code: str,
    on: date,
    *,
    note: str = "",
    work_case: str = "",
    deed: Deed,
    tell: bool = True,
) -> PaymentRequest:
    """What the program manager or SSA has done with it: one of `PLAIN`."""
    assert code in PLAIN, "the other moves need more"
    check_may_move_by(deed.by, BY_CODE[code])
    values: dict[str, Any] = {"work_case": work_case} if work_case else {}
    if code == "unpay":
        moving.unpaid_by_hand.send(sender=PaymentRequest, request=request, deed=deed)
        values |= {"paid_on": None, "paid_cents": None, "payment_reference": ""}
    return moving.move(request, code, Told(on, note=note or deed.why, values=values), deed=deed, tell=tell)


@transaction.atomic
def hold(
    request: PaymentRequest, on: date, reason: DenialCode, *, said: str = "", deed: Deed, tell: bool = True
) -> PaymentRequest:
    """It is held for this reason until we cure it."""
    check_may_move_by(deed.by, BY_CODE["hold"])
    told = Told(on, reason, said, {"held_because": reason, "said": said or None})
    return moving.move(request, "hold", told, deed=deed, tell=tell)


@transaction.atomic
def deny(
    request: PaymentRequest, on: date, reason: DenialCode, *, said: str = "", deed: Deed, tell: bool = True
) -> PaymentRequest:
    """It is denied for this reason. The slot is free again."""
    check_may_move_by(deed.by, BY_CODE["deny"])
    told = Told(on, reason, said, {"denied_because": reason, "said": said or None})
    return moving.move(request, "deny", told, deed=deed, tell=tell)


@transaction.atomic
def pay(
    request: PaymentRequest, paid: Paid, *, deed: Deed, tell: bool = True, by_hand: bool = True
) -> PaymentRequest:
    """The money came. An amount that differs from what was expected is kept as it came.

    `by_hand`: somebody says so of the request, and whoever keeps money is told; not so where the money itself says it.
    """
    check_may_move_by(deed.by, BY_CODE["pay"])
    values = {
        "paid_on": paid.on,
        "paid_cents": paid.cents,
        "payment_reference": paid.reference,
        "source": paid.source,
    }
    now = moving.move(request, "pay", Told(paid.on, values=values), deed=deed, tell=tell and not by_hand)
    if by_hand:
        moving.paid_by_hand.send(sender=PaymentRequest, request=now, paid=paid, deed=deed)
        if tell:
            touch(now.ticket)
    return now


@transaction.atomic
def found_paid(
    wanted: Wanted, paid: Paid, *, provider: str, work_case: str = "", deed: Deed
) -> PaymentRequest:
    """Money came for a month that nobody had asked for: a request that begins as paid. ValidationError where one is live."""
    request = PaymentRequest(
        organization=deed.organization,
        ticket=wanted.ticket,
        identity=wanted.ticket.identity,
        provider=provider,
        claim=wanted.claim,
        number=wanted.number,
        month=wanted.month,
        state=State.PAID,
        moved_on=paid.on,
        source=paid.source,
        work_case=work_case,
        paid_on=paid.on,
        paid_cents=paid.cents,
        payment_reference=paid.reference,
        made_by=deed.by,
    )
    moving.begun(request, paid.on, deed=deed)
    touch(wanted.ticket)
    return request


@transaction.atomic
def ask_again(request: PaymentRequest, on: date, *, deed: Deed) -> None:
    """We asked what has become of it; the days are counted from then. ValidationError where no answer is awaited."""
    check_may_move_by(deed.by, BY_CODE["receive"])
    now = moving.locked(request)
    if now.state not in ASKED:
        raise ValidationError(_("No answer is awaited for this request."))
    PaymentRequest.objects.filter(pk=now.pk).update(asked_again_on=on, version=now.version + 1)
    request.asked_again_on, request.version = on, now.version + 1
    deed.write("asked about the request", now.ticket, request=str(now.pk), claim=now.key, on=str(on))
    touch(now.ticket)


@transaction.atomic
def note_work_case(request: PaymentRequest, work_case: str, *, deed: Deed) -> None:
    """By what the program manager knows it. ValidationError where no answer is awaited."""
    check_may_move_by(deed.by, BY_CODE["receive"])
    now = moving.locked(request)
    if now.state not in ASKED:
        raise ValidationError(_("No answer is awaited for this request."))
    was = now.work_case
    if was == work_case:
        return
    now.work_case, now.version = work_case, now.version + 1
    now.save(update_fields=["work_case", "version"])
    deed.write("work case noted", now.ticket, changes={"work_case": (was, work_case)}, request=str(now.pk))
    moving.tell_the_rulebook(now)
    request.work_case, request.version = now.work_case, now.version
    touch(now.ticket)


@transaction.atomic
def mend(request: PaymentRequest, day: date, *, deed: Deed) -> PaymentRequest:
    """Another request for the same payment, with the evidence of the denied one and what has come since."""
    now = moving.locked(request)
    if now.state != State.DENIED:
        raise ValidationError(_("Only a denied request can be asked for again."))
    if DENIALS[DenialCode(now.denied_because)].resend is Resend.NEVER:
        raise ValidationError(_("After this reason the same payment cannot be asked for again."))
    moving.move(request, "resubmit", Told(day), deed=deed, tell=False)
    return prepare(Wanted(now.ticket, now.claim, now.month, now.number), day, deed=deed, mends=request)


Act = Callable[[PaymentRequest, Deed], PaymentRequest]


@transaction.atomic
def many(
    requests: Sequence[PaymentRequest], act: Act, *, deed: Deed
) -> tuple[list[PaymentRequest], Mapping[str, str]]:
    """Do the same with each; those with which it cannot be done are left, each with its sentence by its key."""
    done, refused = [], {}
    for request in requests:
        try:
            with transaction.atomic():
                done.append(act(request, deed))
        except ValidationError as error:
            refused[str(request.pk)] = " ".join(error.messages)
    touch_all({one.ticket_id: one.ticket for one in done}.values())
    return done, refused
