"""The individual work plan: whether it is complete, whether its goals are what the program asks, who signs when.

20 CFR 411.450 to 411.470; program operations 2.1 and 2.2. When a signed plan must be received stands in `plan_clock`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import Program
from milepost.rulebook.law import Law

LAW_OF_GOALS = "program operations 2.1"


class Element(StrEnum):
    """What a plan must hold at the least, in the order of 20 CFR 411.465(a)(1) to (10)."""

    GOAL = "goal"
    SERVICES = "services"
    TERMS = "terms"
    NO_CHARGE = "no_charge"
    AMENDING = "amending"
    RIGHTS = "rights"
    REMEDIES = "remedies"
    PRIVACY = "privacy"
    AMENDMENT = "amendment"
    COPY = "copy"

    @property
    def law(self) -> str:
        return f"20 CFR 411.465(a)({list(Element).index(self) + 1})"


STATEMENTS = {
    Element.TERMS: "PLAN_SAYS_TERMS",
    Element.NO_CHARGE: "PLAN_SAYS_NO_CHARGE",
    Element.AMENDING: "PLAN_SAYS_AMENDING",
    Element.RIGHTS: "PLAN_SAYS_RIGHTS",
    Element.REMEDIES: "PLAN_SAYS_REMEDIES",
    Element.PRIVACY: "PLAN_SAYS_PRIVACY",
    Element.AMENDMENT: "PLAN_SAYS_AMENDMENT",
    Element.COPY: "PLAN_SAYS_COPY",
}
"""Elements that are sentences, with the one a plan may take over. The first two are a goal and a list."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal of work: what, by how many months after signing, with which gross earnings and hours. None is not known."""

    work: str = ""
    months: int | None = None
    monthly_cents: int | None = None
    hours_a_week: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a plan says, as far as the rules ask."""

    short_goal: Goal = Goal()
    long_goal: Goal = Goal()
    services: tuple[str, ...] = ()
    said: frozenset[Element] = frozenset()
    """The elements of `STATEMENTS` whose sentence stands in the plan."""
    protection_and_advocacy: str = ""
    """The State's Protection and Advocacy system: its name and how it is reached."""
    copy_format: str = ""
    standing_in: Mapping[Element, str] = field(default_factory=dict)
    """Of an Individual Employment Plan that stands in the plan's place: where in it each element is found."""
    of_example: frozenset[Element] = frozenset()
    """Elements that still say what the filled example says."""

    @property
    def goals(self) -> tuple[Goal, ...]:
        return (self.short_goal, self.long_goal)


@dataclass(frozen=True, slots=True)
class ElementFinding:
    """One of the ten: whether it is there, and what to add where it is not."""

    element: Element
    to_add: tuple[Reason, ...]

    @property
    def is_there(self) -> bool:
        return not self.to_add

    @property
    def name(self) -> str:
        """The word for the element in the table of sentences."""
        return f"element_{self.element}"


def completeness(plan: Plan) -> tuple[ElementFinding, ...]:
    """Which of the ten elements does the plan hold, and what has to be added?

    20 CFR 411.465(a)(1) to (10); (b): the Employment Network answers for it. An Individual Employment Plan of a workforce
    agency may stand in the plan's place where it holds them (program operations 1.2). An element that still says what the
    filled example says is not there: services are individualized (1.9).
    """
    return tuple(ElementFinding(element, tuple(_to_add(plan, element))) for element in Element)


def _to_add(plan: Plan, element: Element) -> Iterable[Reason]:
    if plan.standing_in.get(element, "").strip():
        return
    if element in plan.of_example:
        yield Reason("PLAN_STILL_EXAMPLE", {}, element.law)
        return
    if element is Element.GOAL:
        yield from _goal_to_add(plan, element.law)
    elif element is Element.SERVICES:
        if not any(one.strip() for one in plan.services):
            yield Reason("PLAN_ADD_SERVICES", {}, element.law)
    elif element not in plan.said:
        yield Reason(_SENTENCE_TO_ADD[element], {}, element.law)
    if element is Element.REMEDIES and not plan.protection_and_advocacy.strip():
        yield Reason("PLAN_ADD_ADVOCACY", {}, element.law)
    if element is Element.COPY and not plan.copy_format.strip():
        yield Reason("PLAN_ADD_COPY_FORMAT", {}, element.law)


def _goal_to_add(plan: Plan, law: str) -> Iterable[Reason]:
    if not plan.short_goal.work.strip():
        yield Reason("PLAN_ADD_SHORT_GOAL", {}, law)
    if not plan.long_goal.work.strip():
        yield Reason("PLAN_ADD_LONG_GOAL", {}, law)
    if all(goal.monthly_cents is None for goal in plan.goals):
        yield Reason("PLAN_ADD_EARNINGS", {}, law)


