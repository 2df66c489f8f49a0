"""The nine months of substantial gainful activity by which a State VR agency is reimbursed.

20 CFR 404.2110, 416.2210: nine months in a row; or nine of ten; or nine of twelve, where the months between were outside of the
person's control and had nothing to do with the impairment. Which months reach the level is told, not asked here.

Our reading of which work counts: months from the opening of the case on, and the first nine. The text lets SSA look at all of somebody's
work (404.2110(c)); earlier work cannot have come of the agency's services.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from milepost.rulebook.months import Month, months_from

NEEDED = 9
LAW = "20 CFR 404.2110, 416.2210"


class Pattern(StrEnum):
    """In which of the three ways they were reached."""

    IN_A_ROW = "nine_in_a_row"
    OF_TEN = "nine_of_ten"
    OF_TWELVE = "nine_of_twelve"


WIDTHS = {Pattern.IN_A_ROW: 9, Pattern.OF_TEN: 10, Pattern.OF_TWELVE: 12}


@dataclass(frozen=True, slots=True)
class Nine:
    """Nine months at the level, the last of which completes them."""

    months: tuple[Month, ...]
    pattern: Pattern
    gaps: tuple[Month, ...] = ()
    is_certain: bool = True
    """False: it holds only if the months between were outside of the person's control, which nobody has told."""

    @property
    def ninth(self) -> Month:
        return self.months[-1]


def nine_months(
    reached: Iterable[Month], *, since: Month | None = None, excused: Collection[Month] = ()
) -> Nine | None:
    """Which nine months are complete first? One that is certain goes before one that waits to be told.

    Months before `since`, that of the opening of the case, count for nothing. A month that is not named did not reach the level.
    """
    months = sorted({month for month in reached if since is None or month >= since})
    waiting: Nine | None = None
    for place in range(NEEDED - 1, len(months)):
        taken = tuple(months[place - NEEDED + 1 : place + 1])
        found = _found(taken, excused)
        if found is not None and found.is_certain:
            return found
        waiting = waiting or found
    return waiting


def _found(taken: tuple[Month, ...], excused: Collection[Month]) -> Nine | None:
    gaps = tuple(month for month in months_from(taken[0], taken[-1] - taken[0] + 1) if month not in taken)
    width = len(taken) + len(gaps)
    pattern = next((one for one, most in WIDTHS.items() if width <= most), None)
    if pattern is None:
        return None
    is_certain = pattern is not Pattern.OF_TWELVE or all(month in excused for month in gaps)
    return Nine(taken, pattern, gaps, is_certain)
