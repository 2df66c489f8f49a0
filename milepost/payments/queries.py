"""Money, as questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Min, Q, QuerySet, Sum
from django.db.models.functions import Abs

from milepost.organizations.models import Organization, StaffMember
from milepost.payments.choices import MONEY, OPEN, Finding, Kind, State
from milepost.payments.models import (
    MoneyReceived,
    PaidSlot,
    Recovery,
    Remittance,
    SlotShare,
    SplitAgreement,
    ThreeWay,
)
from milepost.payments.slots import Answer, left_of
from milepost.rulebook.payments.three_ways import Explained
from milepost.tickets.models import Assignment, Ticket

NOBODYS = Q(ticket=None, state=State.UNMATCHED)


@dataclass(frozen=True, slots=True)
class Accounted:
    """How much of the money is explained: matched to a payment, or in words. Whole cents, taken back as a positive sum."""

    came: int
    taken: int
    open_came: int
    open_taken: int
    open_lines: int

    @property
    def is_whole(self) -> bool:
        """Every cent is explained."""
        return self.open_lines == 0

    @property
    def explained(self) -> int:
        return self.came + self.taken - self.open_came - self.open_taken

    @property
    def all(self) -> int:
        return self.came + self.taken


def money_visible_to(member: StaffMember) -> QuerySet[MoneyReceived]:
    """The lines that a member of staff may see; a partner's staff only those about the people whom the partner serves."""
    found = MoneyReceived.objects.filter(organization=member.owner)
    if member.partner:
        found = found.filter(ticket__partner=member.partner, ticket__is_withdrawn=False)
    return found.select_related("ticket", "ticket__holder", "remittance")


def accounted(lines: QuerySet[MoneyReceived]) -> Accounted:
    """Of these lines, in one query."""
    is_open, came, taken = Q(state=State.UNMATCHED), Q(cents__gt=0), Q(cents__lt=0)
    found = (
        lines.filter(state__in=MONEY)
        .order_by()
        .aggregate(
            came=Sum("cents", filter=came, default=0),
            taken=Sum("cents", filter=taken, default=0),
            open_came=Sum("cents", filter=came & is_open, default=0),
            open_taken=Sum("cents", filter=taken & is_open, default=0),
            open_lines=Count("pk", filter=is_open),
        )
    )
    return Accounted(
        found["came"], -found["taken"], found["open_came"], -found["open_taken"], found["open_lines"]
    )


@dataclass(frozen=True, slots=True)
class OfNobody:
    """Money that waits and is about nobody known: how many lines, the sums in whole cents, and since when the first waits."""

    lines: int
    came: int
    taken: int
    since: date | None


def of_nobody(lines: QuerySet[MoneyReceived]) -> OfNobody:
    """Of these lines, in one query. No Ticketholder's page shows it, so Today must."""
    found = (
        lines.filter(NOBODYS)
        .order_by()
        .aggregate(
            lines=Count("pk"),
            came=Sum("cents", filter=Q(cents__gt=0), default=0),
            taken=-Sum("cents", filter=Q(cents__lt=0), default=0),
            since=Min("received_on"),
        )
    )
    return OfNobody(**found)


def explained_cents(organization: Organization) -> tuple[int, int, int]:
    """What holds slots, what is explained otherwise, what waits: together every cent that came, less what was taken back."""
    held = [
        one.money
        for one in SlotShare.objects.filter(organization=organization, released_on=None).select_related(
            "money"
        )
    ]
    others = MoneyReceived.objects.filter(organization=organization, kind=Kind.PAYMENT)
    otherwise, waiting = (
        list(others.filter(state=State.EXPLAINED)),
        list(others.filter(state=State.UNMATCHED)),
    )
    corrections = MoneyReceived.objects.filter(organization=organization).exclude(kind=Kind.PAYMENT)
    sums = dict(corrections.values_list("state").annotate(Sum("cents")).order_by())
    return (
        sum(left_of(held).values()),
        sum(left_of(otherwise).values()) + sums.get(State.EXPLAINED, 0),
        sum(left_of(waiting).values()) + sums.get(State.UNMATCHED, 0),
    )


def remittances_visible_to(member: StaffMember) -> QuerySet[Any]:
    """Deposits, each with the sum of its lines (`made_up_of`), how many they are and by how much it is `off`.

    They go to the organization that has the agreement; a partner's staff see none.
    """
    found = Remittance.objects.filter(organization=member.owner)
    if member.partner:
        return found.none()
    counts = ~Q(lines__state=State.WITHDRAWN)
    return found.annotate(
        made_up_of=Sum("lines__cents", filter=counts, default=0), many=Count("lines", filter=counts)
    ).annotate(off=F("cents") - F("made_up_of"))


