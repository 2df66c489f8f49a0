"""Contacts, as questions."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from milepost.contacts.choices import Kind, Method, Service
from milepost.contacts.models import ContactNote, Letter, LetterTemplate, Standing
from milepost.documents.models import Document
from milepost.keys.fields import opened
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.rulebook.contact_letters import Mailing, Proof, proof_lacking
from milepost.rulebook.decisions import Missing
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_visible_to

FOUND_AT_MOST = 12
SOON = timedelta(days=7)
_TALKED = {Method.PHONE, Method.VIDEO, Method.IN_PERSON}


def notes_of(ticket: Ticket) -> QuerySet[ContactNote]:
    """The notes that count, the newest first, each with who made it and what is attached."""
    notes = ContactNote.objects.filter(organization=ticket.organization_id, ticket=ticket, is_current=True)
    return notes.select_related("by", "letter").prefetch_related("attached")


def notes_visible_to(member: StaffMember) -> QuerySet[ContactNote]:
    """The notes that count, of every Ticket that a member of staff may see."""
    notes = ContactNote.objects.filter(
        organization=member.owner, is_current=True, ticket__is_withdrawn=False
    ).select_related("ticket", "ticket__holder", "by")
    return notes.filter(ticket__partner=member.partner) if member.partner else notes


def standings_visible_to(member: StaffMember) -> QuerySet[Standing]:
    """The kept answers about every Ticket that is assigned and that a member of staff may see."""
    kept = (
        Standing.objects.filter(organization=member.owner, ticket__is_withdrawn=False)
        .exclude(phase="")
        .select_related("ticket", "ticket__holder", "ticket__coordinator", "ticket__partner")
        .order_by("due_on", "pk")
    )
    return kept.filter(ticket__partner=member.partner) if member.partner else kept


def versions_of(note: ContactNote) -> list[ContactNote]:
    """The note and each version before it, the newest first, from whichever of them one starts."""
    kept = ContactNote.objects.filter(ticket=note.ticket).select_related("by", "entered_by")
    by_key = {one.pk: one for one in kept.filter(Q(corrects__isnull=False) | Q(corrected_by__isnull=False))}
    after = {one.corrects_id: one for one in by_key.values() if one.corrects_id}
    newest = by_key.get(note.pk, note)
    while newest.pk in after:
        newest = after[newest.pk]
    chain: list[ContactNote] = [newest]
    while chain[-1].corrects_id:
        chain.append(by_key[chain[-1].corrects_id])
    return chain


def ticketholders_named(member: StaffMember, text: str) -> list[Ticket]:
    """Whom a member of staff may mean by what was typed: whose name or id has it, the first of them by name."""
    named = Q(holder__name__icontains=text) | Q(holder__called__icontains=text) | Q(reference__icontains=text)
    found = tickets_visible_to(member).filter(named).select_related("holder", "contact_standing")
    return list(found.order_by("holder__name", "reference")[:FOUND_AT_MOST]) if text else []


def shown_as(ticket: Ticket) -> str:
    """The holder's name, or the id where no name is known."""
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    return holder.name if holder else ticket.reference


def used_on_file(ticket: Ticket, method: str) -> str:
    """The number or address that is on file for this way of reaching somebody; empty where there is none."""
    holder: Ticketholder | None = getattr(ticket, "holder", None)
    if holder is None:
        return ""
    known = {
        Method.PHONE: holder.phone,
        Method.TEXT: holder.phone,
        Method.EMAIL: holder.email,
        Method.MAIL: holder.address,
    }
    return known.get(Method(method), "")


def lacking_in(note: ContactNote) -> list[str]:
    """What a good note would also have (program operations 1.4)."""
    lacks = []
    if note.used is None and note.method != Method.IN_PERSON:
        lacks.append(_("number or address used"))
    if note.kind == Kind.TWO_WAY and note.method in _TALKED and note.minutes is None:
        lacks.append(_("duration"))
    if note.kind == Kind.TWO_WAY and not note.services:
        lacks.append(_("services given"))
    if note.kind == Kind.ATTEMPT and note.message_left is None:
        lacks.append(_("message left"))
    return lacks


def service_words(note: ContactNote) -> list[str]:
    """The services of a note in the reader's language, a service of its own as it was written."""
    words = [str(Service(code).label) for code in note.services if code in Service.values and code != "other"]
    other = opened(note.other_service)
    return [*words, other] if other else words


# Letters


def letters_of(ticket: Ticket) -> QuerySet[Letter]:
    kept = Letter.objects.filter(organization=ticket.organization_id, ticket=ticket)
    return kept.select_related("drafted_by", "copy", "certificate", "receipt", "ticket")


def template_of(organization: Organization, language: str) -> LetterTemplate | None:
    """The newest version that the organization has of its own; None where it uses the text of Milepost."""
    return LetterTemplate.objects.filter(organization=organization, language=language).first()


def proof_of(letter: Letter) -> tuple[Missing, ...]:
    """What the proof of a mailed letter still lacks."""
    return proof_lacking(
        Proof(
            Mailing(letter.mailing),
            letter.mailed_on,
            has_copy=_is_kept(letter.copy),
            has_certificate=_is_kept(letter.certificate),
            number=opened(letter.number) or "",
            received_on=letter.received_on,
            has_receipt=_is_kept(letter.receipt),
        )
    )


def _is_kept(document: Document | None) -> bool:
    return document is not None and document.withdrawn_at is None


# Lists


def by_state(rows: Any, value: str, day: date) -> Any:
    """The standings narrowed to a state of the list of who is due; a state that is not known narrows nothing."""
    narrowed = {
        "due": Q(due_on__isnull=False),
        "soon": Q(due_on__lte=day + SOON),
        "warned": Q(warn_on__lte=day),
        "missed": Q(missed__gt=0),
        "letter": Q(letter="wanted"),
        "met": Q(due_on__isnull=True),
    }
    return rows.filter(narrowed[value]) if value in narrowed else rows
