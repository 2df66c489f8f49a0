"""The days that run on the way: the 90 after a closure, the 90 in which the way of payment may change, the 12 months to claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.assignability import WAIVED_DAYS
from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import PaidBy
from milepost.rulebook.handoffs.facts import HandOffFacts
from milepost.rulebook.handoffs.nine_months import Nine
from milepost.rulebook.months import Month

CHANGE_DAYS = 90
"""Program operations 4.9: from cost reimbursement to EN payment within so many days of the IPE."""
MONTHS_TO_CLAIM = 12
"""Program operations 4.9: the agency's claim, after the end of the ninth month."""


class ClockCode(StrEnum):
    ASSIGN = "assign"
    CHANGE = "change"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class Clock:
    """Days that run out. C12: 90 days are counted in two ways; through `last_day` both hold, on `disputed_day` one does."""

    code: ClockCode
    last_day: date
    reason: Reason
    disputed_day: date | None = None

    def is_over(self, day: date) -> bool:
        """By both counts."""
        return day > (self.disputed_day or self.last_day)

    def is_disputed(self, day: date) -> bool:
        return self.disputed_day is not None and self.last_day < day <= self.disputed_day

    def left(self, day: date) -> int:
        """Days left, the last one counted; 0 once it is over or disputed."""
        return max(0, (self.last_day - day).days + 1)


def running(facts: HandOffFacts, day: date) -> Iterator[Clock]:
    """Which clocks run on this day: begun, and not ended by what they wait for."""
    for clock in (assignment_clock(facts), payment_change(facts), claim_clock(facts)):
        if clock is None or clock.is_over(day):
            continue
        if clock.code is ClockCode.ASSIGN and facts.handed_to is not None:
            continue
        if clock.code is ClockCode.CLAIM and facts.claimed_on is not None:
            continue
        if clock.code is ClockCode.CHANGE and facts.closed_on is not None:
            continue
        yield clock


def assignment_clock(facts: HandOffFacts) -> Clock | None:
    """Until when does the Ticket stay protected, and may be assigned without current pay? 20 CFR 411.140(a), .171(d)."""
    if facts.closed_on is None or not facts.is_cost_reimbursement:
        return None
    last = facts.closed_on + timedelta(days=WAIVED_DAYS - 1)
    reason = Reason("HAND_OFF_CLOCK_ASSIGN", {"last": last}, "20 CFR 411.140(a), .171(d)")
    return Clock(ClockCode.ASSIGN, last, reason, last + timedelta(days=1))


def payment_change(facts: HandOffFacts) -> Clock | None:
    """Until when may the agency go over from cost reimbursement to EN payment? 20 CFR 411.355, program operations 4.9."""
    if facts.plan_on is None or facts.paid_by is not PaidBy.COST_REIMBURSEMENT:
        return None
    last = facts.plan_on + timedelta(days=CHANGE_DAYS - 1)
    reason = Reason("HAND_OFF_CLOCK_CHANGE", {"last": last}, "20 CFR 411.355, program operations 4.9")
    return Clock(ClockCode.CHANGE, last, reason, last + timedelta(days=1))


def claim_by(ninth: Month) -> date:
    """The last day of the twelfth month after the ninth. 20 CFR 404.2116, 416.2216; program operations 4.9."""
    return (ninth + MONTHS_TO_CLAIM).last_day


def claim_clock(facts: HandOffFacts) -> Clock | None:
    """Until when does the agency claim? Only one that is paid by cost reimbursement, and only once the nine months stand."""
    nine: Nine | None = facts.nine
    if nine is None or not nine.is_certain or not facts.is_cost_reimbursement:
        return None
    last = claim_by(nine.ninth)
    figures = {"last": last, "ninth": nine.ninth}
    return Clock(
        ClockCode.CLAIM,
        last,
        Reason("HAND_OFF_CLOCK_CLAIM", figures, "20 CFR 404.2116, program operations 4.9"),
    )


def may_change_payment(facts: HandOffFacts, becomes: PaidBy, day: date) -> tuple[bool | None, Reason]:
    """May the agency be paid otherwise in this case from this day on? None: it cannot be told.

    Case by case (20 CFR 411.355): from cost reimbursement to EN payment within 90 days of the IPE, never back.
    """
    law = "20 CFR 411.355, program operations 4.9"
    if facts.paid_by is None or facts.paid_by is becomes:
        return True, Reason("HAND_OFF_PAYMENT_FIRST", {}, "20 CFR 411.355, .385(a)")
    if becomes is PaidBy.COST_REIMBURSEMENT:
        return False, Reason("HAND_OFF_PAYMENT_NOT_BACK", {}, law)
    if facts.closed_on is not None and facts.closed_on <= day:
        return False, Reason("HAND_OFF_PAYMENT_CLOSED", {"closed": facts.closed_on}, law)
    clock = payment_change(facts)
    if clock is None:
        return None, Reason("HAND_OFF_PAYMENT_PLAN_UNKNOWN", {}, law)
    if clock.is_disputed(day):
        return None, Reason("HAND_OFF_PAYMENT_DISPUTED", {"last": clock.last_day}, law)
    if clock.is_over(day):
        return False, Reason("HAND_OFF_PAYMENT_LATE", {"last": clock.last_day}, law)
    return True, Reason("HAND_OFF_PAYMENT_IN_TIME", {"last": clock.last_day}, law)
