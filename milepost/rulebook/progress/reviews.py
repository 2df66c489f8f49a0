"""The progress review at the end of each period: what met it, or what would (20 CFR 411.180, .200)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from milepost.rulebook.decisions import Reason
from milepost.rulebook.earnings import gross_of
from milepost.rulebook.facts import Cash, MonthOfWork, Program, StudyKind, TicketFacts
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.progress.periods import Period, periods
from milepost.rulebook.progress.requirements import TOLERANCE, Requirement, WorkTest, requirement_of


class ReviewResult(StrEnum):
    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class ProgressReview:
    """One review. `by` is the option that met it; `would_meet` is what would, while it is not met."""

    period: int
    from_month: Month
    to_month: Month | None
    result: ReviewResult
    by: str | None
    work_months: int
    work_required: int
    reasons: tuple[Reason, ...]
    would_meet: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class _Done:
    """What was done in the months of one period."""

    work_months: tuple[Month, ...]
    degree_credits: Fraction
    vocational_credits: Fraction
    completed: frozenset[StudyKind]


def progress_reviews(facts: TicketFacts, law: Law, *, as_of: date) -> tuple[ProgressReview, ...]:
    """Was the guideline of each period met, by what, and if not, what would meet it?

    A period is met as soon as one option is; it is open while its last month is not over.
    """
    return tuple(_review(period, facts, law, as_of) for period in periods(facts, as_of))


def _review(period: Period, facts: TicketFacts, law: Law, as_of: date) -> ProgressReview:
    requirement = requirement_of(period.number)
    done = _done(period, requirement, facts, law, as_of)
    met_by = next(_options_met(requirement, done), None)
    over = period.to_month is not None and as_of > period.to_month.last_day
    result = ReviewResult.MET if met_by else ReviewResult.NOT_MET if over else ReviewResult.OPEN
    return ProgressReview(
        period.number,
        period.from_month,
        period.to_month,
        result,
        met_by,
        len(done.work_months),
        requirement.work_months,
        tuple(_reasons(requirement, done, met_by)),
        () if met_by else tuple(_would_meet(requirement, done)),
    )


def _done(period: Period, requirement: Requirement, facts: TicketFacts, law: Law, as_of: date) -> _Done:
    months = sorted(month for month in period.considered if month <= Month.of(as_of))
    program = facts.ticket.program
    work = tuple(
        month
        for month in months
        if _works(month, facts.months.get(month), program, requirement.work_test, law)
    )
    studies = [study for study in facts.studies if study.month in months]
    return _Done(
        work,
        sum(
            (
                Fraction(study.amount_percent or 0)
                for study in studies
                if study.kind is StudyKind.CREDITS_DEGREE
            ),
            Fraction(0),
        ),
        sum(
            (
                Fraction(study.amount_percent or 0)
                for study in studies
                if study.kind is StudyKind.CREDITS_VOCATIONAL
            ),
            Fraction(0),
        ),
        frozenset(study.kind for study in studies),
    )


def _works(month: Month, row: MonthOfWork | None, program: Program, test: WorkTest, law: Law) -> bool:
    """Whether the month's earnings pass the test; a year without levels reaches nothing."""
    if row is None:
        return False
    gross = gross_of(row, program)
    substantial = law.substantial_gainful_activity(month.year)
    if test is WorkTest.TRIAL_WORK_LEVEL:
        level = law.trial_work_level(month.year)
        return level is not None and gross >= level
    above = substantial is not None and gross > substantial
    if test is WorkTest.SUBSTANTIAL:
        return above
    return row.cash is Cash.NONE_WORK or (row.cash is Cash.ENDED_WORK and above)


def _options_met(requirement: Requirement, done: _Done) -> Iterator[str]:
    """Each option that is satisfied, work first."""
    if len(done.work_months) >= requirement.work_months:
        yield "work"
    for kind in requirement.completions:
        if kind in done.completed:
            yield kind.value
    degree, vocational = _shares(requirement, done)
    if degree >= TOLERANCE:
        yield StudyKind.CREDITS_DEGREE.value
    if vocational >= TOLERANCE:
        yield StudyKind.CREDITS_VOCATIONAL.value
    study = max(degree, vocational)
    if requirement.combination and study > 0 and _work_share(requirement, done) + study >= TOLERANCE:
        yield "combination"


def _shares(requirement: Requirement, done: _Done) -> tuple[Fraction, Fraction]:
    """Credits done as shares of the goal, degree and vocational; zero where the option does not exist."""
    degree, vocational = requirement.degree_credits, requirement.vocational_credits
    return (
        min(Fraction(1), done.degree_credits / degree) if degree else Fraction(0),
        min(Fraction(1), done.vocational_credits / vocational) if vocational else Fraction(0),
    )


def _work_share(requirement: Requirement, done: _Done) -> Fraction:
    return min(Fraction(1), Fraction(len(done.work_months), requirement.work_months))


def _reasons(requirement: Requirement, done: _Done, met_by: str | None) -> Iterator[Reason]:
    figures: dict[str, object] = {
        "done": len(done.work_months),
        "required": requirement.work_months,
        "months": done.work_months,
        "test_word": requirement.work_test.value,
    }
    code = "PROGRESS_WORK_MONTHS" if done.work_months else "PROGRESS_NO_WORK_MONTHS"
    yield Reason(code, figures, requirement.law)
    if met_by is not None and met_by != "work":
        yield Reason("PROGRESS_MET_BY", {"option_word": met_by}, requirement.law)


def _would_meet(requirement: Requirement, done: _Done) -> Iterator[Reason]:
    lacking = requirement.work_months - len(done.work_months)
    yield Reason("PROGRESS_MORE_WORK", {"count": lacking}, requirement.law)
    if requirement.degree_credits is not None:
        goal = requirement.degree_credits * TOLERANCE
        more = max(Fraction(0), goal - done.degree_credits)
        yield Reason("PROGRESS_MORE_CREDITS", {"percent": _percent(more)}, requirement.law)
    for kind in requirement.completions:
        yield Reason("PROGRESS_COMPLETE", {"option_word": kind.value}, requirement.law)


def _percent(share: Fraction) -> str:
    """A percentage for reading, to one decimal, upward: less than it would not do."""
    tenths = -((-share * 10) // 1)
    return str(tenths // 10) if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
