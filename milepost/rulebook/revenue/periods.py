"""The periods by which income is told: months, quarters, calendar years, federal fiscal years and WIOA's program years."""

from __future__ import annotations

from dataclasses import dataclass

from milepost.rulebook.months import Month

LENGTHS = {"month": 1, "quarter": 3, "year": 12, "fiscal_year": 12, "program_year": 12}
_BEGINS_IN = {"fiscal_year": 10, "program_year": 7}
"""1 October (31 USC 1102) and 1 July (29 USC 3249(g)); the others begin with January."""


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From its first month on, `months` long."""

    first: Month
    months: int
    kind: str

    @property
    def last(self) -> Month:
        return self.first + (self.months - 1)

    @property
    def year(self) -> int:
        """By which it is called: a federal fiscal year by that in which it ends, all others by that in which they begin."""
        return self.last.year if self.kind == "fiscal_year" else self.first.year

    @property
    def quarter(self) -> int:
        return (self.first.number - 1) // 3 + 1


def period_of(month: Month, kind: str) -> Period:
    """The period of this kind that holds the month."""
    length = LENGTHS[kind]
    since = (month.number - _BEGINS_IN.get(kind, 1)) % 12 % length
    return Period(month - since, length, kind)


def periods_between(first: Month, last: Month, kind: str) -> list[Period]:
    """Every one that holds a month from `first` to `last`, in order."""
    made, month = [], period_of(first, kind).first
    while month <= last:
        made.append(period_of(month, kind))
        month = month + LENGTHS[kind]
    return made