def recoveries_visible_to(member: StaffMember) -> QuerySet[Recovery]:
    found = Recovery.objects.filter(organization=member.owner)
    if member.partner:
        found = found.filter(ticket__partner=member.partner)
    return found.select_related("money", "ticket", "ticket__holder")


def open_recoveries(recoveries: QuerySet[Recovery]) -> QuerySet[Recovery]:
    return recoveries.filter(state__in=OPEN)


def three_ways_visible_to(member: StaffMember) -> QuerySet[ThreeWay]:
    found = ThreeWay.objects.filter(organization=member.owner, ticket__is_withdrawn=False)
    if member.partner:
        found = found.filter(partner=member.partner)
    return found.select_related("ticket", "ticket__holder")


@dataclass(frozen=True, slots=True)
class Sums:
    """The three sides of many payments in cents, and how much of the difference nothing explains."""

    count: int
    owed: int
    asked: int
    paid: int
    difference: int
    unexplained: int
    unexplained_count: int


def sums_of(rows: QuerySet[ThreeWay]) -> Sums:
    """In one query. What is unexplained counts each difference with its size, so that one does not hide another."""
    nothing = Q(explained_by=Explained.NOTHING.value)
    size = Abs("difference")
    found = rows.order_by().aggregate(
        a=Count("pk"),
        b=Sum("owed", default=0),
        c=Sum("asked", default=0),
        d=Sum("paid", default=0),
        e=Sum("difference", default=0),
        f=Sum(size, filter=nothing, default=0),
        g=Count("pk", filter=nothing),
    )
    return Sums(*(found[name] for name in "abcdefg"))


def by_explanation(rows: QuerySet[ThreeWay]) -> list[tuple[Explained, int, int, int, int]]:
    """Each explanation with its count, owed, paid and difference. One query."""
    found = (
        rows.order_by()
        .values("explained_by")
        .annotate(count=Count("pk"), owed_sum=Sum("owed"), paid_sum=Sum("paid"), off=Sum("difference"))
    )
    known = {
        Explained(one["explained_by"]): (one["count"], one["owed_sum"], one["paid_sum"], one["off"])
        for one in found
    }
    return [(one, *known[one]) for one in Explained if one in known]


def years_of(rows: QuerySet[ThreeWay]) -> list[int]:
    found = rows.order_by("-year").values_list("year", flat=True).distinct()
    return [year for year in found if year is not None]


def agreements_of(ticket: Ticket) -> QuerySet[SplitAgreement]:
    """The newest first."""
    return SplitAgreement.objects.filter(organization=ticket.organization_id, ticket=ticket).select_related(
        "made_by"
    )


def in_force(ticket: Ticket) -> SplitAgreement | None:
    """The agreement that holds: the newest that the program manager has."""
    return agreements_of(ticket).filter(received_on__isnull=False, withdrawn_at=None).first()


def providers_of(ticket: Ticket) -> list[str]:
    """Whom its assignments name, the last one first."""
    names = (
        Assignment.objects.filter(ticket=ticket).order_by("-assigned_on").values_list("provider", flat=True)
    )
    return list(dict.fromkeys(names))


def corrections_of(line: MoneyReceived) -> list[MoneyReceived]:
    """The lines that take it back or add to it."""
    found = MoneyReceived.objects.filter(Q(reverses=line) | Q(adds_to=line)).exclude(state=State.WITHDRAWN)
    return list(found.order_by("received_on", "pk"))


def left(line: MoneyReceived) -> int:
    """What is left of a payment, in cents."""
    return left_of([line])[line.pk]


def payments_standing(ticket: Ticket) -> list[MoneyReceived]:
    """The payments about this Ticket that a recovery could take back."""
    return list(
        MoneyReceived.objects.filter(
            organization=ticket.organization_id,
            ticket=ticket,
            kind=Kind.PAYMENT,
            state__in=(State.MATCHED, State.EXPLAINED, State.UNMATCHED),
        )
    )


def paid_twice(lines: QuerySet[MoneyReceived]) -> QuerySet[MoneyReceived]:
    return lines.filter(state=State.UNMATCHED, finding=Finding.PAID_TWICE)


def holder_of(answer: Answer) -> MoneyReceived | None:
    """The line that holds this payment, where one does."""
    found = SlotShare.objects.filter(
        ticket=answer.ticket, released_on=None, slot__claim=answer.claim, provider=answer.provider
    )
    if answer.place[2] is not None:
        found = found.filter(slot__month=answer.place[2])
    share = found.select_related("money").first()
    return share.money if share else None


def slots_by_line(lines: Iterable[MoneyReceived]) -> Mapping[UUID, PaidSlot]:
    held = SlotShare.objects.filter(money__in=[one.pk for one in lines], released_on=None)
    return {one.money_id: one.slot for one in held.select_related("slot")}
