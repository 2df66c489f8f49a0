"""What a partner's scorecard counts: which cases of a quarter there were, and which of them went as they should.

Who serves people for an EN of Record answers for contacts, notes and plans (program operations 1.3, 1.4, 2.2; the default
duties of systems B.4); the EN of Record for sending what is ready. No paper says how good is good enough, so nothing here
is a grade: each figure is a count with its cases behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from milepost.rulebook.contacts import ContactPeriod, Kind, PeriodState
from milepost.rulebook.decisions import Reason
from milepost.rulebook.months import Month
from milepost.rulebook.plan_clock import plan_clock

LAW_OF_NOTES = "program operations 1.4"
LAW_OF_SENDING = "program operations 4.6"
LAW_OF_DENIALS = "program operations 4.8"


class Measure(StrEnum):
    """In the order in which a scorecard shows them."""

    CONTACTS = "contacts"
    NOTES = "notes"
    PLANS = "plans"
    SENT = "sent"
    ANSWERS = "answers"


@dataclass(frozen=True, slots=True)
class Judged:
    """One case: the day on which it counts, whether it went well, and why."""

    on: date
    is_good: bool
    reason: Reason


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a note without opening it: which of its parts stand there."""

    kind: Kind
    on: date
    entered_on: date
    is_of_somewhere: bool
    """It went to a number or an address, not face to face."""
    has_address: bool
    has_minutes: bool
    has_services: bool
    has_message: bool


def quarter_of(day: date) -> date:
    """The first day of the calendar quarter."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def last_of_quarter(first: date) -> date:
    return (Month.of(first) + 2).last_day


def quarters_before(day: date, many: int) -> list[date]:
    """The first days of the quarter of `day` and of those before it, the newest first."""
    newest = Month.of(quarter_of(day))
    return [(newest - 3 * back).first_day for back in range(many)]


def judged_contact(period: ContactPeriod) -> Judged | None:
    """A period that is over: met or missed. One that still runs, or ended with the assignment, is no case."""
    if period.state not in (PeriodState.MET, PeriodState.MISSED):
        return None
    return Judged(period.ends, period.state is PeriodState.MET, period.reason)


def judged_note(note: Note, late_after: int) -> Judged:
    """Complete by the fields of program operations 1.4, and entered within the days that the organization has settled."""
    lacks = tuple(_lacking(note))
    days = (note.entered_on - note.on).days
    if lacks:
        return Judged(
            note.on, False, Reason("NOTE_LACKS", {"day": note.on, "lacks_word": lacks}, LAW_OF_NOTES)
        )
    if days > late_after:
        figures = {"day": note.on, "days": days, "allowed": late_after}
        return Judged(note.on, False, Reason("NOTE_LATE", figures, LAW_OF_NOTES))
    return Judged(note.on, True, Reason("NOTE_COMPLETE", {"day": note.on}, LAW_OF_NOTES))


def _lacking(note: Note) -> Iterator[str]:
    if note.is_of_somewhere and not note.has_address and note.kind is not Kind.LETTER:
        yield "note_address"
    if note.kind is Kind.TWO_WAY:
        if not note.has_minutes:
            yield "note_minutes"
        if not note.has_services:
            yield "note_services"
    if note.kind is Kind.ATTEMPT and not note.has_message:
        yield "note_message"


def judged_plan(
    signed_on: date, received_on: date | None, assigned_on: date | None, day: date
) -> Judged | None:
    """Received within the 14 days, or not; None while they still run."""
    clock = plan_clock(signed_on, received_on, assigned_on, day)
    if received_on is not None and received_on <= day:
        return Judged(signed_on, received_on <= clock.due_on, clock.reasons[0])
    return None if day <= clock.due_on else Judged(signed_on, False, clock.reasons[0])


def judged_sending(released_on: date, sent_on: date | None, day: date) -> Judged:
    """A request that was released: was it sent, and after how many days? No paper gives a time for it."""
    if sent_on is None or sent_on > day:
        figures = {"day": released_on, "days": (day - released_on).days}
        return Judged(released_on, False, Reason("REQUEST_NOT_SENT", figures, LAW_OF_SENDING))
    figures = {"day": released_on, "days": (sent_on - released_on).days}
    return Judged(released_on, True, Reason("REQUEST_SENT_AFTER", figures, LAW_OF_SENDING))


def judged_answer(answered_on: date, *, is_denied: bool) -> Judged:
    """A request that was answered: approved or paid, or denied."""
    code = "REQUEST_WAS_DENIED" if is_denied else "REQUEST_WAS_GRANTED"
    return Judged(answered_on, not is_denied, Reason(code, {"day": answered_on}, LAW_OF_DENIALS))
