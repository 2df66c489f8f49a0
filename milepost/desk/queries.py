"""What waits, and for whom, as questions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from milepost.claims.models import Tally
from milepost.claims.queries import (
    about_to_be_lost,
    claims_visible_to,
    tallied_by_status,
    tallied_losses,
    tickets_by_provider,
    total,
    totals_by_status,
)
from milepost.claims.tallies import Total, tallies_visible_to, total_of, totals_by
from milepost.desk.gathering import THINGS
from milepost.desk.models import Thing
from milepost.organizations.models import StaffMember
from milepost.rulebook.urgency import coming_friday
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

SHOWN = 12
OF_A_THING = (
    *(field.attname for field in Thing._meta.concrete_fields if not field.is_relation),
    "ticket__reference", "ticket__holder__name", "whose__name",
)  # fmt: skip
"""What a list of things says of each."""


class Whose(StrEnum):
    """Whose things somebody looks at."""

    MINE = "mine"
    PARTNERS = "partners"
    """Of a partner's staff: those of the partner; of others: those of every partner."""
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures over the list of things: how many wait, how many press, and the four sums."""

    things: int
    press: int
    by_status: dict[str, Total]
    lost_soon: Total


def whose_asked_for(member: StaffMember, asked: str, choices: Sequence[Whose] = ()) -> Whose:
    """What was asked for; without that one's own, where there are any. `choices`: those of the member, where they are known."""
    choices = choices or choices_of(member)
    if asked in choices:
        return Whose(asked)
    coordinates = Thing.objects.filter(whose=member, is_aside=False).exists()
    return Whose.MINE if coordinates else choices[-1]


def choices_of(member: StaffMember) -> list[Whose]:
    """A partner's staff see nobody but the partner's people, so that theirs is all there is."""
    if member.partner:
        return [Whose.MINE, Whose.PARTNERS]
    return [Whose.MINE, Whose.PARTNERS, Whose.ALL] if member.owner.has_partners else [Whose.MINE, Whose.ALL]


def things_visible_to(member: StaffMember) -> QuerySet[Thing]:
    """What waits of Tickets that the member may see, those put aside too, with whom it is about."""
    things = Thing.objects.filter(organization=member.owner).select_related("ticket__holder", "whose")
    return things.filter(partner=member.partner) if member.partner else things


def waiting_for(member: StaffMember, whose: Whose) -> QuerySet[Thing]:
    """What waits now, the most urgent first."""
    things = things_visible_to(member).filter(is_aside=False)
    if whose is Whose.MINE:
        things = things.filter(whose=member)
    elif whose is Whose.PARTNERS and not member.partner:
        things = things.filter(partner__isnull=False)
    return things.order_by("rank", "pk")


def things_of(ticket: Ticket) -> QuerySet[Thing]:
    return Thing.objects.filter(ticket=ticket, is_aside=False).select_related("whose").order_by("rank", "pk")


def count_of_things(member: StaffMember, whose: Whose) -> int:
    if whose is Whose.MINE:
        return waiting_for(member, whose).count()
    return total_of(totals_by("first", _tallies(member, whose)).values()).count


def _tallies(member: StaffMember, whose: Whose) -> QuerySet[Tally]:
    tallies = tallies_visible_to(member, THINGS)
    only_partners = whose is Whose.PARTNERS and not member.partner
    return tallies.filter(partner__isnull=False) if only_partners else tallies


def standing_of(member: StaffMember, whose: Whose, *, day: date) -> Standing:
    """One's own is counted from the Tickets one coordinates; everybody's was counted beforehand."""
    if whose is Whose.MINE:
        return _own_standing(member, day)
    only_partners = whose is Whose.PARTNERS and not member.partner
    by_day = totals_by("second", _tallies(member, whose))
    friday = str(coming_friday(day))
    return Standing(
        sum(one.count for one in by_day.values()),
        sum(one.count for pressing, one in by_day.items() if pressing and pressing <= friday),
        tallied_by_status(member, only_partners=only_partners),
        tallied_losses(member, day=day, only_partners=only_partners),
    )


def _own_standing(member: StaffMember, day: date) -> Standing:
    friday = coming_friday(day)
    things = (
        waiting_for(member, Whose.MINE)
        .order_by()
        .aggregate(every=Count("pk"), press=Count("pk", filter=Q(pressing_on__lte=friday)))
    )
    own = Q(ticket__coordinator=member)
    return Standing(
        things["every"],
        things["press"],
        totals_by_status(claims_visible_to(member).filter(own)),
        total(about_to_be_lost(member, day=day).filter(own)),
    )


def things_put_aside(member: StaffMember, whose: Whose) -> QuerySet[Thing]:
    """What somebody said "not now" about, the next to come back first."""
    things = things_visible_to(member).filter(not_before__isnull=False)
    if whose is Whose.MINE:
        things = things.filter(whose=member)
    return things.order_by("not_before", "rank", "pk")


def has_tickets(member: StaffMember) -> bool:
    return tickets_visible_to(member).exists()


def ticketholders_visible_to(member: StaffMember) -> QuerySet[Ticket]:
    """The Tickets a member of staff may see, each with its holder, its kept answer and whose it is."""
    return (
        tickets_visible_to(member)
        .select_related("holder", "decided", "coordinator", "partner")
        .order_by("holder__name", "reference")
    )


def count_of_tickets(member: StaffMember) -> int:
    """How many Tickets the member may see; counted beforehand."""
    return total_of(tickets_by_provider(member).values()).count


def contacts_due(tickets: Iterable[UUID]) -> dict[UUID, date]:
    """By when the next contact with each is due, as far as the subject of contacts tells."""
    due = Thing.objects.filter(ticket__in=list(tickets), subject="contacts", due_on__isnull=False)
    return {one.ticket_id: one.due_on for one in due.order_by("-due_on") if one.due_on}


def providers_seen_by(member: StaffMember) -> list[str]:
    """Who holds Tickets now, or held them last."""
    return sorted(set(tickets_by_provider(member)) - {""})
