"""Earnings, as questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Min, QuerySet

from milepost.documents.models import Document
from milepost.earnings.models import Deduction, Employer, Job, MonthAsUploaded, MonthOfWork, PayStub
from milepost.earnings.solving import Earnings, SolvedJob, earnings_of
from milepost.organizations.models import StaffMember
from milepost.rulebook import facts
from milepost.rulebook.facts import Program
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.calendar import PayPeriod
from milepost.rulebook.pay_stubs.counting import MonthSource
from milepost.rulebook.pay_stubs.jobs import months_of
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.queries import tickets_visible_to

MONTHS_THAT_MATTER = 42
"""A claim can be made for 24 months after the month of attainment, and milestone 4 looks at 18 months up to it."""


@dataclass(frozen=True, slots=True)
class MissingStub:
    """A stub that was paid and that nobody has: asked for by its pay date."""

    ticket: Ticket
    job: Job
    period: PayPeriod
    months: tuple[Month, ...]
    """The months that it matters for, by the Ticketholder's program."""

    @property
    def paid_on(self) -> date:
        return self.period.paid_on


def missing_stubs(ticket: Ticket, day: date) -> list[MissingStub]:
    """Which stubs of this Ticketholder are to be asked for on this day, in the order of their pay dates."""
    return missing_stubs_of([ticket], day)[ticket.pk]


def missing_stubs_of(tickets: Iterable[Ticket], day: date) -> dict[UUID, list[MissingStub]]:
    """The same for many Tickets, with five queries for each five hundred. A Ticket with none has an empty list."""
    every = list(tickets)
    return missing_among(every, earnings_of(every, day=day), day)


def missing_among(
    tickets: Sequence[Ticket], entered: Mapping[UUID, Earnings], day: date
) -> dict[UUID, list[MissingStub]]:
    """Of earnings that are already solved. Nothing is asked for that SSA has, or that no claim could rest on."""
    first_assigned = _first_assigned(tickets)
    found: dict[UUID, list[MissingStub]] = {}
    for ticket in tickets:
        earnings = entered[ticket.pk]
        earliest = _earliest_month(first_assigned.get(ticket.pk), day)
        found[ticket.pk] = [
            MissingStub(ticket, one.job, period, months)
            for one in earnings.jobs
            for period in one.solved.missing
            if (months := _that_matter(period, ticket, earnings, earliest))
        ]
        found[ticket.pk].sort(key=lambda one: (one.paid_on, one.job.pk))
    return found


def _first_assigned(tickets: Sequence[Ticket]) -> dict[UUID, date]:
    rows = Assignment.objects.filter(ticket__in=tickets).order_by().values_list("ticket")
    return dict(rows.annotate(first=Min("assigned_on")))


def _earliest_month(first_assigned: date | None, day: date) -> Month:
    """The first month that a claim could still rest on."""
    oldest = Month.of(day) - MONTHS_THAT_MATTER
    return oldest if first_assigned is None else max(oldest, Month.of(first_assigned))


def _that_matter(period: PayPeriod, ticket: Ticket, earnings: Earnings, earliest: Month) -> tuple[Month, ...]:
    """By days earned for SSDI, by pay date for SSI, both for concurrent."""
    paid_in = Month.of(period.paid_on)
    earned_in = {Month.of(period.begins), Month.of(period.ends)}
    program = facts.Program(ticket.program)
    if program is Program.SSI:
        months = {paid_in}
    else:
        months = set(months_of(period)) if program is Program.CONCURRENT else earned_in
    return tuple(
        sorted(
            month
            for month in months
            if month >= earliest and not (month in earnings.months and earnings.months[month].ssa_has_it)
        )
    )


