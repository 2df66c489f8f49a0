"""The 14 days, and the payable month that a late plan costs."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.rulebook.claims.known import first_counting_month
from milepost.rulebook.facts import Assignment, AssignmentKind, PaymentSystem
from milepost.rulebook.months import Month
from milepost.rulebook.plan_clock import PlanClock, is_plan_of, plan_clock
from milepost.rulebook.readings import PRACTICE, REGULATION


def clock(signed: str, day: str, *, received: str = "", assigned: str = "") -> PlanClock:
    days = [date.fromisoformat(one) if one else None for one in (signed, received, assigned, day)]
    assert days[0] is not None
    assert days[3] is not None
    return plan_clock(days[0], days[1], days[2], days[3])


@pytest.mark.parametrize(
    ("signed", "day", "due", "lost_on", "left", "month"),
    [
        # The fourteenth day still counts; the fifteenth costs April.
        ("2025-03-20", "2025-03-20", "2025-04-03", "2025-04-04", 15, "2025-04"),
        ("2025-03-20", "2025-04-03", "2025-04-03", "2025-04-04", 1, "2025-04"),
        ("2025-03-20", "2025-04-04", "2025-04-03", "2025-05-01", 27, "2025-05"),
        # Signed early in the month: late from the 18th, but nothing is lost before 1 April.
        ("2025-03-03", "2025-03-17", "2025-03-17", "2025-04-01", 15, "2025-04"),
        ("2025-03-03", "2025-03-18", "2025-03-17", "2025-04-01", 14, "2025-04"),
        ("2025-03-03", "2025-03-31", "2025-03-17", "2025-04-01", 1, "2025-04"),
        ("2025-03-03", "2025-04-01", "2025-03-17", "2025-05-01", 30, "2025-05"),
        # A leap day, and the turn of a year.
        ("2024-02-15", "2024-02-29", "2024-02-29", "2024-03-01", 1, "2024-03"),
        ("2023-02-15", "2023-03-01", "2023-03-01", "2023-03-02", 1, "2023-03"),
        ("2024-12-18", "2025-01-01", "2025-01-01", "2025-01-02", 1, "2025-01"),
        ("2024-12-18", "2025-01-02", "2025-01-01", "2025-02-01", 30, "2025-02"),
        ("2024-12-17", "2024-12-31", "2024-12-31", "2025-01-01", 1, "2025-01"),
    ],
)
def test_days_until_a_payable_month_is_lost(
    signed: str, day: str, due: str, lost_on: str, left: int, month: str
) -> None:
    found = clock(signed, day, assigned=signed)
    assert (str(found.due_on), str(found.lost_on), found.days_left) == (due, lost_on, left)
    assert found.loses_next == Month.parse(month)
    assert found.is_running


def test_what_it_says() -> None:
    words = [why.finding() for why in clock("2025-03-20", "2025-03-30", assigned="2025-03-20").reasons]
    assert (
        words[0]
        == "Signed last on 20 March 2025. The program manager should receive the plan by 3 April 2025, within 14 days."
    )
    assert words[1] == "5 days until this costs a payable month: April 2025. It is lost on 4 April 2025."
    assert "By the text of the regulation" in words[2]
    last = clock("2025-03-20", "2025-04-03", assigned="2025-03-20").reasons[1].finding("es")
    assert last == "Hoy es el último día: el 4 de abril de 2025 esto cuesta un mes cobrable, abril de 2025."
    late = [why.code for why in clock("2025-03-20", "2025-05-02").reasons]
    assert late == [
        "PLAN_OVERDUE",
        "PLAN_MONTHS_LOST",
        "PLAN_DAYS_LEFT",
        "PLAN_REGULATION_NO_DELAY",
        "PLAN_ASSIGNED_ASSUMED",
    ]


@pytest.mark.parametrize(
    ("received", "code", "first", "lost"),
    [
        ("2025-04-03", "PLAN_RECEIVED_IN_TIME", "2025-04", 0),
        ("2025-04-04", "PLAN_RECEIVED_LATE", "2025-05", 1),
        ("2025-06-30", "PLAN_RECEIVED_LATE", "2025-07", 3),
    ],
)
def test_what_a_receipt_settles(received: str, code: str, first: str, lost: int) -> None:
    found = clock("2025-03-20", "2025-12-15", received=received, assigned="2025-03-20")
    assert found.reasons[0].code == code
    assert (found.first_payable, len(found.lost)) == (Month.parse(first), lost)
    assert not found.is_running
    assert found.first_payable_by_regulation == Month.parse("2025-04")


def test_late_without_a_loss_says_so() -> None:
    found = clock("2025-03-03", "2025-12-15", received="2025-03-31", assigned="2025-03-03")
    assert found.reasons[0].code == "PLAN_RECEIVED_LATE_FREE"
    assert found.lost == ()


def test_a_receipt_that_is_still_ahead_is_not_known() -> None:
    assert clock("2025-03-20", "2025-04-01", received="2025-04-02").is_running


days = st.dates(date(2019, 1, 1), date(2029, 12, 31))


@settings(max_examples=400, deadline=None)
@given(days, st.integers(0, 90), st.integers(0, 120))
def test_each_day_is_as_the_claims_would_count_it(signed: date, until_assigned: int, passed: int) -> None:
    """The day before `lost_on` a receipt still saves the month; on the day itself it does not."""
    assigned, day = signed + timedelta(days=until_assigned), signed + timedelta(days=passed)
    found = plan_clock(signed, None, assigned, day)

    def first(received: date) -> Month:
        kind, system = AssignmentKind.EMPLOYMENT_NETWORK, PaymentSystem.MILESTONE_OUTCOME
        given = Assignment("", "", kind, system, assigned, None, signed, received)
        return first_counting_month(given, PRACTICE)[0]

    assert found.lost_on is not None
    assert found.days_left == (found.lost_on - day).days > 0
    assert first(day) == first(found.lost_on - timedelta(days=1)) == found.loses_next == found.first_payable
    assert first(found.lost_on) > found.first_payable
    assert found.first_payable_by_regulation == Month.of(assigned) + 1
    assert len(found.lost) == found.first_payable - found.first_payable_by_regulation
    assert REGULATION.plan_days is None


@pytest.mark.parametrize(
    ("signed", "assigned", "expected"),
    [
        ("2025-03-01", None, True),
        ("2025-03-01", "2025-09-01", True),
        ("2025-03-01", "2025-03-01", True),
        ("2025-03-15", "2025-03-01", True),
        ("2025-03-16", "2025-03-01", False),
        ("2025-12-15", "2023-05-10", False),
    ],
)
def test_a_plan_signed_long_after_the_assignment_is_a_newer_one(
    signed: str, assigned: str | None, expected: bool
) -> None:
    assigned_on = date.fromisoformat(assigned) if assigned else None
    assert is_plan_of(date.fromisoformat(signed), assigned_on) == expected
