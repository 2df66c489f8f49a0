"""Services and enrollments, as questions. A partner's staff see those of their own people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from milepost.organizations.models import StaffMember
from milepost.services.choices import COVERS, Source
from milepost.services.models import Enrollment, ServiceLine


def _of_seen(rows: QuerySet[Any], member: StaffMember) -> QuerySet[Any]:
    found = rows.filter(organization=member.owner, ticket__is_withdrawn=False)
    if member.partner:
        found = found.filter(ticket__partner=member.partner)
    seen: QuerySet[Any] = found.select_related("ticket__holder", "ticket__organization")
    return seen


def lines_visible_to(member: StaffMember) -> QuerySet[Any]:
    """What counts, each with whether an enrollment that its sources expect is lacking on its first day."""
    found: QuerySet[Any] = _of_seen(ServiceLine.objects.all(), member).annotate(lacks_enrollment=_lacking())
    return found


def _lacking() -> Any:
    lacking: Any = Q()
    for source, programs in COVERS.items():
        there = Enrollment.objects.filter(
            Q(exited_on=None) | Q(exited_on__gte=OuterRef("first_day")),
            ticket=OuterRef("ticket"),
            program__in=programs,
            enrolled_on__lte=OuterRef("first_day"),
        )
        lacking |= (Q(source=source) | Q(second_source=source)) & ~Exists(there)
    return lacking


def every_line_visible_to(member: StaffMember) -> QuerySet[Any]:
    """What was taken back too."""
    found: QuerySet[Any] = _of_seen(ServiceLine.every.all(), member).annotate(lacks_enrollment=_lacking())
    return found


def enrollments_visible_to(member: StaffMember) -> QuerySet[Any]:
    """With how many other programs the person takes part in on the day of enrolling, or later, before its end."""
    return _of_seen(Enrollment.objects.all(), member)


def every_enrollment_visible_to(member: StaffMember) -> QuerySet[Any]:
    return _of_seen(Enrollment.every.all(), member)


def between(rows: QuerySet[Any], first: date, last: date) -> QuerySet[Any]:
    """Lines that begin on one of these days: so that no line, and none of its cents, counts in two periods."""
    return rows.filter(first_day__gte=first, first_day__lte=last)


def held_between(rows: QuerySet[Any], first: date, last: date) -> QuerySet[Any]:
    """Enrollments that were open on one of these days."""
    return rows.filter(Q(exited_on=None) | Q(exited_on__gte=first), enrolled_on__lte=last)


@dataclass(frozen=True, slots=True)
class BySource:
    """What one source pays: lines, people and whole cents."""

    source: str
    lines: int
    people: int
    cents: int

    @property
    def name(self) -> str:
        return str(Source(self.source).label)


def by_source(rows: QuerySet[Any]) -> list[BySource]:
    """Of these lines, for each source; a line of two sources counts in both, each of its cents in one. Two queries."""
    rows = rows.order_by()
    first = rows.values_list("source").annotate(Sum("cents"), Sum("second_cents"))
    second = rows.exclude(second_source="").values_list("second_source").annotate(Sum("second_cents"))
    cents: dict[str, int] = {source: whole - other for source, whole, other in first}
    for source, part in second:
        cents[source] = cents.get(source, 0) + part
    made = []
    for source in Source.values:
        if source in cents:
            of = rows.filter(Q(source=source) | Q(second_source=source))
            counted = of.aggregate(lines=Count("pk"), people=Count("ticket", distinct=True))
            made.append(BySource(source, counted["lines"], counted["people"], cents[source]))
    return made


def co_enrolled(rows: Iterable[Enrollment]) -> dict[Any, set[Any]]:
    """Of these enrollments, by Ticket, those that stand beside another one of the same person on a day."""
    of: dict[Any, list[Enrollment]] = {}
    for one in rows:
        of.setdefault(one.ticket_id, []).append(one)
    found: dict[Any, set[Any]] = {}
    for ticket, several in of.items():
        beside = {one.pk for one in several for other in several if one is not other and _meet(one, other)}
        if beside:
            found[ticket] = beside
    return found


def _meet(one: Enrollment, other: Enrollment) -> bool:
    return (one.exited_on is None or one.exited_on >= other.enrolled_on) and (
        other.exited_on is None or other.exited_on >= one.enrolled_on
    )


def programs_by_ticket(tickets: Sequence[Any]) -> dict[Any, list[str]]:
    """Of each Ticket the programs in which the person ever took part."""
    found: dict[Any, list[str]] = {}
    for one in Enrollment.objects.filter(ticket__in=tickets).order_by("enrolled_on", "pk"):
        found.setdefault(one.ticket_id, []).append(one.called)
    return found
