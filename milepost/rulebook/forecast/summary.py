"""What a forecast needs of one Ticket, worked out once: what is sent, what is attained, from where it goes on, what is past.

A caseload is summed up Ticket by Ticket, so that its facts need not be in memory at once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from milepost.rulebook.claims.known import KnownTicket
from milepost.rulebook.claims.ladder import Ladder, left, work_out
from milepost.rulebook.claims.look_back import barring_vr_closure
from milepost.rulebook.claims.milestones import PHASE_1_WINDOWS
from milepost.rulebook.claims.rows import Row
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import PHASE_1, ClaimCode, RecordedStatus, TicketFacts
from milepost.rulebook.forecast.counts import (
    COMPLETE,
    DENIED,
    FINISHED,
    LACKING,
    LONGEST_LAG,
    PAID,
    UNFINISHED,
    Counted,
    Follows,
    Lag,
    packed,
)
from milepost.rulebook.forecast.levels import Group, Level, group_of, level_of
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE, Reading

HISTORY_MONTHS = 24
"""How far back a caseload's own past is looked at."""
LATEST_ROW = 6
"""A Ticket whose last month on record is not older than this goes on from it; any other from no work at all."""
WINDOW = max(window for _needed, window in PHASE_1_WINDOWS.values())
RECONCILED_AFTER = 12

_LACKED = frozenset({Status.WAITING})
_COMPLETE = frozenset({Status.PAYABLE, Status.PAID, Status.PENDING, Status.DENIED, Status.EXPIRED})
_COUNTS_AS_OUTCOME = frozenset({Status.PAYABLE, Status.PAID, Status.PENDING})


@dataclass(frozen=True, slots=True)
class OpenClaim:
    """A claim that may still be paid. `amount` in whole dollars, None where it is not known."""

    claim: ClaimCode
    number: int | None
    month: Month | None
    amount: int | None
    waits: bool = False
    lacks_figure_of: int | None = None
    """The year whose figure is not published, where that is why the amount is not known."""


@dataclass(frozen=True, slots=True)
class Start:
    """From where the work of a Ticket goes on: the last month on record, and what it can still attain."""

    month: Month
    level: Level
    group: Group
    trial_months: int
    at_level: int
    """Months at the trial work level as bits, the last month lowest; the windows of Phase 1 look at them."""
    counts_from: Month
    """The first month that attains anything for anybody."""
    phase_1: tuple[ClaimCode, ...]
    """What is left of Phase 1, in order; empty in the outcome payment system."""
    half_is_enough: bool
    """Whether half of the trial work level attains milestone 1 (the regulation)."""
    services_complete: bool
    waits_for_completion: bool
    """Milestone 4 has its work and waits for completion of services, so Phase 2 waits too."""
    phase_2_left: int
    outcomes_left: int
    outcomes_so_far: int
    began: Month | None
    """The first month of the outcome period."""
    unpaid: tuple[int, int]
    """Milestones of Phase 1 and of Phase 2 that the reconciliation pays, should it come."""
    reconciles: bool
    title: int
    outcome_only: bool


@dataclass(frozen=True, slots=True)
class TicketAhead:
    """One Ticket, summed up for a forecast."""

    ticket: str
    counts: int
    sent: tuple[OpenClaim, ...]
    attained: tuple[OpenClaim, ...]
    start: Start | None
    """None where nothing more can be attained."""


def last_whole_month(day: date) -> Month:
    """The last month that has ended on the day, which counts as past on its last day."""
    return Month.of(day + timedelta(days=1)) - 1


def ticket_ahead(facts: TicketFacts, law: Law, *, as_of: date, reading: Reading = PRACTICE) -> TicketAhead:
    """What is sent, attained, possible and past on this Ticket, in this reading, with these figures."""
    known = KnownTicket(facts, law, as_of, reading)
    ladder = work_out(known)
    last = _last_month(known)
    return TicketAhead(
        facts.ticket.ticket,
        packed(_counts(known, ladder, last)),
        tuple(_open(row) for row in ladder.rows if row.status is Status.PENDING),
        tuple(
            _open(row, waits=row.status is Status.WAITING)
            for row in ladder.rows
            if row.status in (Status.PAYABLE, Status.WAITING)
        ),
        _start(known, ladder, last),
    )


def _open(row: Row, *, waits: bool = False) -> OpenClaim:
    return OpenClaim(row.claim, row.number, row.month, row.amount, waits, _lacks_figure_of(row))


def _lacks_figure_of(row: Row) -> int | None:
    if row.amount is not None or row.month is None:
        return None
    for lacking in row.missing:
        if lacking.code == "MISSING_RATE":
            return int(str(lacking.figures["year"]))
    is_worked_out = row.recorded is not None and row.basis is not None
    return row.month.year if is_worked_out and row.rate is None else None


def _last_month(known: KnownTicket) -> Month | None:
    """The last month on record that is over; None where nothing is on record."""
    over = last_whole_month(known.as_of)
    return max((month for month in known.months if month <= over), default=None)


# What is past