def months_as_uploaded(tickets: Sequence[Ticket]) -> dict[UUID, dict[Month, facts.MonthOfWork]]:
    """The months as the caseload gave them, whatever counts now: for comparing a new caseload, and for undoing one."""
    references = {ticket.pk: ticket.reference for ticket in tickets}
    names = facts.names_of(facts.MonthOfWork)[1:]
    found: dict[UUID, dict[Month, facts.MonthOfWork]] = defaultdict(dict)
    rows = MonthOfWork.objects.filter(ticket__in=tickets, source=MonthSource.CASELOAD)
    for given in (rows, MonthAsUploaded.objects.filter(ticket__in=tickets)):
        for key, *values in given.order_by("month").values_list("ticket_id", *names):
            row = facts.MonthOfWork(references[key], *values)
            found[key][row.month] = row
    return {key: dict(sorted(months.items())) for key, months in found.items()}


def employers_seen_by(member: StaffMember) -> QuerySet[Employer]:
    """The organization's employers; staff of a partner know those of the people whom it serves."""
    employers = Employer.objects.filter(organization=member.owner)
    if member.partner is None:
        return employers
    return employers.filter(jobs__ticket__in=tickets_visible_to(member)).distinct()


def stubs_alike(stub: PayStub, member: StaffMember) -> QuerySet[PayStub]:
    """Stubs of other people, whom this member may see too, with the same employer, pay date, gross and year to date.

    Two people may well be paid the same; it is worth a look, no more.
    """
    if stub.paid_on is None or stub.gross is None:
        return PayStub.objects.none()
    return (
        PayStub.objects.filter(
            organization_id=stub.organization_id,
            paid_on=stub.paid_on,
            gross=stub.gross,
            ytd_gross=stub.ytd_gross,
            job__employer_id=stub.job.employer_id,
            withdrawn_at=None,
            ticket__in=tickets_visible_to(member),
        )
        .exclude(ticket_id=stub.ticket_id)
        .select_related("ticket__holder")
    )


def documents_alike(document: Document, member: StaffMember) -> QuerySet[Document]:
    """The very same document, kept about somebody else whom this member may see too."""
    return (
        Document.objects.filter(
            organization_id=document.organization_id,
            digest=document.digest,
            withdrawn_at=None,
            ticket__in=tickets_visible_to(member),
        )
        .exclude(ticket_id=document.ticket_id)
        .select_related("ticket__holder")
    )


def twin_of(
    job: Job, *, paid_on: date | None, period_ends: date | None, gross: int | None, besides: int | None = None
) -> PayStub | None:
    """A stub of the same job with the same period, pay date and gross: most likely this one, entered before."""
    if gross is None or (paid_on is None and period_ends is None):
        return None
    same = PayStub.objects.filter(
        job=job, withdrawn_at=None, paid_on=paid_on, period_ends=period_ends, gross=gross
    )
    return same.exclude(pk=besides or 0).first()


def next_period(one: SolvedJob) -> PayPeriod | None:
    """Which stub is most likely entered next: the first that is missing, or else the one after the last."""
    if one.solved.missing:
        return one.solved.missing[0]
    calendar = one.solved.calendar
    known = [
        PayPeriod(stub.begins_used, stub.period_ends, stub.paid_on)
        for stub in one.stubs
        if stub.begins_used and stub.period_ends and stub.paid_on
    ]
    if calendar is None or not known:
        return None
    return calendar.after(max(known, key=lambda period: period.ends))


def taken_off(tickets: Iterable[Ticket | UUID], months: Iterable[Month]) -> dict[tuple[UUID, Month], int]:
    """Cents that SSA takes off before it compares a month with a level, where any were entered: absent is not known."""
    asked, sums = sorted(set(months)), defaultdict[tuple[UUID, Month], int](int)
    if not asked:
        return {}
    rows = Deduction.objects.filter(ticket__in=list(tickets), withdrawn_at=None, first_month__lte=asked[-1])
    for one in rows.exclude(last_month__lt=asked[0]):
        for month in asked:
            if one.first_month <= month <= (one.last_month or month):
                sums[one.ticket_id, month] += one.monthly
    return dict(sums)
