"""Calendar months, the unit in which the program counts."""

from __future__ import annotations

import calendar
import re
from datetime import date
from typing import SupportsInt, overload

_PATTERN = re.compile(r"(\d{4})-(\d{2})")


class Month(int):
    """A calendar month, counted from January of the year 0, so that months subtract and compare as numbers.

    >>> Month.parse("2024-01") + 13
    Month('2025-02')
    >>> Month.parse("2025-02") - Month.parse("2024-01")
    13
    """

    __slots__ = ()

    @classmethod
    def of(cls, day: date) -> Month:
        """The month that holds the day."""
        return cls(day.year * 12 + day.month - 1)

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read `YYYY-MM`; ValueError where the text is anything else."""
        match = _PATTERN.fullmatch(text)
        if match is None or not 1 <= int(match[2]) <= 12 or int(match[1]) == 0:
            raise ValueError(f"{text!r} is not a month written YYYY-MM")
        return cls(int(match[1]) * 12 + int(match[2]) - 1)

    @property
    def year(self) -> int:
        return int(self) // 12

    @property
    def number(self) -> int:
        """1 for January, 12 for December."""
        return int(self) % 12 + 1

    @property
    def first_day(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    def __add__(self, other: SupportsInt) -> Month:
        return Month(int(self) + int(other))

    @overload
    def __sub__(self, other: Month) -> int: ...  # type: ignore[overload-overlap]
    @overload
    def __sub__(self, other: int) -> Month: ...
    def __sub__(self, other: int) -> int:
        difference = int(self) - int(other)
        return difference if isinstance(other, Month) else Month(difference)

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.number:02d}"

    def __repr__(self) -> str:
        return f"Month('{self}')"


def months_from(first: Month, count: int) -> list[Month]:
    """`count` months in order, beginning with `first`."""
    return [Month(index) for index in range(int(first), int(first) + count)]


def months_earlier(day: date, count: int) -> date:
    """The same day `count` months before, or the last day of that month where it has no such day.

    readings.md, finer point 16.
    """
    month = Month.of(day) - count
    return min(month.last_day, date(month.year, month.number, min(day.day, month.last_day.day)))
