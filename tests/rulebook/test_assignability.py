"""May this Ticket be assigned on this day: each test on both sides of its boundary (20 CFR 411.125, .140, .150, .155)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rulebook.assignability import (
    Answer,
    Assignability,
    CurrentPay,
    Effect,
    Standing,
    Waiver,
    Wish,
    assignability,
    birthday,
    waiver_on,
)
from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Closure,
    PaidBy,
    PaymentSystem,
    Program,
    Ticket,
    TicketFacts,
    VocationalRehabilitationCase,
)

BORN = date(1980, 3, 10)
DAY = date(2025, 6, 16)
CLEAR = Standing(CurrentPay.IN_CURRENT_PAY, held_elsewhere=False)
SIGNED = Wish("Northside", plan_signed_on=date(2025, 6, 2))
VR_AS_EN = AssignmentKind.STATE_VR_AS_EMPLOYMENT_NETWORK


def facts(
    *,
    program: Program = Program.SSDI,
    born_on: date | None = BORN,
    ended_on: date | None = None,
    held: tuple[Assignment, ...] = (),
    vr: tuple[VocationalRehabilitationCase, ...] = (),
) -> TicketFacts:
    return TicketFacts(
        Ticket("T1", program, born_on=born_on, ended_on=ended_on), assignments=held, vr_cases=vr
    )


def held(assigned_on: date, unassigned_on: date | None = None, provider: str = "Eastgate") -> Assignment:
    return Assignment(
        "T1",
        provider,
        AssignmentKind.EMPLOYMENT_NETWORK,
        PaymentSystem.MILESTONE_OUTCOME,
        assigned_on,
        unassigned_on,
    )


def case(opened: date | None, closed: date | None = None, **more: Any) -> VocationalRehabilitationCase:
    return VocationalRehabilitationCase(
        "T1", more.pop("agency", "State VR of Ohio"), opened, closed, Closure.OTHER, **more
    )


def asked(
    given: TicketFacts, day: date = DAY, standing: Standing = CLEAR, wish: Wish = SIGNED
) -> Assignability:
    return assignability(given, standing, wish, day)


def codes(answer: Assignability, effect: Effect) -> list[str]:
    return [one.reason.code for one in answer.of(effect)]


def test_somebody_in_current_pay_with_a_signed_plan_may_be_assigned() -> None:
    answer = asked(facts())
    assert answer.answer is Answer.YES
    assert answer.missing == ()
    assert answer.blocked_until is None
    for one in answer.findings:
        assert one.reason.finding("en")
        assert one.reason.finding("es")
        assert one.reason.law


@pytest.mark.parametrize(
    ("born", "day", "code"),
    [
        (date(2007, 6, 16), date(2025, 6, 15), "ASSIGN_UNDER_18"),
        (date(2007, 6, 16), date(2025, 6, 16), "ASSIGN_AGE_FITS"),
        (date(2004, 2, 29), date(2022, 2, 28), "ASSIGN_UNDER_18"),  # no 29 February in 2022: 1 March
        (date(2004, 2, 29), date(2022, 3, 1), "ASSIGN_AGE_FITS"),
        (date(1960, 7, 20), date(2025, 6, 30), "ASSIGN_AGE_FITS"),  # aged 64: worked case 117
        (date(1960, 7, 20), date(2025, 7, 1), "ASSIGN_65_SOON"),
        (date(1960, 7, 20), date(2025, 7, 19), "ASSIGN_65_SOON"),
        (date(1960, 7, 20), date(2025, 7, 20), "ASSIGN_65_REACHED"),
        (
            date(1960, 7, 1),
            date(2025, 6, 30),
            "ASSIGN_65_SOON",
        ),  # born on the first: the day before lies in June
        (date(1960, 7, 1), date(2025, 7, 1), "ASSIGN_65_REACHED"),
        (date(1960, 2, 29), date(2025, 2, 28), "ASSIGN_65_SOON"),
        (date(1960, 2, 29), date(2025, 3, 1), "ASSIGN_65_REACHED"),
        (None, DAY, "ASSIGN_AGE_UNKNOWN"),
    ],
)
def test_the_age(born: date | None, day: date, code: str) -> None:
    answer = asked(facts(born_on=born), day, wish=replace(SIGNED, plan_signed_on=day))
    assert code in [one.reason.code for one in answer.findings]
    expected = {
        "ASSIGN_AGE_FITS": Answer.YES,
        "ASSIGN_65_SOON": Answer.YES,
        "ASSIGN_AGE_UNKNOWN": Answer.UNKNOWN,
    }
    assert answer.answer is expected.get(code, Answer.NO)


def test_under_18_says_from_when_it_fits_and_65_never_does() -> None:
    young = asked(facts(born_on=date(2008, 2, 29)), date(2026, 2, 27))
    assert young.blocked_until == date(2026, 3, 1)
    old = asked(facts(born_on=date(1950, 1, 1)))
    assert (old.answer, old.blocked_until) == (Answer.NO, None)


@pytest.mark.parametrize(
    ("ended", "day", "answer"),
    [
        (date(2025, 7, 1), date(2025, 6, 30), Answer.YES),
        (date(2025, 7, 31), date(2025, 7, 1), Answer.NO),  # it ends with the whole month
        (date(2024, 12, 31), DAY, Answer.NO),
    ],
)
def test_an_ended_ticket(ended: date, day: date, answer: Answer) -> None:
    assert asked(facts(ended_on=ended), day).answer is answer


def test_one_provider_at_a_time() -> None:
    until_july = facts(held=(held(date(2024, 1, 5), date(2025, 7, 1)),))
    assert asked(until_july, date(2025, 6, 30)).blocked_until == date(2025, 7, 1)
    assert asked(until_july, date(2025, 7, 1)).answer is Answer.YES, "free on the day itself"
    for_ever = asked(facts(held=(held(date(2024, 1, 5)),)))
    assert (for_ever.answer, for_ever.blocked_until) == (Answer.NO, None)
    assert "Eastgate" in for_ever.of(Effect.BLOCKS)[0].reason.finding()
    assert codes(asked(facts(held=(held(date(2025, 6, 17)),))), Effect.BLOCKS) == ["ASSIGN_OVERLAPS"]
    assert codes(asked(facts(held=(held(date(2025, 6, 16)),))), Effect.BLOCKS) == ["ASSIGN_HELD"]
    elsewhere = asked(facts(), standing=replace(CLEAR, held_elsewhere=True))
    assert codes(elsewhere, Effect.BLOCKS) == ["ASSIGN_HELD_ELSEWHERE"]


@pytest.mark.parametrize(
    ("vr", "blocked", "until"),
    [
        (case(date(2025, 1, 1)), True, None),
        (case(None), True, None),
        (case(date(2025, 6, 16)), True, None),
        (case(date(2025, 6, 17)), False, None),  # opened later: not there yet
        (case(date(2025, 1, 1), date(2025, 6, 16)), False, None),  # closed that day
        (case(date(2025, 1, 1), date(2025, 6, 17)), True, date(2025, 6, 17)),
        (case(date(2025, 1, 1), paid_by=PaidBy.COST_REIMBURSEMENT), True, None),
        (case(date(2025, 1, 1), paid_by=PaidBy.EN_PAYMENT), False, None),
    ],
)
def test_an_open_vr_case_is_in_the_way(
    vr: VocationalRehabilitationCase, *, blocked: bool, until: date | None
) -> None:
    answer = asked(facts(vr=(vr,)))
    assert (answer.answer is Answer.NO) is blocked
    assert answer.blocked_until == until


def test_the_agency_that_served_before_cannot_take_it() -> None:
    closed = case(date(2023, 1, 1), date(2024, 1, 1), agency="State VR of Ohio")
    wish = Wish("state vr  OF Ohio", VR_AS_EN, date(2025, 6, 2))
    assert codes(asked(facts(vr=(closed,)), wish=wish), Effect.BLOCKS) == ["ASSIGN_SAME_AGENCY"]
    assert asked(facts(vr=(closed,)), wish=replace(wish, provider="State VR of Iowa")).answer is Answer.YES
    assert asked(facts(vr=(closed,))).answer is Answer.YES, "an Employment Network may"
    unnamed = asked(facts(vr=(replace(closed, agency=None),)), wish=wish)
    assert unnamed.answer is Answer.UNKNOWN
    assert [one.code for one in unnamed.missing] == ["ASSIGN_ASK_AGENCY"]


@pytest.mark.parametrize(
    ("pay", "answer", "asks"),
    [
        (CurrentPay.IN_CURRENT_PAY, Answer.YES, []),
        (CurrentPay.NOT_IN_CURRENT_PAY, Answer.NO, []),
        (CurrentPay.CONTINUED_BENEFIT, Answer.NO, []),
        (None, Answer.UNKNOWN, ["ASSIGN_ASK_PAY"]),
    ],
)
def test_current_pay(pay: CurrentPay | None, answer: Answer, asks: list[str]) -> None:
    found = asked(facts(), standing=replace(CLEAR, current_pay=pay))
    assert found.answer is answer
    assert [one.code for one in found.missing] == asks
    assert all(one.supplied_by == "helpline" for one in found.missing)


SUSPENDED = replace(CLEAR, current_pay=CurrentPay.NOT_IN_CURRENT_PAY)


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2024, 6, 1), Answer.YES),
        (date(2024, 8, 15), Answer.YES),  # worked case 119
        (date(2024, 8, 29), Answer.YES),  # day 90, 1 June being day 1
        (date(2024, 8, 30), Answer.UNKNOWN),  # 90 days after it began: the other count
        (date(2024, 8, 31), Answer.NO),
        (date(2024, 9, 5), Answer.NO),  # worked case 119
    ],
)
def test_the_90_days_after_an_unassignment(day: date, answer: Answer) -> None:
    given = facts(held=(held(date(2022, 1, 5), date(2024, 6, 1)),))
    wish = replace(SIGNED, plan_signed_on=date(2024, 6, 1))
    found = asked(given, day, SUSPENDED, wish)
    assert found.answer is answer
    assert bool(found.missing) is (answer is Answer.UNKNOWN)


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        (date(2024, 4, 30), Answer.NO),  # the case is still open
        (date(2024, 5, 1), Answer.YES),
        (date(2024, 7, 10), Answer.YES),  # worked case 122
        (date(2024, 7, 29), Answer.YES),  # worked case 139: use 29 July
        (date(2024, 7, 30), Answer.UNKNOWN),
        (date(2024, 7, 31), Answer.NO),
    ],
)
def test_the_90_days_after_a_vr_closure(day: date, answer: Answer) -> None:
    given = facts(vr=(case(date(2023, 1, 1), date(2024, 5, 1)),))
    assert asked(given, day, SUSPENDED, replace(SIGNED, plan_signed_on=date(2024, 4, 1))).answer is answer


def test_the_waiver_is_for_pay_and_never_for_age() -> None:
    given = facts(born_on=date(1959, 6, 20), held=(held(date(2020, 1, 1), date(2024, 6, 1)),))
    wish = replace(SIGNED, plan_signed_on=date(2024, 6, 1))
    assert asked(given, date(2024, 6, 19), SUSPENDED, wish).answer is Answer.YES
    assert codes(asked(given, date(2024, 6, 20), SUSPENDED, wish), Effect.BLOCKS) == ["ASSIGN_65_REACHED"]


def test_continued_benefits_within_the_90_days() -> None:
    continued = replace(CLEAR, current_pay=CurrentPay.CONTINUED_BENEFIT)
    after_unassignment = facts(held=(held(date(2024, 1, 1), date(2025, 6, 1)),))
    assert asked(after_unassignment, standing=continued).answer is Answer.NO
    after_vr = facts(vr=(case(date(2024, 1, 1), date(2025, 6, 1)),))
    found = asked(after_vr, standing=continued)
    assert (found.answer, [one.code for one in found.missing]) == (Answer.UNKNOWN, ["ASSIGN_ASK_CONTINUED"])


def test_unknown_pay_within_the_90_days_is_no_obstacle_but_a_warning() -> None:
    given = facts(held=(held(date(2024, 1, 1), date(2025, 6, 1)),))
    found = asked(given, standing=replace(CLEAR, current_pay=None))
    assert found.answer is Answer.YES
    assert codes(found, Effect.WARNS) == ["ASSIGN_WAIVED_UNLESS"]


def test_an_ssi_child_turned_adult() -> None:
    born = date(2007, 1, 5)
    ssi = facts(program=Program.SSI, born_on=born)
    assert codes(asked(ssi), Effect.WARNS) == ["ASSIGN_ADULT_REVIEW_ASK"]
    assert codes(asked(ssi, date(2026, 1, 5)), Effect.WARNS) == []
    assert asked(ssi, standing=replace(CLEAR, age_18_review_pending=True)).answer is Answer.NO
    assert codes(asked(ssi, standing=replace(CLEAR, age_18_review_pending=False)), Effect.WARNS) == []
    assert codes(asked(facts(born_on=born)), Effect.WARNS) == [], "SSDI asks for none"


@pytest.mark.parametrize(
    ("signed", "answer", "until"),
    [
        (None, Answer.NO, None),
        (date(2025, 6, 15), Answer.YES, None),
        (date(2025, 6, 16), Answer.YES, None),
        (date(2025, 6, 17), Answer.NO, date(2025, 6, 17)),
    ],
)
def test_the_plan(signed: date | None, answer: Answer, until: date | None) -> None:
    found = asked(facts(), wish=Wish("Northside", plan_signed_on=signed))
    assert (found.answer, found.blocked_until) == (answer, until)
    assert found.of_the_person is Answer.YES, "the plan is no matter of the person"


def test_nothing_is_asked_that_changes_nothing() -> None:
    given = facts(born_on=None, held=(held(date(2024, 1, 5)),))
    found = asked(given, standing=Standing())
    assert [one.code for one in found.missing] == ["ASSIGN_ASK_BIRTH_DATE", "ASSIGN_ASK_PAY"]
    for one in found.missing:
        assert one.words("en") != one.words("es")


def test_an_answer_of_ssa_settles_what_is_not_known_and_a_no_stands_in_the_way() -> None:
    told = Standing(told_on=date(2025, 6, 10), told_assignable=True)
    assert (asked(facts(), standing=told).answer, asked(facts(), standing=told).missing) == (Answer.YES, ())
    no = asked(facts(), standing=replace(told, told_assignable=False))
    assert (no.answer, no.blocked_until) == (Answer.NO, None)
    still_held = asked(facts(held=(held(date(2024, 1, 5)),)), standing=told)
    assert codes(still_held, Effect.BLOCKS) == ["ASSIGN_HELD"], (
        "a yes does not undo what our own records know"
    )
    unclear = asked(facts(), standing=Standing(told_on=date(2025, 6, 10)))
    assert unclear.answer is Answer.UNKNOWN


@given(began=st.dates(date(2008, 7, 1), date(2090, 1, 1)), later=st.integers(-5, 100))
def test_the_waiver_counts_days_over_every_leap_and_year_end(began: date, later: int) -> None:
    given = facts(held=(held(began - timedelta(days=400), began),))
    day = began + timedelta(days=later)
    assert (waiver_on(given, day) is not None) is (0 <= later <= 90)
    assert (Waiver("unassigned", began).last_day - began).days == 89


@given(born=st.dates(date(1940, 1, 1), date(2010, 12, 31)), day=st.dates(date(2008, 7, 1), date(2080, 1, 1)))
def test_the_age_never_errs_by_more_than_the_calendar(born: date, day: date) -> None:
    years = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    fits = "ASSIGN_AGE_FITS", "ASSIGN_65_SOON"
    found = [one.reason.code for one in asked(facts(born_on=born), day).findings]
    assert any(code in fits for code in found) is (18 <= years < 65)
    assert birthday(born, 18) > born
