"""Caseloads whose claims were really asked for: what was paid, when, and what that was on an earlier day.

A simulated caseload is decided on a late day; each payment that it attained is given the day it was paid, or denied. The same
caseload seen on an earlier day holds only what had happened by then. What was paid afterwards is what a forecast made on the
earlier day is held against.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from milepost.caseload.simulation import simulate
from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Claim, Status
from milepost.rulebook.facts import ClaimCode, RecordedPayment, RecordedStatus, TicketFacts
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE, Reading

THEN, LATER = date(2023, 12, 31), date(2025, 3, 31)
"""The day of the forecast, and a day by which everything of the next twelve months has been decided."""
LAGS = (1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 5, 6)
"""Months from a month of work to its payment, each as likely as another."""
DENIED_OF_100 = 8


@dataclass(frozen=True, slots=True)
class Lived:
    """A caseload as it stood THEN, and what came in, in whole dollars, in each month after."""

    tickets: tuple[TicketFacts, ...]
    paid: Counter[Month]


def lived(count: int, seed: int, *, law: Law, reading: Reading = PRACTICE, years: int = 6) -> Lived:
    """`count` simulated Tickets with their payments; those assigned only after THEN are left out."""
    unlimited = replace(reading, months_to_claim=None)  # everything was asked for in time
    tickets, paid = [], Counter[Month]()
    for facts in simulate(count, seed, years=years, as_of=LATER):
        if facts.assignments[0].assigned_on > THEN:
            continue
        chance = Random(f"lived:{seed}:{facts.ticket.ticket}")
        bare = replace(facts, payments=())
        stories: list[_Story] = []
        for reconciliation in (False, True):  # it follows from what became of the outcomes
            done = replace(bare, payments=tuple(story.as_of(LATER, facts.ticket.ticket) for story in stories))
            claims = decide(done, law, as_of=LATER, reading=unlimited, compare=False).claims
            stories += [
                _Story(claim, chance)
                for claim in claims
                if claim.status is Status.PAYABLE
                and claim.amount is not None
                and (claim.claim is ClaimCode.RECONCILIATION) is reconciliation
            ]
        for story in stories:
            paid[story.decided_in] += story.dollars
        asked = [story for story in stories if story.asked_in <= Month.of(THEN)]
        records = tuple(story.as_of(THEN, facts.ticket.ticket) for story in asked)
        tickets.append(replace(_as_then(bare), payments=records))
    return Lived(tuple(tickets), paid)


def _as_then(facts: TicketFacts) -> TicketFacts:
    months = {month: row for month, row in facts.months.items() if month <= Month.of(THEN)}
    return replace(facts, months=months)


class _Story:
    """What became of one claim: in which month it was asked for and decided, and how."""

    def __init__(self, claim: Claim, chance: Random) -> None:
        assert claim.month is not None
        assert claim.amount is not None
        lag = LAGS[int(chance.random() * len(LAGS))]
        self.claim = claim
        self.denied = chance.random() * 100 < DENIED_OF_100
        self.dollars = 0 if self.denied else claim.amount
        self.asked_in, self.decided_in = claim.month + (lag + 1) // 2, claim.month + lag

    def as_of(self, day: date, ticket: str) -> RecordedPayment:
        """What is on record of it on a day after it was asked for."""
        one, is_decided = self.claim, self.decided_in <= Month.of(day)
        status = RecordedStatus.PENDING
        if is_decided:
            status = RecordedStatus.DENIED if self.denied else RecordedStatus.PAID
        decided_on = date(self.decided_in.year, self.decided_in.number, 15) if is_decided else None
        amount = None if status is RecordedStatus.DENIED else (one.amount or 0) * 100
        return RecordedPayment(
            ticket, one.provider, one.claim, one.number, one.month, status, amount, decided_on
        )
