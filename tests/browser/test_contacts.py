"""Ten contacts by keyboard alone, each within thirty seconds; a letter after two attempts, on a phone, in Spanish."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from milepost.contacts import actions, letter_actions
from milepost.contacts.models import ContactNote, ContactSettings, Letter
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.people.models import Ticketholder
from milepost.tickets.models import Assignment, Ticket
from tests.browser.conftest import FULL, LANGUAGES, LOOKED_AT, PHONE, ZOOMED, Visitor, violations
from tests.contacts.records import given, letter_given

Visit = Callable[..., Visitor]
KEYS_A_SECOND = 5
"""How fast somebody types who is no typist, thinking included: a minute for 60 words."""
NAMES = (
    "Zoila Ampersand", "Yusuf Birch", "Xenia Cobalt", "Wanda Drift", "Viktor Elm", "Úrsula Fjord", "Teo Grove", "Saul Heath",
    "Rosa Islet", "Quincy Juniper",
)  # fmt: skip
SENTENCES = (
    "She has an interview at the library on Friday.", "Wants more hours; will ask the manager first.", "Sent the pay stub of November.",
    "Bus pass is renewed, no trouble getting to work.", "Asked what happens to Medicare; sent to the counselor.",
)  # fmt: skip


class Keyboard:
    """Presses keys and counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def type(self, text: str) -> None:
        self.pressed += len(text)
        self.page.keyboard.type(text)

    def press(self, key: str) -> None:
        self.pressed += 1
        self.page.keyboard.press(key)


@pytest.fixture
def people(administrator: StaffMember) -> list[Ticket]:
    """Ten with names of their own; the first is assigned, and speaks Spanish."""
    tickets = list(Ticket.objects.filter(organization=administrator.organization).order_by("reference")[:10])
    for ticket, name in zip(tickets, NAMES, strict=True):
        Ticketholder.objects.filter(ticket=ticket).update(
            name=name, phone="555-0101", address="12 Example Road, Springfield NY 00000", language="es"
        )
    Assignment.objects.filter(ticket=tickets[0]).delete()
    Assignment.objects.create(
        organization=administrator.organization,
        ticket=tickets[0],
        provider="Northside",
        kind="en",
        system="milestone_outcome",
        assigned_on="2025-09-10",
    )
    ContactSettings.objects.create(organization=administrator.organization, reply_to="555-0199")
    return tickets


def test_ten_contacts_are_logged_by_keyboard_each_within_thirty_seconds(
    visit: Visit, administrator: StaffMember, people: list[Ticket]
) -> None:
    visitor = visit(size=FULL)
    page = visitor.sign_in(administrator.email)
    visitor.go("/contacts/quick/")
    for number, name in enumerate(NAMES):
        keyboard = Keyboard(page)
        began = page.evaluate("performance.timeOrigin + performance.now()")
        keyboard.type(name.split()[1])
        keyboard.press("Enter")
        page.wait_for_selector("#write")
        assert page.locator("#write").inner_text() == name, "one sees about whom before one writes"
        if number % 4 == 3:
            keyboard.press("ArrowDown")
        keyboard.press("Tab")
        keyboard.type(SENTENCES[number % len(SENTENCES)])
        keyboard.press("Tab")
        keyboard.type("7")
        keyboard.press("Enter")
        page.get_by_text(f"Noted for {name}. Who is next?").wait_for()
        assert page.evaluate("document.activeElement.id") == "q", "the next name can be typed at once"
        machine = (page.evaluate("performance.timeOrigin + performance.now()") - began) / 1000
        seconds = keyboard.pressed / KEYS_A_SECOND + machine
        assert keyboard.pressed < 75, keyboard.pressed
        assert seconds < 30, f"{name}: {seconds:.1f} s"
    kept = ContactNote.objects.order_by("entered_at")
    assert [one.ticket_id for one in kept] == [one.pk for one in people]
    assert [one.kind for one in kept] == ["two_way", "two_way", "two_way", "attempt"] * 2 + ["two_way"] * 2
    assert {(one.method, one.minutes, one.used.open()) for one in kept} == {("phone", 7, "555-0101")}
    assert "10 notes since you signed in" in page.locator("main").inner_text()
    assert not any(name.split()[0].lower() in page.url.lower() for name in NAMES)


