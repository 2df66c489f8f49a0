"""Split payments: one payment shared among the providers that served a Ticketholder (20 CFR 411.560; SSA-1401).

The form is filled for the life of a Ticket: the provider that holds it and up to three earlier ones; either the program
manager decides, or a chart gives each payment its row of shares, in multiples of 10 percent that add to 100.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import PHASE_1, ClaimCode

FORM = "SSA-1401"
FEWEST, MOST = 2, 4
"""The provider that holds the Ticket, and up to three earlier ones."""
STEP, WHOLE = 10, 100
COUNTS: Mapping[ClaimCode, int] = {ClaimCode.PHASE_2: 18, ClaimCode.OUTCOME: 60}
"""How far the chart goes: 11 and 36 under title II, 18 and 60 under title XVI; it may be filled for either."""


@dataclass(frozen=True, slots=True)
class Party:
    """A provider of the agreement. The first of them holds the Ticket."""

    name: str
    pid: str = ""
    assigned_on: date | None = None


@dataclass(frozen=True, slots=True)
class ChartRow:
    """The shares of one payment, or of several in a row: `first` to `last` of Phase 2 or outcomes, None for Phase 1."""

    claim: ClaimCode
    first: int | None
    last: int | None
    percents: tuple[int, ...]
    """One for each party, in their order."""

    def is_of(self, claim: ClaimCode, number: int | None) -> bool:
        if claim is not self.claim:
            return False
        if self.first is None:
            return True
        return number is not None and self.first <= number <= (self.last or self.first)


def faults(parties: Sequence[Party], rows: Sequence[ChartRow], *, by_chart: bool) -> Iterator[Reason]:
    """What SSA would send back: each fault once, by its row where it is of one. Nothing where all is in order."""
    if not FEWEST <= len(parties) <= MOST:
        yield Reason("SPLIT_PARTIES", {"fewest": FEWEST, "most": MOST, "count": len(parties)}, FORM)
    names = [party.name.strip().casefold() for party in parties]
    if len(set(names)) < len(names):
        yield Reason("SPLIT_SAME_PARTY", {}, FORM)
    holds = parties[0].assigned_on if parties else None
    for party in parties[1:]:
        if holds and party.assigned_on and party.assigned_on > holds:
            yield Reason("SPLIT_ORDER", {"name": party.name, "day": party.assigned_on, "holds": holds}, FORM)
    if by_chart and not rows:
        yield Reason("SPLIT_NO_ROWS", {}, FORM)
    for place, row in enumerate(rows, 1):
        yield from _faults_of(place, row, len(parties))
    yield from _overlaps(rows)


def _faults_of(place: int, row: ChartRow, parties: int) -> Iterator[Reason]:
    if len(row.percents) != parties or any(not 0 <= one <= WHOLE for one in row.percents):
        yield Reason("SPLIT_SHARES", {"row": place, "count": parties}, FORM)
    elif any(one % STEP for one in row.percents):
        yield Reason("SPLIT_STEP", {"row": place, "step": STEP}, FORM)
    if sum(row.percents) != WHOLE:
        yield Reason("SPLIT_WHOLE", {"row": place, "sum": sum(row.percents)}, FORM)
    if row.claim in PHASE_1:
        if row.first is not None or row.last is not None:
            yield Reason("SPLIT_NUMBER", {"row": place, "claim_word": row.claim.value, "most": 1}, FORM)
        return
    most = COUNTS.get(row.claim)
    if most is None:
        yield Reason("SPLIT_NOT_ON_FORM", {"row": place}, FORM)
    elif row.first is None or not 1 <= row.first <= (row.last or row.first) <= most:
        yield Reason("SPLIT_NUMBER", {"row": place, "claim_word": row.claim.value, "most": most}, FORM)


def _overlaps(rows: Sequence[ChartRow]) -> Iterator[Reason]:
    taken: dict[tuple[ClaimCode, int | None], int] = {}
    for place, row in enumerate(rows, 1):
        if row.first is None:
            numbers: Sequence[int | None] = (None,)
        else:
            numbers = range(row.first, min((row.last or row.first), max(COUNTS.values())) + 1)
        before = {taken[row.claim, one] for one in numbers if (row.claim, one) in taken}
        if before:
            yield Reason("SPLIT_TWICE", {"row": place, "other": min(before)}, FORM)
        taken |= dict.fromkeys(((row.claim, one) for one in numbers), place)


def percents_of(rows: Sequence[ChartRow], claim: ClaimCode, number: int | None) -> tuple[int, ...] | None:
    """The shares of one payment, in the order of the parties; None where the chart does not name it."""
    return next((row.percents for row in rows if row.is_of(claim, number)), None)


def shares(amount: int, percents: Sequence[int]) -> tuple[int, ...]:
    """`amount` cents divided by these percents, in whole cents that add to the amount (or to the part that is shared).

    Largest remainder: everybody gets the whole cents of their exact share, and the cents left over go one each to the
    largest remainders, of equal ones to the first. How SSA rounds is not published; with rates in whole dollars and shares
    in tenths nothing is left over. A negative amount is divided as its positive, so that a recovery takes back what was given.
    """
    assert all(one >= 0 for one in percents), "nobody has a negative share"
    sign, whole = (-1, -amount) if amount < 0 else (1, amount)
    exact = [divmod(whole * percent, WHOLE) for percent in percents]
    shared = whole * sum(percents) // WHOLE
    left = shared - sum(part for part, _rest in exact)
    by_rest = sorted(range(len(exact)), key=lambda place: (-exact[place][1], place))
    given = [part for part, _rest in exact]
    for place in by_rest[:left]:
        given[place] += 1
    return tuple(sign * part for part in given)


def reconciliation_shares(
    milestones: Sequence[tuple[ClaimCode, int | None, int]], rows: Sequence[ChartRow], parties: int
) -> tuple[int, ...] | None:
    """Each party's cents of a reconciliation payment, made of `(claim, number, cents)` of its single milestones.

    20 CFR 411.536(d) leaves the allocation to the program manager; where a chart names every milestone, it is followed
    milestone by milestone. None where the chart lacks one of them: then only the program manager knows.
    """
    given = [0] * parties
    for claim, number, amount in milestones:
        percents = percents_of(rows, claim, number)
        if percents is None:
            return None
        for place, part in enumerate(shares(amount, percents)):
            given[place] += part
    return tuple(given)
