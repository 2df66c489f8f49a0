"""When is a duty due next, when is it to be begun, and how does it stand on a day?

A reading is named where practice does not say more: "each quarter" and "every six months" are counted from the day it
was done last, which is the stricter of the readings; a year of security training ends a year after its signature.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.decisions import Reason
from milepost.rulebook.duties.kinds import Every, Kind, Term

DAY = timedelta(days=1)
SATURDAY = 5
AWARD_EXEMPTS = 1
"""Awarded in the year of the report or so many years before: no APOR is owed (operations 1.8). The stricter reading: the year
of the report is the one in which it is handed in."""


class State(StrEnum):
    """How a duty stands. `missing`: never done, and due without a day."""

    LATE = "late"
    MISSING = "missing"
    BEGIN = "begin"
    LATER = "later"
    UNKNOWN = "unknown"
    DONE = "done"
    EXEMPT = "exempt"


@dataclass(frozen=True, slots=True)
class Window:
    """From when until when something may be handed in, both days included."""

    opens_on: date
    closes_on: date

    def __post_init__(self) -> None:
        assert self.opens_on <= self.closes_on, "a window opens before it closes"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one duty of one identity, person or organization. None is not known."""

    kept_since: date | None = None
    """From when the organization keeps its duties here; or from when this person or identity has been there, if that is later."""
    last_done: date | None = None
    ends_on: date | None = None
    """What is on record ends on that day: it still holds on it."""
    is_lapsed: bool = False
    """It has ended or never was, on no day that is known."""
    began_on: date | None = None
    """From what the days are counted; of a change, the first that was not told yet."""
    windows: Mapping[int, Window] = field(default_factory=dict)
    """By the year in which they lie; those that are on record."""
    is_answered: bool = False
    """Of what the records themselves answer for the year: they have."""
    exempt: Reason | None = None
    lead_days: int | None = None
    """The organization's own, of its own duties."""


@dataclass(frozen=True, slots=True)
class Next:
    """The answer: how it stands, the last day, the day to begin on, why, and what it rests on."""

    state: State
    why: Reason
    due_on: date | None = None
    begin_on: date | None = None

    @property
    def presses(self) -> bool:
        """Whether it belongs on Today."""
        return self.state in (State.LATE, State.MISSING, State.BEGIN)


def next_of(kind: Kind, facts: Facts, *, day: date) -> Next:
    """How does this duty stand on that day? Each rule names its source (`Kind.terms`)."""
    term = kind.term_on(day)
    if facts.exempt is not None:
        return Next(State.EXEMPT, facts.exempt)
    if term is None:
        return Next(State.UNKNOWN, Reason("DUTY_NOT_KNOWN"))
    return _RULES[kind.every](term, facts, day)


def months_later(day: date, months: int) -> date:
    """The same day so many months on; the last of the month where it has no such day."""
    year, number = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, number + 1, min(day.day, monthrange(year, number + 1)[1]))


def before(day: date, days: int) -> date:
    """So many days before; a day too early in the calendar to have one is its own."""
    return day - timedelta(days) if day - date.min > timedelta(days) else day


def _dated(
    due: date, why: Reason, term: Term, day: date, *, lead: int | None = None, begin: date | None = None
) -> Next:
    """Of a day that is known."""
    days = lead if lead is not None else term.lead_days or 0
    begin = begin or before(due, days)
    state = State.LATE if day > due else State.BEGIN if day >= begin else State.LATER
    return Next(state, why, due, begin)


def _end(term: Term, facts: Facts, day: date) -> Next:
    """A registration, a clearance, a policy, a day of one's own: due is the last day on which it holds."""
    if facts.is_lapsed:
        return Next(State.MISSING, Reason("DUTY_NOT_THERE", law=term.source))
    if facts.ends_on is None:
        return Next(State.UNKNOWN, Reason("DUTY_END_UNKNOWN", law=term.source))
    why = Reason("DUTY_ENDS", {"day": facts.ends_on}, term.source)
    return _dated(facts.ends_on, why, term, day, lead=facts.lead_days)


