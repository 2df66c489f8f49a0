"""In which order what waits is shown: what cannot wait first, then what is worth most.

No section of the law asks for it; docs/decisions/today-order.md says why it is so.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import IntEnum

WEEK, MONTH = timedelta(days=7), timedelta(days=30)
_MOST_DOLLARS, _NO_DAY = 10**8 - 1, 10**7 - 1
FRIDAY = 4


class Press(IntEnum):
    """How a thing presses: the lower, the sooner it is shown."""

    LOST_WITHIN_A_WEEK = 0
    DUE_WITHIN_A_WEEK = 1
    """Also what was due within the last one."""
    LOST_WITHIN_A_MONTH = 2
    OVERDUE = 3
    """For longer than a week: it does not push away what can still be saved."""
    CAN_WAIT = 4


PRESSING = (Press.LOST_WITHIN_A_WEEK, Press.DUE_WITHIN_A_WEEK, Press.OVERDUE)
"""What cannot wait past the week."""


def press_of(lost_on: date | None, due_on: date | None, *, day: date) -> Press:
    """Does the thing press, on this day?

    `lost_on` is the first day on which it is too late. What was lost before the day is not saved by hurrying, and presses only
    by its due day. A thing with neither day can wait.
    """
    can_be_saved = lost_on is not None and lost_on > day
    if lost_on is not None and can_be_saved and lost_on - day <= WEEK:
        return Press.LOST_WITHIN_A_WEEK
    if due_on is not None and abs(due_on - day) <= WEEK:
        return Press.DUE_WITHIN_A_WEEK
    if lost_on is not None and can_be_saved and lost_on - day <= MONTH:
        return Press.LOST_WITHIN_A_MONTH
    return Press.OVERDUE if due_on is not None and due_on < day else Press.CAN_WAIT


def last_day_of(lost_on: date | None, due_on: date | None, *, day: date) -> date | None:
    """The last day on which the thing is still done in time: the due day, or the day before it is lost."""
    last = lost_on - timedelta(days=1) if lost_on is not None and lost_on > day else None
    known = [one for one in (last, due_on) if one is not None]
    return min(known, default=None)


def rank_of(lost_on: date | None, due_on: date | None, dollars: int | None, *, day: date) -> int:
    """The place of a thing among all others, the lowest first: by how it presses, then the most dollars, then the earliest day.

    A sum that is not known counts as none.
    """
    worth = min(max(dollars or 0, 0), _MOST_DOLLARS)
    last = last_day_of(lost_on, due_on, day=day)
    ordinal = last.toordinal() if last else _NO_DAY
    press = int(press_of(lost_on, due_on, day=day))
    return (press * (_MOST_DOLLARS + 1) + _MOST_DOLLARS - worth) * (_NO_DAY + 1) + ordinal


def coming_friday(day: date) -> date:
    """The end of the working week: the day itself on a Friday, on a weekend the next one."""
    return day + timedelta(days=(FRIDAY - day.weekday()) % 7)
