"""Cash by month as a picture: the geometry of stacked bars with their ranges, which the page draws as SVG.

The same figures stand in a table beside it. Whole pixels, worked out from whole dollars.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from milepost.rulebook.forecast import Part
from milepost.rulebook.months import Month

HEIGHT, LEFT, TOP, STEP, BAR, FOOT = 240, 58, 14, 44, 26, 34
_STEPS = (1, 2, 5)
MOST_LINES = 5


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a month's middle."""

    part: str
    y: int
    height: int
    dollars: int


@dataclass(frozen=True, slots=True)
class Column:
    """One month: its parts from the bottom up, and the line from low to high; nothing of it where it is not known."""

    month: Month
    x: int
    blocks: tuple[Block, ...]
    low: int | None
    middle: int | None
    high: int | None
    y_low: int
    y_middle: int
    y_high: int
    is_named: bool
    """Whether the name of the month stands below it; every third one's does."""

    @property
    def y_top(self) -> int:
        """The top of what is known of it."""
        return self.blocks[-1].y if self.blocks else TOP + HEIGHT

    @property
    def middle_x(self) -> int:
        return self.x + BAR // 2


@dataclass(frozen=True, slots=True)
class Line:
    """A line across, at whole dollars."""

    dollars: int
    y: int


@dataclass(frozen=True, slots=True)
class Chart:
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    width: int
    height: int
    baseline: int


def chart_of(months: Sequence[dict[str, Any]]) -> Chart | None:
    """The kept months as columns; None where nothing is known of any, or nothing comes."""
    top = max((one["high"] or _known(one) for one in months), default=0)
    if not top:
        return None
    step = _step(top)
    scale = -(-top // step) * step
    lines = tuple(Line(dollars, _y(dollars, scale)) for dollars in range(0, scale + 1, step))
    columns = tuple(_column(one, place, scale) for place, one in enumerate(months))
    return Chart(columns, lines, LEFT + STEP * len(columns) + 10, TOP + HEIGHT + FOOT, TOP + HEIGHT)


def _step(top: int) -> int:
    """The smallest of 1, 2, 5, 10, 20 … dollars that leaves no more than five lines."""
    power = 1
    while True:
        for one in _STEPS:
            if top <= one * power * MOST_LINES:
                return one * power
        power *= 10


def _y(dollars: int, scale: int) -> int:
    return TOP + HEIGHT - dollars * HEIGHT // scale


def _known(one: dict[str, Any]) -> int:
    return sum(one[part.value]["share"] for part in Part if one[part.value])


def _column(one: dict[str, Any], place: int, scale: int) -> Column:
    month = Month.parse(one["month"])
    x = LEFT + place * STEP + (STEP - BAR) // 2
    blocks, reached = [], 0
    for part in Part:
        share = one[part.value]["share"] if one[part.value] else 0
        if share:
            y = _y(reached + share, scale)
            blocks.append(Block(part.value, y, _y(reached, scale) - y, share))
            reached += share
    low, middle, high = one["low"], one["middle"], one["high"]
    return Column(
        month=month,
        x=x,
        blocks=tuple(blocks),
        low=low,
        middle=middle,
        high=high,
        y_low=_y(low or 0, scale),
        y_middle=_y(middle or 0, scale),
        y_high=_y(high or 0, scale),
        is_named=place % 3 == 0,
    )
