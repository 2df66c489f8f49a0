"""The rules of contact read a second time, day by day and without any cleverness, to hold the quick ones to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from milepost.rulebook.contact_phases import Cadence, Phase, Work
from milepost.rulebook.contacts import Contact, Held, Kind
from milepost.rulebook.months import Month

ONE = timedelta(days=1)


def days(first: date, last: date) -> list[date]:
    return [first + timedelta(number) for number in range((last - first).days + 1)]


def slow_phase_by_work(work: Work, cadence: Cadence, day: date) -> Phase:
    for job in work.jobs:
        if job.started_on <= day <= (job.ended_on or date.max):
            return Phase.ONGOING
    in_a_job_month = {
        month
        for month in (Month.of(day) - back for back in range(cadence.silent_months + 1))
        if any(
            job.started_on <= one <= (job.ended_on or date.max)
            for job in work.jobs
            for one in days(month.first_day, month.last_day)
        )
    }
    if Month.of(day) in in_a_job_month:
        return Phase.INITIAL
    for back in range(cadence.silent_months + 1):
        month = Month.of(day) - back
        if month in in_a_job_month:
            return Phase.INITIAL
        if month in work.months:
            return Phase.ONGOING if work.months[month] else Phase.INITIAL
    return Phase.INITIAL


def slow_phases(work: Work, cadence: Cadence, first: date, last: date) -> dict[date, Phase]:
    """The phase of every day; `first` stands before anything that is known."""
    found, by_hand, before = {}, None, None
    for day in days(first, last):
        by_work = slow_phase_by_work(work, cadence, day)
        if before is not None and by_work != before:
            by_hand = None
        before = by_work
        for said in work.by_hand:
            if said.from_day == day:
                by_hand = said.phase
        found[day] = by_hand or by_work
    return found


Found = tuple[str, date, date, str, date | None]


def slow_calendar(
    phase: dict[date, Phase], held: Sequence[Held], contacts: Sequence[Contact], cadence: Cadence, today: date
) -> list[Found]:
    found: list[Found] = []
    ours = [day for day in phase if any(one.from_day <= day < (one.until or date.max) for one in held)]
    for wanted, block_of in ((Phase.INITIAL, _month_of), (Phase.ONGOING, _quarter_of)):
        for block in sorted({block_of(day) for day in ours}):
            of_block = [day for day in ours if block_of(day) == block]
            inside = [day for day in of_block if phase[day] is wanted]
            if not inside or inside[0] > today or len(inside) < cadence.shortest_days:
                continue
            met = [
                one.on
                for one in contacts
                if one.kind is Kind.TWO_WAY and one.on <= today and one.on in of_block
            ]
            runs_to_its_end = block_of(of_block[-1] + ONE) != block
            if met:
                state = "met"
            elif of_block[-1] >= today:
                state = "due"
            else:
                state = "missed" if runs_to_its_end else "ended"
            found.append((wanted, of_block[0], of_block[-1], state, min(met, default=None)))
    return sorted(found, key=lambda one: (one[2], one[1], one[0]))


def _month_of(day: date) -> tuple[int, int]:
    return (day.year, day.month)


def _quarter_of(day: date) -> tuple[int, int]:
    return (day.year, (day.month - 1) // 3)


def slow_rolling(
    phase: dict[date, Phase], held: Sequence[Held], contacts: Sequence[Contact], cadence: Cadence, today: date
) -> list[Found]:
    made = {one.on for one in contacts if one.kind is Kind.TWO_WAY and one.on <= today}
    found: list[Found] = []
    for one in held:
        if one.from_day > today:
            continue
        begins, clock = one.from_day, one.from_day
        while one.until is None or begins < one.until:
            says, ends = _runs_to(phase, clock, cadence)
            reached = [
                day for day in days(begins, ends) if day in made and (one.until is None or day < one.until)
            ]
            if reached:
                found.append((says, begins, ends, "met", reached[0]))
                clock = reached[0]
            elif one.until is not None and ends >= one.until:
                last = one.until - ONE
                found.append((says, begins, last, "due" if last >= today else "ended", None))
                break
            elif ends >= today:
                found.append((says, begins, ends, "due", None))
                break
            else:
                found.append((says, begins, ends, "missed", None))
                clock = ends
            begins = clock + ONE
    return found


def _runs_to(phase: dict[date, Phase], clock: date, cadence: Cadence) -> tuple[Phase, date]:
    """Walk from the day that is counted from, one day at a time, until the count runs out."""
    length = {Phase.INITIAL: cadence.initial_days, Phase.ONGOING: cadence.ongoing_days}
    says, ends, day = phase[clock], clock + timedelta(length[phase[clock]]), clock
    while day < ends:
        day += ONE
        if phase[day] is not phase[day - ONE]:
            says = phase[day]
            counted = clock if says is Phase.ONGOING else day
            run_out = counted + timedelta(length[says])
            ends = run_out if says is Phase.ONGOING else min(ends, run_out)
    return says, ends
