"""When a job pays: the pay periods and pay dates to expect, from the stubs that are known or from one that is stated.

The program manager asks for every stub of a month (program operations 4.3, 4.4), and the usual defect of evidence is a stub
of the wrong date. So a missing one is named by the day on which it was paid.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise
from typing import TypeVar

from milepost.rulebook.months import Month

END_OF_MONTH = 31
_DAY = timedelta(1)
_T = TypeVar("_T")


class PayFrequency(StrEnum):
    """How often a job pays."""

    WEEKLY = "weekly"
    TWO_WEEKLY = "two_weekly"
    TWICE_MONTHLY = "twice_monthly"
    MONTHLY = "monthly"
    IRREGULAR = "irregular"


IN_WEEKS = {PayFrequency.WEEKLY: 7, PayFrequency.TWO_WEEKLY: 14}
IN_MONTHS = {PayFrequency.TWICE_MONTHLY: 2, PayFrequency.MONTHLY: 1}
HALF_A_PERIOD = {
    PayFrequency.WEEKLY: 3,
    PayFrequency.TWO_WEEKLY: 7,
    PayFrequency.TWICE_MONTHLY: 7,
    PayFrequency.MONTHLY: 14,
}
"""Days by which the end of a period may be off before it is another period."""


@dataclass(frozen=True, slots=True, order=True)
class PayPeriod:
    """First and last day of a pay period, and the day on which it is paid."""

    begins: date
    ends: date
    paid_on: date

    @property
    def days(self) -> int:
        return (self.ends - self.begins).days + 1


@dataclass(frozen=True, slots=True)
class PayCalendar:
    """The pay periods of one job, one after another.

    By weeks: `lag` days after a period ends it is paid. By months: `end_days` are the days of the month on which periods
    end (31 is the last), and `pay_days` says for each how many months later, and on which day of the month, it is paid.
    """

    frequency: PayFrequency
    lag: int = 0
    end_days: tuple[int, ...] = ()
    pay_days: tuple[tuple[int, int], ...] = ()

    def after(self, period: PayPeriod) -> PayPeriod:
        """The next period."""
        ends = self._next_end(period.ends)
        return PayPeriod(period.ends + _DAY, ends, self._paid_on(ends))

    def before(self, period: PayPeriod) -> PayPeriod:
        """The period before."""
        ends = period.begins - _DAY
        begins = self.first_day_of_period_ending(ends)
        return PayPeriod(begins, ends, self._paid_on(ends))

    def first_day_of_period_ending(self, ends: date) -> date:
        step = IN_WEEKS.get(self.frequency)
        if step is not None:
            return ends - timedelta(step - 1)
        earlier = max(end for end in self._ends_around(ends) if (ends - end).days > self._half)
        return earlier + _DAY

    @property
    def _half(self) -> int:
        return HALF_A_PERIOD[self.frequency]

    def _next_end(self, ends: date) -> date:
        step = IN_WEEKS.get(self.frequency)
        if step is not None:
            return ends + timedelta(step)
        return min(end for end in self._ends_around(ends) if (end - ends).days > self._half)

    def _ends_around(self, day: date) -> list[date]:
        month = Month.of(day)
        return [_day_in(month + offset, end) for offset in (-2, -1, 0, 1, 2) for end in self.end_days]

    def _paid_on(self, ends: date) -> date:
        if self.frequency in IN_WEEKS:
            return ends + timedelta(self.lag)
        place = min(range(len(self.end_days)), key=lambda one: _apart(self.end_days[one], _day_of(ends)))
        months, day = self.pay_days[place]
        return _day_in(Month.of(ends) + months, day)


def frequency_of(known: Sequence[PayPeriod]) -> PayFrequency | None:
    """How often a job pays, judged by whole periods alone; None where they leave room for more than one answer."""
    lengths = {period.days for period in known}
    if lengths == {7}:
        return PayFrequency.WEEKLY
    if lengths == {14} and not all(_is_end_of_february(period) for period in known):
        return PayFrequency.TWO_WEEKLY
    ends = {_day_of(period.ends) for period in known}
    if lengths and lengths <= {13, 14, 15, 16} and len(ends) <= 2 and lengths != {14}:
        return PayFrequency.TWICE_MONTHLY
    if lengths and lengths <= {28, 29, 30, 31} and len(ends) == 1:
        return PayFrequency.MONTHLY
    return None


def calendar_of(frequency: PayFrequency | None, known: Iterable[PayPeriod]) -> PayCalendar | None:
    """The calendar that the known periods show. None where there is none to go by, or the pay is irregular."""
    periods = sorted(known)
    frequency = frequency or frequency_of(periods)
    if not periods or frequency is None or frequency is PayFrequency.IRREGULAR:
        return None
    if frequency in IN_WEEKS:
        return PayCalendar(
            frequency, lag=_commonest([(period.paid_on - period.ends).days for period in periods])
        )
    ends = _end_days(periods, IN_MONTHS[frequency])
    paid: dict[int, list[tuple[int, int]]] = {end: [] for end in ends}
    for period in periods:
        nearest = min(ends, key=lambda end: _apart(end, _day_of(period.ends)))
        paid[nearest].append((Month.of(period.paid_on) - Month.of(period.ends), _day_of(period.paid_on)))
    lag = _commonest([(period.paid_on - period.ends).days for period in periods])
    pay_days = tuple(_commonest(paid[end]) if paid[end] else _after_days(end, lag) for end in ends)
    return PayCalendar(frequency, end_days=ends, pay_days=pay_days)


def missing_periods(
    calendar: PayCalendar, known: Iterable[PayPeriod], *, since: date | None, paid_before: date
) -> list[PayPeriod]:
    """Periods to be expected of which nothing is known, in order, paid before that day.

    `since` is the day on which the job began; without it nothing is expected before the first known period. The calendar
    is taken up anew at every known period, so one that moved does not make those after it missing.
    """
    ordered = sorted(known, key=lambda period: period.ends)
    anchors = _regular(calendar, ordered) or ordered
    found: list[PayPeriod] = []
    if since is not None:
        earlier = calendar.before(anchors[0])
        while earlier.ends >= since:
            found.append(earlier)
            earlier = calendar.before(earlier)
    half = timedelta(HALF_A_PERIOD[calendar.frequency])
    for one, other in pairwise(anchors):
        following = calendar.after(one)
        while following.ends < other.ends - half:
            found.append(following)
            following = calendar.after(following)
    following = calendar.after(anchors[-1])
    while following.paid_on < paid_before:
        found.append(following)
        following = calendar.after(following)
    return sorted(
        period for period in found if period.paid_on < paid_before and not _covered(period, ordered)
    )


def _regular(calendar: PayCalendar, ordered: Sequence[PayPeriod]) -> list[PayPeriod]:
    """Those of the usual length, or that end where most do; a bonus paid between does not move the calendar."""
    step = IN_WEEKS.get(calendar.frequency)
    if step is None:
        return [
            one for one in ordered if any(_apart(end, _day_of(one.ends)) <= 1 for end in calendar.end_days)
        ]
    usual = _commonest([one.ends.toordinal() % step for one in ordered])
    return [one for one in ordered if one.days == step or one.ends.toordinal() % step == usual]


def _covered(period: PayPeriod, known: Sequence[PayPeriod]) -> bool:
    """Whether other periods, taken together, hold every day of it."""
    begins = period.begins
    for one in sorted(known):
        if one.begins <= begins <= one.ends:
            begins = one.ends + _DAY
    return begins > period.ends


def _end_days(periods: Sequence[PayPeriod], count: int) -> tuple[int, ...]:
    """On which days of the month periods end: the commonest, and for a second one not yet seen, half a month away."""
    seen = [day for day, _often in Counter(_day_of(period.ends) for period in periods).most_common()]
    if count == 1:
        return (seen[0],)
    second = next((day for day in seen[1:] if _apart(day, seen[0]) > 7), None)
    if second is None:
        first = seen[0]
        second = END_OF_MONTH if first == 15 else 15 if first == END_OF_MONTH else (first + 14) % 30 + 1
    return tuple(sorted((seen[0], second)))


def _after_days(end: int, lag: int) -> tuple[int, int]:
    """Months later and day of the month, of a pay date so many days after a period that ends on this day."""
    day = min(end, 30) + lag
    if end == END_OF_MONTH and lag == 0:
        return 0, END_OF_MONTH
    return (day - 1) // 30, (day - 1) % 30 + 1


def _commonest(values: list[_T]) -> _T:
    """The value met most often; of several, the one met last."""
    counts = Counter(values)
    most = max(counts.values())
    return next(value for value in reversed(values) if counts[value] == most)


def _day_of(day: date) -> int:
    """Its day of the month; 31 for the last of any month."""
    return END_OF_MONTH if day == Month.of(day).last_day else day.day


def _day_in(month: Month, day: int) -> date:
    return month.last_day if day >= month.last_day.day else date(month.year, month.number, day)


def _apart(one: int, other: int) -> int:
    """Days between two days of the month, the short way round."""
    apart = abs(min(one, 30) - min(other, 30))
    return min(apart, 30 - apart)


def _is_end_of_february(period: PayPeriod) -> bool:
    return period.ends.month == 2 and _day_of(period.ends) == END_OF_MONTH
