"""Matching money: to the payment that it answers, or explained as something else; and letting it go again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.organizations.today import today_for
from milepost.payments import slots
from milepost.payments.choices import ExplainedAs, Finding, Kind, State
from milepost.payments.lines import COPIED, copy_state, locked
from milepost.payments.models import MoneyReceived
from milepost.payments.policies import (
    check_is_matched,
    check_is_open,
    check_is_payment,
    check_is_uncorrected,
    check_may_record,
)
from milepost.payments.proposing import answer_to, payment_of, proposals_for
from milepost.payments.reckoning import Effect, paid_again, reckon, request_paid, request_unpaid
from milepost.payments.slots import Answer
from milepost.rulebook.payments.matching import EXPLAINED, Difference, Payment, Proposal, judged
from milepost.rulebook.payments.recoveries import After, Cause, after
from milepost.rulebook.requests import DenialCode
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch, touch_all

NEEDS_NO_WORDS = EXPLAINED | {Difference.OTHER_YEAR}
_WRITTEN = [name for name in COPIED if name != "withdrawn_because"]


@transaction.atomic
def settle(lines: Sequence[MoneyReceived], *, deed: Deed) -> list[MoneyReceived]:
    """Match each line of which the rulebook is certain; what was paid twice is marked. The others wait for somebody."""
    if not lines:
        return []
    found = proposals_for(deed.organization, lines)
    people = {proposal.payment.person for made in found.values() for proposal in made if proposal.payment}
    tickets = {
        str(one.pk): one for one in Ticket.objects.select_related("organization").filter(pk__in=people)
    }
    quiet = Deed(deed.organization, None, deed.why, deed.through) if deed.by is None else deed
    for line in lines:
        best = found[line.pk][0]
        if best.certain:
            _settle_one(line, best, tickets, quiet)
        elif _is_second(best):
            _second(line, best, tickets, quiet)
    touch_all(_tickets_of(lines).values())
    return list(lines)


def _tickets_of(lines: Sequence[MoneyReceived]) -> dict[Any, Ticket]:
    return {one.ticket.pk: one.ticket for one in lines if one.ticket is not None}


def _settle_one(line: MoneyReceived, best: Proposal, tickets: dict[str, Ticket], deed: Deed) -> None:
    assert best.payment is not None
    if line.kind == Kind.RECOVERY:
        assert best.payment.held_by is not None
        payment = MoneyReceived.objects.get(pk=UUID(best.payment.held_by))
        take_back(line, payment, cause=Cause.NOT_SAID, deed=deed, tell=False)
        return
    answer = answer_to(best, line, tickets)
    assert answer is not None
    match(line, answer, deed=deed, tell=False)


def _is_second(best: Proposal) -> bool:
    """Whether the payment that it names by its whole key was made before."""
    payment = best.payment
    return payment is not None and payment.held_by is not None and best.fits >= 32


def _second(line: MoneyReceived, best: Proposal, tickets: dict[str, Ticket], deed: Deed) -> None:
    answer = answer_to(best, line, tickets)
    if answer is None or best.payment is None:
        return
    if line.provider and best.payment.provider and line.provider != best.payment.provider:
        return  # to another of our agreements: perhaps a share that nobody has told us of
    _keep_waiting(locked(line), answer, Finding.PAID_TWICE, deed, line)


@transaction.atomic
def match(
    line: MoneyReceived, answer: Answer, *, because: str = "", deed: Deed, tell: bool = True
) -> MoneyReceived:
    """The line answers this payment: the slot is held, the request is paid, the rulebook is told.

    Where the payment was made before, the line is kept as paid twice, and waits. ValidationError where the amount differs
    and nobody says why. Of many at once exactly one holds the slot.
    """
    check_may_record(deed.by)
    now = locked(line)
    check_is_open(now)
    check_is_payment(now)
    if not answer.provider:
        raise ValidationError(_("Say to which of your agreements it was paid."))
    payment, day = payment_of(answer), today_for(now.organization)
    how, _off = judged(now.cents, payment)
    if how not in NEEDS_NO_WORDS and not because and payment.held_by is None:
        raise ValidationError(_("The amount is not the one expected. Say why, in a few words."))
    held = slots.hold(now, answer, _percent(now, payment), day)
    if isinstance(held, Finding):
        return _keep_waiting(now, answer, held, deed, line)
    now.ticket, now.claim, now.number, now.month = answer.ticket, answer.claim, answer.number, answer.month
    now.provider, now.expected_cents, now.judged = answer.provider, payment.ours, how.value
    now.request = request_paid(now, answer, held, payment, deed=deed)
    _settled(now, State.MATCHED, because, day, deed)
    deed.because(because or deed.why).write(
        "money matched", now, ticket=str(answer.ticket.pk), claim=now.key, cents=now.cents, judged=now.judged
    )
    copy_state(now, line)
    if tell:
        touch(answer.ticket)
    return now


def _percent(line: MoneyReceived, payment: Payment) -> int:
    """How much of the slot the line takes: our share by the agreement; where only SSA knows it, what the amount comes to."""
    if payment.is_share_known or not payment.expected:
        return payment.percent
    return min(100, max(1, line.cents * 100 // payment.expected))


def _keep_waiting(
    now: MoneyReceived, answer: Answer, finding: Finding, deed: Deed, line: MoneyReceived
) -> MoneyReceived:
    """The payment was made before: the money is kept, and waits to be taken back or explained."""
    now.ticket, now.claim, now.number, now.month = answer.ticket, answer.claim, answer.number, answer.month
    now.provider, now.finding = answer.provider, finding.value
    now.version += 1
    now.save(update_fields=_WRITTEN)
    deed.write("money paid twice", now, ticket=str(answer.ticket.pk), claim=now.key, cents=now.cents)
    copy_state(now, line)
    touch(answer.ticket)
    return now


def _settled(now: MoneyReceived, state: State, because: str, day: date, deed: Deed) -> None:
    now.state, now.finding, now.because = state.value, "", because or None
    now.matched_on, now.matched_by = day, deed.by
    now.version += 1
    now.save(update_fields=_WRITTEN)


@transaction.atomic
def explain(line: MoneyReceived, what: ExplainedAs, because: str, *, deed: Deed) -> MoneyReceived:
    """It is no payment of a claim of ours: what it is, in somebody's words."""
    check_may_record(deed.by)
    now = locked(line)
    check_is_open(now)
    if not because.strip():
        raise ValidationError(_("Say what this money is, in a few words."))
    now.explained_as = what.value
    _settled(now, State.EXPLAINED, because, today_for(now.organization), deed)
    deed.because(because).write("money explained", now, what=what.value, cents=now.cents)
    copy_state(now, line)
    touch_all([now.ticket] if now.ticket else [])
    return now


