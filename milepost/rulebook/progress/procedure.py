"""How a progress review is carried out: letters, answers, notices, appeals, and the day on which each runs out.

20 CFR 411.200 (the review), .205 (asking SSA to look again), .210 (coming back after a failed review). The letters and
their 30 days are the program manager's practice (program operations 5: SSA-1375 and SSA-L1377); the regulation names no
days for an answer, so an answer that comes late is still an answer.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.decisions import Reason

DAYS_TO_ANSWER = timedelta(days=30)
DAYS_UNTIL_EFFECTIVE = timedelta(days=30)
LAST_DAY_TO_ASK = timedelta(days=29)
"""A review is asked for *before* the 30th day after the notice was sent (411.205(a), .210(c))."""
PRACTICE = "program operations 5"


class Event(StrEnum):
    """What can happen in a review, each with its day."""

    HOLDER_ASKED = "holder_asked"
    """The program manager sent the SSA-1375 to the Ticketholder."""
    HOLDER_ANSWERED = "holder_answered"
    PROVIDER_ASKED = "provider_asked"
    """The program manager sent the SSA-L1377 to the provider."""
    PROVIDER_ANSWERED = "provider_answered"
    FOUND_MET = "found_met"
    FOUND_NOT_MET = "found_not_met"
    """The written notice of the program manager was sent."""
    SSA_ASKED = "ssa_asked"
    """The Ticketholder asked SSA to look at the decision again."""
    SSA_FOUND_MET = "ssa_found_met"
    SSA_FOUND_NOT_MET = "ssa_found_not_met"
    REINSTATEMENT_ASKED = "reinstatement_asked"
    REINSTATED = "reinstated"
    REINSTATEMENT_REFUSED = "reinstatement_refused"
    REFUSAL_APPEALED = "refusal_appealed"
    REFUSAL_UPHELD = "refusal_upheld"


class Stage(StrEnum):
    """Where a review stands."""

    NOT_BEGUN = "not_begun"
    HOLDER_TO_ANSWER = "holder_to_answer"
    PROVIDER_TO_ANSWER = "provider_to_answer"
    TO_BE_DECIDED = "to_be_decided"
    MET = "review_met"
    NOTICE_SENT = "notice_sent"
    WITH_SSA = "with_ssa"
    FAILED = "failed"
    REINSTATEMENT_TO_DECIDE = "reinstatement_to_decide"
    REFUSED = "refused"
    REFUSAL_WITH_SSA = "refusal_with_ssa"
    REINSTATED = "reinstated"


_DECIDED = {Event.FOUND_MET: Stage.MET, Event.FOUND_NOT_MET: Stage.NOTICE_SENT}
MOVES: Mapping[Stage, Mapping[Event, Stage]] = {
    Stage.NOT_BEGUN: {
        Event.HOLDER_ASKED: Stage.HOLDER_TO_ANSWER,
        Event.PROVIDER_ASKED: Stage.PROVIDER_TO_ANSWER,
        **_DECIDED,
    },
    Stage.HOLDER_TO_ANSWER: {
        Event.HOLDER_ANSWERED: Stage.TO_BE_DECIDED,
        Event.PROVIDER_ASKED: Stage.PROVIDER_TO_ANSWER,
        **_DECIDED,
    },
    Stage.PROVIDER_TO_ANSWER: {
        Event.PROVIDER_ANSWERED: Stage.TO_BE_DECIDED,
        Event.HOLDER_ANSWERED: Stage.TO_BE_DECIDED,
        **_DECIDED,
    },
    Stage.TO_BE_DECIDED: {
        Event.PROVIDER_ASKED: Stage.PROVIDER_TO_ANSWER,
        Event.HOLDER_ANSWERED: Stage.TO_BE_DECIDED,
        Event.PROVIDER_ANSWERED: Stage.TO_BE_DECIDED,
        **_DECIDED,
    },
    Stage.MET: {},
    Stage.NOTICE_SENT: {Event.SSA_ASKED: Stage.WITH_SSA, Event.FOUND_MET: Stage.MET},
    Stage.WITH_SSA: {Event.SSA_FOUND_MET: Stage.MET, Event.SSA_FOUND_NOT_MET: Stage.FAILED},
    Stage.FAILED: {Event.REINSTATEMENT_ASKED: Stage.REINSTATEMENT_TO_DECIDE},
    Stage.REINSTATEMENT_TO_DECIDE: {
        Event.REINSTATED: Stage.REINSTATED,
        Event.REINSTATEMENT_REFUSED: Stage.REFUSED,
    },
    Stage.REFUSED: {
        Event.REFUSAL_APPEALED: Stage.REFUSAL_WITH_SSA,
        Event.REINSTATEMENT_ASKED: Stage.REINSTATEMENT_TO_DECIDE,
    },
    Stage.REFUSAL_WITH_SSA: {Event.REINSTATED: Stage.REINSTATED, Event.REFUSAL_UPHELD: Stage.FAILED},
    Stage.REINSTATED: {},
}
"""The lawful moves; nothing that does not stand here can be recorded."""

LAWS: Mapping[Event, str] = {
    Event.HOLDER_ASKED: f"20 CFR 411.200(b); {PRACTICE}",
    Event.HOLDER_ANSWERED: "20 CFR 411.200(b)",
    Event.PROVIDER_ASKED: f"20 CFR 411.200(b); {PRACTICE}",
    Event.PROVIDER_ANSWERED: "20 CFR 411.200(b), .325(e)",
    Event.FOUND_MET: "20 CFR 411.200(c)",
    Event.FOUND_NOT_MET: "20 CFR 411.200(d)",
    Event.SSA_ASKED: "20 CFR 411.205(a)",
    Event.SSA_FOUND_MET: "20 CFR 411.205",
    Event.SSA_FOUND_NOT_MET: "20 CFR 411.205",
    Event.REINSTATEMENT_ASKED: "20 CFR 411.210(b)",
    Event.REINSTATED: "20 CFR 411.210(c)",
    Event.REINSTATEMENT_REFUSED: "20 CFR 411.210(c)",
    Event.REFUSAL_APPEALED: "20 CFR 411.210(c)",
    Event.REFUSAL_UPHELD: "20 CFR 411.210(c)",
}

_FINDINGS: Mapping[Stage, str] = {
    Stage.NOT_BEGUN: "REVIEW_NOT_BEGUN",
    Stage.HOLDER_TO_ANSWER: "REVIEW_HOLDER_TO_ANSWER",
    Stage.PROVIDER_TO_ANSWER: "REVIEW_PROVIDER_TO_ANSWER",
    Stage.TO_BE_DECIDED: "REVIEW_TO_BE_DECIDED",
    Stage.MET: "REVIEW_FOUND_MET",
    Stage.NOTICE_SENT: "REVIEW_NOTICE_SENT",
    Stage.WITH_SSA: "REVIEW_WITH_SSA",
    Stage.FAILED: "REVIEW_FAILED",
    Stage.REINSTATEMENT_TO_DECIDE: "REVIEW_REINSTATEMENT_TO_DECIDE",
    Stage.REFUSED: "REVIEW_REFUSED",
    Stage.REFUSAL_WITH_SSA: "REVIEW_REFUSAL_WITH_SSA",
    Stage.REINSTATED: "REVIEW_REINSTATED",
}


@dataclass(frozen=True, slots=True)
class Step:
    """One event on its day."""

    event: Event
    on: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day on which somebody may still do something, and what it is."""

    code: str
    until: date
    who: str
    """`ticketholder` or `provider`."""
    law: str

    def as_reason(self) -> Reason:
        return Reason(self.code, {"until": self.until}, self.law)


