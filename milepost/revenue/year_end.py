"""The year-end report of a workforce EN: Ticket revenue, what became of Tickets, services by who pays, programs.

Of a calendar, a federal fiscal or a WIOA program year. Each figure says what it counts; a figure of people counts each once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, Sum
from django.utils.translation import gettext as _

from milepost.claims.models import DecidedClaim
from milepost.earnings.models import Job
from milepost.organizations.models import Organization, StaffMember
from milepost.payments.choices import Kind
from milepost.revenue.income import KINDS, Income, by_month, money_of, together
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.rulebook.revenue import STEPS, Period, period_of
from milepost.services.models import Enrollment
from milepost.services.queries import (
    between,
    by_source,
    co_enrolled,
    enrollments_visible_to,
    held_between,
    lines_visible_to,
)
from milepost.tickets.models import Assignment
from milepost.website.templatetags.words import claim_name

YEARS = tuple(kind for kind in KINDS if kind.endswith("year"))
ATTAINED = (Status.PAID, Status.PENDING, Status.PAYABLE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: what it counts, how many, of how many people, and whole cents where there are any."""

    name: str
    count: int | None = None
    people: int | None = None
    cents: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    figures: tuple[Figure, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    period: Period
    income: Income
    sections: tuple[Section, ...]


def year_of(kind: str, year: int) -> Period:
    """The year of this kind that is called so."""
    kind = kind if kind in YEARS else "year"
    for month in (Month(year * 12), Month(year * 12 + 8)):
        found = period_of(month, kind)
        if found.year == year:
            return found
    raise AssertionError("every year has one of its months in it")


def report_of(member: StaffMember, period: Period) -> Report:
    organization = member.owner
    income = together(by_month(organization, period.first, period.last).values())
    sections = (
        _money(organization, period),
        _tickets(organization, period),
        _attained(organization, period),
        _services(member, period),
        _programs(member, period),
    )
    return Report(period, income, sections)


def _money(organization: Organization, period: Period) -> Section:
    """By kind of payment; what no kind is known of stands by itself, so that the lines sum to the whole."""
    lines = money_of(organization, period.first.first_day, period.last.last_day).order_by()
    came = lines.exclude(kind=Kind.RECOVERY)
    rows = came.values_list("claim").annotate(Count("pk"), Count("ticket", distinct=True), Sum("cents"))
    known: dict[Any, tuple[int, int, int]] = {}
    for claim, many, people, cents in rows:
        known[claim or None] = (many, people, cents)
    figures = []
    for claim in (*STEPS, ClaimCode.RECONCILIATION, None):
        if claim in known:
            name = _named(claim) if claim else _("Payment whose kind is not known")
            figures.append(Figure(name, *known[claim]))
    taken = lines.filter(kind=Kind.RECOVERY).aggregate(
        many=Count("pk"), people=Count("ticket", distinct=True), total=Sum("cents", default=0)
    )
    figures.append(Figure(_("Taken back"), taken["many"], taken["people"], taken["total"]))
    figures.append(Figure(_("Together"), cents=sum(one.cents or 0 for one in figures)))
    note = _("By the day on which money came. Ticket income is unrestricted: no grant's rules bind it.")
    return Section(_("Ticket revenue"), tuple(figures), note)


class _One:
    number = None

    def __init__(self, claim: ClaimCode) -> None:
        self.claim = claim


def _named(claim: ClaimCode) -> str:
    return claim_name(_One(claim))


def _tickets(organization: Organization, period: Period) -> Section:
    first, last = period.first.first_day, period.last.last_day
    every = Assignment.objects.filter(organization=organization, ticket__is_withdrawn=False)
    held = every.filter(Q(unassigned_on=None) | Q(unassigned_on__gt=last), assigned_on__lte=last)
    served = every.filter(Q(unassigned_on=None) | Q(unassigned_on__gt=first), assigned_on__lte=last)
    jobs = Job.objects.filter(
        organization=organization, ticket__is_withdrawn=False, withdrawn_at=None, started_on__gte=first, started_on__lte=last
    )  # fmt: skip
    return Section(
        _("Tickets"),
        (
            _counted(_("Assigned on any day of the year"), served),
            _counted(
                _("Assigned within the year"), every.filter(assigned_on__gte=first, assigned_on__lte=last)
            ),
            _counted(
                _("Unassigned within the year"),
                every.filter(unassigned_on__gte=first, unassigned_on__lte=last),
            ),
            _counted(_("Assigned on its last day"), held),
            _counted(_("Jobs that began within the year"), jobs),
        ),
    )


def _counted(name: str, rows: Any) -> Figure:
    found = rows.order_by().aggregate(many=Count("pk"), people=Count("ticket", distinct=True))
    return Figure(name, found["many"], found["people"])


def _attained(organization: Organization, period: Period) -> Section:
    """Milestones and outcomes by the month of work that attained them, whenever they are paid."""
    claims = DecidedClaim.objects.filter(
        organization=organization, claim__in=STEPS, status__in=ATTAINED, month__gte=period.first,
        month__lte=period.last,
    )  # fmt: skip
    rows = claims.order_by().values_list("claim").annotate(Count("pk"), Count("ticket", distinct=True))
    known = {claim: (many, people) for claim, many, people in rows}
    figures = tuple(Figure(_named(step), *known.get(step, (0, 0))) for step in STEPS)
    note = _(
        "By the month of work that attained them: paid, asked for or payable. What still waits for evidence is not counted."
    )
    return Section(_("Milestones and outcomes"), figures, note)


def _services(member: StaffMember, period: Period) -> Section:
    lines = between(lines_visible_to(member), period.first.first_day, period.last.last_day)
    sums = by_source(lines)
    figures = [Figure(one.name[0].upper() + one.name[1:], one.lines, one.people, one.cents) for one in sums]
    figures.append(Figure(_("Together"), cents=sum(one.cents for one in sums)))
    note = _(
        "Services that began within the year. One that two payers share counts with both; each cent counts once."
    )
    return Section(_("Services, by who pays"), tuple(figures), note)


def _programs(member: StaffMember, period: Period) -> Section:
    rows = list(held_between(enrollments_visible_to(member), period.first.first_day, period.last.last_day))
    by_name: dict[str, list[Enrollment]] = {}
    for one in rows:
        by_name.setdefault(one.called, []).append(one)
    figures = [
        Figure(name[0].upper() + name[1:], len(ones), len({one.ticket_id for one in ones}))
        for name, ones in sorted(by_name.items())
    ]
    figures.append(Figure(_("In two programs or more at once"), people=len(co_enrolled(rows))))
    return Section(_("Other programs"), tuple(figures))
