"""Scorecards, as questions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum
from django.http import Http404

from milepost.contacts.models import Standing
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.scope import for_organization
from milepost.organizations.today import today_for
from milepost.requests.queries import all_unasked
from milepost.rulebook.scorecards import Measure, last_of_quarter
from milepost.scorecards.cases import Case, Span, cases_of
from milepost.scorecards.models import ScorecardCount
from milepost.shares.models import Served
from milepost.shares.queries import account_of, payees_with_balances
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

AT_A_TIME = 500
LOOKED_BACK = 365
"""For so many days `contacts` keeps how many periods of a Ticket were missed."""


@dataclass(frozen=True, slots=True)
class Figure:
    """So many of so many cases went well."""

    good: int = 0
    many: int = 0

    @property
    def bad(self) -> int:
        return self.many - self.good

    @property
    def percent(self) -> int | None:
        """Whole percent, rounded down: never 100 while one case went otherwise. None of no case."""
        return 100 * self.good // self.many if self.many else None

    @property
    def share(self) -> Fraction:
        """To sort by; no case stands before the worst."""
        return Fraction(self.good, self.many) if self.many else Fraction(-1)


@dataclass(slots=True)
class Card:
    """Who serves, the figures by measure, and the money that waits for somebody to act."""

    who: Organization
    figures: dict[Measure, Figure] = field(default_factory=lambda: defaultdict(Figure))
    tickets: int = 0
    claimable: int = 0
    """Dollars that can be claimed on their Tickets and that nobody has asked for."""
    owed_cents: int = 0
    """What the ledger of shares owes them."""


def counts_visible_to(member: StaffMember) -> QuerySet[ScorecardCount]:
    """Those of the organization; a partner's staff see only their own."""
    counts = ScorecardCount.objects.filter(organization=member.owner)
    return counts.filter(partner=member.partner) if member.partner else counts


def served_by(member: StaffMember, key: UUID) -> Organization:
    """Whose scorecard an address asks for: the organization itself, or a partner; Http404 where it is not the member's to see."""
    if member.partner:
        if key != member.partner.pk:
            raise Http404
        return member.partner
    if key == member.owner.pk:
        return member.owner
    partner = partners_visible_to(member).filter(pk=key).first()
    if partner is None:
        raise Http404
    return partner


def cards_of(member: StaffMember, quarter: date) -> list[Card]:
    """A card of everybody who serves or served, the EN of Record first. A number of queries that does not grow with them."""
    everybody = [member.partner] if member.partner else [member.owner, *partners_visible_to(member)]
    cards = {one.pk: Card(one) for one in everybody if one is not None}
    for count in counts_visible_to(member).filter(quarter=quarter):
        card = cards.get(count.partner_id or member.owner.pk)
        if card is not None:
            card.figures[Measure(count.measure)] = Figure(count.good, count.many)
    _with_money(member, cards)
    return list(cards.values())


def _with_money(member: StaffMember, cards: dict[UUID, Card]) -> None:
    served = tickets_visible_to(member).order_by().values_list("partner_id").annotate(many=Count("pk"))
    for partner, many in served:
        cards[partner or member.owner.pk].tickets = many
    rows = all_unasked(member, today_for(member.owner)).rows.order_by()
    claimable = rows.values_list("partner_id").annotate(dollars=Sum("amount"))
    for partner, dollars in claimable:
        card = cards.get(partner or member.owner.pk)
        if card is not None:
            card.claimable = dollars or 0
    accounts = {account_of(card.who): card for card in cards.values() if card.who.partner_of_id}
    for row in payees_with_balances(member):
        if row["account"] in accounts:
            accounts[row["account"]].owed_cents = row["cents"]


def by_quarter(member: StaffMember, who: Organization) -> dict[date, dict[Measure, Figure]]:
    """The figures of one of them in each quarter that was counted, the newest first."""
    partner = who if who.partner_of_id else None
    found: dict[date, dict[Measure, Figure]] = {}
    for count in counts_visible_to(member).filter(partner=partner).order_by("-quarter"):
        found.setdefault(count.quarter, defaultdict(Figure))[Measure(count.measure)] = Figure(
            count.good, count.many
        )
    return found


def cases_visible_to(
    member: StaffMember, who: Organization, measure: Measure, quarter: date, *, only_bad: bool
) -> list[Case]:
    """The cases behind a figure, in the order of their days; of a partner's staff only of people whom it still serves.

    Who served when is asked for in the name of the organization: a partner does not see who served before it.
    """
    seen = set(tickets_visible_to(member).values_list("pk", flat=True)) if member.partner else None
    partner = who.pk if who.partner_of_id else None
    with for_organization(member.owner):
        span = Span(quarter, last_of_quarter(quarter), today_for(member.owner))
        keys = _tickets_of(member.owner, partner, measure, span, only_bad=only_bad)
        found = [
            case
            for some in _batches(keys)
            for case in cases_of(some, measure, span)
            if case.partner == partner
            and not (only_bad and case.judged.is_good)
            and (seen is None or case.ticket.pk in seen)
        ]
    return sorted(found, key=lambda case: (case.judged.on, case.ticket.reference))


def _tickets_of(
    owner: Organization, partner: UUID | None, measure: Measure, span: Span, *, only_bad: bool
) -> list[UUID]:
    """Tickets that may have a case: served by them now, or ever."""
    tickets = Ticket.objects.filter(organization=owner, is_withdrawn=False)
    ever = Served.objects.filter(organization=owner, partner=partner, withdrawn_at=None).values("ticket")
    tickets = tickets.filter(Q(partner=partner) | Q(pk__in=ever))
    if measure is Measure.CONTACTS and only_bad and (span.day - span.first).days <= LOOKED_BACK:
        good = Standing.objects.filter(
            organization=owner, missed=0, good_through__gte=span.day, reckoned_on__lte=span.day
        )
        tickets = tickets.exclude(pk__in=good.values("pk"))
    return list(tickets.order_by("pk").values_list("pk", flat=True))


def _batches(keys: list[UUID]) -> Iterator[list[Ticket]]:
    for start in range(0, len(keys), AT_A_TIME):
        some = Ticket.objects.filter(pk__in=keys[start : start + AT_A_TIME])
        yield list(some.select_related("organization", "holder"))
