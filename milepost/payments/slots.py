"""Holding the slot of a payment: the database lets one line of money hold it for one provider, and says no to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Sum

from milepost.payments.choices import Finding, State
from milepost.payments.models import MoneyReceived, PaidSlot, SlotShare
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket

ONCE = frozenset({*PHASE_1, ClaimCode.RECONCILIATION})
Place = tuple[UUID, str, int | None]
"""A Ticket and the slot on it: a claim paid once, or a claim and its month."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Which payment a line of money is: of whom, for what, and to which of our agreements."""

    ticket: Ticket
    claim: ClaimCode
    number: int | None
    month: Month | None
    provider: str

    @property
    def place(self) -> Place:
        return place_of(self.ticket.pk, self.claim, self.month)


def place_of(ticket: UUID, claim: ClaimCode | str, month: Month | None) -> Place:
    code = ClaimCode(claim)
    return (ticket, code.value, None if code in ONCE or month is None else int(month))


def hold(line: MoneyReceived, answer: Answer, percent: int, on: date) -> SlotShare | Finding:
    """Let the line hold the slot, or say why it cannot. Of many at once one holds it; the others wait for its answer."""
    slot = _slot(answer) or _slot(
        answer
    )  # of two who put it up at once the second finds what the first has put up
    if slot is None:
        return Finding.PAID_TWICE
    share = SlotShare(
        organization_id=line.organization_id,
        ticket=answer.ticket,
        slot=slot,
        provider=answer.provider,
        percent=percent,
        money=line,
        held_on=on,
    )
    try:
        with transaction.atomic():
            share.save(force_insert=True)
    except IntegrityError:
        same = SlotShare.objects.filter(slot=slot, released_on=None)
        is_whole = percent == 100 and not same.exclude(percent=100).exists()
        return (
            Finding.PAID_TWICE
            if is_whole or same.filter(provider=answer.provider).exists()
            else Finding.SHARES_OVER
        )
    return share


def _slot(answer: Answer) -> PaidSlot | None:
    """The slot's row, held until the transaction ends; a new one where there is none; None where another payment has its keys."""
    is_once = answer.claim in ONCE
    known = PaidSlot.objects.select_for_update(no_key=True).filter(
        ticket=answer.ticket,
        claim=answer.claim,
        given_up_on=None,
        **({} if is_once else {"month": answer.month}),
    )
    found = known.first()
    if found is not None:
        is_same = is_once or answer.number is None or found.number in (None, answer.number)
        if is_same and found.number is None and answer.number is not None:
            return found if _numbered(found, answer.number) else None
        return found if is_same else None
    slot = PaidSlot(
        organization_id=answer.ticket.organization_id,
        ticket=answer.ticket,
        claim=answer.claim,
        number=answer.number,
        month=answer.month,
    )
    try:
        with transaction.atomic():
            slot.save(force_insert=True)
    except IntegrityError:
        return None
    return slot


def _numbered(slot: PaidSlot, number: int) -> bool:
    """Give the slot its number; whether no other payment has it."""
    slot.number = number
    try:
        with transaction.atomic():
            slot.save(update_fields=["number"])
    except IntegrityError:
        return False
    return True


def share_of(line: MoneyReceived) -> SlotShare | None:
    """The slot that the line holds."""
    return SlotShare.objects.filter(money=line, released_on=None).select_related("slot").first()


def release(share: SlotShare, on: date) -> bool:
    """The line holds the slot no more; whether nobody does, so that the payment may be made again."""
    slot = PaidSlot.objects.select_for_update(no_key=True).get(pk=share.slot_id)
    share.released_on = on
    share.save(update_fields=["released_on"])
    if SlotShare.objects.filter(slot=slot, released_on=None).exists():
        return False
    slot.given_up_on = on
    slot.save(update_fields=["given_up_on"])
    return True


def left_of(lines: Iterable[MoneyReceived]) -> dict[UUID, int]:
    """Of each payment what is left of it: its cents, with adjustments, less what was taken back. Two queries."""
    left = {one.pk: one.cents for one in lines}
    for way in ("reverses", "adds_to"):
        found = MoneyReceived.objects.filter(state=State.MATCHED, **{f"{way}__in": list(left)})
        for key, cents in found.order_by().values_list(way).annotate(Sum("cents")):
            left[key] += cents
    return left


def taken_of(lines: Iterable[MoneyReceived]) -> dict[UUID, int]:
    """Of each payment from which something was taken back: how many cents. One query."""
    found = MoneyReceived.objects.filter(state=State.MATCHED, reverses__in=[one.pk for one in lines])
    sums = found.order_by().values_list("reverses").annotate(Sum("cents"))
    return {key: -cents for key, cents in sums}


def paid_for(slot: PaidSlot) -> int:
    """What is left of all money that holds the slot, for whichever provider."""
    held = [
        one.money for one in SlotShare.objects.filter(slot=slot, released_on=None).select_related("money")
    ]
    return sum(left_of(held).values())