@transaction.atomic
def open_again(line: MoneyReceived, because: str, *, deed: Deed) -> MoneyReceived:
    """It was matched or explained by mistake: everything is as it was before, and the money waits again.

    ValidationError where the payment was taken back or added to since: those lines are let go first.
    """
    check_may_record(deed.by)
    now = locked(line)
    check_is_matched(now)
    corrected = now.corrects
    if now.kind == Kind.PAYMENT and now.state == State.MATCHED:
        _let_go(now, deed)
    now.reverses = now.adds_to = now.request = now.matched_by = now.because = now.matched_on = (
        now.expected_cents
    ) = None
    now.state, now.explained_as, now.judged, now.cause = State.UNMATCHED.value, "", "", ""
    now.version += 1
    now.save(update_fields=_WRITTEN)
    deed.because(because).write("money opened again", now, cents=now.cents)
    if corrected is not None:
        if slots.left_of([corrected])[corrected.pk] <= 0:
            raise ValidationError(
                _("More was taken back from that payment since. Open that recovery again first.")
            )
        paid_again(locked(corrected), deed=deed)
    copy_state(now, line)
    touch_all([now.ticket] if now.ticket else [])
    return now


def _let_go(now: MoneyReceived, deed: Deed) -> None:
    """The slot that a payment holds, and its request, are as if it had not come."""
    check_is_uncorrected(now)
    share = slots.share_of(now)
    assert share is not None, "matched payments hold their slot"
    is_free = slots.release(share, today_for(now.organization))
    request_unpaid(now, share.slot, is_free=is_free, deed=deed)


@transaction.atomic
def add_to(
    line: MoneyReceived, payment: MoneyReceived, *, because: str = "", deed: Deed, tell: bool = True
) -> MoneyReceived:
    """The line adds to a payment that was too small: together they are what was paid for it."""
    check_may_record(deed.by)
    other, now = locked(payment), locked(line)
    check_is_open(now)
    _check_corrects(now, other)
    if now.kind != Kind.ADJUSTMENT:
        raise ValidationError(_("Only an adjustment adds to a payment."))
    now.adds_to = other
    _named_after(now, other)
    _settled(now, State.MATCHED, because, today_for(now.organization), deed)
    deed.because(because or deed.why).write("money added", now, payment=str(other.pk), cents=now.cents)
    reckon(other, Effect(After.OWED, None), deed=deed)
    copy_state(now, line)
    if tell and other.ticket:
        touch(other.ticket)
    return now


@transaction.atomic
def take_back(
    line: MoneyReceived,
    payment: MoneyReceived,
    *,
    cause: Cause,
    denial: DenialCode | None = None,
    because: str = "",
    deed: Deed,
    tell: bool = True,
) -> MoneyReceived:
    """A recovery reverses a payment, in part or in full; the payment itself is not changed (20 CFR 411.555).

    Once nothing is left of it, its slot is free, and the claim is owed again or denied, as the cause says. ValidationError
    where more would be taken than is left.
    """
    check_may_record(deed.by)
    other, now = locked(payment), locked(line)
    check_is_open(now)
    _check_corrects(now, other)
    if now.kind != Kind.RECOVERY:
        raise ValidationError(_("Only a recovery takes a payment back."))
    left = slots.left_of([other])[other.pk]
    if -now.cents > left:
        raise ValidationError(
            _("More is taken than is left of that payment. Look whether it takes back two.")
        )
    now.reverses, now.cause = other, cause.value
    _named_after(now, other)
    _settled(now, State.MATCHED, because, today_for(now.organization), deed)
    deed.because(because or deed.why).write(
        "money taken back", now, payment=str(other.pk), cents=now.cents, cause=cause.value
    )
    how, code = after(cause)
    reckon(other, Effect(how, denial or code), deed=deed)
    copy_state(now, line)
    if tell and other.ticket:
        touch(other.ticket)
    return now


def _check_corrects(now: MoneyReceived, other: MoneyReceived) -> None:
    is_standing = other.state in (State.MATCHED, State.EXPLAINED) or (
        other.state == State.UNMATCHED and now.kind == Kind.RECOVERY
    )
    if other.kind != Kind.PAYMENT or not is_standing or other.organization_id != now.organization_id:
        raise ValidationError(_("That is no payment that stands. Choose another line."))


def _named_after(now: MoneyReceived, other: MoneyReceived) -> None:
    """What corrects a payment is about the same claim."""
    now.ticket, now.claim, now.number, now.month = other.ticket, other.claim, other.number, other.month
    now.provider, now.request = now.provider or other.provider, other.request
