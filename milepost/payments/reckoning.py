"""What the money makes of a request: paid, paid with another sum, taken back. And what the rulebook is told of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.today import today_for
from milepost.payments import slots
from milepost.payments.choices import Finding, Judged, State
from milepost.payments.models import MoneyReceived, PaidSlot, SlotShare
from milepost.payments.slots import Answer
from milepost.requests import following_actions as following
from milepost.requests import moving, preparing_actions
from milepost.requests.choices import ASKED, BEFORE_SENDING, Source
from milepost.requests.choices import State as RequestState
from milepost.requests.following_actions import Paid
from milepost.requests.models import PaymentRequest, RequestMove
from milepost.requests.moving import Told
from milepost.requests.preparing_actions import Wanted
from milepost.requests.queries import live_of
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.payments.matching import Payment
from milepost.rulebook.payments.recoveries import After
from milepost.rulebook.requests import DenialCode

_NOT_PAID = {"paid_on": None, "paid_cents": None, "payment_reference": ""}
DENIED_ALL_THE_SAME = DenialCode.ALL_PAID


@dataclass(frozen=True, slots=True)
class Effect:
    """How the claim stands once nothing is left of its money, and for what it counts as denied."""

    after: After
    denial: DenialCode | None


def request_paid(
    line: MoneyReceived, answer: Answer, share: SlotShare, payment: Payment, *, deed: Deed
) -> PaymentRequest:
    """The request that the money answers, paid; made where nobody had asked. The rulebook is told by the request's move."""
    on = line.received_on
    found = live_of(answer.ticket, answer.claim, answer.month)
    if found is not None and found.state in BEFORE_SENDING:
        why = _("The money came before it was asked for.")
        preparing_actions.withdraw(found, today_for(line.organization), deed=deed.because(why))
        found = None
    if found is None:
        found = _denied(answer)
    cents = slots.paid_for(share.slot)
    if found is None:
        source = _source(line, answer, payment, asked=False)
        wanted = Wanted(answer.ticket, answer.claim, _month(answer), answer.number)
        paid = Paid(on, cents, line.reference, source)
        return following.found_paid(
            wanted, paid, provider=answer.provider, work_case=line.work_case, deed=deed
        )
    if found.state == RequestState.PAID:
        restate(found, cents, deed=deed)
        return found
    paid = Paid(on, cents, line.reference, _source(line, answer, payment, asked=True))
    return following.pay(found, paid, deed=deed, tell=False, by_hand=False)


def _month(answer: Answer) -> Month:
    if answer.month is None:
        raise ValidationError(_("Say of which month the payment is."))
    return answer.month


def _source(line: MoneyReceived, answer: Answer, payment: Payment, *, asked: bool) -> str:
    if answer.claim is ClaimCode.RECONCILIATION:
        return Source.RECONCILIATION
    if payment.percent < 100:
        return Source.SPLIT
    if line.source != Source.REQUEST:
        return line.source
    return Source.REQUEST if asked else Source.EPAY


def _denied(answer: Answer) -> PaymentRequest | None:
    """A denied request of the same payment: it was paid after all."""
    denied = PaymentRequest.objects.filter(
        ticket=answer.ticket, claim=answer.claim, state=RequestState.DENIED
    )
    rows = denied if answer.month is None else denied.filter(month=int(answer.month))
    return rows.order_by("-moved_on", "-made_at").first()


def restate(request: PaymentRequest, cents: int, *, deed: Deed) -> None:
    """Another sum was paid for it than is on record: the request and the rulebook know the new one."""
    now = moving.locked(request)
    if now.paid_cents == cents:
        return
    was, now.paid_cents = now.paid_cents, cents
    now.version += 1
    now.save(update_fields=["paid_cents", "version"])
    deed.write("request paid anew", now.ticket, changes={"paid_cents": (was, cents)}, request=str(now.pk))
    moving.tell_the_rulebook(now)
    request.paid_cents, request.version = now.paid_cents, now.version


