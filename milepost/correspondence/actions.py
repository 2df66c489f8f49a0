"""Writing a message, having read, saying that no answer is needed, and whether e-mail tells of messages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.correspondence.choices import Awaits
from milepost.correspondence.models import Case, Message, MessageFile, MessageMail, Seen
from milepost.correspondence.policies import check_may_write, check_names, check_text, side_of
from milepost.correspondence.states import awaits_after
from milepost.correspondence.tasks import tell_later
from milepost.documents.actions import add
from milepost.documents.kinds import LookedThrough
from milepost.documents.models import Document
from milepost.documents.queries import same_as
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch

TRIES = 20
"""Of nine million numbers one that is free is found at once; so many times in a row none would be no chance."""


@transaction.atomic
def write(
    ticket: Ticket,
    about: str,
    text: str,
    *,
    asks: bool,
    answer_by: date | None,
    day: date,
    files: Sequence[LookedThrough] = (),
    deed: Deed,
) -> Message:
    """A message to the other side; the first one opens the case. ValidationError where it names somebody's number."""
    assert deed.by is not None, "somebody writes"
    check_may_write(deed.by, ticket)
    check_text(text)
    check_names(file.name for file in files)
    case = _case_of(ticket, about, deed)
    side = side_of(deed.by)
    message = Message.objects.create(
        organization=deed.organization, ticket=ticket, case=case, partner_id=case.partner_id, place=case.count + 1,
        side=side, by=deed.by, about=about, text=text, asks=asks, answer_by=answer_by if asks else None,
    )  # fmt: skip
    for place, file in enumerate(files, 1):
        MessageFile.objects.create(
            organization=deed.organization, ticket=ticket, partner_id=case.partner_id, message=message, place=place,
            file_name=file.name, content_type=file.content_type, size=len(file.content), content=file.content,
        )  # fmt: skip
    awaits = awaits_after(case.awaits, side, asks=asks)
    if asks:
        case.awaits_since, case.answer_by = day, answer_by
    elif awaits == Awaits.NOBODY:
        case.awaits_since = case.answer_by = None
    case.awaits, case.about, case.count = awaits, about, message.place
    case.last_at, case.last_side = timezone.now(), side
    case.save()
    _keep_seen(case, deed.by, message.place)
    deed.write(
        "message written",
        case,
        message=str(message.pk),
        place=message.place,
        about=about,
        asks=asks,
        files=len(files),
    )
    if deed.through != "demonstration":
        tell_later(message)
    touch(ticket)
    return message


def _case_of(ticket: Ticket, about: str, deed: Deed) -> Case:
    """The case with the partner that serves the Ticketholder now, held until the transaction ends; a new one if there is none."""
    assert ticket.partner is not None, "a partner serves them"
    of_both = Case.objects.select_for_update().filter(ticket=ticket, partner_id=ticket.partner_id)
    known = of_both.first()
    for _try in range(TRIES):
        if known is not None:
            return known
        try:
            with transaction.atomic():
                made = Case.objects.create(
                    organization=deed.organization, ticket=ticket, partner=ticket.partner, about=about
                )
        except IntegrityError:  # somebody else has opened it meanwhile, or the number is another case's
            known = of_both.first()
        else:
            deed.write("case opened", made, number=made.number)
            return made
    raise ValidationError(_("No case number is free. Try again."))


def _keep_seen(case: Case, member: StaffMember, through: int) -> None:
    given = {
        "organization_id": case.organization_id,
        "ticket_id": case.ticket_id,
        "partner_id": case.partner_id,
    }
    Seen.objects.update_or_create(
        case=case, member=member, defaults={"through": through}, create_defaults={**given, "through": through}
    )


@transaction.atomic
def read(case: Case, *, deed: Deed) -> None:
    """The member has read every message of the case. The journal says so, once for each new one."""
    assert deed.by is not None, "somebody reads"
    seen = Seen.objects.filter(case=case, member=deed.by).first()
    if case.count > (seen.through if seen else 0):
        _keep_seen(case, deed.by, case.count)
        deed.write_reading("messages read", case, through=case.count)


def read_file(file: MessageFile, *, deed: Deed) -> bytes:
    """Its content. That it was read is in the journal first."""
    case = file.message.case
    deed.write_reading("message file read", case, file=str(file.pk), place=file.message.place)
    content: bytes = file.content.open()
    return content


@transaction.atomic
def keep_as_document(file: MessageFile, kind: str, *, deed: Deed) -> Document:
    """Kept among the Ticketholder's documents too, where rules and reviews look for it. The very document that is there already
    is not added twice."""
    assert deed.by is not None, "somebody keeps it"
    content, ticket = read_file(file, deed=deed), file.message.case.ticket
    document = same_as(ticket, content) or add(
        ticket, kind, file.file_name.open(), file.content_type, content, deed=deed
    )
    MessageFile.objects.filter(pk=file.pk).update(document=document)
    deed.write("message file kept", file.message.case, file=str(file.pk), document=str(document.pk))
    return document


@transaction.atomic
def settle(case: Case, *, deed: Deed) -> bool:
    """No answer is needed any more; whether one was awaited. Whoever is asked may say so, and whoever asked."""
    assert deed.by is not None, "somebody says so"
    check_may_write(deed.by, case.ticket)
    moved = Case.objects.filter(pk=case.pk).exclude(awaits=Awaits.NOBODY).update(
        awaits=Awaits.NOBODY, awaits_since=None, answer_by=None
    )  # fmt: skip
    if moved:
        deed.write("no answer needed", case, awaited=case.awaits)
        touch(case.ticket)
    return bool(moved)


@transaction.atomic
def choose_mail(member: StaffMember, *, is_wanted: bool, language: str, deed: Deed) -> None:
    """Whether e-mail tells them of messages."""
    given = {"is_wanted": is_wanted, "language": language}
    MessageMail.objects.update_or_create(
        member=member, defaults=given, create_defaults={**given, "organization": member.owner}
    )
    deed.write("mail of messages chosen", member, wanted=is_wanted, language=language)
