"""Made-up jobs and stubs for the demonstration: whole calendars, a missing stub, a refused one, a proof, SSA's word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from milepost.earnings.models import Employer, Job, MonthOfWork, PayStub, ReportedMonth, WageReport
from milepost.earnings.solving import validity
from milepost.earnings.states import state_after
from milepost.earnings.working_out import work_out
from milepost.organizations.models import Organization
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket

SEED = 20
EMPLOYERS = (
    "Lakeview Grocery",
    "Cedar Street Clinic",
    "Blue Heron Diner",
    "Prairie Parts & Tools",
    "Main Library",
)
TITLES = ("stocker", "receptionist", "cook", "machine operator", "shelving assistant")
EVERY = 2
"""Which Tickets have stubs: every second that works and is still paid."""
WEEKS = 26


def load_earnings(organization: Organization, day: date) -> None:
    """Half a year of two-weekly stubs up to the day, for every second Ticketholder who works and is still paid; once."""
    if Job.objects.filter(organization=organization).exists():
        return
    chance = Random(SEED)  # noqa: S311 - made-up people
    employers = Employer.objects.bulk_create(
        Employer(organization=organization, name=f"{name} (made up)") for name in EMPLOYERS
    )
    recent = Month.of(day) - 2
    stopped = MonthOfWork.objects.filter(ticket__organization=organization, month__gte=recent - 6)
    working = MonthOfWork.objects.filter(
        ticket__organization=organization, month=recent, earned__gt=0
    ).exclude(ticket__in=stopped.exclude(cash="paid").values("ticket"))
    rows = list(working.select_related("ticket__organization").order_by("ticket__reference"))[::EVERY]
    jobs, stubs = [], []
    for place, row in enumerate(rows):
        pick = chance.randrange(len(employers))
        job = Job(
            organization=organization,
            ticket=row.ticket,
            employer=employers[pick],
            title=TITLES[pick],
            started_on=_first_day(day),
            frequency="two_weekly",
            hours_a_week=chance.choice((20, 25, 30)),
        )
        jobs.append(job)
        stubs += list(_stubs(job, day, (row.earned or 0) * 12 // 26, chance, place))
    Job.objects.bulk_create(jobs)
    PayStub.objects.bulk_create(stubs, batch_size=500)
    _tell_what_ssa_has(organization, [job.ticket for job in jobs[5::6]], recent, day)
    tickets = [job.ticket for job in jobs]
    told = MonthOfWork.objects.filter(ticket__in=tickets[1:], month__gte=Month.of(_first_day(day)))
    told.delete()  # their months come from stubs; of the first the caseload speaks too, and differs
    work_out(tickets)


def _first_day(day: date) -> date:
    """A Sunday, half a year before."""
    begun = day - timedelta(7 * WEEKS)
    return begun - timedelta((begun.weekday() + 1) % 7)


def _stubs(job: Job, day: date, usual: int, chance: Random, place: int) -> Iterator[PayStub]:
    """Every second Friday. Of some jobs one is missing in the middle, of some the last, of some one is refused."""
    assert job.started_on is not None
    year, so_far = 0, 0
    for number in range(WEEKS // 2):
        begins = job.started_on + timedelta(14 * number)
        ends, paid_on = begins + timedelta(13), begins + timedelta(19)
        if paid_on >= day:
            return
        gross = usual + chance.randrange(-2_000, 2_000)
        so_far, year = (so_far if paid_on.year == year else 0) + gross, paid_on.year
        if (place % 3 == 1 and number == 6) or (place % 3 == 2 and number >= WEEKS // 2 - 2):
            continue
        stub = PayStub(
            organization_id=job.organization_id,
            ticket=job.ticket,
            job=job,
            period_begins=begins,
            period_ends=ends,
            paid_on=paid_on,
            gross=gross,
            withheld=gross * 8 // 100,
            net=gross - gross * 8 // 100,
            ytd_gross=so_far,
            dates_shown="hand_written" if place % 5 == 4 and number == 8 else "printed",
        )
        judged = validity(stub, day=day)
        stub.begins_used, stub.state = judged.begins, state_after(judged)
        yield stub


def _tell_what_ssa_has(organization: Organization, tickets: list[Ticket], month: Month, day: date) -> None:
    for ticket in tickets:
        report = WageReport.objects.create(
            organization=organization, ticket=ticket, source="ssa", received_on=day
        )
        ReportedMonth.objects.create(organization=organization, ticket=ticket, report=report, month=month)
