"""Every route, asked in every way by an administrator: what is planted comes up nowhere it must not, looking changes nothing,
and every answer tells the browser to be careful with it.

One walk for all of that, because asking is what takes long.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from datetime import date
from html import escape

import pytest
from django.contrib.auth import SESSION_KEY
from django.core import mail
from django.http import HttpResponseBase
from django.test import Client
from django.urls import reverse

from milepost.documents.models import Document
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.roles import Role
from milepost.people.actions import set_numbers
from milepost.people.models import Ticketholder
from milepost.uploads.models import Upload
from milepost.website.outbound import HideNumbers
from tests.isolation.cast import Household, enrolled, household
from tests.isolation.test_every_route import CONSTANT, EVERYTHING, ROUTES, parts_of

TAG = "<b id=planted>"
NAME = f"Zebedee \"'>{TAG} Quillfeather"
"""A name that would be a tag, wherever it is shown."""
NUMBERS = ("321-54-9876", "321549876", "321549876TW01", "1971-03-04", "4 March 1971", "March 4, 1971")
ADDRESS = re.compile(r'(?:href|src|action|data-[a-z]+)="([^"]*)"')
GUARDS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
SENT = {"q": NAME, "name": TAG, "note": TAG}
LOOKING = ("GET", "HEAD", "OPTIONS", "TRACE") if EVERYTHING else ("GET", "OPTIONS", "TRACE")
"""HEAD is answered by what answers GET."""

pytestmark = pytest.mark.django_db


@pytest.fixture
def planted() -> Household:
    made = household("Northside")
    holder = Ticketholder.objects.get(ticket_id=made.parts["ticket_id"])
    Ticketholder.objects.filter(pk=holder.pk).update(
        name=NAME, address=NAME, email="zebedee@quillfeather.example"
    )
    given = {"ssn": "321-54-9876", "ticket_number": "321549876TW01", "born_on": date(1971, 3, 4)}
    set_numbers(holder, given, deed=Deed.of(enrolled(made, Role.ADMINISTRATOR)))
    made.organization.name = f"Northside {TAG}"
    made.organization.save()
    Document.objects.filter(pk=made.parts["document_id"]).update(file_name=f"{TAG}.pdf")
    Upload.objects.filter(pk=made.parts["upload_id"]).update(file_name=f"{TAG}.zip")
    return made


@pytest.mark.parametrize("language", ["en", "es"] if EVERYTHING else ["es"])
def test_every_answer_is_as_it_must_be(
    planted: Household, language: str, caplog: pytest.LogCaptureFixture
) -> None:
    member = enrolled(planted, Role.ADMINISTRATOR)
    client = Client(headers={"accept-language": language})
    wrong: list[str] = []
    named = escaped = 0
    with caplog.at_level(logging.DEBUG):
        for route in ROUTES:
            wanted = {
                name: CONSTANT[name] if name in CONSTANT else planted.parts[name] for name in parts_of(route)
            }
            address = reverse(str(route.name), kwargs=wanted)
            for method in (*LOOKING, "POST"):
                if SESSION_KEY not in client.session:  # an answer before may have ended it
                    client.force_login(member)
                before = Entry.objects.filter(kind=Entry.Kind.CHANGE).count()
                answer = client.post(address, SENT) if method == "POST" else client.generic(method, address)
                text = (answer.getvalue() if answer.streaming else answer.content).decode("utf-8", "replace")
                found = [*unguarded(answer), *let_out(text, answer)]
                if method == "TRACE" and answer.status_code != 405:
                    found.append(f"gives {answer.status_code}")
                if method in LOOKING and Entry.objects.filter(kind=Entry.Kind.CHANGE).count() != before:
                    found.append("changes something")
                wrong += [f"{method} {route.name} {one}" for one in found]
                named += "Quillfeather" in text
                escaped += escape(NAME) in text
    assert wrong == [], "\n".join(wrong)
    assert named > 10, "the name does stand on the pages that are about the person"
    assert escaped > 10
    logged = "\n".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("django.db")
    )
    assert not [word for word in (*NUMBERS, "Quillfeather") if word in logged]
    assert mail.outbox == []


def unguarded(answer: HttpResponseBase) -> Iterator[str]:
    """What the answer does not tell the browser."""
    policy = answer.headers.get("Content-Security-Policy", "")
    is_guarded = all(f"{one} 'none'" in policy for one in ("default-src", "base-uri", "frame-ancestors"))
    if not is_guarded or "unsafe" in policy:
        yield f"has the policy {policy}"
    for name, value in GUARDS.items():
        if answer.headers.get(name) != value:
            yield f"has {name} {answer.headers.get(name)}"
    if "no-store" not in answer.headers.get("Cache-Control", ""):
        yield "may be kept"
    if "Access-Control-Allow-Origin" in answer.headers:
        yield "may be read from elsewhere"
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("text/") and "charset=utf-8" not in kind:
        yield f"is {kind} with status {answer.status_code}"


def let_out(text: str, answer: HttpResponseBase) -> Iterator[str]:
    """What of the planted stands where it must not."""
    heads = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
    for number in NUMBERS:
        if number in text or number in heads:
            yield f"shows {number}"
    if "uillfeather" in heads:
        yield "tells the name in a header"
    if any("uillfeather" in found for found in ADDRESS.findall(text)):
        yield "has the name in an address"
    if TAG in text and answer.headers.get("Content-Type", "").startswith("text/html"):
        yield "takes a name for a tag"


def test_an_error_of_the_server_shows_nothing_of_what_it_was_about(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    made = household("Northside")
    member = enrolled(made, Role.ADMINISTRATOR)

    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("it broke over 321-54-9876")

    monkeypatch.setattr("milepost.desk.views.today.bring_up_to_date", broken)
    client = Client(raise_request_exception=False)
    client.force_login(member)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "9876" not in answer.text
    assert "An error of ours" in answer.text
    record = next(record for record in caplog.records if record.exc_info)
    assert HideNumbers().filter(record)
    assert "9876" not in logging.Formatter().format(record)
