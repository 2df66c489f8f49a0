"""Asking for evidence by text, reminding, asking again, and ending it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.asking.evidence import reasons_to_end
from milepost.asking.models import Arrived, Ask
from milepost.asking.states import LIVING, may_follow
from milepost.asking.wishes import Wish, address_of, record_of, said_for
from milepost.documents.actions import add
from milepost.documents.models import Document
from milepost.documents.photographs import Taken
from milepost.journal.actions import Deed
from milepost.notices.links import make_link, take_back
from milepost.notices.models import Link, Text, TextSettings
from milepost.notices.queries import language_of, settings_of
from milepost.notices.text_actions import Draft, queue, withdraw
from milepost.notices.texting import composed
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch

State = Ask.State


@transaction.atomic
def ask(ticket: Ticket, wish: Wish, *, base: str, day: date, deed: Deed) -> Ask:
    """Ask for it by text. What is asked for already is not asked for twice: the ask that stands is the answer.

    `base` is the address of this website. ValidationError where nobody agreed, or the text says what it must not.
    """
    assert deed.by is not None, "somebody asks"
    Ticket.objects.select_for_update().get(pk=ticket.pk)  # two taps at once make one ask
    same = Ask.objects.filter(ticket=ticket, kind=wish.kind, what=wish.what, job=wish.job, state__in=LIVING)
    known = same.first()
    if known is not None:
        return known
    settings = settings_of(deed.organization)
    asked = Ask(
        organization=deed.organization, ticket=ticket, kind=wish.kind, paid_on=wish.paid_on,
        months=[str(month) for month in sorted(wish.months)], employer=wish.employer or None, job=wish.job,
        what=wish.what, dollars=wish.dollars, lost_on=wish.lost_on, asked_on=day, asked_by=deed.by,
        until=day + timedelta(days=settings.link_days),
        remind_on=_next_reminder(settings, 0, day),
    )  # fmt: skip
    if reasons_to_end([asked]):
        raise ValidationError(_("The evidence of this is there already: nothing has to be asked for."))
    asked.save(force_insert=True)
    token = _linked(asked, settings, base, deed)
    body = said_for(wish, ticket, settings, address_of(token, base))
    queue(ticket, Draft(Text.Kind.ASK, body, record_of(asked), 1, token), deed=deed)
    deed.write("asked", ticket, ask=str(asked.pk), kind=wish.kind, what=wish.what)
    touch(ticket)
    return asked


def _linked(asked: Ask, settings: TextSettings, base: str, deed: Deed) -> str:
    """A new link, its address kept sealed for reminders; older ones of the ask open nothing any more."""
    _link, token = make_link(
        asked.ticket, Link.Purpose.SEND_EVIDENCE, asked.pk, days=settings.link_days, deed=deed
    )
    asked.link = address_of(token, base)
    Ask.objects.filter(pk=asked.pk).update(link=asked.link)
    return token


def _next_reminder(settings: TextSettings, reminded: int, day: date) -> date | None:
    if reminded >= settings.most_reminders:
        return None
    return day + timedelta(days=settings.remind_after_days)


@transaction.atomic
def remind(asked: Ask, *, day: date, deed: Deed) -> bool:
    """Remind once more, if it still waits; whether a text was queued."""
    settings = settings_of(deed.organization)
    reminded = asked.reminders + 1
    moved = Ask.objects.filter(pk=asked.pk, state=State.OPEN, reminders=asked.reminders).update(
        reminders=reminded, turn=F("turn") + 1, remind_on=_next_reminder(settings, reminded, day)
    )
    if not moved or asked.link is None:
        return False
    asked.refresh_from_db()
    link = str(asked.link.open()) if asked.link else ""
    body = composed("TEXT_REMIND", {"until": asked.until, "link": link}, language_of(asked.ticket), settings)
    draft = Draft(Text.Kind.REMINDER, body, record_of(asked), asked.turn, _token_in(link))
    try:
        queue(asked.ticket, draft, deed=deed)
    except ValidationError:  # they said STOP meanwhile: it is not asked for by text any more
        return False
    deed.write("reminded", asked.ticket, ask=str(asked.pk))
    return True


def _token_in(link: str) -> str:
    return link.rstrip("/").rsplit("/", 1)[-1]


@transaction.atomic
def ask_again(asked: Ask, *, base: str, day: date, deed: Deed) -> None:
    """The photograph cannot be read: ask for it again, with a new link. ValidationError where that is not possible."""
    settings = settings_of(deed.organization)
    if not may_follow(asked.state, State.OPEN):
        raise ValidationError(_("Only a photograph that came can be asked for again."))
    moved = Ask.objects.filter(pk=asked.pk, state=State.ANSWERED).update(
        state=State.OPEN,
        turn=F("turn") + 1,
        reminders=0,
        until=day + timedelta(days=settings.link_days),
        remind_on=_next_reminder(settings, 0, day),
    )
    if not moved:
        raise ValidationError(_("Somebody else was quicker; look again."))
    asked.refresh_from_db()
    token = _linked(asked, settings, base, deed)
    body = composed("TEXT_AGAIN", {"link": address_of(token, base)}, language_of(asked.ticket), settings)
    queue(asked.ticket, Draft(Text.Kind.ASK, body, record_of(asked), asked.turn, token), deed=deed)
    deed.write("asked again", asked.ticket, ask=str(asked.pk))
    touch(asked.ticket)


@transaction.atomic
def end(asked: Ask, because: str, *, note: str = "", deed: Deed) -> bool:
    """It is asked for no more: texts that wait are withdrawn, and the link closes. Whether it was still open."""
    moved = Ask.objects.filter(pk=asked.pk, state__in=LIVING).update(
        state=State.ENDED,
        ended_because=because,
        ended_note=note[:300],
        ended_at=timezone.now(),
        remind_on=None,
    )
    if not moved:
        return False
    asked.state, asked.ended_because = State.ENDED, because
    withdraw(_texts(asked), "ended", deed=deed)
    take_back(asked.ticket, Link.Purpose.SEND_EVIDENCE, asked.pk)
    deed.because(note).write("ask ended", asked.ticket, ask=str(asked.pk), because=because)
    return True


@transaction.atomic
def withdraw_ask(asked: Ask, note: str, *, deed: Deed) -> None:
    """Somebody of the staff takes it back, for a reason."""
    if not end(asked, Ask.Ended.WITHDRAWN, note=note, deed=deed):
        raise ValidationError(_("It has ended already."))
    touch(asked.ticket)


@transaction.atomic
def keep_photograph(asked: Ask, taken: Taken, *, deed: Deed) -> Document:
    """What came by the link: a document of the Ticket, once, and no reminder any more."""
    Ask.objects.select_for_update().get(pk=asked.pk)
    document = _same(asked, taken) or _new_document(asked, taken, deed)
    moved = Ask.objects.filter(pk=asked.pk, state=State.OPEN).update(
        state=State.ANSWERED, answered_at=timezone.now(), remind_on=None
    )
    if moved:
        asked.state = State.ANSWERED
        withdraw(_texts(asked), "answered", deed=deed)
    touch(asked.ticket)
    return document


def _new_document(asked: Ask, taken: Taken, deed: Deed) -> Document:
    kind = Document.Kind.EMPLOYER_STATEMENT if asked.kind == Ask.Kind.STATEMENT else Document.Kind.PAY_STUB
    document = add(asked.ticket, kind, taken.file_name, taken.content_type, taken.content, deed=deed)
    Arrived.objects.create(organization=deed.organization, ticket=asked.ticket, ask=asked, document=document)
    deed.write("photograph came", asked.ticket, ask=str(asked.pk), document=str(document.pk))
    return document


def _same(asked: Ask, taken: Taken) -> Document | None:
    """The document that this very picture became before: somebody sent it twice."""
    from milepost.documents.actions import digest_of

    known = asked.arrived.filter(document__digest=digest_of(taken.content), document__withdrawn_at=None)
    found = known.select_related("document").first()
    return found.document if found else None


def _texts(asked: Ask) -> Sequence[Text]:
    return list(Text.objects.filter(ticket=asked.ticket, record=record_of(asked)).select_related("ticket"))