def reckon(payment: MoneyReceived, effect: Effect, *, deed: Deed) -> None:
    """After something was taken from a payment or added to it: what is left is paid, or the claim stands as `effect` says."""
    left = slots.left_of([payment])[payment.pk]
    share = slots.share_of(payment)
    is_free = False
    if left == 0:
        payment.state = State.REVERSED
        payment.version += 1
        payment.save(update_fields=["state", "version"])
        is_free = slots.release(share, today_for(payment.organization)) if share else False
    elif payment.state == State.MATCHED:
        _judge_anew(payment, left)
    if share is None or payment.request is None:
        return
    if is_free:
        _unpaid_as(payment.request, effect, payment, deed)
    else:
        restate(payment.request, slots.paid_for(share.slot), deed=deed)


def _judge_anew(payment: MoneyReceived, left: int) -> None:
    """With what was added or taken the amount may be the one expected, or no longer."""
    expected = payment.expected_cents
    if expected is None:
        return
    exact = Judged.SHARE if payment.judged == Judged.SHARE else Judged.EXACT
    payment.judged = exact if left == expected else Judged.LESS if left < expected else Judged.MORE
    payment.save(update_fields=["judged"])


def _unpaid_as(request: PaymentRequest, effect: Effect, payment: MoneyReceived, deed: Deed) -> None:
    now = moving.locked(request)
    if now.state != RequestState.PAID:
        return
    day = today_for(payment.organization)
    if effect.after is After.DENIED:
        reason = effect.denial or DENIED_ALL_THE_SAME
        told = Told(day, reason, values={**_NOT_PAID, "denied_because": reason})
        moving.move(now, "take_back", told, deed=deed, tell=False)
    else:
        moving.move(now, "owe_again", Told(day, values=_NOT_PAID), deed=deed, tell=False)


def paid_again(payment: MoneyReceived, *, deed: Deed) -> None:
    """A line that took a payment back, or added to it, was recorded by mistake: the payment stands as it came.

    ValidationError where its slot was paid by other money since.
    """
    if payment.state == State.REVERSED:
        was_held = SlotShare.objects.filter(money=payment).select_related("slot").order_by("-pk").first()
        payment.state = (
            State.MATCHED if was_held else State.EXPLAINED if payment.explained_as else State.UNMATCHED
        )
        payment.version += 1
        payment.save(update_fields=["state", "version"])
        if was_held is not None and payment.ticket is not None and payment.claim:
            _hold_again(payment, was_held, deed)
        return
    if payment.state == State.MATCHED:
        share, left = slots.share_of(payment), slots.left_of([payment])[payment.pk]
        _judge_anew(payment, left)
        if share is not None and payment.request is not None:
            restate(payment.request, slots.paid_for(share.slot), deed=deed)


def _hold_again(payment: MoneyReceived, before: SlotShare, deed: Deed) -> None:
    assert payment.ticket is not None
    answer = Answer(payment.ticket, ClaimCode(payment.claim), payment.number, payment.month, before.provider)
    held = slots.hold(payment, answer, before.percent, today_for(payment.organization))
    if isinstance(held, Finding):
        raise ValidationError(_("That payment was made by other money since. Open that money again first."))
    request = payment.request
    if request is None:
        return
    now, cents = moving.locked(request), slots.paid_for(held.slot)
    if now.state == RequestState.PAID:
        restate(now, cents, deed=deed)
    elif now.state in ASKED or now.state == RequestState.DENIED:
        paid = Paid(payment.received_on, cents, payment.reference, now.source)
        following.pay(now, paid, deed=deed, tell=False, by_hand=False)
    else:
        raise ValidationError(_("That payment was asked for again since. Withdraw the new request first."))


def request_unpaid(payment: MoneyReceived, slot: PaidSlot, *, is_free: bool, deed: Deed) -> None:
    """The money was matched by mistake: the request is as before; one that was made of the money is withdrawn."""
    request = payment.request
    if request is None:
        return
    now = moving.locked(request)
    if now.state != RequestState.PAID:
        return
    if not is_free:
        restate(now, slots.paid_for(slot), deed=deed)
        return
    day = today_for(payment.organization)
    moving.move(now, "unpay", Told(day, values=_NOT_PAID), deed=deed, tell=False)
    first = RequestMove.objects.filter(request=now).order_by("pk").first()
    if first is not None and first.after == RequestState.PAID:
        moving.move(now, "receive", Told(day), deed=deed, tell=False)
        moving.move(now, "call_back", Told(day), deed=deed, tell=False)
