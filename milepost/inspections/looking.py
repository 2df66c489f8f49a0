"""What each packet lacks, from the records as they stand: asked of many at once, kept for lists and for Today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from milepost.contacts.choices import Kind as NoteKind
from milepost.contacts.models import ContactNote
from milepost.contacts.models import Letter as StoredLetter
from milepost.contacts.queries import lacking_in, proof_of
from milepost.contacts.standing import Reckoned, reckoned
from milepost.inspections.choices import State
from milepost.inspections.models import Packet
from milepost.organizations.today import today_for
from milepost.plans.models import Discussion, PlanVersion
from milepost.plans.policies import findings_of
from milepost.plans.sealing import content_is_whole
from milepost.plans.states import OPEN
from milepost.plans.states import State as PlanState
from milepost.requests.models import Certification
from milepost.rulebook.inspections.gaps import (
    Certified,
    Gap,
    Kind,
    Letter,
    PacketFacts,
    SignedPlan,
    gaps_of,
    grave,
)
from milepost.rulebook.wording import LANGUAGES
from milepost.tickets.models import Ticket

SIGNED = (PlanState.SIGNED, PlanState.IN_FORCE, PlanState.REPLACED)
"""Wordings that both sides signed and nobody withdrew."""
Rows = dict[UUID, list[Any]]


class Known:
    """What is known of some Tickets of one organization. Seven queries, however many."""

    def __init__(self, tickets: Sequence[Ticket], day: date) -> None:
        keys = [ticket.pk for ticket in tickets]
        self.contacts: Mapping[UUID, Reckoned] = reckoned(tickets, day)
        notes = ContactNote.objects.filter(ticket__in=keys, is_current=True, on__lte=day).order_by("on", "at")
        self.notes = _by_ticket(notes)
        versions = PlanVersion.objects.filter(ticket__in=keys, state__in=(*SIGNED, *OPEN))
        ordered = (
            versions.select_related("plan").prefetch_related("signatures").order_by("signed_on", "number")
        )
        self.plans = _by_ticket(ordered)
        self.talks = _by_ticket(Discussion.objects.filter(ticket__in=keys, withdrawn_at=None))
        letters = StoredLetter.objects.filter(ticket__in=keys, state=StoredLetter.State.MAILED)
        self.letters = _by_ticket(
            letters.select_related("copy", "certificate", "receipt").order_by("mailed_on", "pk")
        )
        certified = Certification.objects.filter(ticket__in=keys).exclude(state=Certification.State.WITHDRAWN)
        self.certifications = _by_ticket(certified.order_by("first_month", "made_at"))


def _by_ticket(rows: Iterable[Any]) -> Rows:
    found: Rows = defaultdict(list)
    for row in rows:
        found[row.ticket_id].append(row)
    return found


def facts_of(packet: Packet, known: Known) -> PacketFacts:
    """One packet as the rules ask for it."""
    review, key = packet.inspection, packet.ticket_id
    begin, end = review.first_month.first_day, review.last_month.last_day
    made = known.contacts[key]
    notes = [note for note in known.notes[key] if begin <= note.on <= end]
    two_way = [note for note in notes if note.kind == NoteKind.TWO_WAY]
    return PacketFacts(
        kind=Kind(review.kind),
        first=review.first_month,
        last=review.last_month,
        is_held=any(
            held.from_day <= end and (held.until is None or held.until > begin) for held in made.held
        ),
        periods=made.duty.periods,
        two_way=tuple(note.on for note in two_way),
        service_days=tuple(note.on for note in two_way if note.services),
        thin_notes=sum(bool(lacking_in(note)) for note in notes if note.kind != NoteKind.LETTER),
        plans=tuple(_plan(one) for one in known.plans[key] if one.state in SIGNED),
        is_plan_open=any(one.state in OPEN for one in known.plans[key]),
        talked_on=tuple(one.held_on for one in known.talks[key]),
        letters=tuple(
            Letter(str(one.pk), one.mailed_on, proof_of(one))
            for one in known.letters[key]
            if begin <= one.mailed_on <= end
        ),
        certifications=tuple(_certified(one) for one in known.certifications[key]),
    )


def _plan(version: PlanVersion) -> SignedPlan:
    assert version.signed_on is not None, "a signed wording has its day"
    return SignedPlan(
        version.signed_on,
        tuple(one for one in findings_of(version) if not one.is_there),
        is_whole=content_is_whole(version),
        copy_given=version.copy_given_on is not None,
    )


def _certified(one: Certification) -> Certified:
    days = tuple(date.fromisoformat(day) for day, _what in one.content.open()["services"])
    is_sealed = one.state == Certification.State.SEALED
    return Certified(str(one.pk), one.first_month, one.last_month, is_sealed, days)


def gaps_for(packets: Sequence[Packet], day: date) -> dict[UUID, tuple[Gap, ...]]:
    """What each of these packets of one organization lacks on a day, by its key."""
    if not packets:
        return {}
    known = Known(list({one.ticket_id: one.ticket for one in packets}.values()), day)
    return {one.pk: gaps_of(facts_of(one, known)) for one in packets}


def look(packets: Sequence[Packet], day: date) -> None:
    """Keep what each packet lacks, over what was kept."""
    found = gaps_for(packets, day)
    changed = []
    for one in packets:
        gaps = found[one.pk]
        words, many = [as_words(gap) for gap in gaps], grave(gaps)
        if (words, many, day) != (one.gaps, one.grave, one.looked_on):
            one.gaps, one.grave, one.lighter, one.looked_on = words, many, len(gaps) - many, day
            changed.append(one)
    Packet.objects.bulk_update(changed, ["gaps", "grave", "lighter", "looked_on"], batch_size=200)


def as_words(gap: Gap) -> dict[str, Any]:
    """As it is kept: its sentence and its cure in each language; the figures name nobody."""
    return {
        "code": gap.reason.code,
        **{language: gap.reason.finding(language) for language in LANGUAGES},
        "cure": {language: gap.cure.finding(language) for language in LANGUAGES},
        "law": gap.reason.law,
        "page": gap.page.value,
        "record": gap.record,
        "grave": gap.is_grave,
    }


def look_again(tickets: Sequence[Ticket]) -> None:
    """Something known about these Tickets changed: what waits in packets that are still being answered is looked at anew."""
    found = list(
        Packet.objects.filter(
            ticket__in=[one.pk for one in tickets], left_out_at=None, inspection__state=State.OPEN
        ).select_related("inspection", "ticket__organization")
    )
    if found:
        look(found, today_for(found[0].ticket.organization))
