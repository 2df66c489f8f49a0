"""The months of a Ticket measured against the levels of their years: the same in every reading, so done once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import date

from milepost.rulebook.earnings import gross_of
from milepost.rulebook.facts import Cash, TicketFacts
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month


class MeasuredMonths:
    """Months up to a day, each list in order of months. A later month is not known yet (finer point 1)."""

    def __init__(self, facts: TicketFacts, law: Law, as_of: date) -> None:
        last = Month.of(as_of)
        self.rows = {month: row for month, row in sorted(facts.months.items()) if month <= last}
        self.gross: dict[Month, int] = {}
        self.at_level: list[Month] = []
        """At or above the trial work level."""
        self.above_level: list[Month] = []
        """Strictly above it, as the look-back asks."""
        self.at_half_level: list[Month] = []
        """At or above half of it: no milestone of any kind asks less."""
        self.without_cash: list[Month] = []
        """Months whose cash benefit was not paid, or is not known."""
        program = facts.ticket.program
        year, level = 0, None
        for month, row in self.rows.items():
            gross = self.gross[month] = gross_of(row, program)
            if row.cash is not Cash.PAID:
                self.without_cash.append(month)
            if gross <= 0:
                continue
            if month.year != year:
                year = month.year
                level = law.trial_work_level(year)
            if level is None or gross * 2 < level:
                continue
            self.at_half_level.append(month)
            if gross >= level:
                self.at_level.append(month)
                if gross > level:
                    self.above_level.append(month)
        self._at_level = frozenset(self.at_level)

    def is_at_level(self, month: Month) -> bool:
        return month in self._at_level

    def at_level_between(self, first: int, last: int) -> list[Month]:
        """Months at the trial work level from `first` through `last`."""
        return self.at_level[bisect_left(self.at_level, first) : bisect_right(self.at_level, last)]

    def above_level_between(self, first: int, last: int) -> list[Month]:
        """Months above the trial work level from `first` through `last`."""
        return self.above_level[bisect_left(self.above_level, first) : bisect_right(self.above_level, last)]
