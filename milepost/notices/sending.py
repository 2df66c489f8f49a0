"""Carrying texts to the gateway: each once, none after a STOP, none at night, also when a worker is killed.

A worker takes a text in hand before it calls the gateway, and says so in the database. If it dies in between, nobody
knows whether the text went out: a gateway that sends the same key once is asked again; with any other the text counts as
failed, and a person decides.
"""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from milepost.journal.actions import Deed
from milepost.notices.gateways import Gateway, Outgoing, Refused, TryAgain, gateway
from milepost.notices.models import Text
from milepost.notices.queries import consent_of, moment_for, settings_of
from milepost.notices.states import move
from milepost.notices.text_actions import Came, take_incoming
from milepost.organizations.models import Organization
from milepost.tickets.touched import touch
from milepost.website.outbound import WouldLeak, check_may_leave

State = Text.State
MOST_TRIES = 6
FIRST_WAIT = timedelta(minutes=1)
"""After a try that failed; each further wait is four times as long, so the last try comes about six hours after the first."""
GIVEN_UP_AFTER = timedelta(minutes=5)
"""A text in hand for longer is of a worker that died."""
LOOKED_FOR = timedelta(days=7)
log = logging.getLogger(__name__)


def send_due(*, now: datetime | None = None) -> int:
    """Send every text whose time has come; how many were sent."""
    moment, by = now or timezone.now(), gateway()
    take_up_again(by, now=moment)
    due = Text.objects.filter(state=State.QUEUED, not_before__lte=moment).order_by("not_before", "pk")
    return sum(_sent(key, by, moment) for key in list(due.values_list("pk", flat=True)))


def take_up_again(by: Gateway, *, now: datetime) -> None:
    """Texts that a worker had in hand when it died."""
    for text in Text.objects.filter(state=State.SENDING, began_at__lt=now - GIVEN_UP_AFTER):
        if by.sends_once and text.gateway == by.name:
            move(text, State.QUEUED)
        else:
            _fail(text, "not_known")


def _sent(key: UUID, by: Gateway, now: datetime) -> bool:
    """Whether this text went out."""
    taken = Text.objects.filter(pk=key, state=State.QUEUED, not_before__lte=now).update(
        state=State.SENDING, began_at=timezone.now(), tries=F("tries") + 1, gateway=by.name
    )
    if not taken:  # another worker has it, or it was withdrawn
        return False
    text = Text.objects.select_related("ticket", "organization").get(pk=key)
    return _may_go(text, now) and _handed_over(text, by, now)


def _may_go(text: Text, now: datetime) -> bool:
    """Asked again at the last moment: consent, hours, how many in the week. A text that may not go is put back or withdrawn."""
    if text.kind == Text.Kind.REPLY:
        return True
    consent = consent_of(text.ticket)
    if (
        consent is None
        or bytes(consent.number_digest) != bytes(text.number_digest)
        or text.ticket.is_withdrawn
    ):
        _withdraw(text, "no_consent")
        return False
    moment = moment_for(consent, settings_of(text.organization), now)
    if moment > now:
        move(text, State.QUEUED, not_before=moment, tries=F("tries") - 1)
        return False
    return True


def _handed_over(text: Text, by: Gateway, now: datetime) -> bool:
    body = text.body.open()
    try:
        check_may_leave(body.split("/l/", 1)[0])  # what follows is the token of a link
        reference = by.send(Outgoing(text.pk.hex, text.number.open(), body))
    except (Refused, WouldLeak):
        _fail(text, "refused")
        return False
    except TryAgain:
        _later(text, now)
        return False
    except Exception:  # the third named place: a plug-in is not ours, and one text must not stop the others
        log.exception("a gateway failed")
        _later(text, now)
        return False
    with transaction.atomic():
        move(text, State.SENT, sent_at=now, reference=reference[:100])
        _deed(text).write("text sent", text.ticket, text=str(text.pk), kind=text.kind, gateway=by.name)
    return True


def _later(text: Text, now: datetime) -> None:
    """Again after a while, each time longer; after the last try it has failed."""
    from milepost.notices.tasks import send_soon

    if text.tries >= MOST_TRIES:
        _fail(text, "tries")
        return
    again: datetime = now + FIRST_WAIT * 4 ** (text.tries - 1)
    move(text, State.QUEUED, not_before=again)
    send_soon(again)


def _fail(text: Text, because: str) -> None:
    with transaction.atomic():
        if move(text, State.FAILED, because=because):
            _deed(text).write("text failed", text.ticket, text=str(text.pk), because=because)
            touch(text.ticket)


def _withdraw(text: Text, because: str) -> None:
    with transaction.atomic():
        move(text, State.WITHDRAWN, because=because)
        _deed(text).write("text withdrawn", text.ticket, text=str(text.pk), because=because)


def look_for_deliveries(*, now: datetime | None = None) -> int:
    """Ask the gateway which texts have arrived; how many more that are."""
    by, since = gateway(), (now or timezone.now()) - LOOKED_FOR
    sent = {
        text.reference: text
        for text in Text.objects.filter(state=State.SENT, gateway=by.name, sent_at__gte=since).exclude(
            reference=""
        )
    }
    arrived = by.delivered(list(sent)) if sent else set()
    return sum(move(sent[reference], State.DELIVERED) for reference in arrived if reference in sent)


def take_what_came(organizations: list[Organization]) -> int:
    """Take every text that came at the gateway, in each organization whose number it is; how many were somebody's."""
    by, count = gateway(), 0
    for came in by.came():
        given = Came(came.number, came.body, f"{by.name}:{came.key}"[:100], came.came_at)
        for organization in organizations:
            deed = Deed(organization, None, through="gateway")
            count += bool(take_incoming(given, deed=deed, answers=not by.answers_stop))
    return count


def _deed(text: Text) -> Deed:
    return Deed(text.organization, None, through="gateway")
