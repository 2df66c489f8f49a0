"""From State VR to an Employment Network, on both sides of each boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from milepost.rulebook.facts import Assignment, AssignmentKind, Closure, PaidBy, PaymentSystem
from milepost.rulebook.handoffs import (
    ClockCode,
    HandOffFacts,
    Nine,
    Pattern,
    Stage,
    Standing,
    StepCode,
    claim_by,
    may_change_payment,
    nine_months,
    payable_from,
    timeline,
)
from milepost.rulebook.months import Month, months_from

CLOSED = date(2025, 9, 15)
"""Day 1. Day 90, the last by both counts, is 13 December 2025; 14 December is the day on which one count still holds."""
CASE = HandOffFacts(
    "State VR", date(2024, 3, 1), date(2024, 3, 1), date(2024, 4, 1), PaidBy.COST_REIMBURSEMENT, CLOSED,
    Closure.EMPLOYMENT_OUTCOME, CLOSED, 3, "Northside", date(2025, 10, 1), agency_is_told=True,
)  # fmt: skip


def assigned(on: date, provider: str = "Northside", until: date | None = None) -> HandOffFacts:
    kind, system = AssignmentKind.EMPLOYMENT_NETWORK, PaymentSystem.MILESTONE_OUTCOME
    return replace(CASE, assignments=(Assignment("T", provider, kind, system, on, until),))


def codes(facts: HandOffFacts, day: date, step: StepCode) -> list[str]:
    return [one.code for one in timeline(facts, day).step(step).reasons]


@pytest.mark.parametrize(
    ("day", "said", "runs"),
    [
        (date(2025, 12, 13), "VR_WAIVER", True),  # day 90
        (date(2025, 12, 14), "HAND_OFF_WAIVER_DISPUTED", True),  # day 91, by one count the 90th after it
        (date(2025, 12, 15), "VR_WAIVER_OVER", False),
    ],
)
def test_the_ninety_days_after_the_closure(day: date, said: str, runs: bool) -> None:
    answer = timeline(CASE, day)
    assert codes(CASE, day, StepCode.ASSIGNED)[0] == said
    assert [one.code for one in answer.clocks] == ([ClockCode.ASSIGN] if runs else [])
    assert answer.stage is Stage.CHOSEN


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2025, 9, 15), "HAND_OFF_ASSIGNED_IN_TIME"),  # on the day of closure: after it
        (date(2025, 12, 13), "HAND_OFF_ASSIGNED_IN_TIME"),
        (date(2025, 12, 14), "HAND_OFF_ASSIGNED_DISPUTED"),
        (date(2025, 12, 15), "HAND_OFF_ASSIGNED_AFTER"),
    ],
)
def test_an_assignment_within_and_after_them(on: date, said: str) -> None:
    assert codes(assigned(on), date(2026, 1, 1), StepCode.ASSIGNED) == [said]
    assert timeline(assigned(on), date(2026, 1, 1)).clocks == ()


def test_while_the_case_is_open_nobody_has_the_ticket() -> None:
    day = date(2024, 6, 1)
    opened = replace(CASE, closed_on=None, closure=None, list_given_on=None, chosen="", chosen_on=None)
    assert timeline(opened, day).stage is Stage.OPEN
    assert codes(opened, day, StepCode.CLOSED) == ["VR_OPEN_NOW"]
    assert timeline(opened, day).payable == ()
    held = replace(opened, assignments=assigned(date(2023, 1, 1)).assignments)
    assert timeline(held, day).step(StepCode.OPENED).standing is Standing.WRONG
    freed = replace(opened, assignments=assigned(date(2023, 1, 1), until=opened.opened_on).assignments)
    assert timeline(freed, day).step(StepCode.OPENED).standing is Standing.DONE
    early = replace(opened, assignments=assigned(date(2024, 5, 1)).assignments)
    assert timeline(early, day).step(StepCode.OPENED).standing is Standing.WRONG


@pytest.mark.parametrize(
    ("day", "may"),
    [
        (date(2024, 6, 29), True),  # day 90 of a plan of 1 April
        (date(2024, 6, 30), None),  # the two counts differ
        (date(2024, 7, 1), False),
    ],
)
def test_to_en_payment_within_ninety_days_of_the_plan(day: date, may: bool | None) -> None:
    opened = replace(CASE, closed_on=None)
    assert may_change_payment(opened, PaidBy.EN_PAYMENT, day)[0] is may
    runs = ClockCode.CHANGE in [one.code for one in timeline(opened, day).clocks]
    assert runs is (may is not False)


def test_never_back_never_after_the_closure_and_not_without_a_plan() -> None:
    as_network = replace(CASE, paid_by=PaidBy.EN_PAYMENT, closed_on=None)
    assert may_change_payment(as_network, PaidBy.COST_REIMBURSEMENT, date(2024, 4, 2))[0] is False
    assert may_change_payment(CASE, PaidBy.EN_PAYMENT, CLOSED)[0] is False
    assert (
        may_change_payment(replace(CASE, plan_on=None, closed_on=None), PaidBy.EN_PAYMENT, CLOSED)[0] is None
    )
    assert may_change_payment(replace(CASE, paid_by=None), PaidBy.EN_PAYMENT, CLOSED)[0] is True


def test_phase_1_by_both_readings() -> None:
    """18 months before 15 March 2027 is 15 September 2025: on that day it still bars, the day after it does not."""
    practice, regulation = payable_from(assigned(date(2025, 12, 1)), date(2025, 12, 15))
    assert (practice.phase_1, regulation.phase_1) == (False, False)
    assert practice.first_month == Month.parse("2026-01"), "the month after the assignment"
    assert payable_from(assigned(date(2027, 3, 15)), CLOSED)[0].phase_1 is False
    practice, regulation = payable_from(assigned(date(2027, 3, 16)), CLOSED)
    assert (practice.phase_1, regulation.phase_1) == (True, False)
    without = replace(CASE, closure=Closure.OTHER)
    assert [one.phase_1 for one in payable_from(without, CLOSED)] == [True, True]
    unknown = replace(CASE, closure=None)
    assert [one.phase_1 for one in payable_from(unknown, CLOSED)] == [None, None]
    shared = replace(CASE, paid_by=PaidBy.EN_PAYMENT)
    assert [one.phase_1 for one in payable_from(shared, CLOSED)] == [True, True]


JANUARY = Month.parse("2025-01")


def spread(*gaps: int, many: int = 9) -> list[Month]:
    """So many months from January 2025 on, but for those at these places."""
    return [month for month in months_from(JANUARY, many + len(gaps)) if month - JANUARY not in gaps]


@pytest.mark.parametrize(
    ("reached", "ninth", "pattern", "certain"),
    [
        (spread(many=8), None, None, None),
        (spread(), "2025-09", Pattern.IN_A_ROW, True),
        (spread(4), "2025-10", Pattern.OF_TEN, True),
        (spread(2, 4), "2025-11", Pattern.OF_TWELVE, False),
        (spread(2, 3, 4), "2025-12", Pattern.OF_TWELVE, False),
        (spread(2, 3, 4, 5), None, None, None),  # nine of thirteen
    ],
)
def test_nine_months(
    reached: list[Month], ninth: str | None, pattern: Pattern | None, certain: bool | None
) -> None:
    found = nine_months(reached)
    assert (found and str(found.ninth), found and found.pattern, found and found.is_certain) == (
        ninth, pattern, certain,
    )  # fmt: skip


def test_what_is_certain_goes_before_what_waits_to_be_told() -> None:
    with_december = [*spread(2, 4), JANUARY + 11]
    assert nine_months(with_december) == nine_months(spread(2, 4)), "still with two months between"
    found = nine_months([*with_december, JANUARY + 12])
    assert found is not None
    assert (found.is_certain, found.pattern) == (True, Pattern.OF_TEN)
    told = nine_months(spread(2, 4), excused={JANUARY + 2, JANUARY + 4})
    assert told is not None
    assert told.is_certain
    assert nine_months(spread(), since=JANUARY + 1) is None, "a month before the case counts for nothing"


@pytest.mark.parametrize(("day", "runs"), [(date(2026, 9, 30), True), (date(2026, 10, 1), False)])
def test_twelve_months_to_claim_after_the_ninth(day: date, runs: bool) -> None:
    nine = Nine(tuple(months_from(JANUARY, 9)), Pattern.IN_A_ROW)
    assert claim_by(nine.ninth) == date(2026, 9, 30)
    facts = replace(assigned(date(2025, 12, 1)), nine=nine)
    assert [one.code for one in timeline(facts, day).clocks] == ([ClockCode.CLAIM] if runs else [])
    assert timeline(facts, day).step(StepCode.NINE).standing is Standing.NOW
    told = timeline(replace(facts, told_on=day), day).step(StepCode.NINE)
    assert told.standing is Standing.DONE
    late = codes(replace(facts, claimed_on=day), day, StepCode.NINE)
    assert ("HAND_OFF_CLAIMED" if runs else "HAND_OFF_CLAIMED_LATE") in late
    assert timeline(replace(facts, paid_by=PaidBy.EN_PAYMENT), day).clocks == ()


def test_whatever_is_not_known_is_asked_of_somebody_and_every_step_has_its_sentence() -> None:
    nothing = timeline(HandOffFacts("State VR"), CLOSED)
    assert {one.code for one in nothing.missing} == {
        "HAND_OFF_ASK_OPENED", "HAND_OFF_ASK_PAYMENT", "HAND_OFF_ASK_AGREEMENT",
    }  # fmt: skip
    every = [
        CASE, assigned(date(2025, 12, 13), "Eastgate"), replace(CASE, closure=None), replace(CASE, list_given_on=None),
        replace(CASE, paid_by=PaidBy.EN_PAYMENT), replace(CASE, agency_is_told=None), replace(CASE, agency_is_told=False),
        replace(CASE, nine=nine_months(spread(2, 4))), replace(CASE, nine=nine_months(spread()), told_on=CLOSED),
        HandOffFacts("State VR"), replace(CASE, closed_on=None, in_use_on=None, chosen_on=None),
    ]  # fmt: skip
    for facts in every:
        for day in (CLOSED, CLOSED + timedelta(days=90), CLOSED + timedelta(days=400)):
            answer = timeline(facts, day)
            for language in ("en", "es"):
                said = [why.finding(language) for step in answer.steps for why in step.reasons]
                said += [one.words(language) for one in answer.missing]
                said += [why.finding(language) for one in answer.payable for why in one.reasons]
                said += [one.reason.finding(language) for one in answer.clocks]
                assert all(said)
