"""Between the stored stubs and the rules about them: everything entered about some Tickets, solved on a day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from uuid import UUID

from milepost.earnings import models as stored
from milepost.rulebook.attribution import PayStub
from milepost.rulebook.facts import Evidence
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.calendar import PayFrequency, PayPeriod
from milepost.rulebook.pay_stubs.jobs import Job, Solved, solve
from milepost.rulebook.pay_stubs.months import (
    ReportedMonth,
    WageSource,
    WorkedOut,
    months_worked_out,
)
from milepost.rulebook.pay_stubs.self_employment import SelfEmployedYear, evidence_on, net_by_month
from milepost.rulebook.pay_stubs.validity import (
    DatesShown,
    EmployerShown,
    JobOfStub,
    NameShown,
    NothingWithheld,
    ShownBy,
    StubAsShown,
    Validity,
    inferred_first_day,
    validity_of,
)
from milepost.tickets.models import Ticket

State = stored.PayStub.State
TICKETS_AT_A_TIME = 500


@dataclass(slots=True)
class SolvedJob:
    """A job with its stubs as they are stored, and what they show."""

    job: stored.Job
    stubs: list[stored.PayStub]
    solved: Solved

    def stub_paid_on(self, day: date) -> stored.PayStub | None:
        """The stub of that pay date, whether it counts or not."""
        return next((stub for stub in self.stubs if stub.paid_on == day), None)

    def stub_of(self, key: str) -> stored.PayStub | None:
        return next((stub for stub in self.stubs if str(stub.pk) == key), None)


@dataclass(slots=True)
class Earnings:
    """Everything entered about one Ticket's earnings, and the months that it makes."""

    jobs: list[SolvedJob] = field(default_factory=list)
    months: dict[Month, WorkedOut] = field(default_factory=dict)


def earnings_of(tickets: Iterable[Ticket], *, day: date) -> dict[UUID, Earnings]:
    """The earnings of each Ticket. Four queries for each five hundred, however much was entered."""
    every = list(tickets)
    found: dict[UUID, Earnings] = {}
    for start in range(0, len(every), TICKETS_AT_A_TIME):
        found |= _earnings_of(every[start : start + TICKETS_AT_A_TIME], day)
    return found


def _earnings_of(tickets: Sequence[Ticket], day: date) -> dict[UUID, Earnings]:
    jobs: dict[UUID, list[stored.Job]] = defaultdict(list)
    for job in _in_force(stored.Job, tickets).select_related("employer"):
        jobs[job.ticket_id].append(job)
    stubs: dict[int, list[stored.PayStub]] = defaultdict(list)
    for stub in _in_force(stored.PayStub, tickets).order_by("paid_on", "pk"):
        stubs[stub.job_id].append(stub)
    reported: dict[UUID, list[ReportedMonth]] = defaultdict(list)
    rows = stored.ReportedMonth.objects.filter(ticket__in=tickets, report__withdrawn_at=None)
    for row in rows.select_related("report"):
        reported[row.ticket_id].append(_reported(row))
    businesses: dict[UUID, list[tuple[dict[Month, int], Evidence]]] = defaultdict(list)
    for year in _in_force(stored.SelfEmployedYear, tickets):
        fact = year_of(year)
        businesses[year.ticket_id].append((net_by_month(fact), evidence_on(fact, day)))
    found = {}
    for ticket in tickets:
        solved = [solved_job(job, stubs[job.pk], day=day) for job in jobs[ticket.pk]]
        months = months_worked_out([one.solved for one in solved], reported[ticket.pk], businesses[ticket.pk])
        found[ticket.pk] = Earnings(solved, months)
    return found


def _in_force(model: type[stored.Withdrawable], tickets: Sequence[Ticket]):  # type: ignore[no-untyped-def]
    return model._default_manager.filter(ticket__in=tickets, withdrawn_at=None)


def solved_job(job: stored.Job, stubs: Sequence[stored.PayStub], *, day: date) -> SolvedJob:
    counting = tuple(_counting(stub) for stub in stubs if stub.state == State.VALID)
    refused = tuple(
        PayPeriod(stub.begins_used, stub.period_ends, stub.paid_on)
        for stub in stubs
        if stub.state in (State.REFUSED, State.ENTERED)
        and stub.begins_used
        and stub.period_ends
        and stub.paid_on
        and stub.begins_used <= stub.period_ends
    )
    fact = Job(
        str(job.pk), frequency_of(job), job.started_on, job.ended_on, counting, refused, stated_period(job)
    )
    return SolvedJob(job, list(stubs), solve(fact, day=day))


def _counting(stub: stored.PayStub) -> PayStub:
    assert stub.begins_used is not None, "a valid stub has a first day"
    assert stub.period_ends is not None, "a valid stub has a last day"
    assert stub.gross is not None, "a valid stub has a gross"
    return PayStub(
        stub.begins_used, stub.period_ends, stub.gross, stub.paid_on, stub.ytd_gross, key=str(stub.pk)
    )


def frequency_of(job: stored.Job) -> PayFrequency | None:
    return PayFrequency(job.frequency) if job.frequency else None


def stated_period(job: stored.Job) -> PayPeriod | None:
    """The one pay date that somebody stated, where the pay frequency tells when its period began."""
    if job.a_period_ends_on is None or job.a_pay_date is None:
        return None
    frequency = frequency_of(job)
    begins = inferred_first_day(job.a_period_ends_on, frequency)
    if begins is None and frequency is PayFrequency.TWICE_MONTHLY:
        begins = job.a_period_ends_on - timedelta(14)
    return PayPeriod(begins, job.a_period_ends_on, job.a_pay_date) if begins else None


def shown(stub: stored.PayStub) -> StubAsShown:
    """The stub as the rules see it."""
    return StubAsShown(
        stub.period_begins,
        stub.period_ends,
        stub.paid_on,
        stub.gross,
        stub.net,
        stub.withheld,
        stub.ytd_gross,
        ShownBy(stub.shown_by),
        NameShown(stub.name_shown),
        DatesShown(stub.dates_shown),
        EmployerShown(stub.employer_shown),
        NothingWithheld(stub.nothing_withheld) if stub.nothing_withheld else None,
    )


def validity(stub: stored.PayStub, *, day: date) -> Validity:
    job = stub.job
    return validity_of(shown(stub), JobOfStub(frequency_of(job), job.started_on, job.ended_on), day=day)


def _reported(row: stored.ReportedMonth) -> ReportedMonth:
    report = row.report
    job = str(report.job_id) if report.job_id else ""
    return ReportedMonth(row.month, WageSource(report.source), row.earned, row.paid, job)


def year_of(year: stored.SelfEmployedYear) -> SelfEmployedYear:
    months = tuple(Month(year.year * 12 + number - 1) for number in year.months)
    return SelfEmployedYear(year.gross, year.expenses, months, year.posted_on)


def by_month(rows: Iterable[stored.MonthOfWork]) -> Mapping[Month, stored.MonthOfWork]:
    return {row.month: row for row in rows}
