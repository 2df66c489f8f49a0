"""The reconciliation payment: the milestones that the early outcome period left unpaid (20 CFR 411.536)."""

from __future__ import annotations

from milepost.rulebook.claims.known import KnownTicket
from milepost.rulebook.claims.look_back import LookBack, barring_vr_closure
from milepost.rulebook.claims.milestones import Milestones
from milepost.rulebook.claims.recorded import Recorded
from milepost.rulebook.claims.rows import Row, RowMaker, cash_missing, lacking, rate_missing
from milepost.rulebook.decisions import Missing, Status
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.months import Month

OUTCOMES_NEEDED = 12
_COUNTS = frozenset({Status.PAYABLE, Status.PAID, Status.PENDING})


def left_to_reconcile(
    known: KnownTicket, milestones: Milestones, look_back: dict[ClaimCode, LookBack]
) -> list[ClaimCode]:
    """Every milestone available at first assignment and not attained before the period, one entry each."""
    barred_by_vr = bool(known.holdings) and barring_vr_closure(known, known.first) is not None
    phase_1 = [
        code
        for code in PHASE_1
        if code not in milestones.phase_1 and not look_back[code].barred and not barred_by_vr
    ]
    return phase_1 + [ClaimCode.PHASE_2] * (known.phase_2_count - len(milestones.phase_2))


def reconciliation_row(
    known: KnownTicket,
    maker: RowMaker,
    recorded: Recorded,
    outcomes: list[Row],
    unpaid: list[ClaimCode],
    period_began: Month | None,
) -> Row | None:
    """The row, if twelve outcome months on the Ticket are payable or paid, or would be.

    It belongs to the provider of the twelfth, and is worked out after recorded statuses were laid over the
    others (finer points 7, 32, 39).
    """
    if period_began is None or not unpaid or recorded.reconciliation is not None:
        return None
    twelve, waiting = _first_twelve(outcomes)
    if len(twelve) < OUTCOMES_NEEDED:
        return None
    twelfth = twelve[-1]
    assert twelfth.month is not None
    holding = twelfth.holding
    if holding is not None and not holding.milestones_are_paid:
        return Row(
            ClaimCode.RECONCILIATION,
            None,
            twelfth.month,
            Status.NOT_PAYABLE,
            twelfth.provider,
            holding=holding,
        )
    amount = _amount(known, unpaid, period_began)
    missing = [_outcome_missing(row) for row in waiting]
    missing += [cash_missing(month) for month in maker.unknown_cash if month < period_began]
    if amount is None:
        missing.append(rate_missing(period_began.year, ClaimCode.RECONCILIATION))
    claim_from, claim_by = maker.dates(twelfth.month)
    return maker.finish(
        Row(
            ClaimCode.RECONCILIATION,
            None,
            twelfth.month,
            maker.status(claim_by, missing),
            twelfth.provider,
            amount,
            claim_from,
            claim_by,
            tuple(missing),
            holding=holding,
        )
    )


def _first_twelve(outcomes: list[Row]) -> tuple[list[Row], list[Row]]:
    """The first twelve that count, or that would with those that wait; and the waiting ones among them."""
    by_month = sorted(outcomes, key=lambda row: row.month or Month(0))
    counting = [row for row in by_month if row.status in _COUNTS]
    if len(counting) >= OUTCOMES_NEEDED:
        return counting[:OUTCOMES_NEEDED], []
    hoped = [row for row in by_month if row.status in _COUNTS or row.status is Status.WAITING]
    twelve = hoped[:OUTCOMES_NEEDED]
    return twelve, [row for row in twelve if row.status is Status.WAITING]


def _outcome_missing(row: Row) -> Missing:
    figures = {"month": row.month, "month_iso": str(row.month), "number": row.number}
    return lacking("MISSING_OUTCOME", figures)


def _amount(known: KnownTicket, unpaid: list[ClaimCode], period_began: Month) -> int | None:
    """Each milestone rounded on its own, at the base of the year of the first outcome-period month."""
    total = 0
    for code in unpaid:
        if code is ClaimCode.PHASE_2:
            rate = known.law.phase_2_rate(period_began.year, known.title)
        else:
            rate = known.law.phase_1_rate(period_began.year)
        if rate is None:
            return None
        total += rate.dollars
    return total
