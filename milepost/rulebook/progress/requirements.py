"""What each progress certification period asks (20 CFR 411.180(c)), and where the 10% tolerance applies.

Any one option is enough. The tolerance of 411.166(h) reaches credits and combinations, never a diploma, a
finished degree or programme, nor work alone (411.180(a)).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from milepost.rulebook.facts import StudyKind

TOLERANCE = Fraction(9, 10)


class WorkTest(StrEnum):
    """Which earnings make a month of work count."""

    TRIAL_WORK_LEVEL = "trial_work_level"
    """At or above the trial work level (periods 1 and 2)."""
    SUBSTANTIAL = "substantial"
    """Above SGA, the amount for people who are not blind, for everyone (periods 3 and 4)."""
    PRECLUDES_CASH = "precludes_cash"
    """Earnings that leave no SSDI and no federal SSI cash payable (period 5 and later)."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """The options of one period. Credits in percent of a full-time academic year."""

    work_months: int
    work_test: WorkTest
    degree_credits: int | None
    vocational_credits: int | None
    completions: tuple[StudyKind, ...]
    """What, finished in the period, meets it without more."""
    law: str

    @property
    def combination(self) -> bool:
        """Work and credits may be added wherever credits count at all."""
        return self.degree_credits is not None or self.vocational_credits is not None


_WORK, _SGA, _CASH = WorkTest.TRIAL_WORK_LEVEL, WorkTest.SUBSTANTIAL, WorkTest.PRECLUDES_CASH
_REQUIREMENTS = (
    Requirement(3, _WORK, 60, 60, (StudyKind.DIPLOMA,), "20 CFR 411.180(c)(1)"),
    Requirement(6, _WORK, 75, 75, (), "20 CFR 411.180(c)(2)"),
    Requirement(
        9, _SGA, 100, None, (StudyKind.DEGREE_2_YEAR, StudyKind.VOCATIONAL_COMPLETED), "20 CFR 411.180(c)(3)"
    ),
    Requirement(9, _SGA, 100, None, (), "20 CFR 411.180(c)(4)"),
    Requirement(6, _CASH, 100, None, (StudyKind.DEGREE_4_YEAR,), "20 CFR 411.180(c)(5)"),
    Requirement(6, _CASH, None, None, (StudyKind.DEGREE_4_YEAR,), "20 CFR 411.180(c)(6)"),
    Requirement(6, _CASH, None, None, (), "20 CFR 411.180(c)(7)"),
)


def requirement_of(period: int) -> Requirement:
    """The requirement of a period by its number; the seventh stands for every later one."""
    return _REQUIREMENTS[min(period, len(_REQUIREMENTS)) - 1]
