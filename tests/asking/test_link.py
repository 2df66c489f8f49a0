"""The page of a link: no account, no script, a poor connection, nothing of the camera kept, and closed when it is over."""

from __future__ import annotations

import io
import logging
import random
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import ExifTags, Image

from milepost.asking import actions, public
from milepost.asking.arriving import MOST_IN_A_PART, MOST_PHOTOGRAPHS
from milepost.asking.models import Arriving, Ask, Part
from milepost.asking.wishes import Wish
from milepost.documents.models import Content, Document
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.notices.models import Link, Text
from milepost.people.models import Ticketholder
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from tests.asking.conftest import Asks, noisy, path_of, photograph

pytestmark = pytest.mark.django_db
WORD = "abcdef0123456789"


def sent(client: Client, path: str, *contents: bytes, **more: Any) -> Any:
    files = [SimpleUploadedFile(f"Ana Holder {place}.jpg", content) for place, content in enumerate(contents)]
    return client.post(path, {"photographs": files}, **more)


def test_one_plain_form_is_enough_and_the_photograph_is_kept_upright_bare_and_sealed(
    client: Client, asks: Asks
) -> None:
    asked = asks()
    path = path_of(asked)
    page = client.get(path)
    assert page.status_code == 200
    assert "We need every pay stub of: November 2030" in page.text
    assert "Ana Holder" not in page.text
    given = photograph()
    assert b"Snoop" in given
    done = sent(client, path, given, follow=True)
    assert "We have it. Thank you." in done.text
    assert "You can send another until 29 December 2025" in done.text
    document = Document.objects.get()
    assert (document.kind, document.added_by, document.through) == ("pay_stub", None, "link")
    assert document.file_name.open() == "photograph.jpg", "not by the name it had on the telephone"
    content = Content.objects.get().content
    assert b"JFIF" not in content.ciphertext
    with Image.open(io.BytesIO(content.open())) as kept:
        assert kept.size == (200, 400), "upright"
        assert dict(kept.getexif()) == {}
        assert dict(kept.getexif().get_ifd(ExifTags.IFD.GPSInfo)) == {}
    assert b"Snoop" not in content.open()
    asked.refresh_from_db()
    assert asked.state == "answered"
    entry = Entry.objects.get(action="photograph came")
    assert (entry.through, entry.by) == ("link", None)
    assert Text.objects.get().state == "withdrawn", "a text that still waited is not sent any more"


def test_several_at_once_and_the_same_twice_counts_once(client: Client, asks: Asks) -> None:
    asked = asks()
    path = path_of(asked)
    one, other = photograph(), photograph("PNG")
    sent(client, path, one, other, one)
    sent(client, path, one)
    assert sorted(asked.arrived.values_list("document__content_type", flat=True)) == [
        "image/jpeg",
        "image/png",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"<html>", "neither a photo nor a PDF"), (b"", "empty"), (b"\xff\xd8\xff\xe0 broken", "damaged"), (photograph()[:800], "damaged")],
)  # fmt: skip
def test_what_is_not_taken_is_said_and_what_can_be_taken_is(
    client: Client, asks: Asks, content: bytes, said: str
) -> None:
    asked = asks()
    answer = sent(client, path_of(asked), content, photograph())
    assert (answer.status_code, said in answer.text) == (422, True), answer.text
    assert asked.arrived.count() == 1


def test_nothing_chosen_is_said(client: Client, asks: Asks) -> None:
    answer = client.post(path_of(asks()))
    assert (answer.status_code, "Choose a photo first." in answer.text) == (422, True)


def test_it_speaks_their_language_and_can_be_changed(client: Client, ticket: Ticket, asks: Asks) -> None:
    Ticketholder.objects.filter(ticket=ticket).update(language="es")
    asked = asks(Wish("stub", timezone.localdate().replace(year=2025, month=11, day=15)))
    path = path_of(asked)
    page = client.get(path, headers={"accept-language": "en"}).text
    assert '<html lang="es">' in page
    assert "recibo de pago con fecha de pago 15 de noviembre de 2025" in page
    assert "Este enlace sirve hasta" in page
    done = sent(client, path, photograph(), follow=True)
    assert "Ya la tenemos. Gracias." in done.text
    english = client.get(f"{path}?language=en").text
    assert "We need the pay stub with the pay date 15 November 2025." in english
    assert client.get(f"{path}?language=%3Cscript").text.count("<script") == 1


