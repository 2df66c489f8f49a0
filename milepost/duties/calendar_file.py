"""The calendar that other programs read: days and kinds of duties, nobody's name, no words of anybody's own (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from icalendar import Calendar, Event

from milepost.duties.board import Duty
from milepost.rulebook.duties import State

SHOWN = frozenset({State.LATE, State.MISSING, State.BEGIN, State.LATER})
Mark = tuple[date, str, str]
"""A day, whether it is the first or the last, and of what."""


def calendar_of(duties: Iterable[Duty], *, key: str, now: datetime) -> bytes:
    """One event for each day and kind, with how many people or identities it is about. `key` makes its ids the feed's own."""
    made = Calendar()
    made.add("prodid", "-//Milepost//Duties//EN")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", _("Duties"))
    made.add("refresh-interval", timedelta(hours=12), parameters={"VALUE": "DURATION"})
    for (on, which, what), count in sorted(Counter(_marks(duties)).items()):
        made.add_component(_event(on, which, what, count, key, now))
    return bytes(made.to_ical())


def _marks(duties: Iterable[Duty]) -> Iterator[Mark]:
    for duty in duties:
        if duty.state not in SHOWN:
            continue
        due, begin = duty.due_on, duty.next.begin_on
        if due is not None:
            yield due, "last", duty.nameless
        if begin is not None and begin != due:
            yield begin, "begin", duty.nameless


def _event(on: date, which: str, what: str, count: int, key: str, now: datetime) -> Event:
    event = Event()
    said = _("Last day: %(duty)s") if which == "last" else _("Begin: %(duty)s")
    summary = said % {"duty": what}
    if count > 1:
        summary += " " + ngettext("(%(count)s time)", "(%(count)s times)", count) % {"count": count}
    event.add("uid", f"{hashlib.sha256(f'{key} {on} {which} {what}'.encode()).hexdigest()[:32]}@milepost")
    event.add("dtstamp", now)
    event.add("dtstart", on)
    event.add("dtend", on + timedelta(1) if on < date.max else on)
    event.add("summary", summary)
    event.add("transp", "TRANSPARENT")
    event.add("class", "PRIVATE")
    if settings.MILEPOST_ADDRESS:
        event.add("url", f"{settings.MILEPOST_ADDRESS}{reverse('duty_calendar')}?month={on:%Y-%m}")
    return event
