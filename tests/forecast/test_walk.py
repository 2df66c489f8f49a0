"""The walk of a forecast attains what the ladder attains: the same levels, month by month, give the same payments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import repeat

import pytest

from milepost.caseload.simulation import simulate
from milepost.rulebook.claims.known import KnownTicket
from milepost.rulebook.claims.ladder import work_out
from milepost.rulebook.claims.rows import Row
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import Cash, Evidence, TicketFacts
from milepost.rulebook.forecast.figures import Figures
from milepost.rulebook.forecast.levels import Group, Level, level_of
from milepost.rulebook.forecast.summary import Start, ticket_ahead
from milepost.rulebook.forecast.walk import Walker, Worth
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month, months_from
from milepost.rulebook.readings import PRACTICE, REGULATION, Reading

THEN, LATER = date(2022, 12, 31), date(2024, 12, 31)
AS_ASKED = [[bytes(range(len(Level)))] * len(Level)] * len(Group)
"""Tables in which a draw is the next level itself, so that a walk goes the way that is wanted."""
_LIVE = (Status.PAYABLE, Status.WAITING)


def caseload(count: int, seed: int, *, complete: bool) -> Iterator[TicketFacts]:
    """Simulated Tickets with full evidence and known cash, with one assignment, and services complete at once or never."""
    for facts in simulate(count, seed, years=7, as_of=LATER):
        months = {
            month: row._replace(
                evidence=Evidence.PRIMARY, cash=Cash.PAID if row.cash is Cash.UNKNOWN else row.cash
            )
            for month, row in facts.months.items()
        }
        first = facts.assignments[0]
        done = first.assigned_on if complete else None
        ticket = replace(facts.ticket, ended_on=None, ended_because=None)
        assignments = (replace(first, services_complete_on=done),)
        yield replace(facts, ticket=ticket, months=months, assignments=assignments, payments=())


def by_ladder(facts: TicketFacts, law: Law, reading: Reading, after: Month) -> Counter[tuple[Month, int]]:
    """What the rules attain in later months, by month and amount; but what waits for completion of services."""
    rows = work_out(KnownTicket(facts, law, LATER, reading)).rows
    return Counter((row.month, row.amount) for row in rows if _counts(row, after))  # type: ignore[misc]


def _counts(row: Row, after: Month) -> bool:
    waits_for_completion = any(one.code == "MISSING_COMPLETION" for one in row.missing)
    return row.status in _LIVE and row.month is not None and row.month > after and not waits_for_completion


def by_walk(
    start: Start, facts: TicketFacts, law: Law, reading: Reading, *, finished: bool
) -> Counter[tuple[Month, int]]:
    known = KnownTicket(facts, law, LATER, reading)
    months = months_from(start.month + 1, Month.of(LATER) - start.month)
    levels = [int(level_of(known, month)) for month in months]
    figures = Figures(law, Month.of(THEN))
    worth = Worth.of(figures, months, start.title, outcome_only=start.outcome_only)
    owed = 0
    if start.began is not None and start.reconciles:
        began = Worth.of(figures, [start.began], start.title, outcome_only=start.outcome_only)
        owed = start.unpaid[0] * began.phase_1[0] + start.unpaid[1] * began.phase_2[0]
    attained = Walker(start, worth, owed).attained(AS_ASKED, levels, repeat(0), is_finished=finished)
    return Counter((months[place], dollars) for place, dollars in attained)


@pytest.mark.parametrize("reading", [PRACTICE, REGULATION], ids=lambda reading: reading.name)
@pytest.mark.parametrize("complete", [True, False])
def test_the_walk_attains_what_the_ladder_attains(reading: Reading, complete: bool) -> None:
    law = Law.packaged()
    unlimited = replace(reading, months_to_claim=None)
    compared = 0
    kinds: Counter[str] = Counter()
    for facts in caseload(500, 11, complete=complete):
        if facts.assignments[0].assigned_on > THEN:
            continue
        start = ticket_ahead(facts, law, as_of=THEN, reading=unlimited).start
        if start is None:
            continue
        found = by_walk(start, facts, law, unlimited, finished=False)
        wanted = by_ladder(facts, law, unlimited, start.month)
        assert found == wanted, facts.ticket.ticket
        compared += 1
        kinds["some"] += bool(found)
        kinds["outcomes"] += start.began is not None
    assert compared > 300
    assert kinds["some"] > 200
    assert kinds["outcomes"] > 50
