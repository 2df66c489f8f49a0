"""The days of an assignment: when it takes effect, ends, pauses, and from which month on it is paid.

20 CFR 411.140(e), .145, .150, .192, .220, .580; 411.535(a)(1)(iii) for what a State VR closure takes away.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.assignability import WAIVED_DAYS, is_cost_reimbursement, is_open
from milepost.rulebook.claims.known import first_counting_month
from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import Assignment, Closure, VocationalRehabilitationCase
from milepost.rulebook.months import Month, months_earlier
from milepost.rulebook.readings import PRACTICE, REGULATION, Reading


class Leaving(StrEnum):
    """Why a Ticket is taken out of assignment; the first five give the 90-day extension."""

    DISSATISFIED = "dissatisfied"
    MOVED = "moved"
    PROVIDER_CLOSED = "provider_closed"
    PROVIDER_UNWILLING = "provider_unwilling"
    VR_STOPPED = "vr_stopped"
    OTHER = "other_reason"


GIVES_EXTENSION = frozenset(Leaving) - {Leaving.OTHER}
"""20 CFR 411.220(a): dissatisfaction, a move out of the area, or the provider closed, lost approval or stopped serving."""


def first_of_next_month(day: date) -> date:
    """From when a request of this day counts.

    Unassignment (411.145): the first day of the month after the notice. Inactive status (411.192): the first day of the
    month after the request; and its end: the first day of the month after the program manager receives the request.
    """
    return (Month.of(day) + 1).first_day


def effective_day(plan_signed_on: date, eligible_from: date | None = None) -> date:
    """From when an assignment is effective. 20 CFR 411.140(e), .470(b), worked case 121.

    The first day on which the signatures and the eligibility stand, whenever the program manager receives the plan.
    """
    return max(plan_signed_on, eligible_from) if eligible_from else plan_signed_on


@dataclass(frozen=True, slots=True)
class Extension:
    """The 90 days after an assignment in which the Ticket stays in use. 20 CFR 411.220, .171(c); C12."""

    first_day: date

    @property
    def last_day(self) -> date:
        """Day 90, the first unassigned day being day 1: the earlier of the two counts."""
        return self.first_day + timedelta(days=WAIVED_DAYS - 1)


def extension_after(unassigned_on: date, leaving: Leaving, *, in_use: bool) -> Extension | None:
    """Does the 90-day extension follow? 20 CFR 411.220(a): only if the Ticket was in use, and for the reasons named there."""
    return Extension(unassigned_on) if in_use and leaving in GIVES_EXTENSION else None


def first_payable(assignment: Assignment, reading: Reading = PRACTICE) -> tuple[Month, Reason]:
    """Which month is the first that can be paid to this provider, and why? 20 CFR 411.580; in practice the 14-day rule."""
    month, is_late = first_counting_month(assignment, reading)
    if not is_late:
        figures: dict[str, object] = {"month": month, "assigned": Month.of(assignment.assigned_on)}
        return month, Reason("PAYABLE_FROM_MONTH_AFTER", figures, "20 CFR 411.580")
    assert assignment.plan_signed_on is not None
    assert assignment.plan_received_on is not None
    days = (assignment.plan_received_on - assignment.plan_signed_on).days
    figures = {
        "month": month,
        "days": days,
        "signed": assignment.plan_signed_on,
        "received": assignment.plan_received_on,
    }
    return month, Reason("PAYABLE_FROM_RECEIPT", figures, "program operations 2.2")


def about_first_month(assignment: Assignment, day: date | None = None) -> Iterator[Reason]:
    """Everything to say beside the dates of an assignment, in both readings where they differ; seen from `day`, if given."""
    month, because = first_payable(assignment, PRACTICE)
    yield because
    by_regulation, _why = first_payable(assignment, REGULATION)
    if by_regulation != month:
        yield Reason("PAYABLE_BY_REGULATION", {"month": by_regulation}, "20 CFR 411.580, .470(b)")
    signed, received = assignment.plan_signed_on, assignment.plan_received_on
    if signed is None:
        yield Reason("PLAN_DATES_MISSING", {}, "20 CFR 411.140(d)")
        return
    if signed > assignment.assigned_on:
        yield Reason("ASSIGNED_BEFORE_PLAN", {"signed": signed}, "20 CFR 411.140(e)")
    elif signed < assignment.assigned_on:
        yield Reason(
            "EFFECTIVE_FROM_SIGNATURE", {"signed": effective_day(signed)}, "20 CFR 411.140(e), .470(b)"
        )
    if received is None:
        costly = plan_costs_a_month_from(assignment)
        in_time = {"last": costly - timedelta(days=1), "month": month, "later": Month.of(costly) + 1}
        is_over = day is not None and day >= costly
        code = "PLAN_ARRIVAL_UNKNOWN" if is_over else "PLAN_TO_ARRIVE_BY"
        yield Reason(code, in_time, "program operations 2.2")


def plan_costs_a_month_from(assignment: Assignment) -> date:
    """The first day of receipt from which the plan costs a payable month in practice.

    Program operations 2.2: received more than 14 days after the last signature, the month after receipt is the first. Within
    the month of assignment that changes nothing, because the month after it is the first anyway.
    """
    assert assignment.plan_signed_on is not None
    assert PRACTICE.plan_days is not None
    late = assignment.plan_signed_on + timedelta(days=PRACTICE.plan_days + 1)
    return max(late, (Month.of(assignment.assigned_on) + 1).first_day)


def about_vr(case: VocationalRehabilitationCase, day: date) -> Iterator[Reason]:
    """What a State VR case means for an assignment on this day, and for Phase 1, in both readings."""
    law = "20 CFR 411.140(a)"
    agency: dict[str, object] = {"agency": case.agency or "State VR"}
    if not is_cost_reimbursement(case):
        yield Reason("VR_PAID_AS_EN", agency, "20 CFR 411.135, .355")
        return
    if case.paid_by is None:
        yield Reason("VR_PAID_UNKNOWN", {}, "readings 17")
    if is_open(case, day):
        yield Reason("VR_OPEN_NOW", agency, law)
        return
    if case.closed_on is None:  # it is to be opened later
        return
    last = case.closed_on + timedelta(days=WAIVED_DAYS - 1)
    yield Reason("VR_WAIVER" if day <= last else "VR_WAIVER_OVER", {"last": last}, law)
    yield Reason("VR_NOT_SAME_AGENCY", agency, law)
    if case.closure is None:
        yield Reason("VR_RESULT_UNKNOWN", {}, "20 CFR 411.535(a)(1)(iii)")
    elif case.closure is Closure.EMPLOYMENT_OUTCOME:
        yield Reason("VR_PHASE_1_REGULATION", {"closed": case.closed_on}, "20 CFR 411.535(a)(1)(iii)")
        yield Reason(
            "VR_PHASE_1_PRACTICE", {"last": last_barred_day(case.closed_on)}, "program operations 4.9, C7"
        )
    else:
        yield Reason("VR_PHASE_1_OPEN", {}, "20 CFR 411.535(a)(1)(iii)")


def last_barred_day(closed_on: date) -> date:
    """The last day on which an assignment still has Phase 1 barred in practice: the closure lies within 18 months before it.

    Counted as readings.md, finer point 16: the same day of the month 18 months earlier, or that month's last day.
    """
    months = PRACTICE.vr_closure_months
    assert months is not None
    month = Month.of(closed_on) + months
    day = date(month.year, month.number, min(closed_on.day, month.last_day.day))
    while months_earlier(day + timedelta(days=1), months) <= closed_on:
        day += timedelta(days=1)
    return day
