"""What is changed about contacts: notes are written, corrected and withdrawn, phases set, settings and templates kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.utils import timezone

from milepost.contacts.models import ContactNote, LetterTemplate, NoteDocument, PhaseByHand
from milepost.contacts.policies import check_may_correct
from milepost.contacts.queries import used_on_file
from milepost.documents import actions as documents
from milepost.documents.models import Document
from milepost.journal.actions import Deed
from milepost.organizations.today import today_for
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch, touch_all

NoteGiven = Mapping[str, Any]
"""`kind`, `method`, `used`, `on`, `at`, `zone`, `minutes`, `description`, `services`, `other_service`, `message_left`, `by`."""
_PLAIN = ("kind", "method", "on", "at", "minutes", "services")
_SEALED = ("used", "description", "other_service", "message_left")


@transaction.atomic
def add_note(
    ticket: Ticket, given: NoteGiven, *, deed: Deed, once: UUID | None = None, tells: bool = True
) -> ContactNote:
    """Keep a note. The same form sent again gives the note that it gave before."""
    try:
        with transaction.atomic():
            note = _kept(ticket, given, deed, once=once, group=given.get("group"))
    except IntegrityError:
        return ContactNote.objects.get(ticket=ticket, once=once)
    deed.write("contact noted", ticket, changes=_changes(given), note=str(note.pk))
    if tells:
        touch(ticket)
    return note


@transaction.atomic
def add_group_notes(
    tickets: Sequence[Ticket], given: NoteGiven, *, deed: Deed, once: UUID | None = None
) -> list[ContactNote]:
    """One meeting with several Ticketholders: a note for each, which share their group."""
    group = once or uuid4()
    notes = [
        add_note(
            ticket,
            {**given, "group": group, "used": given["used"] or used_on_file(ticket, given["method"])},
            deed=deed,
            once=once,
            tells=False,
        )
        for ticket in tickets
    ]
    touch_all(tickets)
    return notes


def _kept(ticket: Ticket, given: NoteGiven, deed: Deed, **more: Any) -> ContactNote:
    assert deed.by is not None, "a note is written by somebody"
    fields = {name: given.get(name) for name in _PLAIN}
    fields |= {name: given.get(name) or None for name in _SEALED if name != "description"}
    return ContactNote.objects.create(
        organization=deed.organization,
        ticket=ticket,
        **{**fields, "services": list(given.get("services") or [])},
        description=given["description"],
        zone=given["zone"],
        by=given.get("by") or deed.by,
        entered_by=deed.by,
        entered_on=today_for(deed.organization),
        **more,
    )


def _changes(given: NoteGiven) -> dict[str, tuple[Any, Any]]:
    return {name: (None, given[name]) for name in (*_PLAIN, *_SEALED) if given.get(name)}


@transaction.atomic
def correct_note(note: ContactNote, given: NoteGiven, because: str, *, deed: Deed) -> ContactNote | None:
    """A new version beside the one that was seen; None where somebody else has corrected or withdrawn it meanwhile."""
    check_may_correct(note)
    taken = ContactNote.objects.filter(pk=note.pk, is_current=True).update(is_current=False)
    if not taken:
        return None
    made = _kept(note.ticket, given, deed, corrects=note, because=because, group=note.group)
    NoteDocument.objects.filter(note=note).update(note=made)
    changes = {
        name: (_plain(getattr(note, name)), given.get(name) or None)
        for name in (*_PLAIN, *_SEALED)
        if _plain(getattr(note, name)) != (given.get(name) or None)
    }
    deed.write(
        "contact corrected", note.ticket, changes={**changes, "because": (None, because)}, note=str(made.pk)
    )
    touch(note.ticket)
    return made


def _plain(value: Any) -> Any:
    opened = value.open() if hasattr(value, "open") else value
    return opened or None


@transaction.atomic
def withdraw_note(note: ContactNote, because: str, *, deed: Deed) -> bool:
    """It counts no more, and stays on record; whether it still counted."""
    check_may_correct(note)
    taken = ContactNote.objects.filter(pk=note.pk, is_current=True).update(
        is_current=False, withdrawn_at=timezone.now(), because=because
    )
    if taken:
        changes = {"because": (None, because)}
        deed.write("contact withdrawn", note.ticket, changes=changes, note=str(note.pk))
        touch(note.ticket)
    return bool(taken)


@transaction.atomic
def attach(
    note: ContactNote, file_name: str, content_type: str, content: bytes, *, deed: Deed
) -> NoteDocument:
    """Keep a document that supports the note. The same document is kept once."""
    digest = documents.digest_of(content)
    known = NoteDocument.objects.filter(note=note, document__digest=digest).first()
    if known is not None:
        return known
    document = documents.add(note.ticket, Document.Kind.OTHER, file_name, content_type, content, deed=deed)
    return NoteDocument.objects.create(
        organization=deed.organization, ticket=note.ticket, note=note, document=document
    )


@transaction.atomic
def set_phase(ticket: Ticket, phase: str, from_day: date, because: str, *, deed: Deed) -> PhaseByHand:
    """Say what the phase is from a day on; an empty phase lets it follow work again."""
    assert deed.by is not None, "a phase is set by somebody"
    made = PhaseByHand.objects.create(
        organization=deed.organization,
        ticket=ticket,
        phase=phase,
        from_day=from_day,
        because=because,
        by=deed.by,
    )
    changes = {"phase": (None, phase), "from_day": (None, from_day), "because": (None, because)}
    deed.write("phase set by hand", ticket, changes=changes)
    touch(ticket)
    return made


@transaction.atomic
def keep_template(language: str, subject: str, body: str, number: int, *, deed: Deed) -> LetterTemplate:
    """The next version of the organization's letter. An IntegrityError where somebody else kept that number meanwhile."""
    assert deed.by is not None, "a template is kept by somebody"
    made = LetterTemplate.objects.create(
        organization=deed.organization,
        language=language,
        number=number,
        subject=subject,
        body=body,
        by=deed.by,
    )
    deed.write("letter template kept", made, language=language, number=number)
    return made
