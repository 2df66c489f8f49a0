"""What the rules owe, at their own rates, whatever was paid: the first side of the three-way match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from milepost.claims.figures import law_of
from milepost.claims.models import DecidedClaim, RecordedPayment
from milepost.claims.stored_facts import facts_of
from milepost.organizations.today import today_for
from milepost.payments.models import SplitAgreement
from milepost.payments.slots import ONCE, Place, place_of
from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Claim, Status
from milepost.rulebook.facts import PHASE_1, ClaimCode, Program, TicketFacts
from milepost.rulebook.law import Law, Rate
from milepost.rulebook.months import Month
from milepost.rulebook.payments.splits import (
    WHOLE,
    ChartRow,
    Party,
    percents_of,
    reconciliation_shares,
    shares,
)
from milepost.tickets.models import Ticket


@dataclass(frozen=True, slots=True)
class Owed:
    """One payment of the ladder. `cents` is the whole of it at its rate, None where none is published."""

    claim: ClaimCode
    number: int | None
    month: Month | None
    status: Status
    provider: str
    cents: int | None


@dataclass(frozen=True, slots=True)
class Split:
    """The agreement in force of a Ticket, read."""

    parties: tuple[Party, ...]
    rows: tuple[ChartRow, ...]
    ours: int

    def percent_of(self, claim: ClaimCode, number: int | None) -> int | None:
        """Our percent of a payment; None where the chart does not name it."""
        found = percents_of(self.rows, claim, number)
        return found[self.ours] if found else None


def read_split(agreement: SplitAgreement) -> Split:
    content = agreement.content.open()
    parties = tuple(
        Party(
            one["name"],
            one.get("pid", ""),
            date.fromisoformat(one["assigned_on"]) if one.get("assigned_on") else None,
        )
        for one in content["parties"]
    )
    rows = tuple(
        ChartRow(ClaimCode(claim), first, last, tuple(percents))
        for claim, first, last, percents in content["rows"]
    )
    return Split(parties, rows, agreement.ours)


def splits_of(tickets: Iterable[UUID]) -> dict[UUID, Split]:
    """The agreement in force of each Ticket that has one: the newest that the program manager has. One query."""
    found = SplitAgreement.objects.filter(
        ticket__in=list(tickets), received_on__isnull=False, withdrawn_at=None
    ).order_by("edition")
    return {one.ticket_id: read_split(one) for one in found}


def owed_of(tickets: Sequence[Ticket]) -> dict[UUID, dict[Place, Owed]]:
    """What the rules owe on each Ticket by its slot. A number of queries that does not grow with the Tickets.

    The kept answers know it wherever no amount was recorded. Where one was, they show that amount; so such Tickets are
    decided again without the recorded amounts, and the rules give their own.
    """
    found: dict[UUID, dict[Place, Owed]] = defaultdict(dict)
    keys = [one.pk for one in tickets]
    recorded = set(
        RecordedPayment.objects.filter(ticket__in=keys, amount__isnull=False).values_list(
            "ticket_id", flat=True
        )
    )
    kept = DecidedClaim.objects.filter(ticket__in=[key for key in keys if key not in recorded])
    for one in kept:
        _add(found[one.ticket_id], one.ticket_id, one)
    again = [one for one in tickets if one.pk in recorded]
    if again:
        organization = again[0].organization
        law, day = law_of(organization), today_for(organization)
        for key, facts in facts_of(again).items():
            for claim in _at_own_rates(facts, law, day):
                _add(found[key], key, claim)
    return found


def _at_own_rates(facts: TicketFacts, law: Law, day: date) -> Iterator[Claim]:
    """The claims as if no amount had been recorded.

    A reconciliation that is recorded stands there as it was recorded, and the rules say nothing of it any more; what they
    said before is what is owed.
    """
    bare = replace(facts, payments=tuple(replace(one, amount=None) for one in facts.payments))
    for claim in decide(bare, law, as_of=day, compare=False).claims:
        if claim.claim is ClaimCode.RECONCILIATION and claim.amount is None:
            others = tuple(one for one in bare.payments if one.claim is not ClaimCode.RECONCILIATION)
            unasked = decide(replace(bare, payments=others), law, as_of=day, compare=False).claims
            amount = next((one.amount for one in unasked if one.claim is ClaimCode.RECONCILIATION), None)
            yield replace(claim, amount=amount)
        else:
            yield claim


def _add(places: dict[Place, Owed], ticket: UUID, claim: DecidedClaim | Claim) -> None:
    """Of one slot what is attained counts before what is closed or recorded beside it."""
    code, status = ClaimCode(claim.claim), Status(claim.status)
    month = None if claim.month is None else Month(claim.month)
    amount = claim.amount
    cents = None if amount is None else amount * 100
    owed = Owed(code, claim.number, month, status, claim.provider or "", cents)
    place = place_of(ticket, code, month)
    if month is None and code not in ONCE:
        place = (ticket, f"{code.value}-{claim.number}", None)
    known = places.get(place)
    if known is None or _weight(owed) > _weight(known):
        places[place] = owed


_WEIGHTS = {
    Status.PAID: 6,
    Status.PENDING: 5,
    Status.PAYABLE: 4,
    Status.WAITING: 3,
    Status.DENIED: 2,
    Status.EXPIRED: 2,
}


def _weight(owed: Owed) -> tuple[int, bool]:
    return _WEIGHTS.get(owed.status, 0), owed.cents is not None


def title_of(ticket: Ticket) -> int:
    """Under which title's rates it is paid (20 CFR 411.552)."""
    first = ticket.program_at_first_payment or ticket.program
    return 16 if first == Program.SSI else 2


