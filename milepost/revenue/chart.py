"""Revenue as pictures: the geometry that the pages draw as SVG. Whole pixels, worked out from whole cents.

The same figures stand in a table beside each.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from milepost.revenue.income import OfPeriod
from milepost.revenue.projecting import Line
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import Period, Phase

HEIGHT, LEFT, TOP, FOOT = 220, 74, 14, 34
STEP, BAR = 16, 10
WIDE_STEP, WIDE_BAR = 56, 30
_STEPS = (1, 2, 5)
MOST_LINES = 5
LOOKS = {Phase.PHASE_1: "sent", Phase.PHASE_2: "attained", Phase.OUTCOME: "likely"}
"""The patterns that the forecast's picture has."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From cents to pixels, with its lines across: from a negative bottom to a positive top."""

    top: int
    bottom: int
    step: int

    def y(self, cents: int) -> int:
        return TOP + (self.top - cents) * HEIGHT // (self.top - self.bottom)

    @property
    def lines(self) -> list[tuple[int, int]]:
        """The cents of each line, and where it stands."""
        return [(cents, self.y(cents)) for cents in range(self.bottom, self.top + 1, self.step)]


def scale_of(lowest: int, highest: int) -> Scale | None:
    """With no more than six lines; None where everything is nothing."""
    if not highest and not lowest:
        return None
    step = _step((highest - min(lowest, 0)) // 100 or 1) * 100
    top, bottom = -(-max(highest, 0) // step) * step, lowest // step * step if lowest < 0 else 0
    return Scale(top, bottom, step)


def _step(dollars: int) -> int:
    power = 1
    while True:
        for one in _STEPS:
            if dollars <= one * power * MOST_LINES:
                return one * power
        power *= 10


@dataclass(frozen=True, slots=True)
class Framed:
    """What every picture has: its scale, how wide it is, where its ground lies."""

    scale: Scale
    width: int

    @property
    def height(self) -> int:
        return TOP + HEIGHT + FOOT

    @property
    def ground(self) -> int:
        return self.scale.y(0)

    @property
    def foot(self) -> int:
        return TOP + HEIGHT + 20


@dataclass(frozen=True, slots=True)
class Block:
    look: str
    phase: str
    y: int
    height: int
    cents: int


@dataclass(frozen=True, slots=True)
class Column:
    month: Month
    x: int
    blocks: tuple[Block, ...]
    y_low: int
    y_high: int
    low: int
    high: int
    y_came: int | None
    came: int | None
    is_named: bool

    @property
    def middle_x(self) -> int:
        return self.x + BAR // 2


@dataclass(frozen=True, slots=True)
class Chart(Framed):
    columns: tuple[Column, ...]


def months_chart(lines: Sequence[Line]) -> Chart | None:
    """What may come, month by month: the middle in its parts, a line from low to high, and what came."""
    highest = max(max(line.projected.cents[2], line.came or 0) for line in lines)
    scale = scale_of(min(line.came or 0 for line in lines), highest)
    if scale is None:
        return None
    columns = tuple(_column(line, place, scale) for place, line in enumerate(lines))
    return Chart(scale, LEFT + STEP * len(columns) + 10, columns)


def _column(line: Line, place: int, scale: Scale) -> Column:
    blocks, reached = [], 0
    for phase in Phase:
        cents = line.projected.parts[phase][1]
        if cents:
            y = scale.y(reached + cents)
            blocks.append(Block(LOOKS[phase], phase.value, y, scale.y(reached) - y, cents))
            reached += cents
    low, _middle, high = line.projected.cents
    return Column(
        line.month, LEFT + place * STEP + (STEP - BAR) // 2, tuple(blocks), scale.y(low), scale.y(high), low, high,
        None if line.came is None else scale.y(line.came), line.came, is_named=place % 6 == 0,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Curve:
    case: str
    path: str
    last_y: int


@dataclass(frozen=True, slots=True)
class Curves(Framed):
    """What is left since the first month, in the three cases."""

    curves: tuple[Curve, ...]
    months: tuple[tuple[Month, int], ...]


def left_chart(lines: Sequence[Line]) -> Curves | None:
    every = [cents for line in lines for cents in line.money.left]
    scale = scale_of(min(every), max(every))
    if scale is None:
        return None
    curves = []
    for case, name in enumerate(("low", "middle", "high")):
        points = [(_middle(place), scale.y(line.money.left[case])) for place, line in enumerate(lines)]
        path = "M" + " L".join(f"{x} {y}" for x, y in points)
        curves.append(Curve(name, path, points[-1][1]))
    named = tuple((line.month, _middle(place)) for place, line in enumerate(lines) if place % 6 == 0)
    return Curves(scale, LEFT + STEP * len(lines) + 60, tuple(curves), named)


def _middle(place: int) -> int:
    return LEFT + place * STEP + STEP // 2


@dataclass(frozen=True, slots=True)
class Bar:
    """Of one period: what came above the ground, what was taken back below it."""

    period: Period
    x: int
    y: int
    height: int
    came: int
    y_taken: int
    taken_height: int
    taken: int

    @property
    def middle_x(self) -> int:
        return self.x + WIDE_BAR // 2


@dataclass(frozen=True, slots=True)
class Bars(Framed):
    bars: tuple[Bar, ...]


def periods_chart(periods: Sequence[OfPeriod]) -> Bars | None:
    scale = scale_of(
        -max((one.income.taken for one in periods), default=0),
        max((one.income.came for one in periods), default=0),
    )
    if scale is None:
        return None
    bars = []
    for place, one in enumerate(periods):
        ground, y, below = scale.y(0), scale.y(one.income.came), scale.y(-one.income.taken)
        x = LEFT + place * WIDE_STEP + (WIDE_STEP - WIDE_BAR) // 2
        bars.append(
            Bar(one.period, x, y, ground - y, one.income.came, ground, below - ground, one.income.taken)
        )
    return Bars(scale, LEFT + WIDE_STEP * len(bars) + 10, tuple(bars))
