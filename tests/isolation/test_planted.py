"""A name, a number and a birth date are planted, and looked for everywhere they must not come up."""

from __future__ import annotations

import logging
import re
from datetime import date

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from milepost.documents.models import Document
from milepost.journal.actions import Deed
from milepost.organizations.roles import Role
from milepost.people.actions import set_numbers
from milepost.people.models import Ticketholder
from milepost.uploads.models import Upload
from milepost.website.outbound import HideNumbers
from tests.isolation.cast import enrolled, household
from tests.isolation.test_every_route import CONSTANT, EVERYTHING, ROUTES, parts_of

NAME = "Zebedee Quillfeather"
NUMBERS = ("321-54-9876", "321549876", "321549876TW01", "1971-03-04", "4 March 1971", "March 4, 1971")
ADDRESS = re.compile(r'(?:href|src|action|data-[a-z]+)="([^"]*)"')

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["en", "es"] if EVERYTHING else ["es"])
def test_what_is_planted_comes_up_nowhere(language: str, caplog: pytest.LogCaptureFixture) -> None:
    made = household("Northside")
    member = enrolled(made, Role.ADMINISTRATOR)
    holder = Ticketholder.objects.get(ticket_id=made.parts["ticket_id"])
    Ticketholder.objects.filter(pk=holder.pk).update(name=NAME, email="zebedee@quillfeather.example")
    given = {"ssn": "321-54-9876", "ticket_number": "321549876TW01", "born_on": date(1971, 3, 4)}
    set_numbers(holder, given, deed=Deed.of(member))
    client = Client(headers={"accept-language": language})
    pages = 0
    with caplog.at_level(logging.DEBUG):
        for route in ROUTES:
            if route.name == "account_logout":
                continue
            wanted = {
                name: CONSTANT[name] if name in CONSTANT else made.parts[name] for name in parts_of(route)
            }
            address = reverse(str(route.name), kwargs=wanted)
            for ask in (client.get, client.post):
                client.force_login(member)
                answer = ask(address, {"q": NAME} if ask == client.post else {})
                text = (answer.getvalue() if answer.streaming else answer.content).decode("utf-8", "replace")
                heads = " ".join(f"{name}: {value}" for name, value in answer.headers.items())
                for number in NUMBERS:
                    assert number not in text, f"{route.name} shows {number}"
                    assert number not in heads, f"{route.name} tells {number} in a header"
                assert "Quillfeather" not in heads, f"{route.name} tells the name in a header"
                for found in ADDRESS.findall(text):
                    assert "uillfeather" not in found, f"{route.name} has the name in an address"
                pages += NAME in text
    assert pages > 5, "the name does stand on the pages that are about the person"
    logged = "\n".join(
        record.getMessage() for record in caplog.records if not record.name.startswith("django.db")
    )
    assert not [number for number in (*NUMBERS, NAME) if number in logged]
    assert mail.outbox == []


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


def test_what_looks_like_markup_stays_text() -> None:
    """A name, a file's name and an organization's name that would be a tag, wherever they are shown."""
    markup = "Zoe \"'><b id=planted>"
    made = household("Northside")
    member = enrolled(made, Role.ADMINISTRATOR)
    Ticketholder.objects.filter(ticket_id=made.parts["ticket_id"]).update(name=markup, address=markup)
    made.organization.name = markup
    made.organization.save()
    Document.objects.filter(pk=made.parts["document_id"]).update(file_name=markup)
    Upload.objects.filter(pk=made.parts["upload_id"]).update(file_name=markup)
    client, pages = Client(), 0
    for route in ROUTES:
        wanted = {name: CONSTANT[name] if name in CONSTANT else made.parts[name] for name in parts_of(route)}
        if route.name == "account_logout":
            continue
        for ask in ("get", "post"):
            client.force_login(member)
            given = {"q": markup, "name": markup, "note": markup} if ask == "post" else {}
            answer = getattr(client, ask)(reverse(str(route.name), kwargs=wanted), given)
            if "text/html" in answer.headers.get("Content-Type", ""):
                assert "<b id=planted>" not in answer.text, route.name
                pages += "&lt;b id=planted&gt;" in answer.text
    assert pages > 10
