"""The statement of one party: what was booked on its account between two entries, with a running balance."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate


class Column(StrEnum):
    """In which column of a statement a line's cents stand."""

    SHARE = "share"
    ADJUSTMENT = "adjustment"
    REMITTED = "remitted"


COLUMN_OF = {
    "shared": Column.SHARE,
    "mirrored": Column.ADJUSTMENT,
    "reversed": Column.ADJUSTMENT,
    "remitted": Column.REMITTED,
    "taken_back": Column.REMITTED,
    "returned": Column.REMITTED,
}
"""By the kind of an entry."""


@dataclass(frozen=True, slots=True)
class Stated:
    """One line: the kind of its entry, the gross that was this party's to share, what is booked, the balance after it."""

    kind: str
    gross: int
    cents: int
    balance: int

    @property
    def column(self) -> Column:
        return COLUMN_OF[self.kind]


@dataclass(frozen=True, slots=True)
class Statement:
    """Whole cents. `closing` is `opening` and every column together, carried to the next statement, below nothing too."""

    opening: int
    lines: tuple[Stated, ...]
    gross: int
    shares: int
    adjustments: int
    remitted: int

    @property
    def closing(self) -> int:
        return self.opening + self.shares + self.adjustments + self.remitted


def stated(opening: int, lines: Iterable[tuple[str, int, int]]) -> Statement:
    """The statement of `(kind, gross, cents)` in the order in which they were booked."""
    given = list(lines)
    after = list(accumulate((cents for _kind, _gross, cents in given), initial=opening))[1:]
    made = tuple(Stated(*one, balance) for one, balance in zip(given, after, strict=True))
    sums = {column: sum(one.cents for one in made if one.column is column) for column in Column}
    return Statement(
        opening,
        made,
        sum(one.gross for one in made if one.column is not Column.REMITTED),
        sums[Column.SHARE],
        sums[Column.ADJUSTMENT],
        sums[Column.REMITTED],
    )
