"""Whose figures a forecast counts with: those published, or, where somebody says so, as if one year's held on.

Past the end of a table is an answer. Nothing here takes last year's figure by itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.law import FIRST_YEAR_OF_RATES, RATE_SHARES, Figure, Law
from milepost.rulebook.months import Month

LEVELS = ("trial_work_level", "substantial_gainful_activity", "substantial_gainful_activity_blind")


_NEEDED = tuple(key for key in RATE_SHARES if not key.startswith("outcome_only"))
"""The rates of nearly every Ticket. Those of the outcome payment system, which few elect, may lack in a year that counts as
published; what needs them is then left out, and the forecast says so."""


def complete_years(law: Law) -> tuple[int, ...]:
    """Published years whose levels are known too: those whose figures may be taken for other years."""
    last = max(parameter.through for parameter in law.parameters.values())
    return tuple(
        year
        for year in range(FIRST_YEAR_OF_RATES, last + 1)
        if is_published(law, year) and all(year in law.parameters[key].values for key in LEVELS)
    )


def is_published(law: Law, year: int) -> bool:
    return all(_rate(law, key, year) is not None for key in _NEEDED)


def law_as_if(law: Law, year: int, *, through: int) -> Law:
    """The law with what it lacks of later years filled from `year`; what is published of them stays.

    Rates are filled as rates, for a base would have to agree with each rate that is published beside it.
    """
    filled = []
    for later in range(year + 1, through + 1):
        for key in LEVELS:
            values = law.parameters[key].values
            if later not in values:
                filled.append(Figure(key, later, values[year].value, _source(year)))
        for key in RATE_SHARES:
            known, its = _rate(law, key, later), _rate(law, key, year)
            if known is None and its is not None:
                filled.append(Figure(key, later, str(its), _source(year)))
    return law.with_figures(filled) if filled else law


def _source(year: int) -> str:
    return f"as if the figures of {year} held"


def _rate(law: Law, key: str, year: int) -> int | None:
    """The rate of the table `key` in whole dollars."""
    title = RATE_SHARES[key][0]
    if key == "phase_1_rate":
        rate = law.phase_1_rate(year)
    elif key.startswith("phase_2"):
        rate = law.phase_2_rate(year, title)
    else:
        rate = law.outcome_rate(year, title, outcome_only=key.startswith("outcome_only"))
    return None if rate is None else rate.dollars


@dataclass(frozen=True, slots=True)
class Figures:
    """What a payment of a month is worth, in whole dollars; `held` is the year whose figures hold after `now`."""

    law: Law
    now: Month
    held: int | None = None

    def year(self, month: Month) -> int:
        """Whose figures count for a month: its own year's, or after `now` those of the year that is held."""
        return self.held if self.held is not None and month > self.now else month.year

    def dollars(
        self, claim: ClaimCode, month: Month, title: int, *, outcome_only: bool = False
    ) -> int | None:
        """None where the figure is not published."""
        year = self.year(month)
        if claim is ClaimCode.PHASE_2:
            rate = self.law.phase_2_rate(year, title)
        elif claim is ClaimCode.OUTCOME:
            rate = self.law.outcome_rate(year, title, outcome_only=outcome_only)
        else:
            rate = self.law.phase_1_rate(year)
        return None if rate is None else rate.dollars

    def is_published(self, month: Month) -> bool:
        return is_published(self.law, self.year(month))