_SENTENCE_TO_ADD = {
    Element.TERMS: "PLAN_ADD_TERMS",
    Element.NO_CHARGE: "PLAN_ADD_NO_CHARGE",
    Element.AMENDING: "PLAN_ADD_AMENDING",
    Element.RIGHTS: "PLAN_ADD_RIGHTS",
    Element.REMEDIES: "PLAN_ADD_REMEDIES",
    Element.PRIVACY: "PLAN_ADD_PRIVACY",
    Element.AMENDMENT: "PLAN_ADD_AMENDMENT",
    Element.COPY: "PLAN_ADD_COPY",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """What the program manager looks for in the goals. Months after signing; a week with fewer hours is part-time."""

    trial_work_by_month: int = 10
    substantial_after_month: int = 12
    full_time_hours: int = 35


def goal_warnings(
    plan: Plan,
    law: Law,
    signing_day: date,
    *,
    program: Program,
    blind: bool | None = None,
    expected: Expected | None = None,
) -> tuple[Reason, ...]:
    """Will the program manager find the goals too low? Warnings only: they never stop a plan.

    Program operations 2.1: earnings at the trial work level by about the tenth month after signing, substantial gainful
    activity as the goal after the first year, and not part-time work without growth. The levels are those of the year of
    signing: later ones are not published yet. A level of the blind counts for a blind person under title II, and for
    nobody else (readings.md, practice); not known counts as no.
    """
    asked = expected or Expected()
    year = signing_day.year
    trial_work = law.trial_work_level(year)
    is_blind = bool(blind) and program is not Program.SSI
    of_blind, of_all = law.substantial_gainful_activity_blind(year), law.substantial_gainful_activity(year)
    substantial = of_blind if is_blind else of_all
    if trial_work is None or substantial is None:
        return (Reason("PLAN_LEVELS_UNKNOWN", {"year": year}, LAW_OF_GOALS),)
    known = [goal for goal in plan.goals if goal.monthly_cents is not None]
    if not known:
        return (Reason("PLAN_EARNINGS_UNKNOWN", {}, LAW_OF_GOALS),)
    found = [
        *_below_trial_work(known, trial_work, year, asked),
        *_below_substantial(known, substantial, year, asked),
    ]
    return (*found, *_without_growth(plan, asked))


def _below_trial_work(known: Sequence[Goal], level: int, year: int, asked: Expected) -> Iterable[Reason]:
    reached = [goal for goal in known if (goal.monthly_cents or 0) >= level]
    figures = {"level_cents": level, "year": year, "month": asked.trial_work_by_month}
    if not reached:
        highest = max(goal.monthly_cents or 0 for goal in known)
        yield Reason("PLAN_TRIAL_WORK_NEVER", {**figures, "highest_cents": highest}, LAW_OF_GOALS)
        return
    months = [goal.months for goal in reached if goal.months is not None]
    if not months:
        yield Reason("PLAN_TRIAL_WORK_WHEN", figures, LAW_OF_GOALS)
    elif min(months) > asked.trial_work_by_month:
        yield Reason("PLAN_TRIAL_WORK_LATE", {**figures, "planned": min(months)}, LAW_OF_GOALS)


def _below_substantial(known: Sequence[Goal], level: int, year: int, asked: Expected) -> Iterable[Reason]:
    """The goal after the first year: one whose month lies later, or is not said."""
    later = [goal for goal in known if goal.months is None or goal.months > asked.substantial_after_month]
    if not any((goal.monthly_cents or 0) >= level for goal in later):
        yield Reason("PLAN_SUBSTANTIAL_LACKING", {"level_cents": level, "year": year}, LAW_OF_GOALS)


def _without_growth(plan: Plan, asked: Expected) -> Iterable[Reason]:
    """Part-time in each goal whose hours are known, and the later goal earns no more than the earlier."""
    hours = [goal.hours_a_week for goal in plan.goals if goal.hours_a_week is not None]
    first, last = plan.short_goal.monthly_cents, plan.long_goal.monthly_cents
    grows = first is not None and last is not None and last > first
    if hours and max(hours) < asked.full_time_hours and not grows:
        yield Reason("PLAN_PART_TIME", {"hours": max(hours)}, LAW_OF_GOALS)


class Signer(StrEnum):
    """Who signs a plan: the Ticketholder or a representative, and the Employment Network (20 CFR 411.450)."""

    TICKETHOLDER = "ticketholder"
    REPRESENTATIVE = "representative"
    EMPLOYMENT_NETWORK = "employment_network"


class Order(StrEnum):
    """In which order an organization wants a plan signed."""

    TICKETHOLDER_FIRST = "ticketholder_first"
    NETWORK_FIRST = "network_first"
    ANY = "any"


_PLACES = {
    Order.TICKETHOLDER_FIRST: (Signer.TICKETHOLDER, Signer.REPRESENTATIVE, Signer.EMPLOYMENT_NETWORK),
    Order.NETWORK_FIRST: (Signer.EMPLOYMENT_NETWORK, Signer.TICKETHOLDER, Signer.REPRESENTATIVE),
}


def place_of(signer: Signer, order: Order) -> int:
    """The signer's place in the order, from 1; in any order all have the first."""
    return 1 if order is Order.ANY else _PLACES[order].index(signer) + 1


def turns(asked: Iterable[tuple[Signer, int, bool]]) -> frozenset[Signer]:
    """Whose turn is it, of signers with their place and whether they have signed?

    Those of the lowest place that has not signed: signers go in order, so that nobody signs what the one before may still
    refuse.
    """
    waiting = [(place, signer) for signer, place, has_signed in asked if not has_signed]
    lowest = min((place for place, _signer in waiting), default=0)
    return frozenset(signer for place, signer in waiting if place == lowest)


def are_enough(signers: Iterable[Signer]) -> bool:
    """Do these signers make a plan: the Employment Network, and the Ticketholder or a representative (20 CFR 411.450)?"""
    chosen = set(signers)
    return Signer.EMPLOYMENT_NETWORK in chosen and bool(chosen & {Signer.TICKETHOLDER, Signer.REPRESENTATIVE})
