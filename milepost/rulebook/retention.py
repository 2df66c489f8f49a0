"""How long the records about a Ticketholder are kept.

Program operations 1.5 (records): until three years after the Ticket was unassigned; while an appeal, a claim or a lawsuit
is open, until it is resolved. A Ticket that is still assigned is kept without an end.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from milepost.rulebook.facts import Assignment

YEARS = 3
LAW = "TPA III; program operations 1.5"


def kept_until(assignments: Iterable[Assignment]) -> date | None:
    """The last day on which the records must be kept, were nothing else to happen; None while it is assigned, or never was."""
    ended = [one.unassigned_on for one in assignments]
    if not ended or any(day is None for day in ended):
        return None
    return years_later(max(day for day in ended if day is not None), YEARS)


def years_later(day: date, years: int) -> date:
    """The same day so many years on; of 29 February, 28 February where there is no 29th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
