"""Keeping the three-way match: what the rules owe, what was asked and what came, laid beside each other for each payment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction

from milepost.claims.figures import law_of
from milepost.claims.models import DecidedTicket
from milepost.journal.inserting_many import insert_many
from milepost.payments.choices import State
from milepost.payments.models import MoneyReceived, SlotShare, ThreeWay
from milepost.payments.owing import (
    Owed,
    Split,
    milestones_of,
    our_share,
    owed_of,
    share_in_cents,
    splits_of,
)
from milepost.payments.proposing import NOT_OWED
from milepost.payments.slots import Place, left_of, place_of, taken_of
from milepost.requests.choices import ASKED
from milepost.requests.choices import State as RequestState
from milepost.requests.models import PaymentRequest
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.payments.matching import Difference
from milepost.rulebook.payments.splits import shares
from milepost.rulebook.payments.three_ways import Sides, match_of
from milepost.tickets.models import Ticket


@dataclass(slots=True)
class Came:
    """The money of one payment: what is left of it, what was taken back in part or in full, how it was judged."""

    left: int = 0
    part_taken: int = 0
    taken: int = 0
    judged: str = ""
    said: bool = False
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Three:
    """What is known of one slot, from each side."""

    place: Place
    owed: Owed | None
    request: PaymentRequest | None
    came: Came | None
    is_other_kind: bool = False
    """Whether the month was asked for or paid as the other of Phase 2 and outcome."""


@transaction.atomic
def keep_three_ways(tickets: Iterable[Ticket]) -> None:
    """Write what is known now over what was kept. A number of queries that does not grow with the Tickets."""
    given = list(tickets)
    if not given:
        return
    fresh, kept = three_ways_of(given), _kept([one.pk for one in given])
    changed = [key for key, rows in fresh.items() if sorted(map(_told, rows), key=repr) != kept[key]]
    ThreeWay.objects.filter(ticket__in=changed).delete()
    insert_many([row for key in changed for row in fresh[key]])


KEPT = (
    "claim",
    "number",
    "month",
    "status",
    "owed",
    "asked",
    "paid",
    "difference",
    "explained_by",
    "partner_id",
)


def _told(row: ThreeWay) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in KEPT)


def _kept(tickets: Sequence[UUID]) -> dict[UUID, list[tuple[Any, ...]]]:
    """What is kept of each Ticket, so that what stays as it is is not written again. One query."""
    found: dict[UUID, list[tuple[Any, ...]]] = defaultdict(list)
    for key, *values in (
        ThreeWay.objects.filter(ticket__in=tickets).order_by().values_list("ticket_id", *KEPT)
    ):
        found[key].append(tuple(values))
    return defaultdict(list, {key: sorted(rows, key=repr) for key, rows in found.items()})


def three_ways_of(tickets: Sequence[Ticket]) -> dict[UUID, list[ThreeWay]]:
    """The rows of each Ticket as they are now, in the order of months."""
    keys = [one.pk for one in tickets]
    owed, asked, came, splits = owed_of(tickets), _asked(keys), _came(keys), splits_of(keys)
    milestones = _milestones([one for one in tickets if one.pk in splits], owed)
    found: dict[UUID, list[ThreeWay]] = {}
    for ticket in tickets:
        split = splits.get(ticket.pk)
        places = set(owed[ticket.pk]) | asked[ticket.pk].keys() | came[ticket.pk].keys()
        parts = milestones.get(ticket.pk, [])
        rows = [
            _matched(ticket, _three(ticket, place, owed, asked, came), split, parts)
            for place in _in_order(places)
            if place in asked[ticket.pk] or place in came[ticket.pk] or _counts(owed[ticket.pk][place])
        ]
        found[ticket.pk] = sorted(rows, key=lambda row: int(row.month or 0))
    return found


_OTHER = {ClaimCode.PHASE_2.value: ClaimCode.OUTCOME.value, ClaimCode.OUTCOME.value: ClaimCode.PHASE_2.value}


def _three(
    ticket: Ticket,
    place: Place,
    owed: Mapping[UUID, Mapping[Place, Owed]],
    asked: Mapping[UUID, Mapping[Place, PaymentRequest]],
    came: Mapping[UUID, Mapping[Place, Came]],
) -> Three:
    """What each side knows of the place, and whether its month was asked for or paid as the other kind."""
    key, code, month = place
    other = (key, _OTHER.get(code, ""), month)
    is_other_kind = other in asked[key] or other in came[key]
    return Three(place, owed[key].get(place), asked[key].get(place), came[key].get(place), is_other_kind)


def _in_order(places: Iterable[Place]) -> list[Place]:
    return sorted(places, key=lambda place: (place[1], place[2] or 0))


def _counts(owed: Owed) -> bool:
    return owed.status not in NOT_OWED and owed.month is not None


def _asked(tickets: Iterable[UUID]) -> dict[UUID, dict[Place, PaymentRequest]]:
    wanted = [state.value for state in (*ASKED, RequestState.PAID)]
    found: dict[UUID, dict[Place, PaymentRequest]] = defaultdict(dict)
    for one in PaymentRequest.objects.filter(ticket__in=list(tickets), state__in=wanted):
        found[one.ticket_id][place_of(one.ticket_id, one.claim, one.month)] = one
    return found


def _came(tickets: Iterable[UUID]) -> dict[UUID, dict[Place, Came]]:
    keys = list(tickets)
    found: dict[UUID, dict[Place, Came]] = defaultdict(lambda: defaultdict(Came))
    held = list(SlotShare.objects.filter(ticket__in=keys, released_on=None).select_related("slot", "money"))
    lines = [share.money for share in held]
    left, taken = left_of(lines), taken_of(lines)
    for share in held:
        one = found[share.ticket_id][place_of(share.ticket_id, share.slot.claim, share.slot.month)]
        one.left += left[share.money_id]
        one.part_taken += taken.get(share.money_id, 0)
        one.judged, one.number = share.money.judged, share.slot.number
        one.said = one.said or share.money.because is not None
    reversed_ones = MoneyReceived.objects.filter(ticket__in=keys, state=State.REVERSED, request__isnull=False)
    for line in reversed_ones:
        assert line.ticket_id is not None
        if line.claim:
            one = found[line.ticket_id][place_of(line.ticket_id, line.claim, line.month)]
            one.taken += line.cents
            one.number = one.number or line.number
    return found


def _milestones(
    tickets: Sequence[Ticket], owed: Mapping[UUID, Mapping[Place, Owed]]
) -> dict[UUID, list[tuple[ClaimCode, int | None, int]]]:
    """What a reconciliation payment is made of, for the Tickets whose payments are shared."""
    if not tickets:
        return {}
    law = law_of(tickets[0].organization)
    began: dict[UUID, Month | None] = dict(
        DecidedTicket.objects.filter(pk__in=[one.pk for one in tickets]).values_list(  # type: ignore[arg-type]
            "ticket_id", "outcome_period_began"
        )
    )
    return {one.pk: milestones_of(one, owed[one.pk], began.get(one.pk), law) for one in tickets}


def _matched(
    ticket: Ticket, three: Three, split: Split | None, milestones: Sequence[tuple[ClaimCode, int | None, int]]
) -> ThreeWay:
    owed, request, place = three.owed, three.request, three.place
    code = owed.claim if owed else ClaimCode(request.claim) if request else ClaimCode(place[1])
    percent, share = our_share(split, owed, milestones) if owed else (100, None)
    ours = share_in_cents(owed, percent, share) if owed else None
    asked = request.expected_cents if request else None
    if asked is not None and percent is not None:
        asked = shares(asked, (percent, 100 - percent))[0]
    if asked is None and owed is not None and owed.status is Status.PENDING:
        asked = ours  # the caseload has it as asked for
    money = three.came or Came()
    sides = Sides(
        ours,
        owed.status if owed else None,
        asked,
        request is not None and request.state != RequestState.PAID,
        money.left,
        Difference(money.judged) if money.judged else None,
        money.said,
        money.taken,
        money.part_taken,
        three.is_other_kind,
    )
    found = match_of(sides)
    month = (owed.month if owed else None) or _month(request, place)
    status: Any = sides.status
    return ThreeWay(
        organization_id=ticket.organization_id,
        ticket=ticket,
        partner_id=ticket.partner_id,
        claim=code,
        number=(owed.number if owed else None) or (request.number if request else None) or money.number,
        month=month,
        year=month.year if month is not None else None,
        status=status,
        owed=found.owed,
        asked=found.asked,
        paid=found.paid,
        difference=found.difference,
        explained_by=found.by,
    )


def _month(request: PaymentRequest | None, place: Place) -> Month | None:
    if request is not None and request.month is not None:
        return Month(request.month)
    return None if place[2] is None else Month(place[2])
