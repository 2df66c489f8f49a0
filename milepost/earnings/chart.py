"""Earnings by month against the year's levels: the geometry of a picture that the page draws as SVG.

The same months stand in a table beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from milepost.rulebook.earnings import gross_of
from milepost.rulebook.facts import MonthOfWork, Program
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month

HEIGHT, BAR, LEFT, TOP = 220, 22, 8, 24
LONGEST = 36


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: where its bar stands and how high it is; `reaches` is `nothing`, `trial_work` or `substantial`."""

    month: Month
    cents: int
    trial_work_level: int | None
    substantial_level: int | None
    x: int
    y: int
    height: int
    reaches: str
    cash: str
    evidence: str
    is_new_year: bool


@dataclass(frozen=True, slots=True)
class LevelLine:
    """A year's level: a line from one bar to another."""

    name: str
    cents: int
    year: int
    x1: int
    x2: int
    y: int


@dataclass(frozen=True, slots=True)
class Chart:
    bars: tuple[Bar, ...]
    lines: tuple[LevelLine, ...]
    width: int
    height: int
    left_out: int
    """Earlier months that only the table shows."""

    @property
    def baseline(self) -> int:
        return TOP + HEIGHT


def chart_of(
    months: Mapping[Month, MonthOfWork], program: Program, law: Law, *, blind: bool, through: Month
) -> Chart | None:
    """The last three years of months up to `through`; None where nothing was earned."""
    known = sorted(month for month in months if month <= through)
    if not known:
        return None
    first = max(known[0], known[-1] - (LONGEST - 1))
    shown = [first + count for count in range(known[-1] - first + 1)]
    gross = {month: gross_of(months[month], program) if month in months else 0 for month in shown}
    use_blind = blind and program is not Program.SSI
    levels = {month.year: _levels(law, month.year, blind=use_blind) for month in shown}
    top = max([*gross.values(), *(level or 0 for pair in levels.values() for level in pair), 1])
    bars = tuple(
        _bar(months.get(month), month, gross[month], levels[month.year], place, top)
        for place, month in enumerate(shown)
    )
    return Chart(
        bars,
        tuple(_lines(bars, top)),
        LEFT * 2 + BAR * len(bars),
        TOP + HEIGHT + 28,
        sum(1 for month in known if month < first),
    )


def _levels(law: Law, year: int, *, blind: bool) -> tuple[int | None, int | None]:
    substantial = law.substantial_gainful_activity_blind if blind else law.substantial_gainful_activity
    return law.trial_work_level(year), substantial(year)


def _height(cents: int, top: int) -> int:
    return max(0, cents) * HEIGHT // top


def _bar(
    row: MonthOfWork | None,
    month: Month,
    cents: int,
    levels: tuple[int | None, int | None],
    place: int,
    top: int,
) -> Bar:
    trial_work, substantial = levels
    height = _height(cents, top)
    reaches = "nothing"
    if substantial is not None and cents >= substantial:
        reaches = "substantial"
    elif trial_work is not None and cents >= trial_work:
        reaches = "trial_work"
    return Bar(
        month,
        cents,
        trial_work,
        substantial,
        LEFT + place * BAR,
        TOP + HEIGHT - height,
        height,
        reaches,
        row.cash.value if row else "paid",
        row.evidence.value if row else "",
        place == 0 or month.number == 1,
    )


def _lines(bars: tuple[Bar, ...], top: int) -> list[LevelLine]:
    """One line a year and level."""
    lines = []
    for name in ("substantial", "trial_work"):
        for year in sorted({bar.month.year for bar in bars}):
            of_year = [bar for bar in bars if bar.month.year == year]
            level = of_year[0].substantial_level if name == "substantial" else of_year[0].trial_work_level
            if level is not None:
                y = TOP + HEIGHT - _height(level, top)
                lines.append(LevelLine(name, level, year, of_year[0].x, of_year[-1].x + BAR, y))
    return lines