def attempt(page: Page, words: str, button: str) -> None:
    page.locator("label[for=id_kind_1]").click()
    page.locator("#id_description").fill(words)
    page.get_by_role("button", name=button).click()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_after_two_attempts_on_a_phone(
    visit: Visit, administrator: StaffMember, people: list[Ticket], language: str, tmp_path: Path
) -> None:
    """Two attempts, a draft, its PDF, mailed with a Certificate of Mailing, and the proof; without a script."""
    is_english = language == "en"
    visitor = visit(size=PHONE, scripts=False)
    page = visitor.sign_in(administrator.email)
    if not is_english:
        page.get_by_role("button", name="Español").click()
    place = f"/ticketholders/{people[0].pk}/contacts/"
    visitor.go(place)
    for words in ("No answer.", "Nobody there."):
        attempt(page, words, "Save the note" if is_english else "Guardar la nota")
    page.get_by_role("link", name="Draft the letter" if is_english else "Redactar la carta").click()
    assert "Estimado/a Zoila Ampersand:" in page.locator("#id_body").input_value(), "in the person's language"
    if is_english:
        page.locator("a[href='?language=en']").click()
    greeting = "Dear Zoila Ampersand," if is_english else "Estimado/a Zoila Ampersand:"
    assert greeting in page.locator("#id_body").input_value()
    page.get_by_role("button", name="Keep the draft" if is_english else "Guardar el borrador").click()
    with page.expect_download() as download:
        page.get_by_role("link", name="PDF to print" if is_english else "PDF para imprimir").click()
    assert download.value.suggested_filename == "letter.pdf"
    page.locator("label[for=id_mailing_1]").click()
    page.get_by_role("button", name="It is mailed" if is_english else "Ya está enviada").click()
    lacks = "stamped Certificate of Mailing" if is_english else "Certificado de Envío"
    assert lacks in page.locator("#proof + ul").inner_text()
    scan = tmp_path / "stamped.pdf"
    scan.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n")
    page.locator("input[type=file]").set_input_files(scan)
    page.get_by_role("button", name="Keep the proof" if is_english else "Guardar la prueba").click()
    done = "Proof of mailing is complete" if is_english else "La prueba de envío está completa"
    assert page.locator("#proof").inner_text() == done
    letter = Letter.objects.get()
    assert (letter.language, letter.state, letter.mailing) == (language, "mailed", "certificate")
    visitor.go(place)
    assert page.locator("main").inner_text().count("555-0101") >= 2


@pytest.mark.parametrize(
    ("size", "language"),
    [
        (size, language)
        for size, language in ((FULL, "Español"), (PHONE, "English"), (ZOOMED, "Español"))
        if size in LOOKED_AT
    ],
)
def test_every_page_of_contacts_is_for_everyone(
    visit: Visit, administrator: StaffMember, people: list[Ticket], size: dict[str, int], language: str
) -> None:
    deed = Deed.of(administrator)
    note = actions.add_note(people[0], given("Northside"), deed=deed)
    actions.add_note(people[0], given("Northside", kind="attempt"), deed=deed)
    actions.set_phase(people[0], "ongoing", note.on, "She began.", deed=deed)
    mailed = letter_actions.draft(people[0], letter_given("Northside"), deed=deed)
    letter_actions.mail(mailed, "certified", note.on, "", deed=deed)
    letter = letter_actions.draft(people[0], letter_given("Northside"), deed=deed)
    place = f"/ticketholders/{people[0].pk}/contacts/"
    visitor = visit(size=size)
    page = visitor.sign_in(administrator.email)
    if language == "Español":
        page.get_by_role("button", name="Español").click()
    wrong = {}
    for path in (
        place, f"{place}{note.pk}/", f"{place}{note.pk}/correct/", f"{place}phase/", f"{place}relationship/", f"{place}letters/{letter.pk}/",
        f"{place}letters/{mailed.pk}/", f"/ticketholders/{people[1].pk}/contacts/letters/draft/", "/contacts/", "/contacts/due/",
        "/contacts/due/?state=letter", "/contacts/quick/", f"/contacts/quick/?who={people[0].pk}", "/contacts/group/", "/contacts/settings/",
        "/contacts/letters/english/", "/contacts/letters/spanish/",
    ):  # fmt: skip
        visitor.go(path)
        found = violations(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > size["width"]:
            found.append(f"{width} px wide")
        if page.locator("h1").count() != 1:
            found.append("not exactly one main heading")
        if found:
            wrong[path] = found
    assert wrong == {}
    assert visitor.complaints == []
