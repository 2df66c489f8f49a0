"""What a partner owes the EN of Record, and what it is owed, as questions.

A partner's staff see their own house alone; the EN of Record's staff the same page of each partner. Each question begins with what
the member may see, and is narrowed to the partner: nothing of another's can come in by it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.http import Http404

from milepost.agreements.choices import State as AgreementState
from milepost.agreements.models import AgreementSignature
from milepost.agreements.queries import signatures_visible_to, tasks_of_partners
from milepost.asking.models import Ask
from milepost.asking.queries import asks_visible_to
from milepost.asking.states import LIVING
from milepost.contacts.models import ContactNote
from milepost.contacts.queries import lacking_in, notes_visible_to
from milepost.correspondence.queries import cases_visible_to, unread
from milepost.desk.models import Thing
from milepost.desk.queries import things_visible_to
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.policies import may
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.requests.choices import ANSWER_AWAITED, BEFORE_SENDING, State
from milepost.requests.queries import all_unasked, requests_visible_to
from milepost.rulebook.partner_agreements import Task
from milepost.shares.queries import account_of, awaited_by, payees_with_balances, statements_visible_to
from milepost.tickets.queries import tickets_visible_to

SHOWN = 25
NOTES_LOOKED_AT = timedelta(days=90)
NOTES_AT_MOST = 200
GROUPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "contacts": (("contacts",), ()),
    "evidence": (("earnings", "asking"), ()),
    "signatures": (("plans",), ("plan_ours_to_sign", "plan_days_left", "plan_last_day", "plan_unreceived")),
    "answers": (("correspondence",), ("record_answers",)),
    "counselling": (("counselling",), ("counsel_asked",)),
}
"""What a partner does, by the subject that tells of it, and the codes in it that are the EN of Record's to do: it signs
for itself, brings the plan to SSA and says who counsels (systems B.4)."""


TASKS: dict[str, Task] = {
    "contacts": Task.CONTACTS,
    "notes": Task.NOTES,
    "evidence": Task.EVIDENCE,
    "signatures": Task.PLAN,
    "counselling": Task.COUNSELLING,
}
"""Whose each group is to do stands in the matrix of duties under this task; messages are answered by whoever is asked."""


def theirs_by_agreement(
    member: StaffMember, houses: Sequence[Organization], day: date
) -> dict[UUID, set[str]]:
    """The groups that each partner does itself, as its agreement in force says, or as is usual where there is none. One query."""
    tasks = tasks_of_partners(member, houses, day)
    return {
        one.pk: {"answers"} | {name for name, task in TASKS.items() if task in tasks[one.pk]}
        for one in houses
    }


def partner_of(member: StaffMember, key: UUID) -> Organization:
    """Whose page an address asks for; Http404 where it is not the member's to see."""
    if member.partner:
        if key != member.partner.pk:
            raise Http404
        return member.partner
    found = partners_visible_to(member).filter(pk=key).first()
    if found is None:
        raise Http404
    return found


def things_owed(member: StaffMember, house: Organization, group: str) -> QuerySet[Thing]:
    """What waits for the partner's people in one group, the most urgent first."""
    subjects, ours = GROUPS[group]
    found = things_visible_to(member).filter(partner=house, is_aside=False, subject__in=subjects)
    return found.exclude(code__in=ours).order_by("rank", "pk")


