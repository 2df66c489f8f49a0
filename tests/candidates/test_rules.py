"""The candidate assessment's rules: both sides of each boundary, and that no protected trait weighs anything."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from milepost.rulebook.assignability import Assignability, CurrentPay, Standing, Wish, assignability
from milepost.rulebook.candidates import Advice, Prospect, assess, look_back_known, prospects
from milepost.rulebook.candidates.prospects import Looked
from milepost.rulebook.candidates.questions import PROTECTED, QUESTIONS, UNKNOWN
from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Closure,
    MonthOfWork,
    PaidBy,
    PaymentSystem,
    Program,
    Ticket,
    TicketFacts,
    VocationalRehabilitationCase,
)
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.wording import LANGUAGES, sentence

DAY = date(2025, 6, 16)
BEFORE = Month.of(DAY)
GOOD = {
    "goal": "off_cash", "by_when": "one_year", "part_time_for_good": "no", "our_services": "yes", "state_vr": "never",
    "paid_before": "no", "proof": "yes", "wages_before": "none", "counselled": "yes", "arranged": "yes",
}  # fmt: skip
TICKET = Ticket("N-1", Program.SSDI, born_on=date(1990, 5, 1))


@pytest.fixture(scope="module")
def law() -> Law:
    return Law.packaged()


def facts(*above: int, ticket: Ticket = TICKET, cents: int = 116_001) -> TicketFacts:
    """Wages so many months before the month of the day; $1,160 is the trial work level of 2025, $1,110 that of 2024."""
    months = {BEFORE - back: MonthOfWork("N-1", BEFORE - back, earned=cents) for back in above}
    return TicketFacts(ticket, months=months)


def gate(given: TicketFacts, day: date = DAY) -> Assignability:
    standing = Standing(CurrentPay.IN_CURRENT_PAY, held_elsewhere=False, age_18_review_pending=False)
    return assignability(given, standing, Wish("Northside"), day)


@pytest.mark.parametrize(
    ("changed", "advice"),
    [
        ({}, Advice.GO_ON),
        ({"goal": "below_trial_work"}, Advice.REFER),
        ({"goal": "trial_work"}, Advice.WITH_CARE),
        ({"goal": "substantial"}, Advice.GO_ON),
        ({"goal": UNKNOWN}, Advice.ASK_FIRST),
        ({"by_when": "two_years"}, Advice.GO_ON),
        ({"by_when": "later"}, Advice.WITH_CARE),
        ({"by_when": UNKNOWN}, Advice.GO_ON),
        ({"part_time_for_good": "yes"}, Advice.WITH_CARE),
        ({"part_time_for_good": "yes", "goal": "trial_work"}, Advice.REFER),
        ({"part_time_for_good": "yes", "goal": UNKNOWN}, Advice.REFER),
        ({"our_services": "no"}, Advice.REFER),
        ({"our_services": UNKNOWN}, Advice.ASK_FIRST),
        ({"state_vr": "open"}, Advice.NOT_NOW),
        ({"state_vr": "open", "goal": "below_trial_work"}, Advice.NOT_NOW),
        ({"state_vr": "closed_with_work"}, Advice.WITH_CARE),
        ({"state_vr": "closed_otherwise"}, Advice.GO_ON),
        ({"paid_before": "yes"}, Advice.WITH_CARE),
        ({"proof": "no"}, Advice.WITH_CARE),
        ({"counselled": "no", "arranged": "no", "wages_before": UNKNOWN}, Advice.GO_ON),
    ],
)
def test_what_is_advised(changed: dict[str, str], advice: Advice) -> None:
    found = assess({**GOOD, **changed}, gate(facts()), DAY)
    assert found.advice is advice
    assert found.reason.finding("en") != found.reason.finding("es")
    assert all(one.reason.finding(each) for one in found.signals for each in LANGUAGES)


def test_the_gate_is_that_of_assignment_on_both_sides_of_the_18th_birthday() -> None:
    young = facts(ticket=replace(TICKET, born_on=date(2007, 6, 17)))
    assert assess(GOOD, gate(young), DAY).advice is Advice.NOT_NOW
    day = date(2025, 6, 17)
    assert assess(GOOD, gate(young, day), day).advice is Advice.GO_ON
    nothing_told = assignability(facts(), Standing(), Wish("Northside"), DAY)
    assert assess(GOOD, nothing_told, DAY).advice is Advice.ASK_FIRST


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.code)
def test_no_question_asks_for_a_protected_trait(question: object) -> None:
    """Each question and each answer, in both languages. A question that is put in the table with such a word fails here."""
    code = question.code  # type: ignore[attr-defined]
    words = [f"WORD_ask_{code}", *(f"WORD_{question.word_of(one)}" for one in question.possible)]  # type: ignore[attr-defined]
    said = [code.replace("_", " "), *(sentence(one, {}, each) for one in words for each in LANGUAGES)]
    for text in said:
        assert not set(re.findall(r"\w+", text.casefold())) & set(PROTECTED), text


@pytest.mark.parametrize(
    "changed", [{}, {"goal": "trial_work"}, {"state_vr": "open"}, {"our_services": UNKNOWN}]
)
def test_blindness_and_age_change_no_advice_within_the_gate(changed: dict[str, str]) -> None:
    other = replace(TICKET, blind=True, born_on=date(1963, 1, 1))
    given = {**GOOD, **changed}
    first, second = (assess(given, gate(facts(ticket=one)), DAY) for one in (TICKET, other))
    assert (first.advice, first.signals) == (second.advice, second.signals)


def test_an_answer_that_is_none_is_a_broken_promise() -> None:
    with pytest.raises(AssertionError, match="answers no question goal"):
        assess({"goal": "a lot"}, gate(facts()), DAY)


def by(found: tuple[Prospect, ...], reading: str, system: PaymentSystem) -> Prospect:
    return next(one for one in found if (one.reading, one.system) == (reading, system))


def test_the_whole_ladder_of_2025(law: Law) -> None:
    """systems.md C.5: SSDI 4 x 1,850 + 11 x 555 + 36 x 555 = 33,485; SSI 7,400 + 18 x 310 + 60 x 310 = 31,580."""
    worth = {}
    for program in (Program.SSDI, Program.SSI):
        found = prospects(facts(ticket=replace(TICKET, program=program)), law, GOOD, "Northside", DAY)
        worth[program] = by(found, "practice", PaymentSystem.MILESTONE_OUTCOME).dollars
    assert worth == {Program.SSDI: 33_485, Program.SSI: 31_580}


@pytest.mark.parametrize(
    ("goal", "milestones", "outcome_only"),
    [
        ("below_trial_work", 0, 0), ("trial_work", 7_400, 0), ("substantial", 13_505, 0), ("off_cash", 33_485, 36 * 1_032),
        (UNKNOWN, None, None),
    ],
)  # fmt: skip
def test_what_a_goal_reaches(law: Law, goal: str, milestones: int | None, outcome_only: int | None) -> None:
    found = prospects(facts(), law, {**GOOD, "goal": goal}, "Northside", DAY)
    assert by(found, "practice", PaymentSystem.MILESTONE_OUTCOME).dollars == milestones
    rate = law.outcome_rate(2025, 2, outcome_only=True)
    wanted = outcome_only if not outcome_only else 36 * rate.dollars if rate else None
    assert by(found, "practice", PaymentSystem.OUTCOME_ONLY).dollars == wanted


def test_a_figure_that_is_not_published_is_not_guessed(law: Law) -> None:
    later = date(2040, 6, 16)
    ticket = replace(TICKET, born_on=date(2005, 1, 1))
    found = prospects(facts(ticket=ticket), law, GOOD, "Northside", later)
    assert {one.dollars for one in found} == {None}


@pytest.mark.parametrize(
    ("above", "answers"),
    [
        ((), ["still_open"] * 4),
        ((1,), ["barred", "still_open", "still_open", "still_open"]),
        ((2,), ["still_open"] * 4),
        ((1, 3, 6), ["barred", "barred", "still_open", "still_open"]),
        ((1, 3, 7), ["barred", "still_open", "still_open", "still_open"]),
        (tuple(range(1, 10)), ["barred"] * 4),
    ],
)
def test_look_back_from_wages_known(law: Law, above: tuple[int, ...], answers: list[str]) -> None:
    found = look_back_known(facts(*above), law, {**GOOD, "wages_before": "entered"}, DAY)
    assert [one.answer.value for one in found] == answers


def test_exactly_at_the_level_never_bars(law: Law) -> None:
    at_level = facts(1, cents=116_000)
    assert look_back_known(at_level, law, {**GOOD, "wages_before": "entered"}, DAY)[0].answer is Looked.OPEN


def test_months_not_known_leave_it_unclear_only_where_they_could_bar(law: Law) -> None:
    """Milestone 2 asks 3 of 6: with 4 months known to be below the level the other 2 cannot bar; with 3 they could."""
    told = {**GOOD, "wages_before": "some"}
    four, three = facts(1, 2, 3, 4, cents=100), facts(1, 2, 3, cents=100)
    assert look_back_known(four, law, told, DAY)[1].answer is Looked.OPEN
    assert look_back_known(three, law, told, DAY)[1].answer is Looked.UNKNOWN
    assert look_back_known(three, law, {**told, "wages_before": "entered"}, DAY)[1].answer is Looked.OPEN


def test_what_is_not_known_is_named_in_money(law: Law) -> None:
    """Nothing is known of wages before: all four Phase 1 milestones, $7,400, hang on it."""
    given = {**GOOD, "goal": "substantial", "wages_before": UNKNOWN}
    found = by(prospects(facts(), law, given, "Northside", DAY), "practice", PaymentSystem.MILESTONE_OUTCOME)
    assert (found.dollars, found.least_dollars) == (13_505, 6_105)


@pytest.mark.parametrize(("closed", "practice"), [(date(2023, 12, 16), 26_085), (date(2023, 12, 15), 33_485)])
def test_state_vr_closed_18_months_before_in_both_readings(law: Law, closed: date, practice: int) -> None:
    case = VocationalRehabilitationCase(
        "N-1", "State VR", date(2022, 1, 1), closed, Closure.EMPLOYMENT_OUTCOME, PaidBy.COST_REIMBURSEMENT
    )
    given = {**GOOD, "state_vr": "closed_with_work"}
    found = prospects(replace(facts(), vr_cases=(case,)), law, given, "Northside", DAY)
    assert by(found, "practice", PaymentSystem.MILESTONE_OUTCOME).dollars == practice
    assert by(found, "regulation", PaymentSystem.MILESTONE_OUTCOME).dollars == 26_085


def test_what_another_provider_was_paid_is_gone(law: Law) -> None:
    """Milestone 1 attained with an earlier provider in our own records."""
    before = Assignment(
        "N-1",
        "Eastgate",
        AssignmentKind.EMPLOYMENT_NETWORK,
        PaymentSystem.MILESTONE_OUTCOME,
        date(2025, 1, 10),
    )
    found = prospects(replace(facts(2), assignments=(before,)), law, GOOD, "Northside", DAY)
    assert by(found, "practice", PaymentSystem.MILESTONE_OUTCOME).dollars == 33_485 - 1_850
