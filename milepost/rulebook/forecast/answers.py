"""What a forecast answers: for each month a low, a middle and a high, its parts, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from milepost.rulebook.decisions import Reason
from milepost.rulebook.forecast.chances import whole_shares
from milepost.rulebook.months import Month


class Part(StrEnum):
    """From what the money comes."""

    SENT = "sent"
    ATTAINED = "attained"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class Range:
    """Whole dollars that one draw in ten stays below, that half stay below, and that one in ten goes beyond."""

    low: int
    middle: int
    high: int

    @classmethod
    def of(cls, drawn: Sequence[int]) -> Range:
        """The 10th, 50th and 90th percentile of the draws, each one that was drawn (nearest rank)."""
        ordered = sorted(drawn)
        return cls(*(ordered[-(-len(ordered) * percent // 100) - 1] for percent in (10, 50, 90)))


@dataclass(frozen=True, slots=True)
class PartAhead:
    """What one part brings in a month: its own range, and its share of the middle of what is known together.

    The shares of a month's parts sum to that middle, to the dollar.
    """

    range: Range
    share: int
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class MonthAhead:
    """One month, or all together. A part that is not known is None, and `unknown` says why."""

    month: Month | None
    parts: dict[Part, PartAhead | None]
    together: Range | None
    """All three parts; None where one of them is not known."""
    known: Range
    """What is known of them: the same, where all is."""
    unknown: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """Cash by month, with what it rests on."""

    as_of: date
    reading: str
    figures_of: int | None
    """The year whose figures are taken to hold; None where only published ones count."""
    months: tuple[MonthAhead, ...]
    all_months: MonthAhead
    """Its own range: narrower than the sums of lows and highs, because good and bad months even out."""
    assumptions: tuple[Reason, ...]
    tickets: int
    in_work: int


def shares_of(middle: int, sums: dict[Part, int]) -> dict[Part, int]:
    """The middle divided among its parts as they bring on average, to the dollar (largest remainder)."""
    weights = [Fraction(each) for each in sums.values()]
    return dict(zip(sums, whole_shares(weights, middle), strict=True))
