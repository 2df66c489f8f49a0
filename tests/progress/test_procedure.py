"""How a review is carried out: each deadline on its last day and the day after, and every event in every stage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from milepost.rulebook.facts import Reinstatement
from milepost.rulebook.progress.procedure import (
    MOVES,
    Event,
    NotLawful,
    Stage,
    Step,
    check_may_follow,
    procedure_on,
)
from tests.progress.test_progress import LAW, SET_A, each, facts, review

SENT = date(2025, 1, 30)
PATHS: dict[Stage, list[Event]] = {
    Stage.NOT_BEGUN: [],
    Stage.HOLDER_TO_ANSWER: [Event.HOLDER_ASKED],
    Stage.PROVIDER_TO_ANSWER: [Event.PROVIDER_ASKED],
    Stage.TO_BE_DECIDED: [Event.HOLDER_ASKED, Event.HOLDER_ANSWERED],
    Stage.MET: [Event.FOUND_MET],
    Stage.NOTICE_SENT: [Event.FOUND_NOT_MET],
    Stage.WITH_SSA: [Event.FOUND_NOT_MET, Event.SSA_ASKED],
    Stage.FAILED: [Event.FOUND_NOT_MET, Event.SSA_ASKED, Event.SSA_FOUND_NOT_MET],
}
PATHS[Stage.REINSTATEMENT_TO_DECIDE] = [*PATHS[Stage.FAILED], Event.REINSTATEMENT_ASKED]
PATHS[Stage.REFUSED] = [*PATHS[Stage.REINSTATEMENT_TO_DECIDE], Event.REINSTATEMENT_REFUSED]
PATHS[Stage.REFUSAL_WITH_SSA] = [*PATHS[Stage.REFUSED], Event.REFUSAL_APPEALED]
PATHS[Stage.REINSTATED] = [*PATHS[Stage.REINSTATEMENT_TO_DECIDE], Event.REINSTATED]


def steps(*events: Event, first: date = SENT) -> list[Step]:
    return [Step(event, first + timedelta(days=place)) for place, event in enumerate(events)]


@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("event", Event)
def test_each_event_in_each_stage_is_lawful_or_refused_with_a_sentence(stage: Stage, event: Event) -> None:
    before = steps(*PATHS[stage])
    day = before[-1].on if before else SENT
    assert procedure_on(before, day).stage is stage
    step = Step(event, day)
    if event in MOVES[stage]:
        check_may_follow(before, step)
        assert procedure_on([*before, step], day).stage is MOVES[stage][event]
    else:
        with pytest.raises(NotLawful) as refused:
            check_may_follow(before, step)
        for language in ("en", "es"):
            assert "{" not in refused.value.reason.finding(language)


def test_a_notice_takes_effect_thirty_days_after_it_was_sent() -> None:
    notice = steps(Event.FOUND_NOT_MET)
    day_29 = procedure_on(notice, date(2025, 2, 28))
    assert (day_29.stage, day_29.is_protected) == (Stage.NOTICE_SENT, True)
    assert day_29.deadline is not None
    assert day_29.deadline.until == date(2025, 2, 28)
    day_30 = procedure_on(notice, date(2025, 3, 1))
    assert (day_30.stage, day_30.is_protected, day_30.deadline) == (Stage.FAILED, False, None)
    assert day_30.protection_ends == date(2025, 3, 1)


def test_ssa_is_asked_before_the_thirtieth_day_or_not_at_all() -> None:
    notice = steps(Event.FOUND_NOT_MET)
    check_may_follow(notice, Step(Event.SSA_ASKED, date(2025, 2, 28)))
    with pytest.raises(NotLawful) as late:
        check_may_follow(notice, Step(Event.SSA_ASKED, date(2025, 3, 1)))
    assert "28 February 2025" in late.value.reason.finding()


def test_asked_in_time_one_stays_protected_until_the_day_ssa_sends_its_decision() -> None:
    asked = [Step(Event.FOUND_NOT_MET, SENT), Step(Event.SSA_ASKED, date(2025, 2, 28))]
    assert procedure_on(asked, date(2025, 8, 1)).is_protected
    decided = [*asked, Step(Event.SSA_FOUND_NOT_MET, date(2025, 8, 2))]
    assert procedure_on(decided, date(2025, 8, 1)).is_protected
    assert not procedure_on(decided, date(2025, 8, 2)).is_protected


def test_an_appeal_against_a_refusal_has_its_own_thirty_days() -> None:
    refused = steps(*PATHS[Stage.REFUSED])
    last = refused[-1].on
    check_may_follow(refused, Step(Event.REFUSAL_APPEALED, last + timedelta(days=29)))
    with pytest.raises(NotLawful):
        check_may_follow(refused, Step(Event.REFUSAL_APPEALED, last + timedelta(days=30)))


@pytest.mark.parametrize("event", [Event.HOLDER_ASKED, Event.PROVIDER_ASKED])
def test_a_letter_is_to_be_answered_within_thirty_days_and_a_late_answer_is_one(event: Event) -> None:
    asked = steps(event)
    found = procedure_on(asked, SENT + timedelta(days=45))
    assert found.deadline is not None
    assert found.deadline.until == SENT + timedelta(days=30)
    check_may_follow(asked, Step(Event.HOLDER_ANSWERED, SENT + timedelta(days=45)))


def test_a_step_before_the_last_one_is_refused() -> None:
    with pytest.raises(NotLawful, match="REVIEW_BEFORE_THE_LAST"):
        check_may_follow(steps(Event.HOLDER_ASKED), Step(Event.HOLDER_ANSWERED, SENT - timedelta(days=1)))


def test_after_reinstatement_the_next_year_begins_with_the_month_after() -> None:
    """Worked case 115 as corrected by K4: reinstated on 10 June 2025, next period July 2025 to June 2026."""
    given = replace(facts(SET_A, {}), reinstatements=(Reinstatement("T", 1, date(2025, 6, 10)),))
    second = review(given, 2)
    assert (str(second.from_month), str(second.to_month)) == ("2025-07", "2026-06")
    assert str(review(facts(SET_A, {}), 2).from_month) == "2025-02"


def test_work_between_a_failed_year_and_reinstatement_belongs_to_no_year() -> None:
    work = each("2025-02", 5, 1_500)
    given = replace(facts(SET_A, work), reinstatements=(Reinstatement("T", 1, date(2025, 6, 30)),))
    assert review(given, 2).work_months == 0
    assert LAW is not None


def test_a_reinstatement_still_ahead_is_not_known_yet() -> None:
    given = replace(facts(SET_A, {}), reinstatements=(Reinstatement("T", 1, date(2025, 6, 10)),))
    assert str(review(given, 2, as_of=date(2025, 6, 9)).from_month) == "2025-02"
