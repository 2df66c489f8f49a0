"""Quality reviews, as questions. A partner's staff see the packets of their own people, and the reviews that have one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Q, QuerySet, Sum

from milepost.contacts.standing import held_by_us
from milepost.inspections.choices import AT_WORK, Kind, Source, State
from milepost.inspections.models import (
    Answer,
    Archive,
    Corrective,
    Inspection,
    InspectionSettings,
    Packet,
    PacketFile,
)
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.inspections.standing import Line, Said, last_quarter
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_of
from milepost.website.narrowing import narrowed

AT_A_TIME = 5_000
OF_A_TICKET = ("organization_id", "partner_id", "ended_on")
"""What the frame asks of each of thousands."""
SAMPLE_WITHIN = timedelta(days=30)
"""So many days after a quarter its sample should be drawn: ours, for nothing asks it."""


def settings_of(organization: Organization) -> InspectionSettings:
    """What the organization has settled; the defaults, not kept yet, where it has settled nothing."""
    kept = InspectionSettings.objects.filter(organization=organization).first()
    return kept or InspectionSettings(organization=organization)


def inspections_visible_to(member: StaffMember) -> QuerySet[Inspection]:
    found = Inspection.objects.filter(organization=member.owner)
    if member.partner:
        theirs = packets_visible_to(member).values("inspection")
        found = found.filter(pk__in=theirs)
    return found.select_related("organization", "made_by", "follows")


def packets_visible_to(member: StaffMember) -> QuerySet[Packet]:
    """With whom they are about, in the order of the drawing."""
    found = Packet.objects.filter(organization=member.owner, ticket__is_withdrawn=False)
    if member.partner:
        found = found.filter(ticket__partner=member.partner)
    return found.select_related(
        "ticket", "ticket__holder", "ticket__partner", "ticket__organization", "inspection"
    )


def files_visible_to(member: StaffMember) -> QuerySet[PacketFile]:
    return PacketFile.objects.filter(packet__in=packets_visible_to(member).values("pk")).select_related(
        "document", "packet", "ticket"
    )


def answers_visible_to(member: StaffMember) -> QuerySet[Answer]:
    """What passed with the reviewer is the organization's own."""
    found = Answer.objects.filter(organization=member.owner)
    return found.none() if member.partner else found.select_related("by", "archive", "inspection")


def archives_visible_to(member: StaffMember) -> QuerySet[Archive]:
    """An archive holds everybody's packets, so a partner sees none."""
    found = Archive.objects.filter(organization=member.owner)
    return found.none() if member.partner else found.select_related("by", "inspection")


def correctives_visible_to(member: StaffMember) -> QuerySet[Corrective]:
    """Of a partner those about its own people."""
    found = Corrective.objects.filter(organization=member.owner)
    if member.partner:
        found = found.filter(partner=member.partner, packet__ticket__partner=member.partner)
    return found.select_related("owner", "done_by", "made_by", "inspection", "packet__ticket__holder")


def counted(rows: QuerySet[Inspection], member: StaffMember) -> QuerySet[Inspection]:
    """Each review with its packets that the member may see, and how many of them lack something."""
    there = Q(packets__left_out_at=None, packets__ticket__is_withdrawn=False)
    if member.partner:
        there &= Q(packets__ticket__partner=member.partner)
    return rows.annotate(
        people=Count("packets", filter=there),
        lacking=Count("packets", filter=there & Q(packets__grave__gt=0)),
    )


@dataclass(frozen=True, slots=True)
class Sums:
    """What stands over the list of packets."""

    people: int
    built: int
    whole: int
    gaps: int


def sums_of(packets: QuerySet[Packet]) -> Sums:
    found = packets.filter(left_out_at=None).aggregate(
        people=Count("pk"),
        built=Count("pk", filter=Q(edition__gt=0)),
        whole=Count("pk", filter=Q(grave=0, looked_on__isnull=False)),
        gaps=Sum("grave", default=0),
    )
    return Sums(**found)


def next_number(organization: Organization) -> int:
    last = Inspection.objects.filter(organization=organization).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def newest_files(packet: Packet) -> QuerySet[PacketFile]:
    return PacketFile.objects.filter(packet=packet, edition=packet.edition).select_related("document")


def framed(organization: Organization, day: date, first: Month, last: Month) -> Iterator[Ticket]:
    """Out of whom a sample is drawn: whose Ticket is assigned to us on the day, and was on some day of these months.

    The program manager samples Tickets that are assigned now (program operations 2.3); about somebody who came after these
    months there is nothing to show.
    """
    everybody = list(tickets_of(organization).select_related(None).only(*OF_A_TICKET).order_by("pk"))
    for start in range(0, len(everybody), AT_A_TIME):
        tickets = everybody[start : start + AT_A_TIME]
        held = held_by_us(tickets)
        for ticket in tickets:
            spans = held.get(ticket.pk, [])
            is_now = any(one.has(day) for one in spans)
            then = any(
                one.from_day <= last.last_day and (one.until is None or one.until > first.first_day)
                for one in spans
            )
            if is_now and then:
                yield ticket


def lines_of(review: Inspection) -> list[Line]:
    """The log as the rules read it."""
    found = Answer.objects.filter(inspection=review, withdrawn_at=None).order_by("on", "pk")
    return [Line(Said(one.said), one.on, one.deadline) for one in found]


# Today


@dataclass(frozen=True, slots=True)
class Pressing:
    """What reviews ask of somebody on a day."""

    due: tuple[Inspection, ...]
    """To be answered, with a deadline that is near or over."""
    correctives: tuple[Corrective, ...]
    sample_by: date | None
    """By when the sample of the quarter that is over should be drawn."""


_OF_A_REVIEW = ("number", "kind", "source", "state", "last_month", "deadline")


def pressing_for(member: StaffMember, day: date, *, answers: bool, has_any: bool = True) -> Pressing:
    """For whoever answers reviews everything; for others the corrective actions that they were given. Three queries at most.

    Without a review (`has_any`) there may still be the first sample to draw.
    """
    settings = InspectionSettings.objects.filter(organization=member.owner).first()
    if not has_any:
        return Pressing((), (), _sample_by(settings, (), day) if answers else None)
    within = day + timedelta((settings or InspectionSettings()).warn_days)
    found = correctives_visible_to(member).filter(
        done_on=None, withdrawn_at=None, due_on__lte=within, inspection__state__in=AT_WORK
    )
    found = narrowed(found, "inspection", "inspection__number", "due_on", "owner__name")
    correctives = tuple(found if answers else found.filter(owner=member))
    if not answers:
        return Pressing((), correctives, None)
    near, own = Q(state=State.OPEN, deadline__lte=within), Q(source=Source.OWN, kind=Kind.SERVICES)
    rows = Inspection.objects.filter(near | own, organization=member.owner).exclude(state=State.WITHDRAWN)
    reviews = list(narrowed(rows.order_by("deadline", "number"), *_OF_A_REVIEW))
    due = [one for one in reviews if one.state == State.OPEN and one.deadline and one.deadline <= within]
    samples = [one for one in reviews if one.is_own and one.kind == Kind.SERVICES]
    return Pressing(tuple(due), correctives, _sample_by(settings, samples, day))


def _sample_by(settings: InspectionSettings | None, samples: Sequence[Inspection], day: date) -> date | None:
    """None where it is drawn, or where nobody asked for one yet: by a first sample, or in the settings."""
    wants = settings.is_quarterly if settings else bool(samples)
    _first, last = last_quarter(day)
    if not wants or any(one.last_month >= last and one.is_drawn for one in samples):
        return None
    return last.last_day + SAMPLE_WITHIN
