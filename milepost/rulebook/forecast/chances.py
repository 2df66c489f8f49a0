"""Chances worked out from counts: whole shares of 4,096, so that a draw is looked up and nothing is rounded unseen.

Where the past is thin it is drawn towards what is stated here: a level stays the same nine months in ten; nine claims in ten
are paid; nine in ten have what they need.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property

from milepost.rulebook.forecast.counts import (
    COMPLETE,
    DENIED,
    FINISHED,
    LACKING,
    LONGEST_LAG,
    PAID,
    UNFINISHED,
    Counts,
)
from milepost.rulebook.forecast.levels import LEVELS, Group, Level

SHARES = 4_096
NEVER = 255
"""The lag of a claim that is not paid."""
ENOUGH_PAID = 10
"""Paid claims with a date, without which nobody can say when money comes."""
ENOUGH_MONTHS = 60
"""Months that followed another, without which nobody can say what goes on."""

STAYS = Fraction(9, 10)
"""The outset: that a level is the same in the next month, and that a claim is paid, and has what it needs."""
WEIGHT_OF_OUTSET = 12
"""The outset counts as much as so many months, or claims, of the caseload itself."""
WEIGHT_OF_CASELOAD = 24
"""What a whole caseload shows counts, beside a group's own months, as much as so many of them."""


def whole_shares(weights: Sequence[Fraction], of: int = SHARES) -> list[int]:
    """Weights as whole numbers that sum to `of`, by largest remainder; all nothing gives nothing."""
    total = sum(weights, Fraction(0))
    if not total:
        return [0] * len(weights)
    exact = [weight * of / total for weight in weights]
    shares = [int(share) for share in exact]
    by_rest = sorted(range(len(exact)), key=lambda place: (shares[place] - exact[place], place))
    for place in by_rest[: of - sum(shares)]:
        shares[place] += 1
    return shares


def looked_up(values: Sequence[int], shares: Sequence[int]) -> bytes:
    """A table in which a draw from 0 to 4,095 finds its value; values are below 256."""
    return b"".join(bytes([value]) * share for value, share in zip(values, shares, strict=True))


def drawn_to_outset(yes: int, no: int) -> Fraction:
    """The share of yes, with the outset's weight beside what was seen."""
    return (yes + STAYS * WEIGHT_OF_OUTSET) / (yes + no + WEIGHT_OF_OUTSET)


class Chances:
    """Every chance that a forecast draws with, from one set of counts."""

    def __init__(self, counts: Counts) -> None:
        self.counts = counts
        self._lag_tables: dict[tuple[int, bool], bytes] = {}

    @cached_property
    def paid(self) -> Fraction:
        return drawn_to_outset(self.counts[PAID], self.counts[DENIED])

    @cached_property
    def complete(self) -> Fraction:
        return drawn_to_outset(self.counts[COMPLETE], self.counts[LACKING])

    @cached_property
    def finished(self) -> int:
        """How many of 4,096 have completed services where milestone 4 asks for it."""
        return int(drawn_to_outset(self.counts[FINISHED], self.counts[UNFINISHED]) * SHARES)

    def following(self, before: Level, group: Group) -> list[Fraction]:
        """The chance of each level after `before`, the sum 1: the group's months, the caseload's, the outset."""
        outset = [Fraction(0)] * len(Level)
        for level in LEVELS:
            outset[level] = STAYS if level is before else (1 - STAYS) / (len(LEVELS) - 1)
        whole = _mixed(self.counts.after(before), outset, WEIGHT_OF_OUTSET)
        return _mixed(self.counts.after(before, group), whole, WEIGHT_OF_CASELOAD)

    @cached_property
    def next_levels(self) -> list[list[bytes]]:
        """By group and level, the table in which a draw finds the next level."""
        return [
            [looked_up(range(len(Level)), whole_shares(self.following(before, group))) for before in LEVELS]
            for group in Group
        ]

    def lag_table(self, least: int, *, may_lack: bool) -> bytes | None:
        """In how many months a claim is paid that cannot be paid in fewer than `least`, or NEVER.

        `may_lack`: whether it may also turn out to lack what a claim needs. None where no claim took as long.
        """
        key = (least, may_lack)
        if key not in self._lag_tables:
            self._lag_tables[key] = self._lag_table(least, may_lack=may_lack)
        return self._lag_tables[key] or None

    def likeliest_lag(self, least: int) -> int:
        """The lag seen most often among those of `least` months or more; the shorter of two."""
        return max(range(least, LONGEST_LAG + 1), key=lambda months: (self._lags[months], -months))

    @cached_property
    def _lags(self) -> list[int]:
        return self.counts.lags()

    def _lag_table(self, least: int, *, may_lack: bool) -> bytes:
        seen = [count if months >= least else 0 for months, count in enumerate(self._lags)]
        total = sum(seen)
        if not total:
            return b""
        paid = self.paid * (self.complete if may_lack else 1)
        weights = [paid * count / total for count in seen] + [1 - paid]
        return looked_up([*range(LONGEST_LAG + 1), NEVER], whole_shares(weights))


def _mixed(counts: Sequence[int], towards: Sequence[Fraction], weight: int) -> list[Fraction]:
    total = sum(counts) + weight
    return [(count + share * weight) / total for count, share in zip(counts, towards, strict=True)]
