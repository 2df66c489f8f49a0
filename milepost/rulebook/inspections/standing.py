"""Where a review stands, read from the log of what passed with the reviewer; and by when it is to be answered.

Program operations 2.3: within how many days a review is to be answered is not published, so the letter says it, and an
organization settles what holds where a letter does not. An EN that was found not compliant may ask for a re-review after
6 months; until then its claims are not paid by ePay.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.months import Month, months_earlier

RE_REVIEW_MONTHS = 6
QUARTER = 3


class Said(StrEnum):
    """What a line of the log tells."""

    SENT = "sent"
    ASKED_AGAIN = "asked_again"
    """More was asked for, or another deadline was given."""
    ACCEPTED = "accepted"
    FINDINGS = "findings"
    NOTE = "note"
    """A call, a question: it moves nothing."""


class Standing(StrEnum):
    OPEN = "open"
    SENT = "sent"
    ACCEPTED = "accepted"
    FINDINGS = "findings"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the log; `deadline` where it gave another one."""

    said: Said
    on: date
    deadline: date | None = None


FOLLOWS = {
    Said.SENT: Standing.SENT,
    Said.ASKED_AGAIN: Standing.OPEN,
    Said.ACCEPTED: Standing.ACCEPTED,
    Said.FINDINGS: Standing.FINDINGS,
}


def standing_of(lines: Iterable[Line]) -> Standing:
    """Where does it stand after these lines, in the order in which they passed? The last one that moves something says it."""
    now = Standing.OPEN
    for one in lines:
        now = FOLLOWS.get(one.said, now)
    return now


def deadline_of(first: date | None, lines: Iterable[Line]) -> date | None:
    """By when is it to be answered: by the day given last?"""
    given = [one.deadline for one in lines if one.deadline is not None]
    return given[-1] if given else first


def own_deadline(received_on: date, days: int) -> date:
    """The day that an organization sets itself where the letter gives none."""
    return received_on + timedelta(days)


def re_review_from(found_on: date) -> date:
    """The first day on which a re-review may be asked for: 6 months after the findings (program operations 2.3, from 2018)."""
    return months_earlier(found_on, -RE_REVIEW_MONTHS)


def last_quarter(day: date) -> tuple[Month, Month]:
    """The first and the last month of the calendar quarter before the one that a day lies in."""
    first = Month(int(Month.of(day)) // QUARTER * QUARTER) - QUARTER
    return first, first + (QUARTER - 1)
