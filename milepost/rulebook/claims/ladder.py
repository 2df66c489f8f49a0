"""The whole ladder of one Ticket: the rules called in the order of subpart H, and put into words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from milepost.rulebook.claims.known import KnownTicket
from milepost.rulebook.claims.look_back import LookBack, barring_vr_closure, look_back
from milepost.rulebook.claims.measured import MeasuredMonths
from milepost.rulebook.claims.milestones import Milestones, MilestoneSearch
from milepost.rulebook.claims.outcomes import (
    OutcomeSearch,
    outcome_period_began,
    unknown_cash_months,
)
from milepost.rulebook.claims.reasons import claim_in_words
from milepost.rulebook.claims.reconciliation import left_to_reconcile, reconciliation_row
from milepost.rulebook.claims.recorded import Recorded
from milepost.rulebook.claims.rows import PHASE_1_CODES, Place, Row, RowMaker, barred_and_closed, place_of
from milepost.rulebook.decisions import Left, TicketDecision
from milepost.rulebook.facts import PHASE_1, ClaimCode, TicketFacts
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE, Reading, other_reading

_LADDER_ORDER = {code: place for place, code in enumerate(ClaimCode)}


@dataclass(frozen=True)
class Ladder:
    """Everything worked out about one Ticket in one reading, before words."""

    known: KnownTicket
    barred: dict[ClaimCode, LookBack]
    milestones: Milestones
    period_began: Month | None
    unpaid: list[ClaimCode]
    rows: list[Row]

    @cached_property
    def by_place(self) -> dict[Place, Row]:
        """The first row of each place, for the comparison of two readings."""
        return {place_of(row): row for row in reversed(self.rows)}


def decide(
    facts: TicketFacts, law: Law, *, as_of: date, reading: Reading = PRACTICE, compare: bool = True
) -> TicketDecision:
    """Which payments of this Ticket can be claimed, for how much, by whom, until when, and why?

    With `compare`, a claim that the other reading would answer differently says so among its reasons.
    """
    measured = MeasuredMonths(facts, law, as_of)
    ladder = work_out(KnownTicket(facts, law, as_of, reading, measured))
    other = work_out(KnownTicket(facts, law, as_of, other_reading(reading), measured)) if compare else None
    return TicketDecision(
        ticket=facts.ticket.ticket,
        as_of=as_of,
        reading=reading.name,
        terms=ladder.known.terms,
        first_assigned=ladder.known.first_assigned,
        outcome_period_began=ladder.period_began,
        look_back={code: finding.barred for code, finding in ladder.barred.items()},
        left=left(ladder),
        claims=tuple(claim_in_words(row, ladder, other) for row in ladder.rows),
    )


def work_out(known: KnownTicket) -> Ladder:
    """The rules in their order: look-back, period, milestones, outcomes, reconciliation, what is closed."""
    recorded = Recorded(known)
    barred = look_back(known)
    period_began = outcome_period_began(known, recorded)
    search = MilestoneSearch(known, recorded, barred, period_began)
    milestones = search.run()
    maker = RowMaker(known, recorded, unknown_cash_months(known, recorded))

    rows = [maker.attained(milestones.phase_1[code]) for code in PHASE_1 if code in milestones.phase_1]
    rows += [maker.attained(claim) for claim in milestones.phase_2]
    awaiting = milestones.awaiting_completion
    if awaiting is not None and period_began is None:
        rows.append(maker.attained(awaiting, awaiting_completion=awaiting))
        rows += [maker.attained(claim, awaiting_completion=awaiting) for claim in milestones.phase_2_awaiting]
    outcomes = [
        maker.outcome(outcome)
        for outcome in OutcomeSearch(known, recorded, search, milestones, period_began).run()
    ]
    rows += outcomes
    unpaid = left_to_reconcile(known, milestones, barred)
    reconciliation = reconciliation_row(known, maker, recorded, outcomes, unpaid, period_began)
    if reconciliation is not None:
        rows.append(reconciliation)
    rows += maker.unmatched(rows)
    rows += barred_and_closed(known, milestones, barred, period_began, rows=rows)
    rows.sort(key=_place)
    return Ladder(known, barred, milestones, period_began, unpaid, rows)


def _place(row: Row) -> tuple[int, int, int]:
    """Along the ladder; rows without a number after those with one, by month."""
    return (_LADDER_ORDER[row.claim], row.number or 999, int(row.month or 0))


def left(ladder: Ladder) -> Left:
    """What could still be paid in future (finer point 4)."""
    known, milestones = ladder.known, ladder.milestones
    if known.ended is not None:
        return Left(0, 0, 0, reconciliation=False)
    used = {
        row.number
        for row in ladder.rows
        if row.claim is ClaimCode.OUTCOME and row.basis is not None and row.number is not None
    }
    has_row = any(row.claim is ClaimCode.RECONCILIATION for row in ladder.rows)
    closed = ladder.period_began is not None
    return Left(
        p1=0 if closed else _phase_1_left(ladder),
        p2=0 if closed else known.phase_2_count - len(milestones.phase_2),
        outcome=known.outcome_count - len(used),
        reconciliation=not has_row and bool(ladder.unpaid),
    )


def _phase_1_left(ladder: Ladder) -> int:
    known = ladder.known
    if known.holdings and barring_vr_closure(known, known.holdings[-1]) is not None:
        return 0
    return sum(
        1
        for code in PHASE_1_CODES
        if code not in ladder.milestones.phase_1 and not ladder.barred[code].barred
    )
