"""By when a signed plan must be received, and which payable month is lost when it is late.

Program operations 2.2: within 14 days of the latest signature; received later, the first payable month is the month after
receipt. 20 CFR 411.470(b) and 411.140(e) know no such delay. No plan pays for the month of assignment (411.580).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from milepost.rulebook.claims.known import first_counting_month
from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import Assignment, AssignmentKind, PaymentSystem
from milepost.rulebook.months import Month, months_from
from milepost.rulebook.readings import PRACTICE, REGULATION, Reading

LAW_OF_DAYS = "program operations 2.2"
LAW_OF_EFFECT = "20 CFR 411.470(b), 411.580"


@dataclass(frozen=True, slots=True)
class PlanClock:
    """The state of the 14 days on one day, in practice, with the regulation's answer beside it."""

    due_on: date
    """The last day on which the program manager receives it in time."""
    first_payable: Month
    """Where nothing has been received yet: if it were received on the day itself."""
    first_payable_by_regulation: Month
    lost: tuple[Month, ...]
    """Payable months that are lost for good."""
    loses_next: Month | None
    """The payable month that is lost next; None once the plan was received."""
    lost_on: date | None
    """The first day on which it is lost."""
    days_left: int | None
    """Days from the day itself until then; at 1, the day itself is the last."""
    reasons: tuple[Reason, ...]

    @property
    def is_running(self) -> bool:
        return self.lost_on is not None


def is_plan_of(signed_on: date, assigned_on: date | None, *, reading: Reading = PRACTICE) -> bool:
    """Is a plan signed on that day the one by which the Ticket was assigned on this?

    20 CFR 411.140(d): a Ticket is assigned by a plan that both have signed. The day of an assignment in the Portal may be some
    days before the latest signature; a plan signed more than the 14 days later is a newer one, and its receipt moves no
    payable month. Before an assignment any plan may be the one.
    """
    return assigned_on is None or signed_on <= assigned_on + timedelta(days=reading.plan_days or 0)


def plan_clock(
    signed_on: date,
    received_on: date | None,
    assigned_on: date | None,
    day: date,
    *,
    reading: Reading = PRACTICE,
) -> PlanClock:
    """On `day`, how long may a plan still be on its way before a payable month is lost, and which?

    Program operations 2.2, read in practice; a receipt after the 14 days but before the first payable month began costs
    nothing. A Ticket that is not assigned yet counts as assigned on the day of the latest signature (411.140(e), 411.470(b)).
    A receipt later than `day` is not known yet.
    """
    days = reading.plan_days
    assert days is not None, "only practice counts days"
    held_from = assigned_on or signed_on
    due_on = signed_on + timedelta(days=days)
    base = _first_payable(held_from, signed_on, None, REGULATION)
    received = received_on if received_on is not None and received_on <= day else None
    first = _first_payable(held_from, signed_on, received or max(day, signed_on), reading)
    lost = tuple(months_from(base, first - base))
    notes = (
        ()
        if assigned_on
        else (Reason("PLAN_ASSIGNED_ASSUMED", {"signed_on": signed_on}, "20 CFR 411.140(e)"),)
    )
    by_regulation = Reason("PLAN_REGULATION_NO_DELAY", {"month": base}, LAW_OF_EFFECT)
    if received is not None:
        said = _received(received, due_on, first, lost)
        return PlanClock(due_on, first, base, lost, None, None, None, (said, by_regulation, *notes))
    lost_on = max(due_on + timedelta(days=1), first.first_day)
    days_left = (lost_on - day).days
    reasons = (
        *_running(signed_on, due_on, day),
        *_losing(lost, first, lost_on, days_left),
        by_regulation,
        *notes,
    )
    return PlanClock(due_on, first, base, lost, first, lost_on, days_left, reasons)


def _first_payable(assigned_on: date, signed_on: date, received_on: date | None, reading: Reading) -> Month:
    """As the claims count it, so that the clock and the ladder never differ."""
    kind, system = AssignmentKind.EMPLOYMENT_NETWORK, PaymentSystem.MILESTONE_OUTCOME
    month, _late = first_counting_month(
        Assignment("", "", kind, system, assigned_on, None, signed_on, received_on), reading
    )
    return month


def _received(received_on: date, due_on: date, first: Month, lost: tuple[Month, ...]) -> Reason:
    figures = {"received_on": received_on, "due_on": due_on, "month": first}
    if lost:
        return Reason("PLAN_RECEIVED_LATE", {**figures, "months": lost}, LAW_OF_DAYS)
    code = "PLAN_RECEIVED_IN_TIME" if received_on <= due_on else "PLAN_RECEIVED_LATE_FREE"
    return Reason(code, figures, LAW_OF_DAYS)


def _running(signed_on: date, due_on: date, day: date) -> tuple[Reason, ...]:
    code = "PLAN_DUE" if day <= due_on else "PLAN_OVERDUE"
    return (Reason(code, {"signed_on": signed_on, "due_on": due_on}, LAW_OF_DAYS),)


def _losing(lost: tuple[Month, ...], month: Month, lost_on: date, days_left: int) -> tuple[Reason, ...]:
    figures = {"month": month, "lost_on": lost_on}
    gone = (Reason("PLAN_MONTHS_LOST", {"months": lost}, LAW_OF_DAYS),) if lost else ()
    if days_left == 1:
        return (*gone, Reason("PLAN_LAST_DAY", figures, LAW_OF_DAYS))
    return (*gone, Reason("PLAN_DAYS_LEFT", {**figures, "days": days_left}, LAW_OF_DAYS))
