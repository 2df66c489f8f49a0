"""Hand-offs, as questions. Each side sees its own, and of them no more than a hand-off holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Min, Q, QuerySet

from milepost.claims.figures import law_of
from milepost.claims.stored_facts import facts_of as ticket_facts
from milepost.handoffs.models import HandOff, HandOffSettings
from milepost.handoffs.telling import case_of, facts_of
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.rulebook.claims.known import KnownTicket
from milepost.rulebook.facts import TicketFacts
from milepost.rulebook.handoffs import Nine, Timeline, nine_months, timeline
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.rulebook.readings import PRACTICE
from milepost.tickets.models import Ticket


def hand_offs_visible_to(member: StaffMember) -> QuerySet[HandOff]:
    """What a member may see; every page of hand-offs begins here.

    The keeper's own, and those in which somebody has chosen the member's network. A partner's staff see only Ticketholders whom the
    partner serves; a counselor those of whom no other counselor is named.
    """
    found: QuerySet[HandOff] = HandOff.objects.filter(Q(organization=member.owner) | Q(network=member.owner))
    if member.partner:
        return found.filter(network=member.owner, network_ticket__partner=member.partner)
    if member.role == Role.VR_COUNSELOR:
        return found.filter(Q(counselor=None) | Q(counselor=member), organization=member.owner)
    return found


def hand_offs_about(ticket: Ticket, member: StaffMember) -> QuerySet[HandOff]:
    """Those of one of the member's own Tickets."""
    return (
        hand_offs_visible_to(member)
        .filter(Q(ticket=ticket) | Q(network_ticket=ticket))
        .order_by("opened_on", "pk")
    )


def settings_of(organization: Organization) -> HandOffSettings:
    kept = HandOffSettings.objects.filter(organization=organization).first()
    return kept or HandOffSettings(organization=organization)


def networks_here() -> QuerySet[Organization]:
    """Employment Networks that work in this installation: their names are in SSA's public directory."""
    return Organization.objects.filter(kind=Organization.Kind.EMPLOYMENT_NETWORK).order_by("name")


def counselors_of(organization: Organization) -> QuerySet[StaffMember]:
    return StaffMember.objects.filter(organization=organization, role=Role.VR_COUNSELOR, is_active=True)


def reached_months(facts: TicketFacts, law: Law, day: date) -> list[Month]:
    """Months at substantial gainful activity, as Phase 2 measures them; the month of the day is not over."""
    known = KnownTicket(facts, law, day, PRACTICE)
    return [month for month in facts.months if month < Month.of(day) and known.reaches_phase_2(month)]


def nine_of(hand_off: HandOff, facts: TicketFacts, law: Law, day: date) -> Nine | None:
    """The nine months as the network's own records show them."""
    since = Month.of(hand_off.opened_on) if hand_off.opened_on else None
    excused = set(map(Month.parse, hand_off.excused))
    return nine_months(reached_months(facts, law, day), since=since, excused=excused)


def nine_for(hand_off: HandOff, member: StaffMember, day: date) -> Nine | None:
    """To the network what its earnings show; to everybody else nothing that the agency was not told."""
    if hand_off.network_ticket_id is None or not hand_off.is_networks(member.owner):
        return None
    ticket = Ticket.objects.get(pk=hand_off.network_ticket_id)
    facts = ticket_facts([ticket])[ticket.pk]
    return nine_of(hand_off, facts, law_of(member.owner), day)


def timeline_for(hand_off: HandOff, member: StaffMember, day: date) -> Timeline:
    return timeline(facts_of(hand_off, nine_for(hand_off, member, day)), day)


def nines_of(hand_offs: Iterable[HandOff], tickets: Iterable[Ticket], day: date) -> dict[UUID, Nine]:
    """The nine months of each that has them, for many at once: the facts of their Tickets are asked together."""
    by_key: dict[Any, Ticket] = {ticket.pk: ticket for ticket in tickets}
    wanted = [(one, by_key[one.network_ticket_id]) for one in hand_offs if one.network_ticket_id in by_key]
    if not wanted:
        return {}
    facts = ticket_facts([ticket for _one, ticket in wanted])
    law = law_of(wanted[0][1].organization)
    found = {one.pk: nine_of(one, facts[ticket.pk], law, day) for one, ticket in wanted}
    return {key: nine for key, nine in found.items() if nine is not None}


def case_differs(hand_off: HandOff) -> bool:
    """Whether the agency tells of its case otherwise than the network's own facts have it. Only for the network's own eyes."""
    if hand_off.network_ticket_id is None or hand_off.network_ticket_id == hand_off.ticket_id:
        return False
    case = case_of(Ticket.objects.get(pk=hand_off.network_ticket_id), hand_off)
    return case is None or any(
        getattr(case, name) != getattr(hand_off, name)
        for name in ("opened_on", "closed_on", "closure", "paid_by")
    )


def not_taken_over(network: Organization) -> tuple[int, date | None]:
    """How many have chosen this network and wait to be taken over, and the first day on which 90 days end."""
    found = HandOff.objects.filter(network=network, network_ticket=None)
    told = found.aggregate(count=Count("pk"), first=Min("last_day"))
    return told["count"], told["first"]
