"""The SAM registration of an identity: when its renewal begins, and from when its end is foretold."""

from __future__ import annotations

from datetime import date, timedelta

SAM_LEAD = timedelta(days=90)
"""How long before its end the renewal of a SAM registration is begun (program operations 6.1)."""
FORETOLD = timedelta(days=180)
"""So long before its end a SAM registration is looked at: every six months (program operations 6.1)."""


def begin_by(ends_on: date) -> date:
    """By which day must the renewal of a SAM registration begin, so that payments are not held? Operations 6.1: 90 days ahead.

    A day too early in the calendar to have one is its own beginning.
    """
    return ends_on - SAM_LEAD if ends_on - date.min > SAM_LEAD else ends_on


def is_foretold(ends_on: date, *, day: date) -> bool:
    """Does the end of a SAM registration belong on today's page? Operations 6.1: it is looked at every six months."""
    return ends_on - day <= FORETOLD
