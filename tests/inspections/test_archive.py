"""The encrypted archive: opened again by another library, its passphrase nowhere, its names nobody's."""

from __future__ import annotations

import hashlib
import io
import re
import struct
import zipfile
from datetime import timedelta
from typing import Any

import pytest
import stream_unzip
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from milepost.inspections import answering_actions, archiving, tasks
from milepost.inspections.archiving import LETTERS, new_passphrase
from milepost.inspections.models import Archive, ArchiveContent, Inspection
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from tests.inspections.conftest import received, ticket_of
from tests.kept import kept
from tests.plans.pdf_text import text_in
from tests.website.conftest import enrolled, organization_named

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.database,
    pytest.mark.filterwarnings("ignore:PBKDF2 without:DeprecationWarning"),
]
"""The format of WinZip prescribes HMAC-SHA1; the reader says so each time."""
OWN = "correct horse battery staple"


Cast = tuple[Organization, StaffMember, Inspection]


def _cast() -> Cast:
    northside = organization_named("Northside")
    coordinator = enrolled(northside, "coordinator")
    people = ticket_of(northside, "Ana Núñez", "T-1"), ticket_of(northside, "Bo Li", "T-2")
    return northside, coordinator, received(Deed.of(coordinator), *people)


@pytest.fixture
def cast(db: None) -> Cast:
    return kept("a review of two people", _cast)


@pytest.fixture
def northside(cast: Cast) -> Organization:
    return cast[0]


@pytest.fixture
def coordinator(cast: Cast) -> StaffMember:
    return cast[1]


@pytest.fixture
def review(cast: Cast) -> Inspection:
    return cast[2]


def opened(content: bytes, passphrase: str) -> dict[str, bytes]:
    """By `stream-unzip`, which shares no code with what wrote it; anything weaker than AES-256 is refused."""
    unzip: Any = stream_unzip.stream_unzip([content], password=passphrase.encode(), allowed_encryption_mechanisms=[stream_unzip.AES_256, stream_unzip.AE_2])  # fmt: skip
    return {name.decode(): b"".join(chunks) for name, _size, chunks in unzip}


def made(client: Client, review: Inspection) -> tuple[str, Archive, bytes]:
    """The passphrase that the page shows, the archive, and its file as it is downloaded."""
    answer = client.post(reverse("inspection_archive_make", args=[review.pk]), {})
    shown = re.search(r'id="passphrase">([^<]+)<', answer.content.decode())
    assert shown is not None
    assert answer["Cache-Control"] == "no-store"
    archive = Archive.objects.latest("number")
    return shown[1], archive, downloaded(client, archive)


def downloaded(client: Client, archive: Archive) -> bytes:
    answer = client.get(reverse("inspection_archive", args=[archive.inspection_id, archive.pk]))
    assert answer.status_code == 200
    content: bytes = answer.content
    return content


def test_another_library_opens_it_with_the_passphrase_that_was_shown(
    client: Client, review: Inspection
) -> None:
    passphrase, archive, content = made(client, review)
    files = opened(content, passphrase)
    assert sorted(files) == [
        "001/00-index.pdf", "001/01-plan-record.pdf", "001/02-notes.pdf",
        "002/00-index.pdf", "002/01-plan-record.pdf", "002/02-notes.pdf", "contents.pdf",
    ]  # fmt: skip
    assert "Ana Núñez" in text_in(files["contents.pdf"])
    assert "Bo Li" in text_in(files["002/00-index.pdf"])
    assert archive.digest == hashlib.sha256(content).hexdigest()
    assert (archive.packets, archive.files, archive.work) == (2, 7, "done")


def test_every_file_in_it_is_encrypted_with_aes_256_and_says_nothing_outside(
    client: Client, review: Inspection
) -> None:
    """Read by hand from the headers: method 99, AE-2 (no checksum of the plain text), strength 3, the day for a time."""
    _passphrase, _archive, content = made(client, review)
    with zipfile.ZipFile(io.BytesIO(content)) as outside:
        for one in outside.infolist():
            assert one.flag_bits & 1
            assert one.compress_type == 99
            header, size, version, vendor, strength, method = struct.unpack("<HHH2sBH", one.extra[:11])
            assert (header, size, version, vendor, strength, method) == (0x9901, 7, 2, b"AE", 3, 0)
            assert one.CRC == 0
            assert one.date_time[3:] == (0, 0, 0)
            assert re.fullmatch(r"(\d{3}/)?[0-9a-z-]+\.pdf", one.filename)
    for secret in ("Ana", "Núñez", "Bo Li", "T-1", "%PDF"):
        assert secret.encode() not in content


def test_another_passphrase_opens_nothing(client: Client, review: Inspection) -> None:
    passphrase, _archive, content = made(client, review)
    for wrong in (passphrase[:-1], passphrase.upper(), "", new_passphrase()):
        with pytest.raises(stream_unzip.UnzipError):
            opened(content, wrong)


