"""What an agreement must hold, what flows after its end, when a partner is ready to apply: on both sides of each boundary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from milepost.rulebook.incubator import (
    DEEMED_OF_WORKFORCE,
    Answer,
    Facts,
    Item,
    Kept,
    readiness,
)
from milepost.rulebook.onboarding import Step, due_by, waits_for
from milepost.rulebook.partner_agreements import (
    DEFAULTS,
    REQUIRED,
    SETTLED,
    Need,
    Part,
    Read,
    Tail,
    Task,
    completeness,
    still_flows,
    tail_until,
)
from milepost.rulebook.wording import sentence

DAY = date(2026, 6, 30)
WHOLE = Read(
    begins_on=date(2026, 1, 1),
    duties={task: (duty.record, duty.partner) for task, duty in DEFAULTS.items()},
    written=frozenset({"record_signer", "partner_signer", "assignments", "administration", "distribution"}),
)


def lacking(read: Read) -> set[str]:
    return {why.code for one in completeness(read) if one.is_required for why in one.to_add}


def test_the_defaults_hold_what_ssa_asks_of_duties() -> None:
    assert lacking(WHOLE) == set()
    assert {one.need for one in completeness(Read()) if one.is_required and not one.is_there} == set(REQUIRED)


def test_each_task_that_must_be_settled_is_asked_for() -> None:
    for task in SETTLED:
        others = {one: parts for one, parts in WHOLE.duties.items() if one is not task}
        assert lacking(replace(WHOLE, duties=others)) == {f"AGREEMENT_NEEDS_DUTY_{task.upper()}"}
        overseen = {**others, task: (Part.OVERSEES, Part.SUPPLIES)}
        assert lacking(replace(WHOLE, duties=overseen)) == {f"AGREEMENT_NEEDS_DUTY_{task.upper()}"}, (
            "somebody does it"
        )
        assert lacking(replace(WHOLE, duties={**others, task: (Part.NO_PART, Part.DOES)})) == set()


def test_nobody_does_what_no_source_settles() -> None:
    for task in (Task.PROGRESS, Task.COMPLAINTS, Task.INCIDENTS):
        assert DEFAULTS[task].record is DEFAULTS[task].partner is None
    assert all(duty.source for task, duty in DEFAULTS.items() if duty.record)


def test_terms_of_shares_say_how_payments_are_distributed() -> None:
    without = replace(WHOLE, written=WHOLE.written - {"distribution"})
    assert lacking(without) == {"AGREEMENT_NEEDS_DISTRIBUTION"}
    assert lacking(replace(without, has_share_terms=True)) == set()


def test_a_term_of_one_day_is_one_and_a_term_that_ends_before_it_begins_is_none() -> None:
    assert lacking(replace(WHOLE, ends_on=date(2026, 1, 1))) == set()
    assert lacking(replace(WHOLE, ends_on=date(2025, 12, 31))) == {"AGREEMENT_ENDS_BEFORE_IT_BEGINS"}


def test_good_practice_never_stands_in_the_way() -> None:
    found = {one.need: one for one in completeness(WHOLE)}
    assert not found[Need.TAIL].is_there
    assert not found[Need.TAIL].is_required
    months = completeness(replace(WHOLE, tail=Tail.MONTHS))
    assert [why.code for one in months if one.need is Need.TAIL for why in one.to_add] == [
        "AGREEMENT_NEEDS_TAIL_MONTHS"
    ]


@pytest.mark.parametrize(
    ("ended_on", "months", "until"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 2, 28), 1, date(2026, 3, 28)),
        (date(2026, 6, 30), 12, date(2027, 6, 30)),
    ],
)
def test_months_of_the_tail_are_calendar_months(ended_on: date, months: int, until: date) -> None:
    assert tail_until(ended_on, Tail.MONTHS, months) == until


def test_a_tail_without_a_number_or_without_an_end_has_no_last_day() -> None:
    assert tail_until(DAY, Tail.MONTHS, None) is None
    assert tail_until(DAY, Tail.AS_PAID, 6) is None
    assert tail_until(DAY, None, 6) is None
    assert tail_until(DAY, Tail.NOTHING, 6) == DAY


BEFORE, LATER = DAY, DAY + timedelta(1)


@pytest.mark.parametrize(
    ("assigned", "received", "tail", "months", "answer", "code"),
    [
        (BEFORE, DAY, Tail.NOTHING, None, True, "TAIL_BEFORE_END"),
        (BEFORE, LATER, Tail.NOTHING, None, False, "TAIL_NOTHING"),
        (BEFORE, LATER, Tail.AS_PAID, None, True, "TAIL_AS_PAID"),
        (LATER, LATER, Tail.AS_PAID, None, False, "TAIL_ASSIGNED_LATER"),
        (None, LATER, Tail.AS_PAID, None, None, "TAIL_ASSIGNMENT_UNKNOWN"),
        (BEFORE, LATER, None, None, None, "TAIL_NOT_AGREED"),
        (BEFORE, LATER, Tail.MONTHS, None, None, "TAIL_NOT_AGREED"),
        (BEFORE, date(2026, 12, 30), Tail.MONTHS, 6, True, "TAIL_WITHIN"),
        (BEFORE, date(2026, 12, 31), Tail.MONTHS, 6, False, "TAIL_OVER"),
    ],
)
def test_what_flows_after_the_end(
    assigned: date | None,
    received: date,
    tail: Tail | None,
    months: int | None,
    answer: bool | None,
    code: str,
) -> None:
    flow = still_flows(assigned, received, ended_on=DAY, tail=tail, months=months)
    assert (flow.answer, flow.reason.code) == (answer, code)
    assert flow.reason.finding("es") != flow.reason.finding("en")


def test_foundations_are_due_within_60_days_and_nothing_else_has_a_day() -> None:
    assert due_by(Step.FOUNDATIONS, date(2026, 1, 1)) == date(2026, 3, 2)
    assert due_by(Step.FOUNDATIONS, None) is None
    assert all(due_by(step, DAY) is None for step in Step if step is not Step.FOUNDATIONS)
    assert all(waits_for(step) for step in Step if step is not Step.OTHER)


READY = Facts(DAY, months_before=24, items={item: Kept(Answer.YES, has_evidence=True) for item in Item})


def answers(facts: Facts) -> dict[Item, Answer]:
    return {one.item: one.answer for one in readiness(facts).findings}


def test_ready_when_each_is_met_with_its_evidence() -> None:
    assert readiness(READY).answer is Answer.YES
    assert len(readiness(READY).findings) == len(Item) == 14


@pytest.mark.parametrize(
    ("before", "of_five", "answer"),
    [
        (24, None, Answer.YES),
        (23, 36, Answer.YES),
        (None, 36, Answer.YES),
        (23, 35, Answer.NO),
        (23, None, Answer.UNKNOWN),
        (None, 35, Answer.UNKNOWN),
        (None, None, Answer.UNKNOWN),
    ],
)
def test_two_years_before_or_three_of_five(before: int | None, of_five: int | None, answer: Answer) -> None:
    facts = replace(READY, months_before=before, months_of_five_years=of_five)
    assert answers(facts)[Item.EXPERIENCE] is answer
    assert readiness(facts).answer is answer


def with_one(item: Item, kept: Kept) -> Facts:
    return replace(READY, items={**READY.items, item: kept})


def test_a_yes_without_evidence_is_not_known_and_one_no_outweighs_it() -> None:
    said = with_one(Item.PRIVACY, Kept(Answer.YES))
    assert answers(said)[Item.PRIVACY] is Answer.UNKNOWN
    assert readiness(said).answer is Answer.UNKNOWN
    both = replace(said, items={**said.items, Item.SAM: Kept(Answer.NO)})
    assert readiness(both).answer is Answer.NO
    assert answers(with_one(Item.EXPERIENCE, Kept()))[Item.EXPERIENCE] is Answer.UNKNOWN


def test_evidence_holds_through_its_last_day() -> None:
    assert answers(with_one(Item.SAM, Kept(Answer.YES, True, DAY)))[Item.SAM] is Answer.YES
    assert answers(with_one(Item.SAM, Kept(Answer.YES, True, DAY - timedelta(1))))[Item.SAM] is Answer.NO


def test_a_workforce_entity_is_deemed_qualified_and_still_asked_for_its_systems() -> None:
    found = answers(Facts(DAY, is_workforce=True))
    assert {item for item, answer in found.items() if answer is Answer.YES} == set(DEEMED_OF_WORKFORCE)
    assert readiness(Facts(DAY, is_workforce=True)).answer is Answer.UNKNOWN


def test_every_reason_has_its_sentence_in_both_languages() -> None:
    for facts in (READY, Facts(DAY), replace(READY, months_before=1, months_of_five_years=2)):
        ready = readiness(facts)
        for reason in (ready.reason, *(one.reason for one in ready.findings)):
            assert reason.finding("en") != reason.finding("es")
    for one in completeness(Read(ends_on=DAY, begins_on=LATER, tail=Tail.MONTHS)):
        for reason in one.to_add:
            assert reason.finding("en") != reason.finding("es")
    for duty in DEFAULTS.values():
        if duty.says:
            assert sentence(duty.says, {}, "en") != sentence(duty.says, {}, "es")
    for step in Step:
        for reason in waits_for(step):
            assert reason.finding("en") != reason.finding("es")
