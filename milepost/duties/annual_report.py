"""The figures of the Annual Performance and Outcome Report (APOR), drawn from the records, each with the records behind it.

SSA's list of questions is not published (program operations 1.8): what is known is that the report is about one calendar year of
one EN, and asks for its business model, its services, and what became of its Ticketholders in placements, wages and exits. So each
figure here says what it counts, and none is called by a number of the survey.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Avg, Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from milepost.claims.figures import law_of
from milepost.contacts.choices import Kind as ContactKind
from milepost.contacts.models import ContactNote
from milepost.earnings.models import Job, MonthOfWork
from milepost.organizations.models import Identity, StaffMember
from milepost.payments.choices import Kind as MoneyKind
from milepost.payments.choices import State as MoneyState
from milepost.payments.models import MoneyReceived
from milepost.requests.queries import identities_of
from milepost.rulebook.months import Month
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.queries import tickets_visible_to


@dataclass(frozen=True, slots=True)
class Asked:
    """Of whom and of which calendar year, for whom."""

    member: StaffMember
    identity: Identity
    year: int

    @property
    def first(self) -> date:
        return date(self.year, 1, 1)

    @property
    def last(self) -> date:
        return date(self.year, 12, 31)

    @property
    def tickets(self) -> QuerySet[Ticket]:
        """Those of the identity; where it is the only one in force, those too of which nobody said under which they are."""
        found = tickets_visible_to(self.member)
        mine = Q(identity=self.identity)
        if [one.pk for one in identities_of(self.member.owner)] == [self.identity.pk]:
            mine |= Q(identity=None)
        return found.filter(mine)

    def of_tickets(self, model: Any, **wanted: Any) -> QuerySet[Any]:
        rows: QuerySet[Any] = model._default_manager.filter(
            organization=self.member.owner, ticket__in=self.tickets, **wanted
        )
        return rows.select_related("ticket", "ticket__holder")

    @property
    def our_assignments(self) -> QuerySet[Any]:
        """Assignments to us, as contacts are counted: of a Ticket those that name one of our identities, where any does;
        otherwise those of whoever holds it now or held it last."""
        names = Identity.objects.filter(organization=self.member.owner).values_list("name", "pid")
        ours = {name for both in names for name in both if name}
        same = Assignment.objects.filter(ticket=OuterRef("ticket"))
        named = Exists(same.filter(provider__in=ours))
        last = Subquery(same.order_by("-assigned_on", "-pk").values("provider")[:1])
        found = self.of_tickets(Assignment)
        return found.filter(Q(provider__in=ours) | (~Q(named) & Q(provider=last))).order_by(
            "assigned_on", "pk"
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One record behind a figure: whom it is about, and what it says."""

    ticket: Ticket
    day: date | Month | None
    said: Any
    cents: int | None = None

    @property
    def shown_as(self) -> str:
        return str(getattr(self.ticket, "holder", None) or self.ticket.reference)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: what it counts, its records, and how one of them reads. `measure` is a count, or cents."""

    code: str
    name: Promise
    means: Promise
    rows: Callable[[Asked], QuerySet[Any] | None]
    """None: it cannot be said, because a level of the year is not published."""
    line: Callable[[Any], Row]
    of: str = "records"
    """Counts `records`, `people`, or gives the `sum` or the `average` of their cents."""
    money: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """A figure with what it comes to: a count or whole cents; None is not known."""

    figure: Figure
    value: int | None
    records: int

    @property
    def is_money(self) -> bool:
        return self.figure.of in ("sum", "average")


def _assigned(asked: Asked) -> QuerySet[Any]:
    return asked.our_assignments.filter(assigned_on__gte=asked.first, assigned_on__lte=asked.last)


def _held_in_year(asked: Asked) -> QuerySet[Any]:
    return _held_after(asked, asked.first)


def _held_at_end(asked: Asked) -> QuerySet[Any]:
    return _held_after(asked, asked.last)


def _held_after(asked: Asked, day: date) -> QuerySet[Any]:
    """Assigned by the end of the year, and still so on the day: on the day of unassignment it is not any more."""
    found = asked.our_assignments.filter(assigned_on__lte=asked.last)
    return found.filter(
        Q(unassigned_on=None) | Q(unassigned_on__gt=day),
        Q(ticket__ended_on=None) | Q(ticket__ended_on__gt=day),
    )


def _left(asked: Asked) -> QuerySet[Any]:
    return asked.our_assignments.filter(unassigned_on__gte=asked.first, unassigned_on__lte=asked.last)


def _contacts(asked: Asked) -> QuerySet[Any]:
    return asked.of_tickets(
        ContactNote, kind=ContactKind.TWO_WAY, is_current=True, on__gte=asked.first, on__lte=asked.last
    ).order_by("on", "pk")


def _jobs(asked: Asked) -> QuerySet[Any]:
    found = asked.of_tickets(Job, withdrawn_at=None, started_on__gte=asked.first, started_on__lte=asked.last)
    return found.select_related("ticket", "ticket__holder", "employer").order_by("started_on", "pk")


def _hourly(asked: Asked) -> QuerySet[Any]:
    return _jobs(asked).filter(hourly__isnull=False)


def _months(asked: Asked, least: int) -> QuerySet[Any]:
    """Months of the year with earnings of at least so many cents, of the Tickets that were held in it."""
    held = _held_in_year(asked).order_by().values("ticket")
    found = asked.of_tickets(
        MonthOfWork, ticket_id__in=held, month__gte=Month.of(asked.first), month__lte=Month.of(asked.last)
    )
    wages = Q(earned__gte=least) | Q(earned=None, paid__gte=least)
    return found.filter(wages | Q(self_employed_net__gte=least)).order_by("month", "pk")


def _worked(asked: Asked) -> QuerySet[Any]:
    return _months(asked, 1)


def _trial_work(asked: Asked) -> QuerySet[Any] | None:
    level = law_of(asked.member.owner).trial_work_level(asked.year)
    return None if level is None else _months(asked, level)


def _substantial(asked: Asked) -> QuerySet[Any] | None:
    """The level of people who are not blind: a smaller figure than theirs would be."""
    level = law_of(asked.member.owner).substantial_gainful_activity(asked.year)
    return None if level is None else _months(asked, level)


def _money(asked: Asked) -> QuerySet[Any]:
    found = MoneyReceived.objects.filter(organization=asked.member.owner, ticket__in=asked.tickets)
    found = found.filter(received_on__gte=asked.first, received_on__lte=asked.last, kind=MoneyKind.PAYMENT)
    return found.exclude(state=MoneyState.WITHDRAWN).select_related("ticket", "ticket__holder")


def _of_assignment(one: Any) -> Row:
    return Row(one.ticket, one.assigned_on, one.unassigned_on)


def _of_month(one: Any) -> Row:
    wages = one.earned if one.earned is not None else one.paid
    return Row(one.ticket, Month(one.month), "", max(wages or 0, one.self_employed_net or 0))


def _of_job(one: Any) -> Row:
    return Row(one.ticket, one.started_on, one.employer.name, one.hourly)


FIGURES: dict[str, Figure] = {
    one.code: one
    for one in (
        Figure(
            "served", _("Ticketholders served"),
            _("whose Ticket was assigned to this EN on any day of the year"), _held_in_year, _of_assignment, "people",
        ),
        Figure("assigned", _("Tickets assigned"), _("assigned within the year"), _assigned, _of_assignment),
        Figure("held", _("Tickets held at the end"), _("assigned on 31 December"), _held_at_end, _of_assignment),
        Figure("left", _("Exits"), _("unassigned within the year"), _left, _of_assignment),
        Figure(
            "contacted", _("Ticketholders spoken with"),
            _("with a two-way contact on record within the year"), _contacts,
            lambda one: Row(one.ticket, one.on, one.get_method_display()), "people",
        ),
        Figure(
            "placements", _("Placements"), _("jobs on record that began within the year"), _jobs, _of_job,
        ),
        Figure(
            "placed", _("Ticketholders placed"), _("with a job on record that began within the year"), _jobs, _of_job, "people",
        ),
        Figure(
            "hourly", _("Wage an hour at placement"),
            _("the average of the jobs that began within the year and have one on record"), _hourly, _of_job, "average", "hourly",
        ),
        Figure(
            "worked", _("Ticketholders who worked"), _("of those served: with earnings in a month of the year"), _worked, _of_month, "people",
        ),
        Figure(
            "trial_work", _("Ticketholders at the trial work level"),
            _("of those served: with a month of the year at or above it"), _trial_work, _of_month, "people",
        ),
        Figure(
            "substantial", _("Ticketholders at substantial gainful activity"),
            _("of those served: with a month of the year at or above the level of people who are not blind"), _substantial, _of_month, "people",
        ),
        Figure(
            "money", _("Payments received"), _("the sum of the lines of money that came within the year"), _money,
            lambda one: Row(one.ticket, one.received_on, one.reference, one.cents), "sum", "cents",
        ),
    )
}  # fmt: skip


def answered(figure: Figure, asked: Asked) -> Answered:
    """What a figure comes to, in one query."""
    rows = figure.rows(asked)
    if rows is None:
        return Answered(figure, None, 0)
    rows = rows.order_by()
    if figure.of == "people":
        found = rows.aggregate(people=Count("ticket", distinct=True), many=Count("pk"))
        return Answered(figure, found["people"], found["many"])
    if figure.of == "records":
        count = rows.count()
        return Answered(figure, count, count)
    measure = Sum if figure.of == "sum" else Avg
    found = rows.aggregate(value=measure(figure.money), many=Count("pk"))
    value = found["value"]
    if value is None:
        return Answered(figure, 0 if figure.of == "sum" else None, 0)
    return Answered(figure, round(value), found["many"])


def every_figure(asked: Asked) -> list[Answered]:
    return [answered(one, asked) for one in FIGURES.values()]


def by_service(asked: Asked) -> list[tuple[str, int]]:
    """How often each service stands in a two-way contact of the year, the most frequent first."""
    counted: Counter[str] = Counter()
    for services in _contacts(asked).values_list("services", flat=True).iterator(chunk_size=2_000):
        counted.update(set(services))
    return counted.most_common()
