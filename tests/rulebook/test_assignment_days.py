"""The days of an assignment, on both sides of each boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rulebook.assignment_days import (
    GIVES_EXTENSION,
    Leaving,
    about_first_month,
    about_vr,
    effective_day,
    extension_after,
    first_of_next_month,
    first_payable,
    last_barred_day,
    plan_costs_a_month_from,
)
from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Closure,
    PaidBy,
    PaymentSystem,
    VocationalRehabilitationCase,
)
from milepost.rulebook.months import Month, months_earlier
from milepost.rulebook.readings import PRACTICE, REGULATION

ASSIGNED = Assignment(
    "T1",
    "Northside",
    AssignmentKind.EMPLOYMENT_NETWORK,
    PaymentSystem.MILESTONE_OUTCOME,
    date(2025, 2, 20),
    plan_signed_on=date(2025, 2, 20),
)


def said(assignment: Assignment) -> list[str]:
    return [one.code for one in about_first_month(assignment)]


@pytest.mark.parametrize(
    ("asked", "counts"),
    [
        (date(2025, 5, 1), date(2025, 6, 1)),
        (date(2025, 5, 31), date(2025, 6, 1)),
        (date(2024, 2, 29), date(2024, 3, 1)),
        (date(2024, 12, 31), date(2025, 1, 1)),
    ],
)
def test_a_request_counts_from_the_first_of_the_next_month(asked: date, counts: date) -> None:
    assert first_of_next_month(asked) == counts


def test_an_assignment_is_effective_from_signature_and_eligibility() -> None:
    assert effective_day(date(2024, 3, 4)) == date(2024, 3, 4)  # worked case 121
    assert effective_day(date(2024, 3, 4), date(2024, 3, 9)) == date(2024, 3, 9)
    assert effective_day(date(2024, 3, 4), date(2024, 3, 1)) == date(2024, 3, 4)


@pytest.mark.parametrize("leaving", Leaving)
def test_the_extension_follows_only_for_its_reasons_and_only_from_use(leaving: Leaving) -> None:
    follows = extension_after(date(2025, 6, 1), leaving, in_use=True)
    assert (follows is not None) is (leaving in GIVES_EXTENSION)
    assert extension_after(date(2025, 6, 1), leaving, in_use=False) is None
    if follows is not None:
        assert follows.last_day == date(2025, 8, 29)


def test_the_extension_over_a_leap_february() -> None:
    began = extension_after(date(2024, 1, 1), Leaving.MOVED, in_use=True)
    assert began is not None
    assert began.last_day == date(2024, 3, 30)
    began = extension_after(date(2025, 1, 1), Leaving.MOVED, in_use=True)
    assert began is not None
    assert began.last_day == date(2025, 3, 31)


@pytest.mark.parametrize(
    ("received", "month", "codes"),
    [
        (date(2025, 3, 6), "2025-03", ["PAYABLE_FROM_MONTH_AFTER"]),  # 14 days
        (date(2025, 3, 7), "2025-04", ["PAYABLE_FROM_RECEIPT", "PAYABLE_BY_REGULATION"]),  # 15 days
        (date(2025, 12, 31), "2026-01", ["PAYABLE_FROM_RECEIPT", "PAYABLE_BY_REGULATION"]),
    ],
)
def test_the_first_payable_month_and_why(received: date, month: str, codes: list[str]) -> None:
    given = replace(ASSIGNED, plan_received_on=received)
    assert first_payable(given, PRACTICE)[0] == Month.parse(month)
    assert first_payable(given, REGULATION)[0] == Month.parse("2025-03")
    assert said(given) == codes
    assert "March 2025" in " ".join(one.finding() for one in about_first_month(given))


def test_until_when_the_plan_can_arrive_without_loss() -> None:
    assert plan_costs_a_month_from(ASSIGNED) == date(2025, 3, 7)
    assert said(ASSIGNED) == ["PAYABLE_FROM_MONTH_AFTER", "PLAN_TO_ARRIVE_BY"]
    assert [one.code for one in about_first_month(ASSIGNED, date(2025, 3, 6))][-1] == "PLAN_TO_ARRIVE_BY"
    assert [one.code for one in about_first_month(ASSIGNED, date(2025, 3, 7))][-1] == "PLAN_ARRIVAL_UNKNOWN"
    early = replace(ASSIGNED, assigned_on=date(2025, 2, 3), plan_signed_on=date(2025, 2, 3))
    assert plan_costs_a_month_from(early) == date(2025, 3, 1), "late within the month costs nothing"


@given(
    signed=st.dates(date(2010, 1, 1), date(2040, 1, 1)), waits=st.integers(0, 20), comes=st.integers(0, 120)
)
def test_a_plan_costs_a_month_exactly_from_that_day(signed: date, waits: int, comes: int) -> None:
    given = replace(ASSIGNED, plan_signed_on=signed, assigned_on=signed + timedelta(days=waits))
    received = signed + timedelta(days=comes)
    month, _why = first_payable(replace(given, plan_received_on=received))
    assert (month > Month.of(given.assigned_on) + 1) is (received >= plan_costs_a_month_from(given))


def test_what_is_said_of_plan_dates() -> None:
    assert "PLAN_DATES_MISSING" in said(replace(ASSIGNED, plan_signed_on=None))
    assert "ASSIGNED_BEFORE_PLAN" in said(replace(ASSIGNED, plan_signed_on=date(2025, 2, 21)))
    assert "EFFECTIVE_FROM_SIGNATURE" in said(replace(ASSIGNED, plan_signed_on=date(2025, 2, 19)))


CLOSED = VocationalRehabilitationCase(
    "T1",
    "State VR of Ohio",
    date(2022, 1, 1),
    date(2024, 5, 1),
    Closure.EMPLOYMENT_OUTCOME,
    PaidBy.COST_REIMBURSEMENT,
)


@pytest.mark.parametrize(
    ("case", "day", "codes"),
    [
        (CLOSED, date(2024, 4, 30), ["VR_OPEN_NOW"]),
        (
            CLOSED,
            date(2024, 7, 29),
            ["VR_WAIVER", "VR_NOT_SAME_AGENCY", "VR_PHASE_1_REGULATION", "VR_PHASE_1_PRACTICE"],
        ),
        (
            CLOSED,
            date(2024, 7, 30),
            ["VR_WAIVER_OVER", "VR_NOT_SAME_AGENCY", "VR_PHASE_1_REGULATION", "VR_PHASE_1_PRACTICE"],
        ),
        (
            replace(CLOSED, closure=Closure.OTHER),
            date(2024, 5, 1),
            ["VR_WAIVER", "VR_NOT_SAME_AGENCY", "VR_PHASE_1_OPEN"],
        ),
        (
            replace(CLOSED, closure=None, paid_by=None),
            date(2024, 5, 1),
            ["VR_PAID_UNKNOWN", "VR_WAIVER", "VR_NOT_SAME_AGENCY", "VR_RESULT_UNKNOWN"],
        ),
        (replace(CLOSED, paid_by=PaidBy.EN_PAYMENT), date(2024, 5, 1), ["VR_PAID_AS_EN"]),
        (replace(CLOSED, closed_on=None), date(2024, 5, 1), ["VR_OPEN_NOW"]),
    ],
)
def test_what_a_vr_case_means(case: VocationalRehabilitationCase, day: date, codes: list[str]) -> None:
    assert [one.code for one in about_vr(case, day)] == codes


@pytest.mark.parametrize(
    ("closed", "last"),
    [
        (date(2024, 5, 1), date(2025, 11, 1)),
        (date(2024, 8, 31), date(2026, 2, 28)),
        (date(2023, 2, 28), date(2024, 8, 31)),  # 29, 30 and 31 August also go back to 28 February
    ],
)
def test_the_last_day_on_which_phase_1_is_lost(closed: date, last: date) -> None:
    assert last_barred_day(closed) == last


@given(closed=st.dates(date(2008, 1, 1), date(2060, 1, 1)))
def test_the_last_barred_day_is_the_last(closed: date) -> None:
    last = last_barred_day(closed)
    assert months_earlier(last, 18) <= closed < months_earlier(last + timedelta(days=1), 18)
