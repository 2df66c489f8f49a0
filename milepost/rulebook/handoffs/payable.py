"""What is left to be paid to the Employment Network after the agency: Phase 1 by both readings, and from which month on.

20 CFR 411.535(a)(1)(iii); C7: the text has no limit of time, practice asks whether the closure lies within 18 months.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.rulebook.assignment_days import first_payable, last_barred_day
from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import Assignment, AssignmentKind, Closure, PaymentSystem
from milepost.rulebook.handoffs.facts import HandOffFacts
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE, REGULATION, Reading

LAW = "20 CFR 411.535(a)(1)(iii)"


@dataclass(frozen=True, slots=True)
class Payable:
    """In one reading: whether Phase 1 is there (None: not known yet), and the first month that can be claimed at all."""

    reading: str
    phase_1: bool | None
    first_month: Month
    reasons: tuple[Reason, ...]


def payable_from(facts: HandOffFacts, day: date) -> tuple[Payable, ...]:
    """What is left to the Employment Network that takes the Ticket: as it was assigned, or as if it were on this day."""
    held = facts.handed_to
    if held is None and facts.closed_on is None:
        return ()
    taken = held or Assignment(
        "", facts.chosen, AssignmentKind.EMPLOYMENT_NETWORK, PaymentSystem.MILESTONE_OUTCOME, day
    )
    return tuple(_in(reading, facts, taken) for reading in (PRACTICE, REGULATION))


def _in(reading: Reading, facts: HandOffFacts, taken: Assignment) -> Payable:
    month, because = first_payable(taken, reading)
    phase_1, reason = _phase_1(reading, facts, taken.assigned_on)
    return Payable(reading.name, phase_1, month, (reason, because))


def _phase_1(reading: Reading, facts: HandOffFacts, assigned_on: date) -> tuple[bool | None, Reason]:
    if not facts.is_cost_reimbursement:
        return True, Reason("HAND_OFF_PHASE_1_SHARED", {"agency": facts.agency}, "20 CFR 411.585(a), .560")
    closed_on = facts.closed_on
    if closed_on is None or facts.closure is None:
        return None, Reason("VR_RESULT_UNKNOWN", {}, LAW)
    if facts.closure is not Closure.EMPLOYMENT_OUTCOME:
        return True, Reason("VR_PHASE_1_OPEN", {}, LAW)
    if reading.vr_closure_months is None:
        return False, Reason("HAND_OFF_PHASE_1_GONE", {"closed": closed_on}, LAW)
    last = last_barred_day(closed_on)
    if assigned_on <= last:
        figures = {"closed": closed_on, "last": last}
        return False, Reason("HAND_OFF_PHASE_1_GONE_18", figures, "program operations 4.9, C7")
    return True, Reason("HAND_OFF_PHASE_1_BACK", {"last": last}, "program operations 4.9, C7")
