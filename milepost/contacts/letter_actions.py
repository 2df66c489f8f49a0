"""What happens to a letter: drafted, mailed, proved, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.contacts.choices import Kind, Mailing, Method
from milepost.contacts.letter_pdf import pdf
from milepost.contacts.models import ContactNote, Letter
from milepost.contacts.policies import check_may_move
from milepost.contacts.standing import reckoned, settings_of
from milepost.documents import actions as documents
from milepost.documents.models import Document
from milepost.journal.actions import Deed
from milepost.organizations.today import today_for
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch

PDF = "application/pdf"


@transaction.atomic
def draft(ticket: Ticket, given: Mapping[str, Any], *, deed: Deed) -> Letter:
    """Keep a draft: `language`, `is_large`, `template`, `to`, `subject`, `paragraphs`. A ValidationError where there is one."""
    assert deed.by is not None, "a letter is drafted by somebody"
    day = today_for(deed.organization)
    content = {"to": given["to"], "subject": given["subject"], "paragraphs": given["paragraphs"]}
    content["letterhead"] = settings_of(deed.organization).letterhead.splitlines() or [deed.organization.name]
    attempts = reckoned([ticket], day)[ticket.pk].letter.attempts
    try:
        with transaction.atomic():
            made = Letter.objects.create(
                organization=deed.organization,
                ticket=ticket,
                language=given["language"],
                is_large=given["is_large"],
                template=given.get("template"),
                content=content,
                attempts=attempts,
                drafted_on=day,
                drafted_by=deed.by,
            )
    except IntegrityError as error:
        raise ValidationError(_("A letter is drafted already. Mail or withdraw that one first.")) from error
    deed.write("letter drafted", ticket, letter=str(made.pk), language=made.language, attempts=attempts)
    touch(ticket)
    return made


@transaction.atomic
def mail(letter: Letter, mailing: str, mailed_on: date, number: str, *, deed: Deed) -> None:
    """It was put into the mail: its copy is sealed among the documents, and a note stands among the contacts."""
    check_may_move(letter, Letter.State.MAILED)
    taken = Letter.objects.filter(pk=letter.pk, state=Letter.State.DRAFTED).update(
        state=Letter.State.MAILED, mailing=mailing, mailed_on=mailed_on
    )
    if not taken:
        raise ValidationError(_("Somebody else has mailed or withdrawn it meanwhile."))
    letter.refresh_from_db()
    letter.copy = documents.add(
        letter.ticket, Document.Kind.LETTER, "letter.pdf", PDF, pdf(letter), deed=deed
    )
    letter.number = number or None
    letter.note = _note_of(letter, deed)
    letter.save(update_fields=["copy", "number", "note"])
    deed.write(
        "letter mailed",
        letter.ticket,
        letter=str(letter.pk),
        mailing=mailing,
        mailed_on=str(mailed_on),
    )
    touch(letter.ticket)


def _note_of(letter: Letter, deed: Deed) -> ContactNote:
    """The mailing as a note among the contacts; it meets no period."""
    assert letter.mailed_on is not None
    assert deed.by is not None
    zone = settings_of(deed.organization).zone
    content = letter.content.open()
    day = today_for(deed.organization)
    clock = timezone.now().astimezone(ZoneInfo(zone)).time() if letter.mailed_on == day else time(12)
    return ContactNote.objects.create(
        organization=deed.organization,
        ticket=letter.ticket,
        kind=Kind.LETTER,
        method=Method.MAIL,
        used=", ".join(content["to"]),
        on=letter.mailed_on,
        at=datetime.combine(letter.mailed_on, clock, ZoneInfo(zone)),
        zone=zone,
        description=content["subject"],
        by=deed.by,
        entered_by=deed.by,
        entered_on=day,
    )


@transaction.atomic
def prove(letter: Letter, given: Mapping[str, Any], *, deed: Deed) -> None:
    """Keep what proves the mailing: `file` as (name, content type, content) or nothing, `number`, `received_on`."""
    if letter.state != Letter.State.MAILED:
        check_may_move(letter, Letter.State.MAILED)
        raise ValidationError(_("It is not mailed yet."))
    fields: dict[str, Any] = {}
    if given.get("file"):
        name, content_type, content = given["file"]
        kept = documents.add(letter.ticket, Document.Kind.LETTER, name, content_type, content, deed=deed)
        fields["receipt" if letter.mailing == Mailing.CERTIFIED else "certificate"] = kept
    fields |= {name: given[name] for name in ("number", "received_on") if given.get(name)}
    if not fields:
        return
    for name, value in fields.items():
        setattr(letter, name, value)
    letter.save(update_fields=list(fields))
    deed.write("mailing proved", letter.ticket, letter=str(letter.pk), kept=sorted(fields))
    touch(letter.ticket)


@transaction.atomic
def withdraw(letter: Letter, because: str, *, deed: Deed) -> None:
    """The draft is not sent; it stays on record."""
    check_may_move(letter, Letter.State.WITHDRAWN)
    taken = Letter.objects.filter(pk=letter.pk, state=Letter.State.DRAFTED).update(
        state=Letter.State.WITHDRAWN, withdrawn_because=because
    )
    if not taken:
        raise ValidationError(_("Somebody else has mailed or withdrawn it meanwhile."))
    changes = {"because": (None, because)}
    deed.write("letter withdrawn", letter.ticket, changes=changes, letter=str(letter.pk))
    touch(letter.ticket)
