"""Texts on their way: only to those who agreed, never after STOP, never at night, each once, and sealed."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import connection
from django.utils import timezone

from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.notices.gateways import FileOutbox, Incoming, Outgoing, Refused, TryAgain, gateway
from milepost.notices.models import IncomingText, Text, TextConsent, TextSettings
from milepost.notices.queries import consent_of, organizations_that_text
from milepost.notices.sending import MOST_TRIES, look_for_deliveries, send_due, take_what_came
from milepost.notices.text_actions import Came, Draft, give_consent, queue, take_incoming
from milepost.organizations.models import Organization
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from tests.notices.conftest import NUMBER, Agrees, outbox, soon

pytestmark = pytest.mark.django_db
SAID = "This is your job coach's office. Please send it: https://papers.example.org/l/send/abc/ Reply STOP to end texts."


def queued(ticket: Ticket, deed: Deed, turn: int = 1, body: str = SAID) -> Text:
    return queue(ticket, Draft(Text.Kind.ASK, body, "ask:1", turn), deed=deed)


def came(number: str, body: str, source: str, deed: Deed) -> list[IncomingText]:
    return take_incoming(Came(number, body, source, timezone.now()), deed=deed)


def test_a_text_becomes_one_file_that_its_owner_alone_may_read(
    ticket: Ticket, agrees: Agrees, deed: Deed, home: Path
) -> None:
    agrees(ticket)
    text = queued(ticket, deed)
    assert outbox(home) == []
    assert send_due(now=soon()) == 1
    assert outbox(home) == [{"key": text.pk.hex, "to": NUMBER, "text": SAID}]
    path = home / "outbox" / f"{text.pk.hex}.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert send_due(now=soon()) == 0
    text.refresh_from_db()
    assert (text.state, text.gateway, text.tries) == ("sent", "files", 1)


def test_the_same_turn_is_queued_once(ticket: Ticket, agrees: Agrees, deed: Deed) -> None:
    agrees(ticket)
    assert queued(ticket, deed).pk == queued(ticket, deed).pk
    assert queued(ticket, deed, turn=2).pk != queued(ticket, deed).pk


def test_nothing_that_is_said_or_to_whom_stands_readable_in_the_database(
    ticket: Ticket, agrees: Agrees, deed: Deed
) -> None:
    agrees(ticket)
    queued(ticket, deed)
    came(NUMBER, "my secret answer", "1", deed)
    with connection.cursor() as cursor:
        for table in ("notices_text", "notices_textconsent", "notices_incomingtext", "journal_entry"):
            cursor.execute(f"SELECT * FROM {table}")
            held = repr(
                [
                    [bytes(cell) if isinstance(cell, memoryview) else cell for cell in row]
                    for row in cursor.fetchall()
                ]
            )
            for secret in ("6025550143", "job coach", "secret answer"):
                assert secret not in held, f"{secret} stands in {table}"
    figures = Entry.objects.get(action="text queued").figures
    assert figures["kind"] == "ask"
    assert len(figures["digest"]) == 64


def test_without_consent_nothing_is_queued(ticket: Ticket, deed: Deed, home: Path) -> None:
    with pytest.raises(ValidationError, match="Call instead"):
        queued(ticket, deed)
    assert not Text.objects.exists()


@pytest.mark.parametrize(
    "body",
    ["Your number 123-45-6789", "SSN 6789", "123456789TW01", "born 02/29/1980", "your Ticket", "su discapacidad", "$555", "Dear Ana Holder"],
)  # fmt: skip
def test_the_guard_stops_what_must_not_leave(ticket: Ticket, agrees: Agrees, deed: Deed, body: str) -> None:
    agrees(ticket)
    with pytest.raises(ValidationError) as stopped:
        queued(ticket, deed, body=body)
    assert "6789" not in str(stopped.value)


def test_a_text_that_the_guard_finds_at_the_last_moment_fails_and_is_not_sent(
    ticket: Ticket, agrees: Agrees, deed: Deed, home: Path
) -> None:
    agrees(ticket)
    text = queued(ticket, deed)
    Text.objects.filter(pk=text.pk).update(body="Your number 123-45-6789")
    assert send_due(now=soon()) == 0
    text.refresh_from_db()
    assert (text.state, text.because, outbox(home)) == ("failed", "refused", [])


@pytest.mark.parametrize("word", ["STOP", "alto", "Unsubscribe", "please stop texting me", "No más mensajes"])
def test_stop_is_honoured_even_in_the_queue_and_answered_once(
    ticket: Ticket, agrees: Agrees, deed: Deed, home: Path, word: str
) -> None:
    agrees(ticket)
    text = queued(ticket, deed)
    came(NUMBER, word, "gateway:1", deed)
    came(NUMBER, word, "gateway:1", deed)
    text.refresh_from_db()
    assert (text.state, text.because) == ("withdrawn", "no_consent")
    send_due(now=soon())
    assert [one["text"] for one in outbox(home)] == [
        "You will get no more texts from your job coach's office. Reply START to begin again."
    ]
    assert consent_of(ticket) is None
    with pytest.raises(ValidationError, match="Only a text from it"):
        agrees(ticket)
    came("602-555-0143", "START", "gateway:2", deed)
    consent = consent_of(ticket)
    assert consent is not None
    assert consent.way == TextConsent.Way.KEYWORD
    assert TextConsent.objects.count() == 2, "what ended stays on record"


def test_a_stop_that_came_behind_our_back_is_found_at_the_last_moment(
    ticket: Ticket, agrees: Agrees, deed: Deed, home: Path
) -> None:
    """The row is there, and whoever wrote it withdrew nothing."""
    consent = agrees(ticket)
    text = queued(ticket, deed)
    IncomingText.objects.create(
        organization=ticket.organization, ticket=ticket, number=NUMBER, number_digest=consent.number_digest, body="STOP",
        meaning="stop", source="x", came_at=timezone.now(),
    )  # fmt: skip
    assert send_due(now=soon()) == 0
    text.refresh_from_db()
    assert (text.state, outbox(home)) == ("withdrawn", [])


def test_help_is_answered_in_their_language_at_any_hour(
    ticket: Ticket, agrees: Agrees, deed: Deed, home: Path
) -> None:
    agrees(ticket, hour=3)
    Ticketholder.objects.filter(ticket=ticket).update(language="es")
    TextSettings.objects.create(organization=ticket.organization, help_phone="(602) 555-0100")
    came(NUMBER, "Ayuda", "1", deed)
    send_due(now=soon())
    said = outbox(home)[0]["text"]
    assert "llame al (602) 555-0100" in said
    assert "ALTO" in said


def test_at_night_a_text_waits_for_the_morning_of_where_they_live(
    ticket: Ticket, agrees: Agrees, deed: Deed, home: Path
) -> None:
    agrees(ticket, hour=3)
    text = queued(ticket, deed)
    wait = text.not_before - timezone.now()
    assert timedelta(hours=4) < wait <= timedelta(hours=5)
    assert send_due(now=soon()) == 0
    assert send_due(now=text.not_before) == 1
    assert len(outbox(home)) == 1


def test_a_text_that_was_held_up_into_the_night_waits_again(
    ticket: Ticket, agrees: Agrees, deed: Deed, home: Path
) -> None:
    agrees(ticket)
    text = queued(ticket, deed)
    assert send_due(now=timezone.now() + timedelta(hours=12)) == 0, "the worker was down until midnight"
    text.refresh_from_db()
    assert (text.state, text.tries, outbox(home)) == ("queued", 0, [])
    assert text.not_before > timezone.now() + timedelta(hours=18)


def test_no_more_than_a_few_a_week(ticket: Ticket, agrees: Agrees, deed: Deed, home: Path) -> None:
    agrees(ticket)
    texts = [queued(ticket, deed, turn=turn) for turn in range(1, 6)]
    assert send_due(now=soon()) == 3
    late = Text.objects.filter(pk__in=[text.pk for text in texts], state="queued")
    assert late.count() == 2
    assert all(text.not_before > timezone.now() + timedelta(days=6) for text in late)


class Moody:
    """A gateway that does at each try what it is told."""

    name, sends_once, answers_stop = "moody", True, False
    does: ClassVar[list[Any]] = []
    sent: ClassVar[list[str]] = []

    def send(self, text: Outgoing) -> str:
        mood = self.does.pop(0) if self.does else None
        if mood is not None:
            raise mood
        self.sent.append(text.key)
        return f"moody-{text.key}"

    def came(self) -> Iterator[Incoming]:
        return iter(())

    def delivered(self, references: list[str]) -> set[str]:
        return set(references)


class Forgetful(Moody):
    """One that would send the same key twice."""

    name, sends_once = "forgetful", False


@pytest.fixture
def moody(settings: Any, agrees: Agrees) -> type[Moody]:
    settings.MILEPOST_TEXTS = "tests.notices.test_texts:Moody"
    Moody.does.clear()
    Moody.sent.clear()
    return Moody


def test_a_plug_in_is_tried_again_with_longer_waits(
    ticket: Ticket, agrees: Agrees, deed: Deed, moody: type[Moody]
) -> None:
    agrees(ticket)
    text = queued(ticket, deed)
    moody.does += [TryAgain(), RuntimeError("a fault of theirs")]
    waits = []
    for _ in range(2):
        text.refresh_from_db()
        now = max(text.not_before, timezone.now()) + timedelta(seconds=1)
        assert send_due(now=now) == 0
        text.refresh_from_db()
        waits.append(text.not_before - now)
    assert waits == [timedelta(minutes=1), timedelta(minutes=4)]
    assert send_due(now=text.not_before) == 1
    assert moody.sent == [text.pk.hex]
    assert look_for_deliveries() == 1
    text.refresh_from_db()
    assert (text.state, text.reference) == ("delivered", f"moody-{text.pk.hex}")


def test_after_the_last_try_it_has_failed_and_says_so(
    ticket: Ticket, agrees: Agrees, deed: Deed, moody: type[Moody]
) -> None:
    agrees(ticket, time_zone="", hour=12)
    TextSettings.objects.create(organization=ticket.organization, opens="00:00", closes="23:59:59")
    text = queued(ticket, deed)
    moody.does += [TryAgain()] * MOST_TRIES
    for _ in range(MOST_TRIES):
        text.refresh_from_db()
        send_due(now=text.not_before)
    text.refresh_from_db()
    assert (text.state, text.because, text.tries) == ("failed", "tries", MOST_TRIES)
    assert Entry.objects.filter(action="text failed").count() == 1


def test_a_number_that_is_refused_is_not_tried_again(
    ticket: Ticket, agrees: Agrees, deed: Deed, moody: type[Moody]
) -> None:
    agrees(ticket)
    text = queued(ticket, deed)
    moody.does.append(Refused())
    assert send_due(now=soon()) == 0
    text.refresh_from_db()
    assert (text.state, text.because) == ("failed", "refused")


@pytest.mark.parametrize(
    ("gateway_name", "state", "times"), [("Moody", "sent", 1), ("Forgetful", "failed", 0)]
)
def test_a_text_in_hand_of_a_worker_that_died_is_never_sent_twice(
    ticket: Ticket,
    agrees: Agrees,
    deed: Deed,
    moody: type[Moody],
    settings: Any,
    gateway_name: str,
    state: str,
    times: int,
) -> None:
    settings.MILEPOST_TEXTS = f"tests.notices.test_texts:{gateway_name}"
    agrees(ticket)
    text = queued(ticket, deed)
    long_ago = timezone.now() - timedelta(minutes=6)
    in_hand = Text.objects.filter(pk=text.pk)
    in_hand.update(state="sending", began_at=timezone.now(), gateway=gateway().name, tries=1)
    assert send_due(now=soon()) == 0, "another worker may still be at it"
    in_hand.update(began_at=long_ago)
    send_due(now=soon())
    text.refresh_from_db()
    assert (text.state, len(moody.sent)) == (state, times)


def test_what_another_program_has_taken_is_not_written_again(home: Path) -> None:
    box = FileOutbox(home)
    box.send(Outgoing("a" * 32, NUMBER, "once"))
    path = home / "outbox" / f"{'a' * 32}.json"
    path.rename(home / "outbox" / "taken" / path.name)
    box.send(Outgoing("a" * 32, NUMBER, "once"))
    assert outbox(home) == []
    assert box.delivered(["a" * 32, "b" * 32]) == {"a" * 32}


def test_texts_that_come_are_taken_from_the_inbox_once(
    ticket: Ticket, agrees: Agrees, deed: Deed, home: Path, outsider: Any
) -> None:
    agrees(ticket)
    box = FileOutbox(home)
    (box.inbox / "one.json").write_text(
        json.dumps({"from": NUMBER, "text": "I will send it", "at": "2025-12-15T10:00:00"})
    )
    (box.inbox / "two.json").write_text("{ broken")
    (box.inbox / "three.json").write_text(json.dumps({"from": "+16029999999", "text": "wrong number"}))
    assert take_what_came(organizations_that_text()) == 1
    assert take_what_came(organizations_that_text()) == 0
    row = IncomingText.objects.get()
    assert (row.body.open(), row.meaning, row.ticket, row.organization) == (
        "I will send it",
        "other",
        ticket,
        ticket.organization,
    )
    assert list(box.inbox.glob("*.json")) == []
    assert len(list(box.read.glob("*.json"))) == 3


def test_a_stop_ends_texts_of_everybody_who_shares_the_number(
    ticket: Ticket, northside: Organization, agrees: Agrees, deed: Deed
) -> None:
    other = Ticket.objects.filter(organization=northside).exclude(pk=ticket.pk)[0]
    agrees(ticket)
    agrees(other)
    came(NUMBER, "STOP", "1", deed)
    assert consent_of(ticket) is None
    assert consent_of(other) is None


def test_a_new_number_follows_the_old_one(ticket: Ticket, agrees: Agrees, deed: Deed) -> None:
    agrees(ticket)
    text = queued(ticket, deed)
    agrees(ticket, "+16025550199")
    text.refresh_from_db()
    assert text.state == "withdrawn", "it was on its way to the old number"
    consent = consent_of(ticket)
    assert consent is not None
    assert consent.number.open() == "+16025550199"
    assert (
        give_consent(
            ticket,
            {"number": "+16025550199", "way": "asked", "given_on": date(2025, 1, 1)},
            deed=deed,
        ).pk
        == consent.pk
    )


@pytest.mark.parametrize("named", ["nothing-like-it", "milepost.notices.models:Text"])
def test_a_wrong_gateway_is_said_at_once(settings: Any, home: Path, named: str) -> None:
    settings.MILEPOST_TEXTS = named
    with pytest.raises((ImproperlyConfigured, TypeError)):
        gateway()