def _months(term: Term, facts: Facts, day: date) -> Next:
    """So many months after it was done last; for the first time so many after the duties began to be kept here."""
    assert term.count is not None, "what is repeated has its count"
    since = facts.last_done or facts.kept_since
    if since is None:
        return Next(State.UNKNOWN, Reason("DUTY_NEVER_RECORDED", law=term.source))
    code = "DUTY_MONTHS" if facts.last_done is not None else "DUTY_MONTHS_FIRST"
    why = Reason(code, {"day": since, "count": term.count}, term.source)
    return _dated(months_later(since, term.count), why, term, day)


def _portal(term: Term, facts: Facts, day: date) -> Next:
    """Access goes after so many days without a log-in; of somebody who never logged in nothing is known."""
    assert term.count is not None, "so many days are published"
    if facts.last_done is None:
        return Next(State.UNKNOWN, Reason("DUTY_NO_LOGIN_KNOWN", law=term.source))
    due = facts.last_done + timedelta(term.count)
    return _dated(
        due, Reason("DUTY_DAYS", {"day": facts.last_done, "count": term.count}, term.source), term, day
    )


def next_working_day(day: date) -> date:
    """The next of Monday to Friday; holidays are not known here."""
    after = day + DAY
    while after.weekday() >= SATURDAY:
        after += DAY
    return after


def _working_day(term: Term, facts: Facts, day: date) -> Next:
    since = facts.last_done or (facts.kept_since and facts.kept_since - DAY)
    if since is None:
        return Next(State.UNKNOWN, Reason("DUTY_NEVER_RECORDED", law=term.source))
    due = next_working_day(since)
    return _dated(due, Reason("DUTY_DAILY", law=term.source), term, day)


def _window(term: Term, facts: Facts, day: date) -> Next:
    """Once in each year's window. Done is what was done in the year, however early or late."""
    year = day.year
    if facts.last_done is not None and facts.last_done.year >= year:
        coming = facts.windows.get(facts.last_done.year + 1)
        why = Reason("DUTY_DONE_THIS_YEAR", {"day": facts.last_done}, term.source)
        return Next(State.DONE, why, coming.closes_on, coming.opens_on) if coming else Next(State.DONE, why)
    window = facts.windows.get(year)
    if window is None:
        return Next(State.UNKNOWN, Reason("DUTY_WINDOW_UNKNOWN", {"year": year}, term.source))
    figures = {"opens": window.opens_on, "closes": window.closes_on}
    return _dated(
        window.closes_on, Reason("DUTY_WINDOW", figures, term.source), term, day, begin=window.opens_on
    )


def _signed(term: Term, facts: Facts, day: date) -> Next:
    """Signed anew within a year; within a window that comes sooner, by its last day. Whoever never signed owes it at once."""
    assert term.count is not None, "a year is published"
    if facts.last_done is None:
        if facts.kept_since is None:
            return Next(State.UNKNOWN, Reason("DUTY_NEVER_RECORDED", law=term.source))
        state = State.MISSING if day >= facts.kept_since else State.LATER
        return Next(state, Reason("DUTY_NEVER_SIGNED", law=term.source), begin_on=facts.kept_since)
    anniversary = signed_until(facts.last_done, term.count)
    coming = [one for one in facts.windows.values() if one.opens_on > facts.last_done]
    first = min(coming, key=lambda one: one.closes_on, default=None)
    if first is not None and first.closes_on < anniversary:
        figures: dict[str, object] = {"opens": first.opens_on, "closes": first.closes_on}
        return _dated(
            first.closes_on, Reason("DUTY_WINDOW", figures, term.source), term, day, begin=first.opens_on
        )
    return _dated(anniversary, Reason("DUTY_SIGNED", {"day": facts.last_done}, term.source), term, day)


def signed_until(signed_on: date, months: int = 12) -> date:
    """The last day on which a signature of security training is within the year (operations 1.6, Portal access)."""
    return months_later(signed_on, months)


