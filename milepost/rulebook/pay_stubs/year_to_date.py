"""What the year-to-date figures prove about stubs that nobody has (program operations 4.3: they help recover missing stubs).

The figure on a stub is the gross of every pay date of its calendar year up to its own, so it begins anew with the first
pay date of a year, whatever days were worked for it. Between two stubs of one year, what was paid in between is

    year to date of the later - gross of the later - year to date of the earlier

and if exactly one pay date lies between, that is the gross of the missing stub. With several missing only their sum is
known, and nothing here guesses how it divides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby

from milepost.rulebook.attribution import PayStub
from milepost.rulebook.decisions import Reason
from milepost.rulebook.pay_stubs.calendar import PayPeriod

LAW = "program operations 4.3"
DAYS_MOVED_AT_NEW_YEAR = 6


@dataclass(frozen=True, slots=True)
class Proved:
    """A missing stub whose gross is certain, in cents."""

    period: PayPeriod
    gross: int
    reason: Reason

    def as_stub(self) -> PayStub:
        return PayStub(self.period.begins, self.period.ends, self.gross, self.period.paid_on, is_derived=True)


@dataclass(frozen=True, slots=True)
class SumOnly:
    """Several missing stubs, or pay dates nobody can name: together they come to `gross` cents."""

    periods: tuple[PayPeriod, ...]
    gross: int
    year: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Stubs that cannot all be right; `keys` names them."""

    keys: tuple[str, ...]
    reason: Reason


@dataclass(slots=True)
class Subtraction:
    proved: list[Proved] = field(default_factory=list)
    sums: list[SumOnly] = field(default_factory=list)
    contradictions: list[Contradiction] = field(default_factory=list)


def subtract(
    stubs: Sequence[PayStub], missing: Sequence[PayPeriod], *, knows_dates: bool = True
) -> Subtraction:
    """What the year-to-date figures of one job's stubs prove about its missing pay periods.

    `missing` are the expected periods of which no valid stub is known; `knows_dates` is False where the pay is irregular and
    nothing can be expected: then one cannot know how many are missing, and only sums are given.
    """
    found = Subtraction()
    dated = [stub for stub in stubs if stub.paid_on is not None]
    dated.sort(key=lambda stub: (stub.paid_on or date.min, stub.year_to_date or 0, stub.period_ends))
    for year, of_year in groupby(dated, key=lambda stub: (stub.paid_on or date.min).year):
        _subtract_in_year(year, list(of_year), missing, found, knows_dates=knows_dates)
    return found


def _subtract_in_year(
    year: int,
    stubs: Sequence[PayStub],
    missing: Sequence[PayPeriod],
    found: Subtraction,
    *,
    knows_dates: bool,
) -> None:
    """One calendar year of pay dates, beginning at zero."""
    so_far, since, earlier, between = 0, date(year, 1, 1), "", 0
    for stub in stubs:
        paid_on = stub.paid_on
        assert paid_on is not None, "only dated stubs are subtracted"
        if stub.year_to_date is None:
            between += stub.gross
            continue
        lacking = stub.year_to_date - stub.gross - so_far - between
        gap = [
            one
            for one in missing
            if one.paid_on.year == year
            and since <= one.paid_on < paid_on
            and (earlier == "" or one.paid_on > since)
        ]
        _judge(stub, lacking, gap, earlier, found, knows_dates=knows_dates)
        so_far, since, earlier, between = stub.year_to_date, paid_on, stub.key or "stub", 0


def _judge(
    stub: PayStub,
    lacking: int,
    gap: Sequence[PayPeriod],
    earlier: str,
    found: Subtraction,
    *,
    knows_dates: bool,
) -> None:
    """What `lacking` cents, paid before this stub and after the one before it, say about the periods in the gap."""
    paid_on, year_to_date = stub.paid_on, stub.year_to_date
    assert paid_on is not None
    assert year_to_date is not None
    figures = {"paid_on": paid_on, "ytd_cents": year_to_date, "gross_cents": stub.gross}
    if year_to_date < stub.gross:
        found.contradictions.append(Contradiction((stub.key,), Reason("YTD_BELOW_GROSS", figures, LAW)))
    elif lacking < 0:
        reason = Reason("YTD_BELOW_STUBS", {"paid_on": paid_on, "less_cents": -lacking}, LAW)
        found.contradictions.append(Contradiction(tuple(key for key in (earlier, stub.key) if key), reason))
    elif lacking == 0 and knows_dates:
        certain = [one for one in gap if earlier or one.paid_on > _last_movable_day(paid_on.year)]
        found.proved += [_proved(period, 0, paid_on) for period in certain]
    elif lacking > 0 and knows_dates and len(gap) == 1:
        found.proved.append(_proved(gap[0], lacking, paid_on))
    elif lacking > 0 and knows_dates and not gap and earlier:
        reason = Reason("YTD_ABOVE_STUBS", {"paid_on": paid_on, "more_cents": lacking}, LAW)
        found.contradictions.append(Contradiction((earlier, stub.key), reason))
    elif lacking > 0:
        figures = {"sum_cents": lacking, "paid_on": paid_on, "count": len(gap)}
        code = "YTD_SUM_OF_SEVERAL" if gap else "YTD_SUM_BEFORE"
        found.sums.append(SumOnly(tuple(gap), lacking, paid_on.year, Reason(code, figures, LAW)))


def _last_movable_day(year: int) -> date:
    """A pay date expected in these first days of a year may have been moved before New Year, out of the year's figure."""
    return date(year, 1, DAYS_MOVED_AT_NEW_YEAR)


def _proved(period: PayPeriod, gross: int, shown_on: date) -> Proved:
    figures = {"missing_on": period.paid_on, "paid_on": shown_on, "gross_cents": gross}
    return Proved(period, gross, Reason("YTD_PROVES" if gross else "YTD_PROVES_NOTHING", figures, LAW))