def test_a_link_that_has_run_out_was_taken_back_or_never_was_gives_a_kind_page(
    client: Client, asks: Asks
) -> None:
    asked = asks()
    path = path_of(asked)
    never = reverse("send_evidence", args=["A" * 22])
    Link.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    for address in (path, never, reverse("send_evidence", args=["x" * 500]), f"{never}part/"):
        for ask in (client.get, client.post):
            answer = ask(address)
            assert answer.status_code == 404
            assert "This link is closed" in answer.text
            assert "Milepost" not in answer.text
    assert not Document.objects.exists()


def test_a_photograph_that_cannot_be_read_is_asked_for_again_with_a_new_link(
    client: Client, asks: Asks, deed: Deed
) -> None:
    asked = asks()
    old = path_of(asked)
    sent(client, old, photograph())
    asked.refresh_from_db()
    actions.ask_again(asked, base="http://testserver", day=asked.asked_on, deed=deed)
    new = path_of(asked)
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    assert "We could not read your photo" in Text.objects.order_by("turn").last().body.open()  # type: ignore[union-attr]


def test_no_token_stands_in_the_log(client: Client, asks: Asks, caplog: pytest.LogCaptureFixture) -> None:
    path = path_of(asks())
    token = path.rstrip("/").rsplit("/", 1)[-1]
    with caplog.at_level(logging.DEBUG):
        client.post(path)
        client.post(f"{path}part/?file=x")
        sent(client, path, photograph())
        Link.objects.update(ended_at=timezone.now())
        client.get(path)
        client.post(f"{path}part/")
    said = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not [line for line in said if token in line]


def parts(content: bytes, size: int) -> list[tuple[int, bytes]]:
    return [(at, content[at : at + size]) for at in range(0, len(content), size)]


def part(client: Client, path: str, offset: int, total: int, content: bytes, word: str = WORD) -> Any:
    address = f"{path}part/?file={word}&offset={offset}&total={total}"
    return client.post(address, content, content_type="application/octet-stream")


def test_in_parts_with_every_accident_of_a_poor_connection(client: Client, asks: Asks) -> None:
    """Parts that come twice, late, out of order or at another place change nothing."""
    asked = asks()
    path, content, draw = path_of(asked), noisy(), random.Random(7)
    pieces = parts(content, 40_000)
    assert len(pieces) > 5
    for offset, piece in pieces:
        if draw.random() < 0.5:
            ahead = part(
                client,
                path,
                offset + len(piece),
                len(content),
                b"zz" if offset + len(piece) < len(content) - 2 else piece,
            )
            assert ahead.status_code in {409, 422}
        if offset:
            again = part(client, path, 0, len(content), pieces[0][1])
            assert (again.status_code, again.json()["received"]) == (409, offset)
        assert client.get(f"{path}part/?file={WORD}").json()["received"] == offset
        answer = part(client, path, offset, len(content), piece)
        assert answer.status_code == 200
        assert answer.json()["received"] == offset + len(piece)
        if offset + len(piece) < len(content):
            assert b"JFIF" not in b"".join(bytes(one.content.ciphertext) for one in Part.objects.all())
    assert answer.json()["kept"] is True
    assert part(client, path, *pieces[-1][:1], len(content), pieces[-1][1]).json()["kept"] is True, (
        "sent again: it is kept already"
    )
    assert client.get(f"{path}part/?file={WORD}").json()["kept"] is True
    assert Document.objects.count() == 1
    assert not Part.objects.exists(), "the pieces, with what the camera wrote, are gone"
    with Image.open(io.BytesIO(Content.objects.get().content.open())) as kept:
        assert kept.size == (900, 900)
    asked.refresh_from_db()
    assert asked.state == "answered"


