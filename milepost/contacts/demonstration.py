"""Made-up contacts for the demonstration: most duties met, some late, a few people whom nobody reaches."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from milepost.contacts.choices import Kind, Method, Service
from milepost.contacts.letter_words import DEFAULTS, filled, paragraphs_of
from milepost.contacts.models import ContactNote, ContactSettings, Letter
from milepost.contacts.standing import AT_A_TIME, reckon, reckoned
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.contact_phases import Phase
from milepost.tickets.models import Ticket

SEED = 11
ZONE = ZoneInfo("America/New_York")
TALKS = {
    Phase.INITIAL: (
        ("Went through three openings and what each employer asks for.", Service.JOB_SEARCH),
        ("Talked about what work would do to the benefits, and the trial work period.", Service.BENEFITS),
        ("Revised the résumé together and practiced two interview questions.", Service.APPLICATIONS),
        ("Looked again at the goal in the plan; it still fits.", Service.CAREER_PLANNING),
    ),
    Phase.ONGOING: (
        ("Work goes well; hours went up this month. Reminded of the wage report.", Service.WAGE_REPORTING),
        ("Talked about the new shift and how to get there by bus.", Service.ONGOING_SUPPORT),
        ("Asked for the last pay stubs; they are in the mail.", Service.ONGOING_SUPPORT),
        ("A screen reader at work is slow; wrote down what to ask the employer for.", Service.ACCOMMODATION),
    ),
}
ATTEMPTS = ("No answer.", "The line was busy twice.", "The mailbox was full.")
MESSAGE = "Asked to be called back; gave our number."


def load_contacts(organization: Organization, day: date) -> None:
    """A year of notes for every Ticket that was assigned in it, one drafted letter, one mailed."""
    draw = random.Random(SEED)  # noqa: S311 - a seed is wanted, not secrecy
    staff = list(StaffMember.objects.filter(organization=organization).order_by("email")[:2])
    ContactSettings.objects.get_or_create(
        organization=organization,
        defaults={
            "letterhead": f"{organization.name}\n100 Example Street\nSpringfield, NY 00000",
            "reply_to": "(555) 010-0000",
        },
    )
    tickets = list(Ticket.objects.filter(organization=organization).select_related("organization", "holder"))
    notes: list[ContactNote] = []
    silent: list[Ticket] = []
    for one in reckoned(tickets, day).values():
        is_silent = one.duty.phase is Phase.INITIAL and draw.random() < 0.08
        if is_silent:
            silent.append(one.ticket)
        for period in one.duty.periods:
            if period.ends < day - timedelta(days=365):
                continue
            lost = day - timedelta(days=45) if is_silent else day
            notes += _of_period(draw, one.ticket, period.phase, period.begins, min(period.ends, lost), staff)
        if is_silent:
            notes += [_note(draw, one.ticket, day - timedelta(days=back), staff, None) for back in (24, 11)]
    ContactNote.objects.bulk_create(notes, batch_size=AT_A_TIME)
    if silent:
        _draft(silent[0], staff[0], day)
    reckon(tickets)


def _of_period(
    draw: random.Random, ticket: Ticket, phase: Phase, first: date, last: date, staff: list[StaffMember]
) -> list[ContactNote]:
    """Nearly always one talk, sometimes an attempt before it; nothing in a period that has hardly begun."""
    length = (last - first).days
    if length < 3 or draw.random() < 0.07:
        return []
    on = first + timedelta(days=draw.randrange(length + 1))
    made = [_note(draw, ticket, on, staff, phase)]
    if on > first and draw.random() < 0.2:
        made.append(_note(draw, ticket, on - timedelta(days=1), staff, None))
    return made


def _note(
    draw: random.Random, ticket: Ticket, on: date, staff: list[StaffMember], phase: Phase | None
) -> ContactNote:
    """A talk, fitting the phase; without a phase an attempt."""
    holder, by = getattr(ticket, "holder", None), draw.choice(staff)
    at = datetime.combine(on, time(draw.randrange(9, 17), draw.randrange(60)), ZONE)
    note = ContactNote(
        organization_id=ticket.organization_id,
        ticket=ticket,
        kind=Kind.ATTEMPT,
        method=Method.PHONE,
        used=holder.phone if holder else None,
        on=on,
        at=at,
        zone=ZONE.key,
        description=draw.choice(ATTEMPTS),
        message_left=MESSAGE,
        by=by,
        entered_by=by,
        entered_on=on + timedelta(days=9 if draw.random() < 0.04 else 0),
    )
    if phase is not None:
        note.kind, note.message_left = Kind.TWO_WAY, None
        note.description, service = draw.choice(TALKS[phase])
        note.minutes, note.services = draw.randrange(4, 45), [service.value]
        note.method = draw.choice((Method.PHONE, Method.PHONE, Method.VIDEO, Method.IN_PERSON))
    return note


def _draft(ticket: Ticket, by: StaffMember, day: date) -> None:
    holder = getattr(ticket, "holder", None)
    language = "es" if holder and holder.language == "es" else "en"
    name = holder.name if holder else ticket.reference
    values = {
        "name": name, "organization": ticket.organization.name, "coordinator": by.name,
        "attempts": "2", "reply": "(555) 010-0000", "date": str(day),
    }  # fmt: skip
    text = DEFAULTS[language]
    Letter.objects.create(
        organization_id=ticket.organization_id,
        ticket=ticket,
        language=language,
        content={
            "to": [name, "12 Example Road", "Springfield, NY 00000"],
            "letterhead": [ticket.organization.name, "100 Example Street", "Springfield, NY 00000"],
            "subject": text.subject,
            "paragraphs": paragraphs_of(filled(text.body, values)),
        },
        attempts=2,
        drafted_on=day - timedelta(days=1),
        drafted_by=by,
    )