def plans_of_ours(member: StaffMember, house: Organization) -> int:
    """Plans of their people that wait for the EN of Record: its signature, or that the program manager gets them."""
    _subjects, ours = GROUPS["signatures"]
    found = things_visible_to(member).filter(partner=house, is_aside=False, subject="plans", code__in=ours)
    return found.count()


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A note that lacks something a good note has."""

    note: ContactNote
    lacks: Sequence[str]


def notes_incomplete(member: StaffMember, house: Organization, day: date) -> list[Incomplete]:
    """Among the newest notes of the last ninety days."""
    notes = notes_visible_to(member).filter(ticket__partner=house, on__gt=day - NOTES_LOOKED_AT)
    found = [Incomplete(one, lacking_in(one)) for one in notes.order_by("-on", "-pk")[:NOTES_AT_MOST]]
    return [one for one in found if one.lacks]


def asks_open(member: StaffMember, house: Organization) -> QuerySet[Ask]:
    """What their people were asked for by text and have not sent, or what was sent and nobody has entered."""
    return asks_visible_to(member).filter(ticket__partner=house, state__in=LIVING).order_by("asked_on", "pk")


def agreements_to_sign(member: StaffMember, house: Organization, side: str) -> QuerySet[AgreementSignature]:
    """Signatures of a side whose turn it is, in agreements with the partner."""
    if not may(member, Act.SEE_AGREEMENTS):
        return AgreementSignature.objects.none()
    before = AgreementSignature.objects.filter(
        wording=OuterRef("wording"), at=None, place__lt=OuterRef("place")
    )
    offered = signatures_visible_to(member).filter(
        wording__partner=house, side=side, at=None, wording__state=AgreementState.OFFERED
    )
    return offered.filter(~Exists(before)).order_by("wording__offered_at")


@dataclass(frozen=True, slots=True)
class Claims:
    """How the payments of their people stand: how many, and whole dollars where they are known."""

    unasked: int
    unasked_dollars: int
    prepared: int
    sent: int
    denied: int


def claims_of(member: StaffMember, house: Organization, day: date) -> Claims:
    rows = all_unasked(member, day).rows.filter(partner=house).order_by()
    unasked = rows.aggregate(count=Count("pk"), dollars=Sum("amount"))
    found = requests_visible_to(member).filter(ticket__partner=house).order_by()
    counts = found.aggregate(
        prepared=Count("pk", filter=Q(state__in=BEFORE_SENDING)),
        sent=Count("pk", filter=Q(state__in=(*ANSWER_AWAITED, State.APPROVED))),
        denied=Count("pk", filter=Q(state=State.DENIED)),
    )
    return Claims(unasked["count"], unasked["dollars"] or 0, **counts)


@dataclass(frozen=True, slots=True)
class Money:
    """What the ledger of shares owes them, what is waited for, and the last statements."""

    balance: int
    awaited: int
    awaited_cents: int
    statements: Sequence[Any]


def money_of(member: StaffMember, house: Organization) -> Money | None:
    """None for whoever may not see shares. Three queries."""
    if not may(member, Act.SEE_SHARES):
        return None
    account = account_of(house)
    balance = next((row["cents"] for row in payees_with_balances(member).filter(account=account)), 0)
    waits = awaited_by(member).filter(partner_id=house.pk, ticket__partner=house).order_by()
    awaited = waits.aggregate(count=Count("pk"), cents=Sum("asked"))
    released = statements_visible_to(member).filter(partner=house, released_on__isnull=False)
    return Money(
        balance, awaited["count"], awaited["cents"] or 0, list(released.order_by("-pay_on", "-number")[:5])
    )


# Every partner


@dataclass(slots=True)
class Line:
    """One partner in the list: its people, what it owes by group, what of messages is not read, and what it is owed."""

    house: Organization
    people: int = 0
    owes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(GROUPS, 0))
    unread: int = 0
    balance: int | None = None

    @property
    def total(self) -> int:
        return sum(self.owes.values())


def lines_of_partners(member: StaffMember, day: date) -> list[Line]:
    """A number of queries that does not grow with the partners; a partner's staff see themselves alone."""
    houses = [member.partner] if member.partner else list(partners_visible_to(member))
    lines = {one.pk: Line(one) for one in houses}
    served = tickets_visible_to(member).filter(partner__in=list(lines)).order_by()
    for key, many in served.values_list("partner_id").annotate(Count("pk")):
        lines[key].people = many
    group_of = {subject: group for group, (subjects, _ours) in GROUPS.items() for subject in subjects}
    ours = {code for _subjects, codes in GROUPS.values() for code in codes}
    things = things_visible_to(member).filter(partner__in=list(lines), is_aside=False, subject__in=group_of)
    counted = (
        things.exclude(code__in=ours).order_by().values_list("partner_id", "subject").annotate(Count("pk"))
    )
    theirs = theirs_by_agreement(member, houses, day)
    for key, subject, many in counted:
        if group_of[subject] in theirs[key]:
            lines[key].owes[group_of[subject]] += many
    for key, many in unread(cases_visible_to(member), member).order_by().values_list("partner_id").annotate(many=Count("pk")):  # fmt: skip
        if key in lines:
            lines[key].unread = many
    if may(member, Act.SEE_SHARES):
        accounts = {account_of(one): one.pk for one in houses}
        balances: dict[UUID, int] = defaultdict(int)
        for row in payees_with_balances(member):
            if row["account"] in accounts:
                balances[accounts[row["account"]]] += row["cents"]
        for key, line in lines.items():
            line.balance = balances[key]
    return list(lines.values())
