"""Which payments the lines of money may answer: gathered from requests, rules and slots, judged by the rulebook."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from milepost.claims.figures import law_of
from milepost.claims.models import DecidedTicket
from milepost.organizations.models import Organization
from milepost.payments.choices import Kind
from milepost.payments.models import MoneyReceived, SlotShare
from milepost.payments.owing import Owed, Split, milestones_of, other_years, our_share, owed_of, splits_of
from milepost.payments.slots import Answer, Place, left_of, place_of
from milepost.requests.choices import ASKED, State
from milepost.requests.models import PaymentRequest
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.payments import matching
from milepost.tickets.models import Ticket

_TOLD = (*ASKED, State.PAID, State.DENIED)
"""Of these requests the program manager knows, so money may come for them."""
NOT_OWED = frozenset({Status.NOT_PAYABLE, Status.BARRED, Status.CLOSED})
Requests = Mapping[Place, PaymentRequest]


def proposals_for(
    organization: Organization, lines: Sequence[MoneyReceived]
) -> dict[UUID, tuple[matching.Proposal, ...]]:
    """For each line what it may answer, the best first. A number of queries that does not grow with the lines."""
    people = {one.ticket_id for one in lines if one.ticket_id}
    told = {one.work_case for one in lines if one.work_case}
    cases = {written for one in told for written in (one, one.upper(), one.lower())}
    if cases:
        known = PaymentRequest.objects.filter(organization=organization, work_case__in=cases)
        people |= set(known.values_list("ticket_id", flat=True))
    tickets = list(
        Ticket.objects.filter(organization=organization, pk__in=people, is_withdrawn=False).select_related(
            "organization"
        )
    )
    payments = payments_of(organization, tickets)
    found = matching.propose([line_of(one) for one in lines], payments)
    return {one.pk: found[str(one.pk)] for one in lines}


def line_of(line: MoneyReceived) -> matching.Line:
    """The line as the rulebook sees it: a key stands for the person."""
    return matching.Line(
        str(line.pk),
        matching.Kind(line.kind),
        line.cents,
        line.received_on,
        line.work_case,
        str(line.ticket_id) if line.ticket_id else None,
        ClaimCode(line.claim) if line.claim else None,
        line.number,
        line.month,
        line.provider,
    )


def payments_of(organization: Organization, tickets: Sequence[Ticket]) -> list[matching.Payment]:
    """Every payment of these Tickets that money may answer: owed, asked for, or made already."""
    if not tickets:
        return []
    keys = [one.pk for one in tickets]
    owed, splits, law = owed_of(tickets), splits_of(keys), law_of(organization)
    asked, held = _asked(keys), _held(keys)
    left = left_of(share.money for shares in held.values() for share in shares)
    began: dict[UUID, Month | None] = dict(
        DecidedTicket.objects.filter(pk__in=keys).values_list("ticket_id", "outcome_period_began")  # type: ignore[arg-type]
    )
    made: list[matching.Payment] = []
    for ticket in tickets:
        places = owed[ticket.pk]
        mine = [place for place in {*places, *asked, *held} if place[0] == ticket.pk]
        milestones = milestones_of(ticket, places, began.get(ticket.pk), law)
        for place in sorted(mine, key=lambda place: (place[1], place[2] or 0)):
            one = places.get(place)
            if one is not None and one.month is None and place not in asked and place not in held:
                continue  # closed or barred: no money is made of it
            payment = _payment(ticket, one, asked.get(place), law, splits.get(ticket.pk), milestones)
            made += _with_holders(payment, held.get(place, []), left)
    return made


def _asked(tickets: Iterable[UUID]) -> dict[Place, PaymentRequest]:
    """By slot; of several the one that counts last: what lives before what was denied."""
    rows = PaymentRequest.objects.filter(ticket__in=list(tickets), state__in=_TOLD)
    rank = {State.DENIED: 0}
    found: dict[Place, PaymentRequest] = {}
    for one in sorted(rows, key=lambda row: (rank.get(State(row.state), 1), row.made_at)):
        found[place_of(one.ticket_id, one.claim, one.month)] = one
    return found


def _held(tickets: Iterable[UUID]) -> dict[Place, list[SlotShare]]:
    rows = SlotShare.objects.filter(ticket__in=list(tickets), released_on=None).select_related(
        "slot", "money"
    )
    found: dict[Place, list[SlotShare]] = defaultdict(list)
    for one in rows.order_by("held_on", "pk"):
        found[place_of(one.ticket_id, one.slot.claim, one.slot.month)].append(one)
    return found


def _payment(
    ticket: Ticket,
    owed: Owed | None,
    request: PaymentRequest | None,
    law: Law,
    split: Split | None,
    milestones: Sequence[tuple[ClaimCode, int | None, int]],
) -> matching.Payment:
    """Rules first: a request keeps what was expected when it was prepared, and the rules may know better since."""
    base = owed or _of_request(request)
    expected = base.cents
    if expected is None and request is not None:
        expected = request.expected_cents
    percent, share = our_share(split, base, milestones)
    return matching.Payment(
        "|".join(str(part) for part in place_of(ticket.pk, base.claim, base.month)),
        str(ticket.pk),
        base.claim,
        base.number if base.number is not None else (request.number if request else None),
        base.month if base.month is not None else (request.month if request else None),
        expected,
        100 if percent is None else percent,
        share,
        is_share_known=percent is not None,
        asked=request is not None,
        work_case=request.work_case if request else "",
        provider=(request.provider if request else "") or base.provider,
        is_owed=base.status not in NOT_OWED,
        other_years=other_years(base, ticket, law),
    )


def _of_request(request: PaymentRequest | None) -> Owed:
    """Asked for, or paid, and nowhere on the ladder."""
    if request is None:
        return Owed(ClaimCode.P1M1, None, None, Status.NOT_PAYABLE, "", None)
    code, month = ClaimCode(request.claim), None if request.month is None else Month(request.month)
    return Owed(code, request.number, month, Status.PENDING, request.provider, request.expected_cents)


def _with_holders(
    payment: matching.Payment, shares: Sequence[SlotShare], left: Mapping[UUID, int]
) -> list[matching.Payment]:
    """A payment that was made stands once for each provider that holds a share of it."""
    if not shares:
        return [payment]
    return [
        replace(
            payment,
            key=f"{payment.key}|{share.provider}",
            claim=ClaimCode(share.slot.claim),
            number=share.slot.number if share.slot.number is not None else payment.number,
            month=share.slot.month if share.slot.month is not None else payment.month,
            provider=share.provider,
            held_by=str(share.money_id),
            held_on=share.money.received_on,
            held_cents=left[share.money_id],
        )
        for share in shares
    ]


def payment_of(answer: Answer) -> matching.Payment:
    """The payment that an answer names, as the rulebook judges money by it; a bare one where it stands nowhere."""
    organization = answer.ticket.organization
    made = payments_of(organization, [answer.ticket])
    same = [one for one in made if place_of(answer.ticket.pk, one.claim, one.month) == answer.place]
    free = [one for one in same if one.held_by is None or one.provider == answer.provider]
    if same:
        return (free or same)[0]
    return matching.Payment(
        "",
        str(answer.ticket.pk),
        answer.claim,
        answer.number,
        answer.month,
        provider=answer.provider,
        is_owed=False,
    )


def answer_to(
    proposal: matching.Proposal, line: MoneyReceived, tickets: Mapping[str, Ticket]
) -> Answer | None:
    """What a proposal to a payment comes to; None where there is none."""
    payment = proposal.payment
    if payment is None or line.kind != Kind.PAYMENT:
        return None
    provider = line.provider or payment.provider
    return Answer(tickets[payment.person], payment.claim, payment.number, payment.month, provider)