def other_years(owed: Owed, ticket: Ticket, law: Law) -> Mapping[int, int]:
    """The same payment at the rates of the years beside its own: year to cents."""
    if owed.month is None or owed.claim is ClaimCode.RECONCILIATION:
        return {}
    year, title = owed.month.year, title_of(ticket)
    only = _is_outcome_only(owed, law, title)
    found = {near: _rate(owed.claim, near, title, law, outcome_only=only) for near in (year - 1, year + 1)}
    return {near: rate.dollars * 100 for near, rate in found.items() if rate is not None}


def _is_outcome_only(owed: Owed, law: Law, title: int) -> bool:
    if owed.claim is not ClaimCode.OUTCOME or owed.month is None or owed.cents is None:
        return False
    usual = law.outcome_rate(owed.month.year, title, outcome_only=False)
    return usual is None or usual.dollars * 100 != owed.cents


def _rate(claim: ClaimCode, year: int, title: int, law: Law, *, outcome_only: bool) -> Rate | None:
    if claim in PHASE_1:
        return law.phase_1_rate(year)
    if claim is ClaimCode.PHASE_2:
        return law.phase_2_rate(year, title)
    return law.outcome_rate(year, title, outcome_only=outcome_only)


def milestones_of(
    ticket: Ticket, places: Mapping[Place, Owed], began: Month | None, law: Law
) -> list[tuple[ClaimCode, int | None, int]]:
    """The single milestones that a reconciliation payment is made of, each in cents: those that the period closed (411.536)."""
    if began is None:
        return []
    title, made = title_of(ticket), []
    for one in places.values():
        if one.status is Status.CLOSED:
            rate = _rate(one.claim, began.year, title, law, outcome_only=False)
            if rate is None:
                return []
            made.append((one.claim, one.number, rate.dollars * 100))
    order = {code: place for place, code in enumerate(ClaimCode)}
    return sorted(made, key=lambda one: (order[one[0]], one[1] or 0))


def our_share(
    split: Split | None, owed: Owed, milestones: Sequence[tuple[ClaimCode, int | None, int]]
) -> tuple[int | None, int | None]:
    """Our percent of a payment, and our cents where no one percentage gives them. None and None: only SSA knows it."""
    if split is None:
        return WHOLE, None
    if owed.claim is not ClaimCode.RECONCILIATION:
        return split.percent_of(owed.claim, owed.number), None
    given = reconciliation_shares(milestones, split.rows, len(split.parties)) if milestones else None
    if given is None or not owed.cents:
        return None, None
    ours = given[split.ours]
    return min(WHOLE, max(1, ours * WHOLE // owed.cents)), ours


def share_in_cents(owed: Owed, percent: int | None, share: int | None) -> int | None:
    """Our share of what is owed; None where the rate or the share is not known."""
    if share is not None or owed.cents is None or percent is None:
        return share
    return shares(owed.cents, (percent, WHOLE - percent))[0]
