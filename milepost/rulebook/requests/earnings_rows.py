"""The earnings rows of a request: at most 25, for the Portal's screen takes no more (program operations 3).

Money in whole cents. Where there are more stubs than rows they are summed, first by employer and month of the pay date,
then by employer; every cent stays in the sum, and the reason is said.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.decisions import Reason
from milepost.rulebook.months import Month

MOST_ROWS = 25
LAW = "program operations 3"


@dataclass(frozen=True, slots=True)
class EarningsRow:
    """What one stub, or one month of a report, says. None is "not shown". `stubs` counts what was summed into it."""

    employer: str
    gross: int | None
    ein: str = ""
    period_begins: date | None = None
    period_ends: date | None = None
    paid_on: date | None = None
    ytd_gross: int | None = None
    withheld: int | None = None
    net: int | None = None
    evidence: str = ""
    stubs: int = 1


@dataclass(frozen=True, slots=True)
class ScreenRows:
    """The rows as they are keyed, and why they are fewer than the stubs, where they are."""

    rows: tuple[EarningsRow, ...]
    reason: Reason | None = None

    @property
    def gross(self) -> int:
        return sum(row.gross or 0 for row in self.rows)


def rows_for_screen(rows: Sequence[EarningsRow], *, most: int = MOST_ROWS) -> ScreenRows:
    """The rows in order of their pay dates, summed where there are more than `most`."""
    ordered = sorted(rows, key=_place)
    if len(ordered) <= most:
        return ScreenRows(tuple(ordered))
    figures: dict[str, object] = {"count": len(ordered), "most": most}
    by_month = _summed(
        ordered, lambda row: (row.employer, row.ein, Month.of(row.paid_on) if row.paid_on else None)
    )
    if len(by_month) <= most:
        return ScreenRows(by_month, Reason("ROWS_SUMMED_BY_MONTH", figures, LAW))
    by_employer = _summed(ordered, lambda row: (row.employer, row.ein))
    if len(by_employer) <= most:
        return ScreenRows(by_employer, Reason("ROWS_SUMMED_BY_EMPLOYER", figures, LAW))
    return ScreenRows(_largest_apart(by_employer, most), Reason("ROWS_SUMMED_SMALL", figures, LAW))


def _place(row: EarningsRow) -> tuple[date, date, str]:
    return row.paid_on or row.period_ends or date.max, row.period_begins or date.max, row.employer


def _summed(rows: Sequence[EarningsRow], key: Callable[[EarningsRow], Hashable]) -> tuple[EarningsRow, ...]:
    groups: dict[Hashable, list[EarningsRow]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return tuple(_sum_of(group, group[0].employer, group[0].ein) for group in groups.values())


def _sum_of(rows: Sequence[EarningsRow], employer: str, ein: str) -> EarningsRow:
    """One row for several: the first and the last day, the last pay date and its year-to-date, the sums of the money."""
    last = max(rows, key=_place)
    kinds = {row.evidence for row in rows}
    return EarningsRow(
        employer,
        _total([row.gross for row in rows]),
        ein,
        min((row.period_begins for row in rows if row.period_begins), default=None),
        max((row.period_ends for row in rows if row.period_ends), default=None),
        max((row.paid_on for row in rows if row.paid_on), default=None),
        last.ytd_gross,
        _total([row.withheld for row in rows]),
        _total([row.net for row in rows]),
        kinds.pop() if len(kinds) == 1 else "",
        sum(row.stubs for row in rows),
    )


def _total(amounts: Sequence[int | None]) -> int | None:
    """The sum of what is shown; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def _largest_apart(rows: Sequence[EarningsRow], most: int) -> tuple[EarningsRow, ...]:
    """The largest employers a row each, and the others together in the last one."""
    by_size = sorted(rows, key=lambda row: (-(row.gross or 0), row.employer))
    others = by_size[most - 1 :]
    together = _sum_of(others, " + ".join(row.employer for row in others), "")
    return (*sorted(by_size[: most - 1], key=_place), together)
