"""Forecasts of an earlier day held against what then came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from milepost.rulebook.forecast import forecast, ticket_ahead
from milepost.rulebook.law import Law
from milepost.rulebook.readings import PRACTICE, Reading
from tests.forecast.lived import THEN, lived

MONTHS = 12


@dataclass(slots=True)
class Coverage:
    """In how many months what came in lay between the low and the high, and what middles came to beside it."""

    months: int = 0
    within: int = 0
    below: int = 0
    middles: int = 0
    came: int = 0

    @property
    def percent(self) -> int:
        return 100 * self.within // self.months

    def __str__(self) -> str:
        beside = 100 * self.middles // self.came
        return (
            f"{self.within} of {self.months} months within ({self.percent}%), {self.below} below the low; "
            f"the middles come to {beside}% of what came in"
        )


def coverage(seeds: Iterable[int], count: int, *, reading: Reading = PRACTICE) -> Coverage:
    """Over twelve months of each simulated caseload of `count` Tickets."""
    law, found = Law.packaged(), Coverage()
    for seed in seeds:
        case = lived(count, seed, law=law, reading=reading)
        tickets = [ticket_ahead(facts, law, as_of=THEN, reading=reading) for facts in case.tickets]
        for month in forecast(tickets, law, as_of=THEN, reading=reading, months=MONTHS).months:
            assert month.month is not None
            assert month.together is not None
            came = case.paid[month.month]
            found.months += 1
            found.within += month.together.low <= came <= month.together.high
            found.below += came < month.together.low
            found.middles += month.together.middle
            found.came += came
    return found