def test_a_byte_changed_on_the_way_is_noticed(client: Client, review: Inspection) -> None:
    passphrase, _archive, content = made(client, review)
    changed = bytearray(content)
    changed[len(content) // 2] ^= 1
    with pytest.raises(stream_unzip.UnzipError):
        opened(bytes(changed), passphrase)


def test_one_chooses_a_passphrase_and_a_weak_one_is_refused(client: Client, review: Inspection) -> None:
    page = reverse("inspection_archive_make", args=[review.pk])
    for own, again, said in (
        ("short", "short", "At least 16 characters"),
        ("aaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaa", "eight of them different"),
        (OWN, OWN + "x", "not the same"),
        ("contraseña muy larga y buena", "contraseña muy larga y buena", "Without accents"),
    ):
        answer = client.post(page, {"passphrase": own, "repeated": again})
        assert answer.status_code == 422
        assert said in answer.content.decode()
        assert own not in answer.content.decode()
    answer = client.post(page, {"passphrase": OWN, "repeated": OWN})
    assert answer.status_code == 302, "what one has chosen is not shown"
    archive = Archive.objects.get()
    assert archive.is_passphrase_own
    assert len(opened(downloaded(client, archive), OWN)) == 7


def test_the_passphrase_is_in_no_table_and_no_line_of_the_journal(client: Client, review: Inspection) -> None:
    passphrase, archive, content = made(client, review)
    assert archive.passphrase is None
    again = client.get(reverse("inspection", args=[review.pk])).content.decode()
    assert passphrase not in again
    needle = passphrase.encode()
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                for cell in row:
                    plain = bytes(cell) if isinstance(cell, bytes | memoryview) else str(cell).encode()
                    assert needle not in plain, table
    for entry in Entry.objects.all():
        assert passphrase not in f"{entry.figures}{entry.changes}{entry.why}"
    assert needle not in content


def test_while_it_is_made_it_is_sealed_and_the_database_wants_it_forgotten(
    deed: Deed, review: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []

    def look(archive: Archive, *rest: Any) -> tuple[bytes, int]:
        column = "SELECT passphrase FROM inspections_archive"
        with connection.cursor() as cursor:
            cursor.execute(column)
            seen.append(bytes(cursor.fetchone()[0]))
        return archiving.encrypted(archive, *rest)

    monkeypatch.setattr(tasks, "encrypted", look)
    archive = answering_actions.ask_for_archive(review, OWN, is_own=True, deed=deed)
    assert OWN.encode() not in seen[0]
    assert archive.work == "done"
    sealed = Archive._meta.get_field("passphrase").to_python(OWN)
    with pytest.raises(IntegrityError), transaction.atomic():
        Archive.objects.filter(pk=archive.pk).update(passphrase=sealed)


def test_a_download_is_journaled_as_reading(
    client: Client, coordinator: StaffMember, review: Inspection
) -> None:
    made(client, review)
    entry = Entry.objects.get(action="archive read")
    assert (entry.kind, entry.by, entry.figures["packets"]) == (Entry.Kind.READING, coordinator, 2)


def test_what_is_left_out_is_not_in_it_and_an_edition_that_was_sent_is_known(
    client: Client, deed: Deed, review: Inspection
) -> None:
    answering_actions.leave_out(review.packets.get(place=1), "asked for by mistake", deed=deed)
    passphrase, archive, content = made(client, review)
    assert {name[:3] for name in opened(content, passphrase)} == {"002", "con"}
    packet = review.packets.get(place=2)
    assert archive.contents == [[str(packet.pk), 1]]
    answering_actions.build(packet, deed=deed)
    archive.refresh_from_db()
    assert archive.contents == [[str(packet.pk), 1]]
    assert downloaded(client, archive) == content, "what was sent stays as it is"


def test_what_fails_says_so_and_forgets_the_passphrase(
    client: Client, deed: Deed, review: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(archiving, "MOST_BYTES", 1_000)
    archive = answering_actions.ask_for_archive(review, OWN, is_own=True, deed=deed)
    assert (archive.work, archive.too_large, archive.passphrase) == ("failed", True, None)
    assert not ArchiveContent.objects.exists()
    page = client.get(reverse("inspection", args=[review.pk])).content.decode()
    assert "more than 400 MB" in page
    refused = client.get(reverse("inspection_archive", args=[review.pk, archive.pk]), follow=True)
    assert "not made yet" in refused.content.decode()


def test_one_that_stands_still_is_given_up_for_another(
    client: Client, deed: Deed, review: Inspection, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Nothing:
        @staticmethod
        def enqueue(*_: object) -> None:
            """A worker that died before it began."""

    monkeypatch.setattr(answering_actions, "make_archive", Nothing)
    first = answering_actions.ask_for_archive(review, OWN, is_own=True, deed=deed)
    assert (first.work, first.passphrase is None) == ("going", False)
    busy = client.post(reverse("inspection_archive_make", args=[review.pk]), {})
    assert "being made already" in busy.content.decode()
    Archive.objects.filter(pk=first.pk).update(stirred_at=timezone.now() - timedelta(minutes=3))
    assert "It stands still" in client.get(reverse("inspection", args=[review.pk])).content.decode()
    answering_actions.ask_for_archive(review, OWN, is_own=True, deed=deed)
    first.refresh_from_db()
    assert (first.work, first.passphrase) == ("failed", None)
    second = Archive.objects.get(number=2)
    client.post(reverse("inspection_archive_give_up", args=[review.pk, second.pk]))
    second.refresh_from_db()
    assert (second.work, second.passphrase) == ("failed", None)
    tasks.make_archive.call(str(second.pk))
    assert not ArchiveContent.objects.exists(), "given up is given up"


def test_nobody_to_send_about(client: Client, deed: Deed, review: Inspection) -> None:
    for packet in review.packets.all():
        answering_actions.leave_out(packet, "asked for by mistake", deed=deed)
    answer = client.post(reverse("inspection_archive_make", args=[review.pk]), {})
    assert answer.status_code == 422
    assert "nothing to send" in answer.content.decode()


def test_passphrases_differ_and_have_no_letters_that_look_alike() -> None:
    every = {new_passphrase() for _ in range(200)}
    assert len(every) == 200
    assert all(re.fullmatch(rf"([{LETTERS}]{{5}}-){{4}}[{LETTERS}]{{5}}", one) for one in every)
    assert not set("0O1lI") & set(LETTERS)
