"""The contact that each period asks for: when it is due, met or missed.

Program operations 1.3 (TPA Part III sections 4 and 5.D; SSA's message of 18 January 2024): monthly in the initial phase, at
least quarterly in the ongoing one; only a two-way contact counts, and a message left is an attempt. Whether "monthly" is a
calendar month or 30 days, and "quarterly" a calendar quarter or 90 days, is nowhere confirmed, so both readings stand here
and an organization chooses one (docs/decisions/contact-cadence.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.contact_phases import DAY, Cadence, Counting, Phase, PhaseSpan, phase_on
from milepost.rulebook.decisions import Reason
from milepost.rulebook.months import Month

LAW = "TPA III 4, 5.D; program operations 1.3"
QUARTER = 3


class Kind(StrEnum):
    """What passed between the organization and the Ticketholder."""

    TWO_WAY = "two_way"
    ATTEMPT = "attempt"
    INBOUND = "inbound"
    """They wrote or left a message, and nobody has answered yet: no two-way contact."""
    LETTER = "letter"


class PeriodState(StrEnum):
    MET = "met"
    DUE = "due"
    MISSED = "missed"
    ENDED = "ended"
    """The assignment ended before the contact fell due."""


@dataclass(frozen=True, slots=True)
class Held:
    """Assigned to us from `from_day` until the day before `until`; None while it is."""

    from_day: date
    until: date | None = None

    @property
    def last_day(self) -> date | None:
        return None if self.until is None else self.until - DAY

    def has(self, day: date) -> bool:
        return self.from_day <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Contact:
    on: date
    kind: Kind


@dataclass(frozen=True, slots=True)
class ContactPeriod:
    """One period that asks for a two-way contact, from `begins` to `ends`, both included."""

    phase: Phase
    begins: date
    ends: date
    state: PeriodState
    met_on: date | None = None

    @property
    def reason(self) -> Reason:
        figures: dict[str, object] = {
            "begins": self.begins,
            "ends": self.ends,
            "phase_word": self.phase.value,
        }
        if self.state is PeriodState.MET:
            return Reason("CONTACT_MET", {**figures, "day": self.met_on}, LAW)
        if self.state is PeriodState.DUE:
            return Reason("CONTACT_DUE", figures, LAW)
        return Reason("CONTACT_MISSED" if self.state is PeriodState.MISSED else "CONTACT_ENDED", figures, LAW)


@dataclass(frozen=True, slots=True)
class ContactDuty:
    """What is owed on a day, and what was before it."""

    day: date
    phase: Phase | None
    """None where the Ticket is not assigned to us on the day."""
    periods: tuple[ContactPeriod, ...]
    """In the order of their ends."""
    last_two_way: date | None
    warn_on: date | None
    """From this day on so long has passed since the last two-way contact that a new one should be made."""
    attempts: int
    """Attempts since the last two-way contact."""

    @property
    def due(self) -> ContactPeriod | None:
        """The open period whose contact lacks, the one that ends first."""
        return next((one for one in self.periods if one.state is PeriodState.DUE), None)

    @property
    def missed(self) -> tuple[ContactPeriod, ...]:
        return tuple(one for one in self.periods if one.state is PeriodState.MISSED)

    @property
    def is_warned(self) -> bool:
        return self.warn_on is not None and self.warn_on <= self.day


def contact_duty(
    spans: Sequence[PhaseSpan], held: Sequence[Held], contacts: Sequence[Contact], cadence: Cadence, day: date
) -> ContactDuty:
    """Which periods asked for a two-way contact until this day, which had one, and by when is the next due?

    `contacts` stand in the order in which they were made; those after the day are passed over, like every later fact.
    Periods begin with an assignment and end with the unassignment; only contacts made while it was assigned count.
    `spans` reach far enough beyond the day that the open period lies within them.
    """
    known = [one for one in contacts if one.on <= day and any(span.has(one.on) for span in held)]
    two_way = sorted({one.on for one in known if one.kind is Kind.TWO_WAY})
    if cadence.counting is Counting.CALENDAR:
        found = list(_calendar(spans, held, two_way, cadence, day))
    else:
        found = [
            period
            for one in held
            if one.from_day <= day
            for period in _rolling(spans, one, two_way, cadence, day)
        ]
    now = next((one for one in held if one.has(day)), None)
    phase = phase_on(spans, day) if now else None
    last = next((on for on in reversed(two_way) if now and on >= now.from_day), None)
    warned_from = last or (now.from_day if now else None)
    return ContactDuty(
        day,
        phase,
        tuple(sorted(found, key=lambda one: (one.ends, one.begins, one.phase))),
        two_way[-1] if two_way else None,
        warned_from + timedelta(cadence.warn_after(phase)) if warned_from and phase else None,
        _attempts(known, now),
    )


def _attempts(known: Sequence[Contact], now: Held | None) -> int:
    """Attempts since the last two-way contact, within the assignment of the day."""
    count = 0
    for one in known:
        if one.kind is Kind.TWO_WAY:
            count = 0
        elif one.kind is Kind.ATTEMPT and now is not None and now.has(one.on):
            count += 1
    return count


def _calendar(
    spans: Sequence[PhaseSpan], held: Sequence[Held], two_way: Sequence[date], cadence: Cadence, day: date
) -> Iterator[ContactPeriod]:
    """Each calendar month with initial days in it, each calendar quarter with ongoing days, while assigned.

    A period in which the phase changes asks for what both phases ask: its month for a contact in the month, its quarter
    for one in the quarter; one contact can answer both.
    """
    for phase, length in ((Phase.INITIAL, 1), (Phase.ONGOING, QUARTER)):
        for first, last in _blocks(held, length, day):
            pieces = [piece for one in held if (piece := _overlap(one, first, last))]
            inside = [piece for whole in pieces for piece in _of_phase(spans, phase, *whole)]
            days = sum((end - begin).days + 1 for begin, end in inside)
            if not inside or inside[0][0] > day or days < cadence.shortest_days:
                continue
            begins, ends = pieces[0][0], pieces[-1][1]
            met_on = next((on for on in two_way if first <= on <= last), None)
            if met_on is not None:
                state = PeriodState.MET
            elif ends >= day:
                state = PeriodState.DUE
            else:
                state = PeriodState.MISSED if ends == last else PeriodState.ENDED
            yield ContactPeriod(phase, begins, ends, state, met_on)


def _blocks(held: Sequence[Held], length: int, day: date) -> list[tuple[date, date]]:
    """The calendar months (`length` 1) or quarters (3) that hold a day of an assignment and have begun."""
    first_months = set()
    for one in held:
        through = Month.of(min(day, one.last_day or day))
        month = Month(int(Month.of(one.from_day)) // length * length)
        while month <= through:
            first_months.add(month)
            month = month + length
    return [(month.first_day, (month + (length - 1)).last_day) for month in sorted(first_months)]


def _overlap(held: Held, first: date, last: date) -> tuple[date, date] | None:
    begins, ends = max(held.from_day, first), min(held.last_day or last, last)
    return (begins, ends) if begins <= ends else None


def _of_phase(
    spans: Sequence[PhaseSpan], phase: Phase, first: date, last: date
) -> Iterator[tuple[date, date]]:
    """The stretches of this phase between two days, both included."""
    for place, span in enumerate(spans):
        until = spans[place + 1].from_day - DAY if place + 1 < len(spans) else last
        begins, ends = max(span.from_day, first), min(until, last)
        if span.phase is phase and begins <= ends:
            yield begins, ends


def _rolling(
    spans: Sequence[PhaseSpan], held: Held, two_way: Sequence[date], cadence: Cadence, day: date
) -> Iterator[ContactPeriod]:
    """From each contact, and from the assignment, so many days to the next; from a missed day the count begins anew."""
    ours = [on for on in two_way if held.has(on)]
    clock, begins = held.from_day, held.from_day
    while held.has(begins):
        ends, phase = _rolls_to(spans, clock, cadence)
        met_on = next((on for on in ours if begins <= on <= ends), None)
        if met_on is not None:
            yield ContactPeriod(phase, begins, ends, PeriodState.MET, met_on)
            clock, begins = met_on, met_on + DAY
            continue
        if held.last_day is not None and ends > held.last_day:
            state = PeriodState.DUE if held.last_day >= day else PeriodState.ENDED
            yield ContactPeriod(phase, begins, held.last_day, state)
            return
        if ends >= day:
            yield ContactPeriod(phase, begins, ends, PeriodState.DUE)
            return
        yield ContactPeriod(phase, begins, ends, PeriodState.MISSED)
        clock, begins = ends, ends + DAY


def _rolls_to(spans: Sequence[PhaseSpan], clock: date, cadence: Cadence) -> tuple[date, Phase]:
    """The last day for a contact that is counted from `clock`, and the phase that says so.

    Work that begins meanwhile gives the longer count from the same day; work that ends gives the shorter count from the
    day of the change, unless the longer one would have ended sooner.
    """
    phase = phase_on(spans, clock) or Phase.INITIAL
    ends = clock + timedelta(cadence.days(phase))
    for span in spans:
        if span.from_day <= clock:
            continue
        if span.from_day > ends:
            break
        phase = span.phase
        shorter = span.from_day + timedelta(cadence.initial_days)
        ends = clock + timedelta(cadence.ongoing_days) if phase is Phase.ONGOING else min(ends, shorter)
    return ends, phase
