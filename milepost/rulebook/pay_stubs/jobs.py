"""One job solved: its stubs put in order, the missing ones found and, where the figures prove them, filled in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from milepost.rulebook.attribution import PayStub, overlaps
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.calendar import (
    PayCalendar,
    PayFrequency,
    PayPeriod,
    calendar_of,
    missing_periods,
)
from milepost.rulebook.pay_stubs.year_to_date import Subtraction, subtract

LONGEST_AGO = timedelta(6 * 366)
"""No stub paid before can matter to a claim any more."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is known of one job. `stubs` count as evidence; `refused` are there, but do not; `stated` is a pay date told."""

    key: str
    frequency: PayFrequency | None = None
    started_on: date | None = None
    ended_on: date | None = None
    stubs: tuple[PayStub, ...] = ()
    refused: tuple[PayPeriod, ...] = ()
    stated: PayPeriod | None = None


@dataclass(frozen=True)
class Solved:
    """What the stubs of one job show, on one day."""

    job: Job
    day: date
    calendar: PayCalendar | None
    stubs: tuple[PayStub, ...]
    """Those that count, and those derived from them, in order of their days."""
    missing: tuple[PayPeriod, ...]
    """Pay dates that have passed, of which there is neither a stub nor a proof."""
    subtraction: Subtraction = field(default_factory=Subtraction)

    @property
    def derived(self) -> list[PayStub]:
        return [stub for stub in self.stubs if stub.is_derived]

    @property
    def overlaps(self) -> list[tuple[PayStub, PayStub]]:
        """Stubs of this one job that pay for the same day: one may be entered twice, or a day may be wrong."""
        return overlaps(self.stubs)

    @cached_property
    def _covered(self) -> frozenset[int]:
        """Days by their ordinals."""
        spans = ((stub.period_begins.toordinal(), stub.days) for stub in self.stubs)
        return frozenset(day for first, days in spans for day in range(first, first + days))

    def uncovered_days(self, month: Month) -> list[date]:
        """Days of the month on which the job went on and for which no stub pays, in order."""
        first, last = self._span
        if first is None:
            return []
        begins, ends = max(first, month.first_day), min(last, month.last_day)
        days = range(begins.toordinal(), ends.toordinal() + 1)
        return [date.fromordinal(day) for day in days if day not in self._covered]

    def missing_in(self, month: Month) -> list[PayPeriod]:
        """The missing pay dates that matter to the month, whether by days earned or by pay date."""
        return self._missing_by_month.get(month, [])

    @cached_property
    def _missing_by_month(self) -> dict[Month, list[PayPeriod]]:
        found: dict[Month, list[PayPeriod]] = {}
        for one in self.missing:
            for month in months_of(one):
                found.setdefault(month, []).append(one)
        return found

    @cached_property
    def _span(self) -> tuple[date | None, date]:
        """From which day to which the job is known to have gone on: until today, unless it has ended.

        Where no end is known, days after the last stub are uncovered only once a pay date for them has passed.
        """
        begun = self.job.started_on or min((stub.period_begins for stub in self.stubs), default=None)
        ends = [stub.period_ends for stub in self.stubs] + [one.ends for one in self.missing]
        known = max(ends, default=self.day)
        return begun, known if self.job.ended_on is None else min(known, self.job.ended_on)


def months_of(period: PayPeriod) -> tuple[Month, ...]:
    """Every month that a stub of this period could matter to: those of its days, and that of its pay date."""
    first, last = Month.of(period.begins), Month.of(period.ends)
    months = {Month(number) for number in range(int(first), int(last) + 1)} | {Month.of(period.paid_on)}
    return tuple(sorted(months))


def solve(job: Job, *, day: date) -> Solved:
    """Which stubs of the job are missing on this day, which of them are proved, and what contradicts itself.

    A refused stub is still there to be cured, so it is not asked for again; but the figures of the others may prove it.
    """
    valid = [_period(stub) for stub in job.stubs if stub.paid_on is not None]
    there = [*valid, *job.refused]
    calendar = calendar_of(job.frequency, _told(there, job.stated))
    if calendar is None:
        subtraction = subtract(job.stubs, (), knows_dates=False)
        return Solved(job, day, None, _in_order(job.stubs), (), subtraction)
    expected = _expected(calendar, valid, job, day)
    subtraction = subtract(job.stubs, expected)
    proved = {one.period for one in subtraction.proved}
    refused = {one.ends for one in job.refused}
    missing = [
        one
        for one in expected
        if one not in proved and not any(abs((one.ends - ends).days) <= 3 for ends in refused)
    ]
    if job.started_on is None and valid:  # whether the job had begun by then, nobody has said
        first = min(valid).begins
        missing = [one for one in missing if one.begins >= first]
    derived = [one.as_stub() for one in subtraction.proved]
    return Solved(job, day, calendar, _in_order([*job.stubs, *derived]), tuple(missing), subtraction)


def _expected(calendar: PayCalendar, valid: Sequence[PayPeriod], job: Job, day: date) -> list[PayPeriod]:
    """Every pay period of the job up to the day of which there is no valid stub.

    Where nobody has said when the job began, every pay date of the year of the first stub is looked at, because the
    year-to-date figure of that stub speaks about it.
    """
    known = list(valid) or list(_told(job.refused, job.stated))
    since = max(job.started_on, day - LONGEST_AGO) if job.started_on else None
    since = since or (date(min(known).paid_on.year - 1, 11, 1) if valid else None)
    found = missing_periods(calendar, known, since=since, paid_before=day)
    if not valid:  # the period that is only told, or refused, is one that nobody has a valid stub of
        found = sorted({*found, *(one for one in known if one.paid_on < day)})
    if job.started_on is None and valid:
        found = [
            one
            for one in found
            if one.begins > min(valid).begins or one.paid_on.year == min(valid).paid_on.year
        ]
    return [one for one in found if job.ended_on is None or one.begins <= job.ended_on]


def _told(known: Iterable[PayPeriod], stated: PayPeriod | None) -> list[PayPeriod]:
    """What a calendar is read from: stubs, or without any the pay date that somebody stated."""
    periods = list(known)
    return periods or ([stated] if stated else [])


def _period(stub: PayStub) -> PayPeriod:
    assert stub.paid_on is not None, "a stub that counts has a pay date"
    return PayPeriod(stub.period_begins, stub.period_ends, stub.paid_on)


def _in_order(stubs: Iterable[PayStub]) -> tuple[PayStub, ...]:
    return tuple(
        sorted(stubs, key=lambda stub: (stub.period_begins, stub.period_ends, stub.paid_on or date.max))
    )