def _counts(known: KnownTicket, ladder: Ladder, last: Month | None) -> Counter[Counted]:
    counts: Counter[Counted] = Counter()
    since = known.last_month - HISTORY_MONTHS
    _count_months(known, counts, last, since)
    for payment in known.facts.payments:
        day = payment.decided_on
        if day is None or day > known.as_of or Month.of(day) <= since or payment.month is None:
            continue
        if payment.status is RecordedStatus.PAID:
            counts[PAID] += 1
            counts[Lag(min(max(Month.of(day) - payment.month, 1), LONGEST_LAG))] += 1
        elif payment.status is RecordedStatus.DENIED:
            counts[DENIED] += 1
    for row in ladder.rows:
        if row.month is None or row.month <= since:
            continue
        if row.status in _COMPLETE:
            counts[COMPLETE] += 1
        elif row.status in _LACKED and any(one.code != "MISSING_RATE" for one in row.missing):
            counts[LACKING] += 1
    _count_completion(known, ladder, counts)
    return counts


def _count_months(known: KnownTicket, counts: Counter[Counted], last: Month | None, since: Month) -> None:
    """Each month since the first assignment and in the last 24 that followed another on record."""
    if not known.holdings or last is None:
        return
    first = max(known.month_of_first_assignment, since, min(known.months))
    trial = sum(1 for month in known.measured.at_level if month < first)
    ended = known.ended
    before = level_of(known, first) if first <= last else Level.BELOW
    trial += known.at_trial_work_level(first)
    for month in (Month(index) for index in range(int(first) + 1, int(last) + 1)):
        after = Level.ENDED if ended is not None and month >= ended else level_of(known, month)
        counts[Follows(group_of(known, trial), before, after)] += 1
        if after is Level.ENDED:
            return
        trial += known.at_trial_work_level(month)
        before = after


def _count_completion(known: KnownTicket, ladder: Ladder, counts: Counter[Counted]) -> None:
    """Whether services were complete, of those who did the work of milestone 4."""
    if ladder.milestones.awaiting_completion is not None:
        counts[UNFINISHED] += 1
    elif ClaimCode.P1M4 in ladder.milestones.phase_1:
        counts[FINISHED] += 1


# From where it goes on


def _start(known: KnownTicket, ladder: Ladder, last: Month | None) -> Start | None:
    if not known.holdings or known.ended is not None:
        return None
    over = last_whole_month(known.as_of)
    on_record = last is not None and over - last < LATEST_ROW
    month = last if last is not None and on_record else over
    counts_from = known.first.first_counting
    trial = sum(1 for one in known.measured.at_level if one <= month)
    holding = known.holdings[-1]
    phase_1, phase_2 = _unpaid(ladder)
    start = Start(
        month=month,
        level=level_of(known, month) if on_record else Level.BELOW,
        group=group_of(known, trial),
        trial_months=trial,
        at_level=_bits(known, counts_from, month),
        counts_from=counts_from,
        phase_1=_phase_1_left(known, ladder),
        half_is_enough=known.reading.milestone_1_share_percent == 50,
        services_complete=holding.assignment.services_complete_on is not None,
        waits_for_completion=ladder.milestones.awaiting_completion is not None,
        phase_2_left=_phase_2_left(known, ladder),
        outcomes_left=left(ladder).outcome,
        outcomes_so_far=_outcomes(ladder),
        began=ladder.period_began,
        unpaid=(phase_1, phase_2),
        reconciles=_reconciles(ladder),
        title=known.title,
        outcome_only=not holding.milestones_are_paid,
    )
    possible = start.phase_1 or start.phase_2_left or start.outcomes_left or start.reconciles
    return start if possible else None


def _bits(known: KnownTicket, counts_from: Month, month: Month) -> int:
    first = max(int(counts_from), int(month) - WINDOW + 1)
    return sum(1 << (month - one) for one in known.measured.at_level_between(first, month))


def _phase_1_left(known: KnownTicket, ladder: Ladder) -> tuple[ClaimCode, ...]:
    """What the provider of the last assignment can still attain of Phase 1; what awaits completion is attained."""
    holding = known.holdings[-1]
    closed = ladder.period_began is not None or not holding.milestones_are_paid
    if closed or barring_vr_closure(known, holding) is not None:
        return ()
    awaits = ladder.milestones.awaiting_completion is not None
    return tuple(
        code
        for code in PHASE_1
        if code not in ladder.milestones.phase_1
        and not ladder.barred[code].barred
        and not (awaits and code is ClaimCode.P1M4)
    )


def _phase_2_left(known: KnownTicket, ladder: Ladder) -> int:
    if ladder.period_began is not None or not known.holdings[-1].milestones_are_paid:
        return 0
    attained = len(ladder.milestones.phase_2) + len(ladder.milestones.phase_2_awaiting)
    return max(0, known.phase_2_count - attained)


def _outcomes(ladder: Ladder) -> int:
    return sum(
        1 for row in ladder.rows if row.claim is ClaimCode.OUTCOME and row.status in _COUNTS_AS_OUTCOME
    )


def _unpaid(ladder: Ladder) -> tuple[int, int]:
    phase_2 = sum(1 for code in ladder.unpaid if code is ClaimCode.PHASE_2)
    return len(ladder.unpaid) - phase_2, phase_2


def _reconciles(ladder: Ladder) -> bool:
    """Whether a reconciliation can still come: nothing is recorded or attained of it, and milestones are paid here."""
    has_row = any(row.claim is ClaimCode.RECONCILIATION for row in ladder.rows)
    return not has_row and ladder.known.holdings[-1].milestones_are_paid and bool(ladder.unpaid)