@pytest.mark.parametrize(
    ("word", "offset", "total", "content", "status"),
    [
        ("short", 0, 10, b"x", 422), ("UPPERCASE0123456789", 0, 10, b"x", 422), (WORD, -1, 10, b"x", 422), (WORD, 0, 0, b"x", 422),
        (WORD, 0, 21 * 1024 * 1024, b"x", 422), (WORD, 0, 10, b"x" * 11, 422), (WORD, 0, 10, b"", 422),
        (WORD, 10, 10, b"x", 422), (WORD, 0, MOST_IN_A_PART + 9, b"x" * (MOST_IN_A_PART + 1), 413), ("../../../../etc/pass", 0, 10, b"x", 422),
    ],
)  # fmt: skip
def test_a_part_that_makes_no_sense_is_refused(
    client: Client, asks: Asks, word: str, offset: int, total: int, content: bytes, status: int
) -> None:
    path = path_of(asks())
    assert part(client, path, offset, total, content, word).status_code == status
    assert client.post(f"{path}part/", b"x", content_type="text/plain").status_code == 422
    assert not Arriving.objects.exists()


def test_a_file_that_is_no_photograph_is_refused_when_it_is_whole(client: Client, asks: Asks) -> None:
    path = path_of(asks())
    answer = part(client, path, 0, 6, b"<html>")
    assert (answer.status_code, answer.json()["refused"]) == (422, "neither")
    assert "Take a photo of it" in answer.json()["said"]
    assert not Part.objects.exists()
    assert not Document.objects.exists()


def test_a_link_takes_so_much_and_no_more(
    client: Client, asks: Asks, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = asks()
    path = path_of(asked)
    for number in range(12):
        last = part(client, path, 0, 100, b"x", f"{WORD}{number:02}")
    assert (last.status_code, last.json()["refused"]) == (422, "too_many")
    assert Arriving.objects.count() == 10
    for number in range(MOST_PHOTOGRAPHS + 1):
        out = io.BytesIO()
        Image.new("RGB", (8, 8 + number)).save(out, "PNG")
        answer = sent(client, path, out.getvalue())
    assert answer.status_code == 422
    assert "more than we can take" in answer.text
    assert Document.objects.count() == MOST_PHOTOGRAPHS
    monkeypatch.setitem(public._MOST_IN_WINDOW, "part", 20)
    answers = [client.get(f"{path}part/?file={WORD}").status_code for _ in range(20)]
    assert answers[0] == 200
    assert answers[-1] == 429


def test_a_file_that_is_too_large_is_refused_before_it_is_read(client: Client, asks: Asks) -> None:
    path = path_of(asks())
    answer = client.post(
        path, b"", content_type="multipart/form-data; boundary=x", CONTENT_LENGTH=str(80 * 1024 * 1024)
    )
    assert answer.status_code == 413
    assert "larger than 20 MB" in answer.text


def test_a_form_that_was_cut_off_is_no_error_of_the_server(client: Client, asks: Asks) -> None:
    path = path_of(asks())
    for body in (
        b"",
        b'--x\r\nContent-Disposition: form-data; name="photographs"; filename="a"\r\n\r\nabc',
        b"\x00" * 50,
    ):
        assert client.post(path, body, content_type="multipart/form-data; boundary=x").status_code in {
            400,
            422,
        }
    assert client.post(path, b"x", content_type="multipart/form-data").status_code in {400, 422}


def test_an_employers_statement_is_kept_as_one(client: Client, asks: Asks) -> None:
    asked = asks(Wish("statement", months=(Month.parse("2030-11"),)))
    path = path_of(asked)
    assert "the letter in which your employer says" in client.get(path).text
    sent(client, path, b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n")
    assert Document.objects.get().kind == "employer_statement"


def test_a_large_photograph_is_never_written_unsealed(
    client: Client, asks: Asks, tmp_path: Any, settings: Any
) -> None:
    """Django would put what is larger than 4 MB into a temporary folder."""
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")
    asked = asks()
    answer = sent(client, path_of(asked), noisy(3_000))
    assert answer.status_code == 302
    assert asked.arrived.count() == 1


def test_the_coordinator_is_told_on_today(client: Client, ticket: Ticket, asks: Asks) -> None:
    from milepost.asking.waiting import waiting
    from tests.website.conftest import TODAY

    asked = asks()
    sent(client, path_of(asked), photograph())
    told = [one for one in waiting([ticket], TODAY) if one.code == "PHOTOGRAPH_CAME"]
    assert [one.parts for one in told] == [{"ask_id": str(asked.pk)}]
    assert Ask.objects.get().remind_on is None
