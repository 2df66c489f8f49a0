"""Does a month reach a payment's level? Yes, no, or not known, and then whether its pay or the year's figure is lacking."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.schemes.facts import Pay, Person
from milepost.rulebook.schemes.model import Blind, Level, Measure, Outcome, Rounding, YearOf

MINUTES = 60
DOLLAR = Decimal(100)


@dataclass(frozen=True, slots=True)
class Reached:
    """`is_reached` None is not known: because of the pay where a level is there, because of the year's figure where none is."""

    is_reached: bool | None
    level: Decimal | None
    """In cents, exactly; of hours in minutes."""
    value: int | None


def level_of(outcome: Outcome, month: Month, blind: bool | None, law: Law, as_of: date) -> Decimal | None:  # noqa: FBT001 - a fact
    """The level of a month in cents (minutes, of hours); None where the figure of its year is not published.

    A level that may be the blind one is not known while nobody knows whether the person is blind.
    """
    if outcome.level is Level.HOURS:
        return None if outcome.hours is None else Decimal(outcome.hours * MINUTES)
    if outcome.level is Level.FIXED:
        return None if outcome.fixed is None else Decimal(outcome.fixed)
    year = month.year if outcome.year is YearOf.YEAR_EARNED else as_of.year
    if outcome.level is Level.TWL:
        figure = law.trial_work_level(year)
    elif outcome.blind is Blind.NONBLIND or blind is False:
        figure = law.substantial_gainful_activity(year)
    elif blind:
        figure = law.substantial_gainful_activity_blind(year)
    else:
        return None
    return None if figure is None else _rounded(Decimal(figure) * outcome.multiple, outcome.rounding)


def _rounded(level: Decimal, rounding: Rounding) -> Decimal:
    if rounding is Rounding.NONE:
        return level
    how = ROUND_CEILING if rounding is Rounding.UP_TO_DOLLAR else ROUND_HALF_UP
    return (level / DOLLAR).to_integral_value(how) * DOLLAR


def value_of(outcome: Outcome, pay: Pay) -> int | None:
    if outcome.level is Level.HOURS:
        return pay.minutes
    return pay.paid if outcome.measure is Measure.PAID else pay.earned


def reached(outcome: Outcome, month: Month, person: Person, law: Law, as_of: date) -> Reached:
    """Exactly equal reaches it. A month without a row is one without earnings; one whose pay is not known is not known."""
    pay = person.months.get(month)
    value = 0 if pay is None else value_of(outcome, pay)
    level = level_of(outcome, month, person.blind, law, as_of)
    if level is None:
        return Reached(False if value == 0 else None, None, value)
    if outcome.only_while_assigned and not _held(person, month.last_day):
        return Reached(False, level, value)
    return Reached(None if value is None else value >= level, level, value)


def _held(person: Person, day: date) -> bool:
    return any(
        one.provider in person.provider.names
        and one.assigned_on <= day
        and (one.unassigned_on is None or one.unassigned_on > day)
        for one in person.assignments
    )