@dataclass(frozen=True, slots=True)
class Procedure:
    """Where a review stands on a day, and since when."""

    stage: Stage
    since: date | None
    deadline: Deadline | None
    is_protected: bool
    """Whether no medical review may be begun, as far as this review goes (411.165, .171(b), .205)."""
    protection_ends: date | None
    """The day from which it is not, if nothing is done; or was not."""
    reasons: tuple[Reason, ...]

    @property
    def lawful(self) -> tuple[Event, ...]:
        """What may be recorded next."""
        return tuple(MOVES[self.stage])


class NotLawful(Exception):
    """An event that cannot follow; `reason` says why."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.code)
        self.reason = reason


def procedure_on(steps: Iterable[Step], day: date) -> Procedure:
    """Where does the review stand on this day, what runs out when, and is the Ticketholder still protected?"""
    so_far = _SoFar()
    for step in (one for one in steps if one.on <= day):
        so_far = so_far.on(step.on).after(step)
    so_far = so_far.on(day)
    last, stage = so_far.last, so_far.stage
    if last is None:
        reason = Reason(_FINDINGS[stage], {}, "20 CFR 411.200(a)")
        return Procedure(stage, None, None, True, None, (reason,))
    ends = so_far.lost_on or (last.on + DAYS_UNTIL_EFFECTIVE if stage is Stage.NOTICE_SENT else None)
    told = so_far.lost_on if stage is Stage.FAILED and so_far.lost_on else last.on
    return Procedure(
        stage,
        last.on,
        _deadline(stage, last, day),
        ends is None or day < ends,
        ends,
        (Reason(_FINDINGS[stage], {"day": told}, LAWS[last.event]),),
    )


@dataclass(frozen=True, slots=True)
class _SoFar:
    """The stage after some steps, the last of them, and the day from which protection was lost."""

    stage: Stage = Stage.NOT_BEGUN
    last: Step | None = None
    lost_on: date | None = None

    def on(self, day: date) -> _SoFar:
        """A notice that nobody questioned comes into effect 30 days after it was sent (411.200(d))."""
        if self.stage is Stage.NOTICE_SENT and self.last and day >= self.last.on + DAYS_UNTIL_EFFECTIVE:
            return _SoFar(Stage.FAILED, self.last, self.last.on + DAYS_UNTIL_EFFECTIVE)
        return self

    def after(self, step: Step) -> _SoFar:
        stage = MOVES[self.stage].get(step.event, self.stage)
        lost_on = self.lost_on
        if step.event is Event.SSA_FOUND_NOT_MET:  # 411.205: effective on the day SSA sends its decision
            lost_on = step.on
        if stage in {Stage.MET, Stage.REINSTATED}:
            lost_on = None
        return _SoFar(stage, step, lost_on)


def check_may_follow(steps: Iterable[Step], step: Step) -> None:
    """Raises NotLawful where `step` cannot follow `steps`: out of order, too late, or before what it follows."""
    given = list(steps)
    last = given[-1] if given else None
    if last is not None and step.on < last.on:
        raise NotLawful(Reason("REVIEW_BEFORE_THE_LAST", {"day": last.on}))
    stage = procedure_on(given, step.on).stage if given else Stage.NOT_BEGUN
    if step.event is Event.SSA_ASKED and stage is Stage.FAILED and last and last.event is Event.FOUND_NOT_MET:
        raise NotLawful(Reason("REVIEW_TOO_LATE", {"until": last.on + LAST_DAY_TO_ASK}, LAWS[step.event]))
    if step.event not in MOVES[stage]:
        raise NotLawful(Reason("REVIEW_NOT_NOW", {"stage_word": stage.value, "event_word": step.event.value}))
    too_late = {Event.SSA_ASKED: Stage.NOTICE_SENT, Event.REFUSAL_APPEALED: Stage.REFUSED}
    if too_late.get(step.event) is stage and last is not None and step.on > last.on + LAST_DAY_TO_ASK:
        raise NotLawful(Reason("REVIEW_TOO_LATE", {"until": last.on + LAST_DAY_TO_ASK}, LAWS[step.event]))


def _deadline(stage: Stage, last: Step, day: date) -> Deadline | None:
    if stage is Stage.HOLDER_TO_ANSWER:
        return Deadline("REVIEW_ANSWER_BY", last.on + DAYS_TO_ANSWER, "ticketholder", PRACTICE)
    if stage is Stage.PROVIDER_TO_ANSWER:
        return Deadline("REVIEW_PROVIDER_ANSWER_BY", last.on + DAYS_TO_ANSWER, "provider", PRACTICE)
    if stage in {Stage.NOTICE_SENT, Stage.REFUSED} and day <= last.on + LAST_DAY_TO_ASK:
        law = "20 CFR 411.205(a)" if stage is Stage.NOTICE_SENT else "20 CFR 411.210(c)"
        return Deadline("REVIEW_ASK_SSA_BY", last.on + LAST_DAY_TO_ASK, "ticketholder", law)
    return None
