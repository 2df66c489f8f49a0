"""What the answers and the gate say of a candidate: signals in plain sentences, and one advice. It never refuses anybody.

There is no score: no answer is a number and none is weighed against another. One thing that stands against taking the Ticket
is said as that, with its reason; so is one thing to mind. Neither blindness nor age is a signal: they say which levels and rates
hold and whether the Ticket can be assigned at all, and that is worked out elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from milepost.rulebook.assignability import Answer, Assignability
from milepost.rulebook.candidates.questions import QUESTIONS, UNKNOWN, Use, answers_in_order
from milepost.rulebook.decisions import Reason

LADDER, GUIDE = "20 CFR 411.525", "SSA: EN guide for working with Ticketholders"


class Advice(StrEnum):
    """What is advised, the strongest first."""

    NOT_NOW = "not_now"
    REFER = "refer"
    ASK_FIRST = "ask_first"
    WITH_CARE = "with_care"
    GO_ON = "go_on"


class Effect(StrEnum):
    STOPS = "stops"
    AGAINST = "against"
    UNKNOWN = "unclear"
    CARE = "care"
    FOR = "speaks_for"


@dataclass(frozen=True, slots=True)
class Signal:
    """What one answer, or the gate, says. `question` is empty for the gate."""

    effect: Effect
    reason: Reason
    question: str = ""


@dataclass(frozen=True, slots=True)
class Assessed:
    """The advice with everything that made it, and what to arrange. Page, print and JSON show this object."""

    day: date
    advice: Advice
    reason: Reason
    signals: tuple[Signal, ...]
    to_arrange: tuple[Reason, ...]

    def of(self, effect: str) -> list[Signal]:
        return [one for one in self.signals if one.effect == effect]


_REASONS = {
    Advice.NOT_NOW: "CANDIDATE_NOT_NOW",
    Advice.REFER: "CANDIDATE_REFER",
    Advice.ASK_FIRST: "CANDIDATE_ASK_FIRST",
    Advice.WITH_CARE: "CANDIDATE_WITH_CARE",
    Advice.GO_ON: "CANDIDATE_GO_ON",
}
_SAID: Mapping[tuple[str, str], tuple[Effect, str, str]] = {
    ("goal", "below_trial_work"): (Effect.AGAINST, "CANDIDATE_GOAL_BELOW", LADDER),
    ("goal", "trial_work"): (Effect.CARE, "CANDIDATE_GOAL_TRIAL_WORK", LADDER),
    ("goal", "substantial"): (Effect.FOR, "CANDIDATE_GOAL_SUBSTANTIAL", LADDER),
    ("goal", "off_cash"): (Effect.FOR, "CANDIDATE_GOAL_OFF_CASH", "20 CFR 411.500(e), .525"),
    ("by_when", "one_year"): (Effect.FOR, "CANDIDATE_SOON", GUIDE),
    ("by_when", "two_years"): (Effect.FOR, "CANDIDATE_TWO_YEARS", GUIDE),
    ("by_when", "later"): (Effect.CARE, "CANDIDATE_LATER", GUIDE),
    ("part_time_for_good", "no"): (Effect.FOR, "CANDIDATE_NOT_PART_TIME", GUIDE),
    ("our_services", "yes"): (Effect.FOR, "CANDIDATE_SERVED", GUIDE),
    ("our_services", "no"): (Effect.AGAINST, "CANDIDATE_NOT_SERVED", GUIDE),
    ("state_vr", "never"): (Effect.FOR, "CANDIDATE_VR_NEVER", "20 CFR 411.140(a)"),
    ("state_vr", "open"): (Effect.STOPS, "CANDIDATE_VR_OPEN", "20 CFR 411.140(a)"),
    ("state_vr", "closed_with_work"): (Effect.CARE, "CANDIDATE_VR_CLOSED_WORK", "20 CFR 411.535(a)(1)(iii)"),
    ("state_vr", "closed_otherwise"): (Effect.FOR, "CANDIDATE_VR_CLOSED", "20 CFR 411.535(a)(1)(iii)"),
    ("paid_before", "yes"): (Effect.CARE, "CANDIDATE_PAID_BEFORE", "20 CFR 411.560"),
    ("paid_before", "no"): (Effect.FOR, "CANDIDATE_NOT_PAID_BEFORE", "20 CFR 411.525"),
    ("proof", "yes"): (Effect.FOR, "CANDIDATE_PROOF", "20 CFR 411.575"),
    ("proof", "no"): (Effect.CARE, "CANDIDATE_NO_PROOF", "20 CFR 411.575"),
}
"""What each answer says by itself; `part_time_for_good` = yes goes by the goal."""
_ABOVE_TRIAL_WORK = ("substantial", "off_cash")


def assess(given: Mapping[str, str], gate: Assignability, day: date) -> Assessed:
    """What is advised of this candidate, on this day, from what is known?"""
    answers = answers_in_order(given)
    signals = (*_of_gate(gate), *_of_answers(answers))
    advice = _advice(signals, answers, gate)
    return Assessed(day, advice, Reason(_REASONS[advice], law=GUIDE), signals, tuple(_to_arrange(answers)))


def _advice(signals: tuple[Signal, ...], answers: Mapping[str, str], gate: Assignability) -> Advice:
    effects = {one.effect for one in signals}
    if Effect.STOPS in effects:
        return Advice.NOT_NOW
    if Effect.AGAINST in effects:
        return Advice.REFER
    unasked = any(one.decides and answers[one.code] == UNKNOWN for one in QUESTIONS)
    if unasked or gate.of_the_person is Answer.UNKNOWN:
        return Advice.ASK_FIRST
    return Advice.WITH_CARE if Effect.CARE in effects else Advice.GO_ON


def _of_gate(gate: Assignability) -> Iterator[Signal]:
    """Age, benefit, Ticket and State VR as 20 CFR 411.125 and .140 ask; the plan comes after the question."""
    effects = {"blocks": Effect.STOPS, "unclear": Effect.UNKNOWN, "warns": Effect.CARE, "fine": Effect.FOR}
    for one in gate.findings:
        if not one.is_about_plan:
            yield Signal(effects[one.effect.value], one.reason)


def _of_answers(answers: Mapping[str, str]) -> Iterator[Signal]:
    for question in QUESTIONS:
        if question.use is not Use.ADVICE:
            continue
        answer = answers[question.code]
        if answer == UNKNOWN:
            figures = {"question_word": f"about_{question.code}"}
            yield Signal(Effect.UNKNOWN, Reason("CANDIDATE_NOT_KNOWN", figures), question.code)
        elif (question.code, answer) == ("part_time_for_good", "yes"):
            yield _part_time(answers["goal"])
        else:
            effect, code, law = _SAID[question.code, answer]
            yield Signal(effect, Reason(code, law=law), question.code)


def _part_time(goal: str) -> Signal:
    """Part-time for good is a poor fit, unless the goal is at substantial gainful activity all the same."""
    if goal in _ABOVE_TRIAL_WORK:
        return Signal(Effect.CARE, Reason("CANDIDATE_PART_TIME_YET_HIGH", law=GUIDE), "part_time_for_good")
    return Signal(Effect.AGAINST, Reason("CANDIDATE_PART_TIME", law=GUIDE), "part_time_for_good")


def _to_arrange(answers: Mapping[str, str]) -> Iterator[Reason]:
    if answers["counselled"] != "yes":
        yield Reason("CANDIDATE_COUNSEL", law="20 CFR 411.466(a)")
    if answers["arranged"] == "no":
        yield Reason("CANDIDATE_ARRANGE", law="20 CFR 411.466(a)")
    if answers["wages_before"] in ("some", UNKNOWN):
        yield Reason("CANDIDATE_WAGES_BEFORE", law="20 CFR 411.535(a)(1)")
    if answers["state_vr"] == "closed_with_work":
        yield Reason("CANDIDATE_VR_CASE", law="20 CFR 411.535(a)(1)(iii)")
