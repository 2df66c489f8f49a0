"""The phase that follows work: a Ticketholder who does not work is reached monthly, one who works quarterly.

Program operations 1.3 (TPA Part III sections 4 and 5.D): people move in and out of work, so the phase is looked
at anew whenever work changes. Which fact shows work on which day is our reading (docs/decisions/contact-cadence.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from milepost.rulebook.decisions import Reason
from milepost.rulebook.months import Month

LAW_OF_PHASE = "TPA III 4, 5.D; program operations 1.3"
DAY = timedelta(days=1)


class Phase(StrEnum):
    INITIAL = "initial"
    ONGOING = "ongoing"


class Counting(StrEnum):
    """The two readings of monthly and quarterly."""

    CALENDAR = "calendar"
    ROLLING = "rolling"


@dataclass(frozen=True, slots=True)
class JobSpan:
    """From the first to the last day of a job, both included; None while it goes on."""

    started_on: date
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class SetByHand:
    """Somebody said what the phase is from a day on; without a phase, that it follows work again."""

    from_day: date
    phase: Phase | None


@dataclass(frozen=True, slots=True)
class Work:
    """What is known of somebody's work. Of a month: True, something was earned in it; False, it is known that nothing was."""

    jobs: tuple[JobSpan, ...] = ()
    months: Mapping[Month, bool] = field(default_factory=dict)
    by_hand: tuple[SetByHand, ...] = ()


@dataclass(frozen=True, slots=True)
class Cadence:
    """What an organization has settled where the program's papers leave it open. Days and months are counts."""

    counting: Counting = Counting.CALENDAR
    initial_days: int = 30
    ongoing_days: int = 90
    warn_initial: int = 25
    warn_ongoing: int = 80
    silent_months: int = 1
    """For how many months after one with earnings work is taken to go on, while nothing more is known."""
    shortest_days: int = 1
    """A calendar period with fewer days than this in a phase asks for no contact of that phase."""

    def days(self, phase: Phase) -> int:
        return self.initial_days if phase is Phase.INITIAL else self.ongoing_days

    def warn_after(self, phase: Phase) -> int:
        return self.warn_initial if phase is Phase.INITIAL else self.warn_ongoing


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase from a day on, until the next span begins, and what brought it about."""

    phase: Phase
    from_day: date
    reason: Reason


def phases(work: Work, cadence: Cadence, *, begin: date, through: date) -> tuple[PhaseSpan, ...]:
    """In which phase is somebody on each day from `begin` through a day, and why did it change? (operations 1.3)

    Ongoing while they work: on the days of a job; where no job is known in a month, on all days of a month in which
    something was earned, and of the silent months after it. Initial on all others. What was set by hand holds from its
    day until work next changes the phase.
    """
    spans: list[PhaseSpan] = []
    set_by_hand: Phase | None = None
    before: Phase | None = None
    for day in _days_of_change(work, cadence, begin, through):
        by_work, why = _phase_by_work(work, cadence, day)
        if by_work is not before:
            set_by_hand, before = None, by_work
        said = [one for one in work.by_hand if one.from_day == day]
        if said:  # of two for one day the later given holds
            set_by_hand = said[-1].phase
            why = Reason("PHASE_SET_BY_HAND", {"day": day}, LAW_OF_PHASE) if set_by_hand else why
        if not spans or spans[-1].phase is not (set_by_hand or by_work):
            spans.append(PhaseSpan(set_by_hand or by_work, day, why))
    earlier = [span for span in spans if span.from_day <= begin]
    later = [span for span in spans if span.from_day > begin]
    return (*(replace(span, from_day=begin) for span in earlier[-1:]), *later)


def phase_on(spans: Sequence[PhaseSpan], day: date) -> Phase | None:
    """The phase of a day; None before the first span."""
    reached = [span.phase for span in spans if span.from_day <= day]
    return reached[-1] if reached else None


def _days_of_change(work: Work, cadence: Cadence, begin: date, through: date) -> list[date]:
    """Every day on which the phase can change, from the first known fact on: what was set by hand before `begin` may still hold."""
    days, last = {begin}, Month.of(through)
    for month in work.months:
        days |= {
            (month + count).first_day for count in range(cadence.silent_months + 2) if month + count <= last
        }
    for job in work.jobs:  # a month that holds a part of a job is ruled by the job
        days |= {job.started_on, Month.of(job.started_on).first_day}
        if job.ended_on is not None and job.ended_on < through:
            days |= {job.ended_on + DAY, (Month.of(job.ended_on) + 1).first_day}
    days |= {one.from_day for one in work.by_hand}
    return sorted(day for day in days if day <= through)


def _phase_by_work(work: Work, cadence: Cadence, day: date) -> tuple[Phase, Reason]:
    """The phase of one day by what is known of work alone."""
    job = next((one for one in work.jobs if _goes_on(one, day)), None)
    if job is not None:
        return Phase.ONGOING, Reason("PHASE_JOB_STARTED", {"day": job.started_on}, LAW_OF_PHASE)
    month = Month.of(day)
    if not _has_job(work, month):
        earned = _earned_in_or_before(work, cadence, month)
        if earned is not None:
            return Phase.ONGOING, Reason("PHASE_EARNED", {"month": earned}, LAW_OF_PHASE)
    return Phase.INITIAL, _why_not_working(work, day)


def _goes_on(job: JobSpan, day: date) -> bool:
    return job.started_on <= day and (job.ended_on is None or day <= job.ended_on)


def _has_job(work: Work, month: Month) -> bool:
    """Whether a job is known on any day of the month."""
    return any(
        job.started_on <= month.last_day and (job.ended_on is None or job.ended_on >= month.first_day)
        for job in work.jobs
    )


def _earned_in_or_before(work: Work, cadence: Cadence, month: Month) -> Month | None:
    """The month whose earnings show work in this one: itself, or one before it with silence since."""
    for back in range(cadence.silent_months + 1):
        asked = month - back
        known = work.months.get(asked)
        if known is None and not _has_job(work, asked):
            continue
        return asked if known and not _has_job(work, asked) else None
    return None


def _why_not_working(work: Work, day: date) -> Reason:
    ended = [job.ended_on for job in work.jobs if job.ended_on is not None and job.ended_on < day]
    earned = [month for month, something in work.months.items() if something and month < Month.of(day)]
    if ended and (not earned or max(earned) <= Month.of(max(ended))):
        return Reason("PHASE_JOB_ENDED", {"day": max(ended)}, LAW_OF_PHASE)
    if earned:
        return Reason("PHASE_NO_EARNINGS_SINCE", {"month": max(earned)}, LAW_OF_PHASE)
    return Reason("PHASE_NO_WORK", {}, LAW_OF_PHASE)
