"""What the past of a caseload shows, counted, so that the counts of thousands of Tickets add up in one addition each.

A Ticket's counts are one whole number: each count has its own place of 28 bits in it. Adding two numbers adds every count
at once, which makes drawing thousands of Tickets again and again affordable.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from milepost.rulebook.forecast.levels import LEVELS, Group, Level

LONGEST_LAG = 24
"""Months from the month of a claim to its payment; a longer wait counts as this long."""
_BITS = 28
_MASK = (1 << _BITS) - 1


class Follows(NamedTuple):
    """A month of the second level came after one of the first."""

    group: Group
    before: Level
    after: Level


class Lag(NamedTuple):
    """A payment came this many months after the month of its claim."""

    months: int


PAID, DENIED = "paid", "denied"
"""How claims were decided."""
COMPLETE, LACKING = "complete", "lacking"
"""Whether what was attained had everything that a claim needs."""
FINISHED, UNFINISHED = "finished", "unfinished"
"""Whether services were complete where milestone 4 asked for it."""
Counted = Follows | Lag | str

_KINDS: tuple[Counted, ...] = (
    *(Follows(group, before, after) for group in Group for before in LEVELS for after in Level),
    *(Lag(months) for months in range(LONGEST_LAG + 1)),
    PAID,
    DENIED,
    COMPLETE,
    LACKING,
    FINISHED,
    UNFINISHED,
)
_PLACES: dict[Counted, int] = {kind: place * _BITS for place, kind in enumerate(_KINDS)}


def packed(counts: Mapping[Counted, int]) -> int:
    """The counts of one Ticket as one number."""
    return sum(count << _PLACES[kind] for kind, count in counts.items())


class Counts:
    """Counts read out of a sum of packed ones."""

    def __init__(self, every: Iterable[int]) -> None:
        self._sum = sum(every)

    def __getitem__(self, kind: Counted) -> int:
        return (self._sum >> _PLACES[kind]) & _MASK

    def lags(self) -> list[int]:
        """How often each lag was seen, by months."""
        return [self[Lag(months)] for months in range(LONGEST_LAG + 1)]

    def after(self, before: Level, group: Group | None = None) -> list[int]:
        """How often each level followed `before`, in one group or in all."""
        groups = Group if group is None else (group,)
        return [sum(self[Follows(one, before, after)] for one in groups) for after in Level]

    def months_seen(self) -> int:
        """How many months were seen that followed another."""
        return sum(sum(self.after(before)) for before in LEVELS)
