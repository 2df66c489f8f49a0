"""Which Phase 1 milestones are closed by work before the first assignment, or by State VR before it.

20 CFR 411.535(a)(1)(i)-(iii).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.rulebook.claims.known import Holding, KnownTicket
from milepost.rulebook.facts import PHASE_1, ClaimCode
from milepost.rulebook.months import Month, months_earlier

LOOK_BACK_WINDOWS = {
    ClaimCode.P1M1: (1, 1),
    ClaimCode.P1M2: (3, 6),
    ClaimCode.P1M3: (6, 12),
    ClaimCode.P1M4: (9, 18),
}
"""Months above the trial work level that bar, of how many calendar months before the first assignment."""


@dataclass(frozen=True, slots=True)
class LookBack:
    """The finding for one milestone: how many months of the window were above the level."""

    barred: bool
    months_above: tuple[Month, ...]
    months_that_bar: int
    window: int


def look_back(known: KnownTicket) -> dict[ClaimCode, LookBack]:
    """Was the person already working above the trial work level before the first assignment?

    Made once for a Ticket, at the first assignment, whatever that provider's payment system. Evidence
    plays no part (finer point 27); exactly at the level never bars.
    """
    if not known.holdings:
        return {code: LookBack(False, (), *LOOK_BACK_WINDOWS[code]) for code in PHASE_1}
    assigned = known.month_of_first_assignment
    above = tuple(known.measured.above_level_between(assigned - 18, assigned - 1))
    findings = {}
    for code, (needed, window) in LOOK_BACK_WINDOWS.items():
        inside = tuple(month for month in above if month >= int(assigned) - window)
        findings[code] = LookBack(len(inside) >= needed, inside, needed, window)
    return findings


def barring_vr_closure(known: KnownTicket, holding: Holding) -> date | None:
    """The State VR closure that takes Phase 1 from this provider, if one does.

    Regulation: any cost-reimbursement case closed with an employment outcome on or before the day of
    assignment. Practice: only one closed in the 18 months before it.
    """
    assigned_on = holding.assignment.assigned_on
    months = known.reading.vr_closure_months
    earliest = date.min if months is None else months_earlier(assigned_on, months)
    barring = [closed for closed in known.vr_closures if earliest <= closed <= assigned_on]
    return barring[-1] if barring else None