def why_no_hand_over(signed_on: date | None, kept_since: date | None, day: date) -> Reason | None:
    """May somebody work in the Portal, as far as security training goes? Operations 1.6: it is within the year.

    A window of the year that was missed is a duty neglected, but closes the Portal to nobody whose training is within the year.
    Where signatures are not kept here, none is missed.
    """
    if signed_on is not None:
        until = signed_until(signed_on)
        return Reason("TRAINING_LAPSED", {"day": until}, "operations 1.6") if day > until else None
    if kept_since is None or day < kept_since:
        return None
    return Reason("TRAINING_UNSIGNED", law="operations 1.6")


def _within_days(term: Term, facts: Facts, day: date) -> Next:
    assert term.count is not None, "so many days are published"
    if facts.began_on is None:
        return Next(State.EXEMPT, Reason("DUTY_NOT_MAIN_CONTACT", law=term.source))
    if facts.last_done is not None:
        return Next(State.DONE, Reason("DUTY_DONE", {"day": facts.last_done}, term.source))
    due = facts.began_on + timedelta(term.count)
    return _dated(
        due, Reason("DUTY_WITHIN", {"day": facts.began_on, "count": term.count}, term.source), term, day
    )


def _change(term: Term, facts: Facts, day: date) -> Next:
    """To be told at once; in how many days is not published."""
    if facts.began_on is None:
        return Next(State.DONE, Reason("DUTY_NOTHING_CHANGED", law=term.source))
    state = State.BEGIN if day >= facts.began_on else State.LATER
    return Next(state, Reason("DUTY_CHANGED", {"day": facts.began_on}, term.source), begin_on=facts.began_on)


def _year(term: Term, facts: Facts, day: date) -> Next:
    last = date(day.year, 12, 31)
    if facts.last_done is not None and facts.last_done.year >= day.year:
        following = date(facts.last_done.year + 1, 12, 31)
        why = Reason("DUTY_DONE_THIS_YEAR", {"day": facts.last_done}, term.source)
        return Next(State.DONE, why, following, before(following, term.lead_days or 0))
    if facts.kept_since is None:
        return Next(State.UNKNOWN, Reason("DUTY_NEVER_RECORDED", law=term.source))
    return _dated(last, Reason("DUTY_ONCE_A_YEAR", {"year": day.year}, term.source), term, day)


def _january(term: Term, facts: Facts, day: date) -> Next:
    """The figures of a year: due in its January; answered where the tables have them."""
    year = day.year
    if facts.is_answered:
        following = date(year + 1, 1, 31)
        return Next(
            State.DONE,
            Reason("DUTY_FIGURES_THERE", {"year": year}, term.source),
            following,
            date(year + 1, 1, 1),
        )
    why = Reason("DUTY_FIGURES_LACK", {"year": year}, term.source)
    return _dated(date(year, 1, 31), why, term, day, begin=date(year, 1, 1))


def exempt_from_apor(
    awarded_on: date | None, day: date, *, is_state_vr: bool, is_job_center: bool
) -> Reason | None:
    """Is no APOR owed this year? Operations 1.8: not by State VR, job centers, or who was awarded this year or the last."""
    if is_state_vr:
        return Reason("APOR_EXEMPT_VR", law="operations 1.8")
    if is_job_center:
        return Reason("APOR_EXEMPT_JOB_CENTER", law="operations 1.8")
    if awarded_on is not None and day.year - awarded_on.year <= AWARD_EXEMPTS:
        return Reason("APOR_EXEMPT_NEW", {"day": awarded_on}, "operations 1.8")
    return None


_RULES: dict[Every, Callable[[Term, Facts, date], Next]] = {
    Every.END: _end,
    Every.MONTHS: _months,
    Every.DAYS: _portal,
    Every.WORKING_DAY: _working_day,
    Every.WINDOW: _window,
    Every.SIGNED_YEARLY: _signed,
    Every.WITHIN_DAYS: _within_days,
    Every.CHANGE: _change,
    Every.YEAR: _year,
    Every.JANUARY: _january,
}
