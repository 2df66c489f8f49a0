"""Consenting to texts and ending it, queueing a text and taking it back, and taking what came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.keys.fields import ring
from milepost.notices.models import IncomingText, Text, TextConsent
from milepost.notices.queries import (
    consent_of,
    digest_of_number,
    language_of,
    moment_for,
    numbers_stopped,
    settings_of,
    tickets_of_number,
)
from milepost.notices.texting import check_may_be_sent, composed
from milepost.rulebook.texts import Meaning, length_of, meaning_of, number_of
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that is about to be queued: its kind, what it says, and which turn of which record it is."""

    kind: str
    body: str
    record: str = ""
    turn: int = 0
    token: str = ""


@transaction.atomic
def give_consent(ticket: Ticket, given: Mapping[str, Any], *, deed: Deed) -> TextConsent:
    """Record that they agreed. ValidationError where the number has said STOP: only START from it begins again."""
    digest = digest_of_number(deed.organization, given["number"])
    if given["way"] != TextConsent.Way.KEYWORD and numbers_stopped([digest]):
        raise ValidationError(
            _("This number has said STOP. Only a text from it that says START, or COMENZAR, begins again.")
        )
    before = TextConsent.objects.filter(ticket=ticket, ended_at=None).select_for_update()
    same = next((one for one in before if bytes(one.number_digest) == digest), None)
    if same is not None:
        return same
    end_consents(before, _("another number or consent followed it"), deed=deed)
    consent = TextConsent.objects.create(
        organization=deed.organization, ticket=ticket, number_digest=digest, recorded_by=deed.by, **given
    )
    changes = {
        "way": (None, given["way"]),
        "given_on": (None, given["given_on"]),
        "number": (None, given["number"]),
    }
    deed.write("texts agreed to", ticket, changes=changes)
    touch(ticket)
    return consent


@transaction.atomic
def end_consents(consents: Iterable[TextConsent], because: str, *, deed: Deed) -> int:
    """They allow nothing any more, at once: texts to these numbers that still wait are withdrawn too."""
    ended = list(consents)
    for consent in ended:
        TextConsent.objects.filter(pk=consent.pk, ended_at=None).update(
            ended_at=timezone.now(), ended_because=because[:300]
        )
        deed.because(because).write("texts ended", consent.ticket)
        waiting = Text.objects.filter(ticket=consent.ticket, number_digest=consent.number_digest)
        withdraw(waiting.exclude(kind=Text.Kind.REPLY), "no_consent", deed=deed)
    touch(*(one.ticket for one in ended))
    return len(ended)


@transaction.atomic
def queue(ticket: Ticket, draft: Draft, *, deed: Deed) -> Text:
    """Put it on its way, not before its hour. ValidationError where nobody agreed, or where it says what it must not.

    The same turn of the same record is queued once, however often it is asked for.
    """
    consent = consent_of(ticket)
    if consent is None:
        raise ValidationError(_("Nobody has agreed to texts to this person's number. Call instead."))
    known = Text.objects.filter(ticket=ticket, record=draft.record, turn=draft.turn).first()
    if known is not None:
        return known
    holder = getattr(ticket, "holder", None)
    check_may_be_sent(draft.body, token=draft.token, name=holder.name if holder else "")
    not_before = moment_for(consent, settings_of(deed.organization), timezone.now())
    return _queued(ticket, draft, consent.number.open(), not_before, deed)


def _queued(ticket: Ticket, draft: Draft, number: str, not_before: datetime, deed: Deed) -> Text:
    from milepost.notices.tasks import send_soon

    text = Text.objects.create(
        organization=deed.organization,
        ticket=ticket,
        kind=draft.kind,
        record=draft.record,
        turn=draft.turn,
        number=number,
        number_digest=digest_of_number(deed.organization, number),
        body=draft.body,
        body_digest=ring().digest_for_look_up("text", draft.body),
        language=language_of(ticket),
        parts=length_of(draft.body).parts,
        not_before=not_before,
    )
    deed.write("text queued", ticket, text=str(text.pk), kind=draft.kind, digest=text.body_digest.hex())
    transaction.on_commit(lambda: send_soon(not_before))
    return text


def withdraw(texts: Iterable[Text], because: str, *, deed: Deed) -> int:
    """Those that still wait are not sent; how many that were."""
    count = 0
    for text in texts:
        if text.state == Text.State.QUEUED:
            moved = Text.objects.filter(pk=text.pk, state=Text.State.QUEUED)
            if moved.update(state=Text.State.WITHDRAWN, because=because):
                count += 1
                deed.write("text withdrawn", text.ticket, text=str(text.pk), because=because)
    return count


@dataclass(frozen=True, slots=True)
class Came:
    """A text that somebody wrote: from which number, what, when, and the key by which it is known."""

    number: str
    body: str
    source: str
    came_at: datetime


@transaction.atomic
def take_incoming(came: Came, *, deed: Deed, answers: bool = True) -> list[IncomingText]:
    """Keep it with each Ticket of the number, and do at once what its word asks for. Taken twice it counts once."""
    number = number_of(came.number)
    if number is None:
        return []
    meaning = meaning_of(came.body)
    taken = []
    for ticket in tickets_of_number(deed.organization, number):
        row, is_new = IncomingText.objects.get_or_create(
            ticket=ticket,
            source=came.source,
            defaults={
                "organization": deed.organization, "number": number, "body": came.body, "meaning": meaning.value,
                "number_digest": digest_of_number(deed.organization, number), "came_at": came.came_at,
                "recorded_by": deed.by,
            },
        )  # fmt: skip
        if is_new:
            deed.write("text came", ticket, meaning=meaning.value)
            _obeyed(row, deed)
            taken.append(row)
    if taken and answers:
        _answer(taken[0], deed)
    touch(*(row.ticket for row in taken))
    return taken


def _obeyed(row: IncomingText, deed: Deed) -> None:
    ticket = row.ticket
    if row.meaning == Meaning.STOP.value:
        held = TextConsent.objects.filter(ticket=ticket, number_digest=row.number_digest, ended_at=None)
        end_consents(held, _("wrote STOP"), deed=deed)
    elif row.meaning == Meaning.START.value:
        given = {
            "number": row.number.open(), "way": TextConsent.Way.KEYWORD, "given_on": timezone.localdate(row.came_at),
        }  # fmt: skip
        give_consent(ticket, given, deed=deed)


_ANSWERS = {
    Meaning.STOP.value: "TEXT_STOPPED",
    Meaning.START.value: "TEXT_STARTED",
    Meaning.HELP.value: "TEXT_HELP",
}


def _answer(row: IncomingText, deed: Deed) -> None:
    """One answer to a word, at once and at any hour: they have just written."""
    code = _ANSWERS.get(row.meaning)
    if code is None:
        return
    settings = settings_of(deed.organization)
    if code == "TEXT_HELP" and not settings.help_phone:
        code = "TEXT_HELP_NO_PHONE"
    language = language_of(row.ticket)
    body = composed(code, {"phone": settings.help_phone}, language, settings)
    draft = Draft(Text.Kind.REPLY, body, record=f"incoming:{row.pk}")
    _queued(row.ticket, draft, row.number.open(), timezone.now(), deed)


@transaction.atomic
def read_incoming(row: IncomingText, *, deed: Deed) -> None:
    """Somebody has seen to it."""
    if IncomingText.objects.filter(pk=row.pk, read_at=None).update(read_at=timezone.now(), read_by=deed.by):
        deed.write("text read", row.ticket, meaning=row.meaning)
        touch(row.ticket)
