"""The one timeline that both sides see: each step with how it stands and why, what is asked, which clocks run, what is left to pay."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from milepost.rulebook.assignability import holding
from milepost.rulebook.decisions import Missing, Reason
from milepost.rulebook.facts import Assignment, Closure, PaidBy
from milepost.rulebook.handoffs.clocks import (
    Clock,
    assignment_clock,
    claim_clock,
    may_change_payment,
    running,
)
from milepost.rulebook.handoffs.facts import HandOffFacts, Stage, stage_of
from milepost.rulebook.handoffs.payable import Payable, payable_from

AGENCY, NETWORK, HOLDER = "state_vr", "provider", "ticketholder"


class StepCode(StrEnum):
    OPENED = "opened"
    PAYMENT = "payment"
    CLOSED = "closed"
    INFORMED = "informed"
    CHOSEN = "chosen"
    ASSIGNED = "assigned"
    NINE = "nine"


class Standing(StrEnum):
    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    WRONG = "wrong"
    """It happened, and not as the rules ask."""
    UNKNOWN = "unclear"


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when, how it stands on the day, and why."""

    code: StepCode
    standing: Standing
    on: date | None
    reasons: tuple[Reason, ...]
    missing: tuple[Missing, ...] = ()

    def __post_init__(self) -> None:
        assert self.reasons, "a step without a reason is not a step"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The answer for a day."""

    day: date
    stage: Stage
    steps: tuple[Step, ...]
    clocks: tuple[Clock, ...]
    payable: tuple[Payable, ...]

    @property
    def missing(self) -> tuple[Missing, ...]:
        return tuple(one for step in self.steps for one in step.missing)

    def step(self, code: StepCode) -> Step:
        return next(one for one in self.steps if one.code is code)


def timeline(facts: HandOffFacts, day: date) -> Timeline:
    """Where does this hand-off stand on this day? 20 CFR 411.140(a), .166, .171(d), .355, .535(a)(1)(iii), .585; systems A.8."""
    steps = (
        _opened(facts), _payment(facts, day), _closed(facts), _informed(facts), _chosen(facts), _assigned(facts, day),
        _nine(facts),
    )  # fmt: skip
    return Timeline(day, stage_of(facts), steps, tuple(running(facts, day)), payable_from(facts, day))


def _opened(facts: HandOffFacts) -> Step:
    """Is the Ticket in use with the agency, and with nobody else? Never assigned and in cost-reimbursement status at once."""
    law, code = "20 CFR 411.140(a), .585", StepCode.OPENED
    if facts.opened_on is None:
        unknown = Reason("HAND_OFF_OPENED_UNKNOWN", {}, law)
        return Step(
            code, Standing.UNKNOWN, None, (unknown,), (Missing("HAND_OFF_ASK_OPENED", supplied_by=AGENCY),)
        )
    reasons = [Reason("HAND_OFF_OPENED", {"agency": facts.agency}, law)]
    standing = Standing.DONE
    overlapping = _overlapping(facts) if facts.is_cost_reimbursement else None
    if overlapping is not None:
        figures = {"provider": overlapping.provider, "since": overlapping.assigned_on}
        reasons.append(Reason("HAND_OFF_EN_HELD", figures, law))
        standing = Standing.WRONG
    asked: tuple[Missing, ...] = ()
    if facts.in_use_on is not None:
        reasons.append(Reason("HAND_OFF_IN_USE", {"day": facts.in_use_on}, "20 CFR 411.166, .385(a)"))
    else:
        asked = (Missing("HAND_OFF_ASK_IN_USE", supplied_by=AGENCY),)
    return Step(code, standing, facts.opened_on, tuple(reasons), asked)


def _overlapping(facts: HandOffFacts) -> Assignment | None:
    """An assignment to an Employment Network while the case was open: it is to be unassigned first (P-7, P-8)."""
    assert facts.opened_on is not None
    held = holding(facts.networks, facts.opened_on)
    if held is not None:
        return held
    end = facts.closed_on or date.max
    return next((one for one in facts.networks if facts.opened_on < one.assigned_on < end), None)


def _payment(facts: HandOffFacts, day: date) -> Step:
    """Cost reimbursement or EN payment, case by case."""
    code = StepCode.PAYMENT
    if facts.paid_by is None:
        asked = (Missing("HAND_OFF_ASK_PAYMENT", supplied_by=AGENCY),)
        return Step(
            code, Standing.UNKNOWN, facts.plan_on, (Reason("VR_PAID_UNKNOWN", {}, "readings 17"),), asked
        )
    if facts.paid_by is PaidBy.EN_PAYMENT:
        reasons = (Reason("VR_PAID_AS_EN", {"agency": facts.agency}, "20 CFR 411.135, .355"),)
        return Step(code, Standing.DONE, facts.plan_on, reasons)
    _may, change = may_change_payment(facts, PaidBy.EN_PAYMENT, day)
    paid = Reason("HAND_OFF_PAID_BY_COSTS", {"agency": facts.agency}, "20 CFR 411.355")
    wants: tuple[Missing, ...] = ()
    if facts.plan_on is None and facts.closed_on is None:
        wants = (Missing("HAND_OFF_ASK_PLAN", supplied_by=AGENCY),)
    return Step(code, Standing.DONE, facts.plan_on, (paid, change), wants)


def _closed(facts: HandOffFacts) -> Step:
    """Closed, and with which result?"""
    code, law = StepCode.CLOSED, "20 CFR 411.140(a)"
    if facts.closed_on is None:
        which = "VR_OPEN_NOW" if facts.is_cost_reimbursement else "VR_PAID_AS_EN"
        return Step(code, Standing.NOW, None, (Reason(which, {"agency": facts.agency}, law),))
    if facts.closure is None:
        reasons = (Reason("VR_RESULT_UNKNOWN", {}, "20 CFR 411.535(a)(1)(iii)"),)
        asked = (Missing("HAND_OFF_ASK_RESULT", supplied_by=AGENCY),)
        return Step(code, Standing.UNKNOWN, facts.closed_on, reasons, asked)
    with_job = facts.closure is Closure.EMPLOYMENT_OUTCOME
    result = Reason(
        "HAND_OFF_CLOSED_WITH_JOB" if with_job else "HAND_OFF_CLOSED_WITHOUT", {}, "34 CFR 361.56"
    )
    if not facts.is_cost_reimbursement:
        return Step(code, Standing.DONE, facts.closed_on, (result,))
    same = Reason("VR_NOT_SAME_AGENCY", {"agency": facts.agency}, law)
    return Step(code, Standing.DONE, facts.closed_on, (result, same))


def _informed(facts: HandOffFacts) -> Step:
    """Was the list of Employment Networks given, and when? At the closure, by the agency."""
    code, law = StepCode.INFORMED, "20 CFR 411.135"
    if facts.list_given_on is None:
        if facts.closed_on is None:
            return Step(code, Standing.AHEAD, None, (Reason("HAND_OFF_LIST_AHEAD", {}, law),))
        asked = (Missing("HAND_OFF_ASK_LIST", supplied_by=AGENCY),)
        standing = Standing.UNKNOWN if facts.handed_to else Standing.NOW
        return Step(code, standing, None, (Reason("HAND_OFF_LIST_LACKS", {}, law),), asked)
    given = Reason("HAND_OFF_LIST_GIVEN", {"count": facts.listed}, law)
    return Step(code, Standing.DONE, facts.list_given_on, (given,))


def _chosen(facts: HandOffFacts) -> Step:
    """Whom has the Ticketholder chosen? Nobody chooses for them."""
    code, law = StepCode.CHOSEN, "20 CFR 411.135, .150"
    if facts.chosen_on is not None:
        return Step(
            code, Standing.DONE, facts.chosen_on, (Reason("HAND_OFF_CHOSE", {"provider": facts.chosen}, law),)
        )
    standing = Standing.AHEAD if facts.closed_on is None or facts.list_given_on is None else Standing.NOW
    if facts.handed_to is not None:
        standing = Standing.UNKNOWN
    asked = (Missing("HAND_OFF_ASK_CHOICE", supplied_by=HOLDER),) if standing is Standing.NOW else ()
    return Step(code, standing, None, (Reason("HAND_OFF_FREE_TO_CHOOSE", {}, law),), asked)


def _assigned(facts: HandOffFacts, day: date) -> Step:
    """Assigned within the 90 days, after them, or too early?"""
    code, law = StepCode.ASSIGNED, "20 CFR 411.140(a)"
    held, clock = facts.handed_to, assignment_clock(facts)
    if facts.closed_on is None:
        return Step(
            code, Standing.AHEAD, None, (Reason("HAND_OFF_ASSIGN_AHEAD", {"agency": facts.agency}, law),)
        )
    if held is None:
        if clock is None:
            return Step(
                code,
                Standing.NOW,
                None,
                (Reason("HAND_OFF_ASSIGN_UNASSIGNED_FIRST", {}, "20 CFR 411.150(b)"),),
            )
        return Step(code, Standing.NOW, None, tuple(_until(clock, day)))
    figures: dict[str, object] = {"provider": held.provider}
    if clock is None:
        return Step(code, Standing.DONE, held.assigned_on, (Reason("HAND_OFF_ASSIGNED", figures, law),))
    figures |= {"days": (held.assigned_on - facts.closed_on).days + 1, "last": clock.last_day}
    which = "HAND_OFF_ASSIGNED_IN_TIME"
    if clock.is_disputed(held.assigned_on):
        which = "HAND_OFF_ASSIGNED_DISPUTED"
    elif clock.is_over(held.assigned_on):
        which = "HAND_OFF_ASSIGNED_AFTER"
    reasons = [Reason(which, figures, law)]
    if facts.chosen and not _same(facts.chosen, held.provider):
        reasons.append(
            Reason("HAND_OFF_ANOTHER_ASSIGNED", {"chosen": facts.chosen, **figures}, "20 CFR 411.135")
        )
    return Step(code, Standing.DONE, held.assigned_on, tuple(reasons))


def _until(clock: Clock, day: date) -> Iterator[Reason]:
    last = {"last": clock.last_day}
    if clock.is_disputed(day):
        yield Reason(
            "HAND_OFF_WAIVER_DISPUTED", {**last, "day": clock.disputed_day}, "20 CFR 411.140(a), C12"
        )
    elif clock.is_over(day):
        yield Reason("VR_WAIVER_OVER", last, "20 CFR 411.140(a)")
        yield Reason("HAND_OFF_PROTECTION_OVER", last, "20 CFR 411.171(d)")
    else:
        yield Reason("VR_WAIVER", last, "20 CFR 411.140(a)")
        yield Reason("HAND_OFF_PROTECTED", last, "20 CFR 411.171(d)")


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _nine(facts: HandOffFacts) -> Step:
    """Nine months at SGA: does the agency hear of it, and until when may it claim?"""
    code, law = StepCode.NINE, "20 CFR 404.2110, 416.2210"
    if not facts.is_cost_reimbursement:
        return Step(
            code, Standing.DONE, None, (Reason("HAND_OFF_NINE_NOT_ASKED", {"agency": facts.agency}, law),)
        )
    told = {True: "HAND_OFF_AGREED", False: "HAND_OFF_NOT_AGREED", None: "HAND_OFF_AGREEMENT_UNKNOWN"}
    agreed = Reason(told[facts.agency_is_told], {"agency": facts.agency}, "Partnership Plus agreement")
    asked = (
        () if facts.agency_is_told is not None else (Missing("HAND_OFF_ASK_AGREEMENT", supplied_by=NETWORK),)
    )
    nine = facts.nine
    if nine is None:
        return Step(code, Standing.AHEAD, None, (Reason("HAND_OFF_NINE_AHEAD", {}, law), agreed), asked)
    if not nine.is_certain:
        figures = {"ninth": nine.ninth, "gaps": nine.gaps}
        asked = (*asked, Missing("HAND_OFF_ASK_GAPS", {"gaps": nine.gaps}, supplied_by=HOLDER))
        return Step(
            code, Standing.UNKNOWN, None, (Reason("HAND_OFF_NINE_PERHAPS", figures, law), agreed), asked
        )
    reasons = [Reason("HAND_OFF_NINE", {"ninth": nine.ninth, "pattern_word": nine.pattern.value}, law)]
    clock = claim_clock(facts)
    assert clock is not None, "reimbursed, and the nine months stand"
    reasons.append(clock.reason)
    if facts.claimed_on is not None:
        late = facts.claimed_on > clock.last_day
        which = "HAND_OFF_CLAIMED_LATE" if late else "HAND_OFF_CLAIMED"
        reasons.append(Reason(which, {"day": facts.claimed_on, "last": clock.last_day}, "20 CFR 404.2116"))
    if facts.told_on is not None:
        reasons.append(Reason("HAND_OFF_TOLD", {"day": facts.told_on}, "Partnership Plus agreement"))
    is_done = facts.told_on is not None or facts.agency_is_told is False or facts.claimed_on is not None
    standing = Standing.DONE if is_done else Standing.NOW
    return Step(code, standing, nine.ninth.last_day, (*reasons, *(() if facts.told_on else (agreed,))), asked)
