"""Net earnings from self-employment by tax year, spread over the months in which somebody worked (program operations 4.5).

Which definition of net earnings Part 411 means is open (rules-411 C16: 404.1080 for Phase 2, 416.1110(b) after entitlement
ended, none for the look-back). Here it is gross receipts less business expenses in every case. The regulation asks for "net
self-employment by month" (411.575(c)) but not how a year is divided; evenly over the months of activity is our choice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.facts import Evidence
from milepost.rulebook.months import Month


@dataclass(frozen=True, slots=True)
class SelfEmployedYear:
    """One business in one tax year, in cents. `posted_on`: the day from which SSA has the year's earnings."""

    gross: int
    expenses: int
    months: tuple[Month, ...]
    posted_on: date | None = None

    @property
    def net(self) -> int:
        """May be a loss, which counts as it stands (readings, finer point 34)."""
        return self.gross - self.expenses


def evidence_on(year: SelfEmployedYear, day: date) -> Evidence:
    """A claim on self-employment is paid only after SSA has posted the tax year; until then there is none."""
    return Evidence.SSA if year.posted_on is not None and year.posted_on <= day else Evidence.NONE


def net_by_month(year: SelfEmployedYear) -> dict[Month, int]:
    """Spread evenly over the months worked, to the cent; cents that do not divide go to the first months."""
    months: Sequence[Month] = sorted(set(year.months))
    if not months:
        return {}
    each, rest = divmod(year.net, len(months))
    return {month: each + (1 if place < rest else 0) for place, month in enumerate(months)}
