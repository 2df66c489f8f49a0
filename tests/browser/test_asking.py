"""From one tap to the photograph: a coordinator and a Ticketholder, each at a telephone, over a line that breaks."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Route

from milepost.asking.models import Arriving, Ask
from milepost.asking.queries import proposals_for
from milepost.documents.models import Content, Document
from milepost.journal.actions import Deed
from milepost.notices.text_actions import give_consent
from milepost.organizations.models import StaffMember
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from tests.asking.conftest import noisy
from tests.browser.conftest import LANGUAGES, PHONE, Visitor, violations
from tests.notices.conftest import NUMBER, zone_where_it_is
from tests.website.conftest import TODAY

Visit = Callable[..., Visitor]


@pytest.fixture
def ticket(administrator: StaffMember, settings: Any, tmp_path: Path) -> Ticket:
    """Whose pay stubs are worth most; they agreed to texts, and it is noon where they live."""
    settings.HOME = tmp_path
    tickets = list(
        Ticket.objects.filter(organization=administrator.organization).select_related("organization")
    )
    ticket = proposals_for(tickets)[0].ticket
    given = {"number": NUMBER, "way": "asked", "given_on": TODAY, "time_zone": zone_where_it_is(12)}
    give_consent(ticket, given, deed=Deed.of(administrator))
    return ticket


def asked_by(visitor: Visitor, member: StaffMember, ticket: Ticket, language: str) -> None:
    """The coordinator's part, from the Ticketholder's claims to the text."""
    words = {
        "en": ("Ask for it by text", "Ask by text", "Send it", "It is asked for"),
        "es": ("Pedirlo por mensaje de texto", "Pedir por texto", "Enviarlo", "Se pidió"),
    }[language]
    page = visitor.sign_in(member.email)
    if language == "es":
        page.get_by_role("button", name="Español").click()
    claim = ticket.decided_claims.filter(status="waiting", missing__icontains="MISSING_EVIDENCE")[0]
    visitor.go(f"/ticketholders/{ticket.pk}/?claim={claim.key}")
    page.get_by_role("link", name=words[0]).click()
    assert violations(page) == []
    page.get_by_role("link", name=words[1], exact=True).click()
    assert violations(page) == []
    page.get_by_role("button", name=words[2], exact=True).click()
    page.get_by_text(words[3]).first.wait_for()


def text_in(folder: Path) -> str:
    (path,) = (folder / "outbox").glob("*.json")
    return str(json.loads(path.read_text())["text"])


def link_in(text: str, visitor: Visitor) -> str:
    start = text.index(visitor.address) + len(visitor.address)
    return text[start:].split(" ", 1)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_from_one_tap_to_the_photograph(
    visit: Visit, administrator: StaffMember, ticket: Ticket, tmp_path: Path, language: str
) -> None:
    Ticketholder.objects.filter(ticket=ticket).update(language=language)
    coordinator = visit(size=PHONE)
    asked_by(coordinator, administrator, ticket, language)
    said = text_in(tmp_path)
    assert ("recibos de pago" if language == "es" else "pay stubs") in said
    theirs = visit(size=PHONE)
    page = theirs.go(link_in(said, theirs))
    assert page.locator("html").get_attribute("lang") == language
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    photograph: FilePayload = {"name": "Ana Holder.jpg", "mimeType": "image/jpeg", "buffer": noisy()}
    page.locator("input[type=file]").set_input_files([photograph])
    page.get_by_role("button", name="Enviar" if language == "es" else "Send").click()
    page.get_by_text("Ya la tenemos." if language == "es" else "We have it.").wait_for()
    assert violations(page) == []
    assert theirs.complaints == []
    seen = coordinator.go(f"/ticketholders/{ticket.pk}/asks/")
    seen.get_by_text("Llegó una foto" if language == "es" else "A photograph came").first.wait_for()
    content = Content.objects.get().content.open()
    assert b"Snoop" not in content
    with Image.open(io.BytesIO(content)) as kept:
        assert kept.size == (900, 900)


def opened(
    visit: Visit, administrator: StaffMember, ticket: Ticket, folder: Path, *, scripts: bool = True
) -> Visitor:
    """The Ticketholder at the page of the link."""
    from milepost.asking.actions import ask
    from milepost.asking.wishes import Wish
    from milepost.rulebook.months import Month

    visitor = visit(size=PHONE, scripts=scripts)
    wish = Wish("stubs", months=(Month.parse("2030-11"),))
    ask(ticket, wish, base=visitor.address, day=TODAY, deed=Deed.of(administrator))
    visitor.go(link_in(text_in(folder), visitor))
    return visitor


def test_a_broken_line_and_a_reload_lose_nothing_that_has_come(
    visit: Visit, administrator: StaffMember, ticket: Ticket, tmp_path: Path
) -> None:
    visitor = opened(visit, administrator, ticket, tmp_path)
    page, path = visitor.page, tmp_path / "stub.jpg"
    path.write_bytes(noisy(1_500))
    assert path.stat().st_size > 3 * 256 * 1024
    tried: list[int] = []

    def breaks(route: Route) -> None:
        """The line holds for two parts, then breaks."""
        if route.request.method == "POST":
            tried.append(int(route.request.url.split("offset=")[1].split("&")[0]))
        if len(tried) > 2:
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/part/**", breaks)
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Send").click()
    page.get_by_text("The connection is weak. Trying again").wait_for()
    assert page.locator("#progress").get_attribute("aria-live") == "polite"
    assert Arriving.objects.get().received == 2 * 256 * 1024
    page.unroute("**/part/**")
    later: list[int] = []
    page.on(
        "request",
        lambda one: (
            later.append(int(one.url.split("offset=")[1].split("&")[0])) if "offset=" in one.url else None
        ),
    )
    page.reload()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Send").click()
    page.get_by_text("We have it. Thank you.").wait_for()
    assert min(later) == 2 * 256 * 1024, "nothing that had come was sent again"
    assert Document.objects.count() == 1
    assert Arriving.objects.count() == 1
    assert (
        page.evaluate("Object.keys(JSON.parse(localStorage.getItem('photographs-on-their-way'))).length") == 0
    )


def test_the_line_comes_back_and_it_goes_on_by_itself(
    visit: Visit, administrator: StaffMember, ticket: Ticket, tmp_path: Path
) -> None:
    visitor = opened(visit, administrator, ticket, tmp_path)
    page, path, broken = visitor.page, tmp_path / "stub.jpg", [3]
    path.write_bytes(noisy(1_500))

    def breaks(route: Route) -> None:
        if route.request.method == "POST" and broken[0]:
            broken[0] -= 1
            route.abort("timedout")
        else:
            route.continue_()

    page.route("**/part/**", breaks)
    page.clock.install()
    page.locator("input[type=file]").set_input_files(path)
    page.get_by_role("button", name="Send").click()
    for seconds in (1, 2, 4):
        page.get_by_text(f"Trying again in {seconds} seconds").wait_for()
        page.clock.fast_forward(seconds * 1000 + 100)
    page.get_by_text("We have it. Thank you.").wait_for()
    assert Document.objects.count() == 1


def test_a_file_that_is_no_photograph_is_said_beside_the_button(
    visit: Visit, administrator: StaffMember, ticket: Ticket, tmp_path: Path
) -> None:
    page = opened(visit, administrator, ticket, tmp_path).page
    wrong: FilePayload = {"name": "page.jpg", "mimeType": "image/jpeg", "buffer": b"<html>" * 50}
    page.locator("input[type=file]").set_input_files([wrong])
    page.get_by_role("button", name="Send").click()
    page.get_by_text("neither a photo nor a PDF").wait_for()
    assert page.get_by_role("button", name="Send").is_enabled()


def test_without_scripts_and_by_keyboard_it_is_one_plain_form(
    visit: Visit, administrator: StaffMember, ticket: Ticket, tmp_path: Path
) -> None:
    page = opened(visit, administrator, ticket, tmp_path, scripts=False).page
    path = tmp_path / "stub.jpg"
    path.write_bytes(noisy())
    page.get_by_label("Take or choose the photo").set_input_files(path)
    page.get_by_role("button", name="Send").focus()
    page.keyboard.press("Enter")
    page.get_by_text("We have it. Thank you.").wait_for()
    assert Ask.objects.get().state == "answered"
    page.get_by_role("link", name="Español").click()
    assert page.locator("html").get_attribute("lang") == "es"
