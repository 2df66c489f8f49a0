"""May this Ticket be assigned to this kind of provider on this day; what stands in the way, and until when.

20 CFR 411.125 (who is eligible), 411.140 (assignment), 411.150 (assignment again), 411.155 (the Ticket ends), 411.385 (State
VR's form). Each test gives one finding: it is fine, it stands in the way, it only warns, or it cannot be told yet. What is
not known is asked of somebody by name, never guessed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.decisions import Missing, Reason
from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    PaidBy,
    Program,
    TicketFacts,
    VocationalRehabilitationCase,
)
from milepost.rulebook.months import Month

YOUNGEST, TOO_OLD = 18, 65
"""20 CFR 411.125(a)(1): 18 or older, and not yet 65."""
WAIVED_DAYS = 90
"""20 CFR 411.140(a), .150(b)(3), .220(d): the days after a closure or an unassignment."""
HELP_LINE = "helpline"


class CurrentPay(StrEnum):
    """How the disability benefit stands in the month; for a concurrent beneficiary the better of the two."""

    IN_CURRENT_PAY = "in_current_pay"
    NOT_IN_CURRENT_PAY = "not_in_current_pay"
    CONTINUED_BENEFIT = "continued_benefit"
    """Paid only because a review or an appeal is open: 404.316(c), .337(c), .352(d), .1597a; 416.996, .1338."""


class Effect(StrEnum):
    FINE = "fine"
    BLOCKS = "blocks"
    WARNS = "warns"
    UNKNOWN = "unclear"


class Answer(StrEnum):
    YES = "yes"
    NO = "no"
    UNKNOWN = "unclear"


@dataclass(frozen=True, slots=True)
class Standing:
    """What SSA says of the person for the month of the day; None is not known."""

    current_pay: CurrentPay | None = None
    held_elsewhere: bool | None = None
    """Whether SSA's records show the Ticket with another provider, which our own records may not know."""
    age_18_review_pending: bool | None = None
    """SSI: received as a child, and not yet found disabled by the rules for adults (416.987)."""
    told_on: date | None = None
    """The day of an answer of SSA that is still good."""
    told_assignable: bool | None = None
    """That answer: whether the Ticket can be assigned; None where it was neither."""


@dataclass(frozen=True, slots=True)
class Wish:
    """To whom the Ticket would be assigned, and the plan for it."""

    provider: str
    kind: AssignmentKind = AssignmentKind.EMPLOYMENT_NETWORK
    plan_signed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one test says. `until` is the first day on which what blocks no longer does; None where no day is known."""

    effect: Effect
    reason: Reason
    until: date | None = None
    is_about_plan: bool = False


@dataclass(frozen=True, slots=True)
class Waiver:
    """The pay-status test is waived from a closure or an unassignment on.

    C12: the text counts the 90 days in two ways. Through `last_day` (the first day counted as day 1) both hold; on
    `disputed_day` only one does.
    """

    because: str
    began_on: date

    @property
    def last_day(self) -> date:
        return self.began_on + timedelta(days=WAIVED_DAYS - 1)

    @property
    def disputed_day(self) -> date:
        return self.began_on + timedelta(days=WAIVED_DAYS)


@dataclass(frozen=True, slots=True)
class Assignability:
    """The answer for a day, with every finding; the plan stands apart, because it comes after the question."""

    day: date
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    waiver: Waiver | None

    def _answer(self, *, plan_too: bool) -> Answer:
        effects = {one.effect for one in self.findings if plan_too or not one.is_about_plan}
        if Effect.BLOCKS in effects:
            return Answer.NO
        return Answer.UNKNOWN if Effect.UNKNOWN in effects else Answer.YES

    @property
    def answer(self) -> Answer:
        """Whether it may be assigned on the day, the plan included."""
        return self._answer(plan_too=True)

    @property
    def of_the_person(self) -> Answer:
        """Whether person and Ticket allow it, whatever the plan."""
        return self._answer(plan_too=False)

    def of(self, effect: Effect) -> list[Finding]:
        return [one for one in self.findings if one.effect is effect]

    @property
    def blocked_until(self) -> date | None:
        """The first day on which nothing known blocks; None where something blocks without a day, or nothing does."""
        days = [one.until for one in self.of(Effect.BLOCKS)]
        return max((day for day in days if day), default=None) if all(days) else None


def assignability(facts: TicketFacts, standing: Standing, wish: Wish, day: date) -> Assignability:
    """May this Ticket be assigned on this day? 20 CFR 411.140(a), (d); 411.150(a)-(b).

    Both readings agree but for the count of the 90 days (C12): the earlier day counts, and the disputed one is asked about.
    A fact dated later than the day is not yet there, except what would be overlapped: a later assignment.
    """
    waiver = waiver_on(facts, day)
    findings = [
        *_told(standing),
        *_ended(facts, day),
        *_age(facts, day),
        *_held(facts, standing, wish, day),
        *_vr(facts, wish, day),
        *_pay(facts, standing, waiver, day),
        *_redetermined(facts, standing, day),
        *_plan(wish, day),
    ]
    return Assignability(day, tuple(findings), tuple(_missing(facts, standing, waiver, wish, day)), waiver)


def birthday(born_on: date, years: int) -> date:
    """The day so many years after the birth; for 29 February, 1 March where there is no 29th."""
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return date(born_on.year + years, 3, 1)


def _fine(code: str, law: str, **figures: object) -> Finding:
    return Finding(Effect.FINE, Reason(code, figures, law))


def _blocks(code: str, law: str, until: date | None = None, **figures: object) -> Finding:
    return Finding(Effect.BLOCKS, Reason(code, figures, law), until)


def _warns(code: str, law: str, **figures: object) -> Finding:
    return Finding(Effect.WARNS, Reason(code, figures, law))


def _unknown(code: str, law: str, **figures: object) -> Finding:
    return Finding(Effect.UNKNOWN, Reason(code, figures, law))


def _told(standing: Standing) -> Iterator[Finding]:
    """What did SSA itself answer? A no stands in the way until another answer; a yes settles what is not known otherwise."""
    if standing.told_on is None or standing.told_assignable is None:
        return
    code = "ASSIGN_SSA_SAYS_YES" if standing.told_assignable else "ASSIGN_SSA_SAYS_NO"
    effect = Effect.FINE if standing.told_assignable else Effect.BLOCKS
    yield Finding(effect, Reason(code, {"day": standing.told_on}, "20 CFR 411.140(a), .380"))


def _ended(facts: TicketFacts, day: date) -> Iterator[Finding]:
    """Has the Ticket ended by the month of the day? 20 CFR 411.155: it ends with a month; a new one may follow."""
    ended_on = facts.ticket.ended_on
    if ended_on is not None and Month.of(ended_on) <= Month.of(day):
        yield _blocks("ASSIGN_TICKET_ENDED", "20 CFR 411.155", month=Month.of(ended_on))


def _age(facts: TicketFacts, day: date) -> Iterator[Finding]:
    """Is the person 18 or older and not yet 65? 20 CFR 411.125(a)(1), never waived.

    Tested on the day itself. In the month of the 65th birthday, before it, the answer is yes with a warning, because an
    age may be counted as reached a day early (UNCONFIRMED) and the Ticket soon ends.
    """
    law, born_on = "20 CFR 411.125(a)(1)", facts.ticket.born_on
    if born_on is None:
        yield _unknown("ASSIGN_AGE_UNKNOWN", law)
        return
    adult, old = birthday(born_on, YOUNGEST), birthday(born_on, TOO_OLD)
    if day < adult:
        yield _blocks("ASSIGN_UNDER_18", law, adult, day=adult)
    elif day >= old:
        yield _blocks("ASSIGN_65_REACHED", law, month=Month.of(old))
    elif Month.of(old - timedelta(days=1)) <= Month.of(day):
        yield _warns("ASSIGN_65_SOON", law, month=Month.of(old))
    else:
        yield _fine("ASSIGN_AGE_FITS", law)


def holding(assignments: tuple[Assignment, ...], day: date) -> Assignment | None:
    """The assignment that has the Ticket on the day: until the day before `unassigned_on`."""
    for one in reversed(assignments):
        if one.assigned_on <= day and (one.unassigned_on is None or one.unassigned_on > day):
            return one
    return None


def _held(facts: TicketFacts, standing: Standing, wish: Wish, day: date) -> Iterator[Finding]:
    """Is it with nobody else? 20 CFR 411.140(a): one provider at a time; .150(b)(1): unassigned first."""
    law = "20 CFR 411.140(a), .150(b)(1)"
    held = holding(facts.assignments, day)
    later = min((one.assigned_on for one in facts.assignments if one.assigned_on > day), default=None)
    if held is not None:
        code = "ASSIGN_HELD_UNTIL" if held.unassigned_on else "ASSIGN_HELD"
        figures = {"provider": held.provider, "since": held.assigned_on, "until": held.unassigned_on}
        yield Finding(Effect.BLOCKS, Reason(code, figures, law), held.unassigned_on)
    elif later is not None:
        yield _blocks("ASSIGN_OVERLAPS", law, day=later)
    elif standing.held_elsewhere:
        yield _blocks("ASSIGN_HELD_ELSEWHERE", law)
    elif standing.held_elsewhere is None and standing.told_assignable is None:
        yield _unknown("ASSIGN_HELD_UNKNOWN", law)
    elif standing.held_elsewhere is False:
        yield _fine("ASSIGN_FREE", law)


def is_cost_reimbursement(case: VocationalRehabilitationCase) -> bool:
    """Whether the case counts as one; where nobody wrote who pays, it does (readings.md, finer point 17)."""
    return case.paid_by is not PaidBy.EN_PAYMENT


def is_open(case: VocationalRehabilitationCase, day: date) -> bool:
    """Whether the agency has the case open at the end of the day; one without a day of opening was open all along."""
    begun = case.opened_on is None or case.opened_on <= day
    return begun and (case.closed_on is None or case.closed_on > day)


def _vr(facts: TicketFacts, wish: Wish, day: date) -> Iterator[Finding]:
    """Is no cost-reimbursement case in the way? 20 CFR 411.140(a).

    Not while one is open, and not to the same State agency once it has closed one.
    """
    law = "20 CFR 411.140(a), .135"
    by_reimbursement = [case for case in facts.vr_cases if is_cost_reimbursement(case)]
    for case in by_reimbursement:
        if is_open(case, day):
            figures = {"agency": case.agency or "State VR", "until": case.closed_on}
            code = "ASSIGN_VR_OPEN_UNTIL" if case.closed_on else "ASSIGN_VR_OPEN"
            yield Finding(Effect.BLOCKS, Reason(code, figures, law), case.closed_on)
    if wish.kind is not AssignmentKind.STATE_VR_AS_EMPLOYMENT_NETWORK:
        return
    closed = [case for case in by_reimbursement if case.closed_on is not None and case.closed_on <= day]
    if any(_same(case.agency, wish.provider) for case in closed):
        yield _blocks("ASSIGN_SAME_AGENCY", "20 CFR 411.140(a)", agency=wish.provider)
    elif any(not case.agency for case in closed):
        yield _unknown("ASSIGN_AGENCY_UNKNOWN", "20 CFR 411.140(a)")


def _same(one: str | None, other: str) -> bool:
    return one is not None and " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def waiver_on(facts: TicketFacts, day: date) -> Waiver | None:
    """Does the pay-status test fall away on this day? 20 CFR 411.140(a) after a VR closure, .150(b)(3) after unassignment.

    The latest of those that reach the day, the disputed day included; None where none does.
    """
    begun = [Waiver("unassigned", one.unassigned_on) for one in facts.assignments if one.unassigned_on]
    begun += [
        Waiver("vr_closed", case.closed_on)
        for case in facts.vr_cases
        if case.closed_on and is_cost_reimbursement(case)
    ]
    reaching = [one for one in begun if one.began_on <= day <= one.disputed_day]
    return max(reaching, key=lambda one: one.began_on, default=None)


def _pay(facts: TicketFacts, standing: Standing, waiver: Waiver | None, day: date) -> Iterator[Finding]:
    """Is a disability benefit in current pay status? 20 CFR 411.125(a)(2), waived within the 90 days.

    Benefits that only go on during a review or an appeal do not count; after an unassignment not even within the 90 days
    (411.150). After a VR closure the text waives the whole test, so the Help Line is asked.
    """
    law = "20 CFR 411.125(a)(2)"
    if standing.current_pay is CurrentPay.IN_CURRENT_PAY:
        yield _fine("ASSIGN_IN_PAY", law)
        return
    if standing.current_pay is CurrentPay.CONTINUED_BENEFIT:
        if waiver is not None and waiver.because == "vr_closed":
            yield _unknown("ASSIGN_CONTINUED_AFTER_VR", "20 CFR 411.125(a)(2), .140(a)")
        else:
            yield _blocks("ASSIGN_CONTINUED", "20 CFR 411.125(a)(2), .150")
        return
    if standing.current_pay is None and standing.told_assignable is not None:
        return  # SSA's own answer has weighed it
    if waiver is not None:
        yield from _waived(standing, waiver, day)
    elif standing.current_pay is None:
        yield _unknown("ASSIGN_PAY_UNKNOWN", law)
    else:
        yield _blocks("ASSIGN_NOT_IN_PAY", law)


def _waived(standing: Standing, waiver: Waiver, day: date) -> Iterator[Finding]:
    law = "20 CFR 411.140(a)" if waiver.because == "vr_closed" else "20 CFR 411.150(b)(3)"
    named = {"because_word": waiver.because, "began": waiver.began_on, "last": waiver.last_day}
    if day > waiver.last_day:
        yield _unknown("ASSIGN_WAIVER_DISPUTED", law, **named)
        return
    yield _fine("ASSIGN_WAIVED", law, **named)
    if standing.current_pay is None:
        yield _warns("ASSIGN_WAIVED_UNLESS", "20 CFR 411.150")


def _redetermined(facts: TicketFacts, standing: Standing, day: date) -> Iterator[Finding]:
    """SSI received as a child: found disabled by the rules for adults? 20 CFR 411.125(a)(2)(ii), 416.987(a)(1)."""
    law, born_on = "20 CFR 411.125(a)(2), 416.987", facts.ticket.born_on
    if facts.ticket.program is not Program.SSI or born_on is None:
        return
    if standing.age_18_review_pending:
        yield _blocks("ASSIGN_ADULT_REVIEW", law)
    elif standing.age_18_review_pending is None and birthday(born_on, YOUNGEST) <= day < birthday(
        born_on, YOUNGEST + 1
    ):
        yield _warns("ASSIGN_ADULT_REVIEW_ASK", law)


def _plan(wish: Wish, day: date) -> Iterator[Finding]:
    """Is the plan signed by both by the day? 20 CFR 411.140(d), .470; for State VR an IPE and the form of .385(a)."""
    is_vr = wish.kind is AssignmentKind.STATE_VR_AS_EMPLOYMENT_NETWORK
    law = "20 CFR 411.140(d), .385(a)" if is_vr else "20 CFR 411.140(d), .470"
    signed = wish.plan_signed_on
    plan = "ipe_and_form" if is_vr else "iwp"
    if signed is None:
        found = _blocks("ASSIGN_PLAN_UNSIGNED", law, plan_word=plan)
    elif signed > day:
        found = _blocks("ASSIGN_PLAN_LATER", law, signed, day=signed, plan_word=plan)
    else:
        found = _fine("ASSIGN_PLAN_SIGNED", law, day=signed, plan_word=plan)
    yield Finding(found.effect, found.reason, found.until, is_about_plan=True)


def _missing(
    facts: TicketFacts, standing: Standing, waiver: Waiver | None, wish: Wish, day: date
) -> Iterator[Missing]:
    """What to ask, and whom: only what would change the answer."""
    if facts.ticket.born_on is None:
        yield Missing("ASSIGN_ASK_BIRTH_DATE")
    unasked = standing.told_assignable is None
    if unasked and standing.held_elsewhere is None and holding(facts.assignments, day) is None:
        yield Missing("ASSIGN_ASK_HELD", supplied_by=HELP_LINE)
    disputed = waiver is not None and day > waiver.last_day
    if unasked and standing.current_pay is None and (waiver is None or disputed):
        yield Missing("ASSIGN_ASK_PAY", supplied_by=HELP_LINE)
    if disputed and standing.current_pay is CurrentPay.NOT_IN_CURRENT_PAY:
        yield Missing("ASSIGN_ASK_COUNT", supplied_by=HELP_LINE)
    if standing.current_pay is CurrentPay.CONTINUED_BENEFIT and waiver and waiver.because == "vr_closed":
        yield Missing("ASSIGN_ASK_CONTINUED", supplied_by=HELP_LINE)
    unnamed = any(is_cost_reimbursement(case) and not case.agency for case in facts.vr_cases)
    if unnamed and wish.kind is AssignmentKind.STATE_VR_AS_EMPLOYMENT_NETWORK:
        yield Missing("ASSIGN_ASK_AGENCY")
