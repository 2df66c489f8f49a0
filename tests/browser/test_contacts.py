"""Ten contacts, each within thirty seconds; a letter after two attempts: as everybody who may, by keyboard alone, on a phone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from milepost.contacts import actions, letter_actions
from milepost.contacts.models import ContactNote, ContactSettings, Letter
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Act, Role
from milepost.people.models import Ticketholder
from milepost.tickets.models import Assignment, Ticket
from tests.browser.conftest import FULL, LANGUAGES, LOOKED_AT, PHONE, ZOOMED, Visitor, violations
from tests.browser.goers import goer, who_may
from tests.browser.keyboard import Keyboard
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


@pytest.fixture
def people(northside: Organization) -> list[Ticket]:
    """Ten with names of their own; the first is assigned, and speaks Spanish."""
    tickets = list(Ticket.objects.filter(organization=northside).order_by("reference")[:10])
    for ticket, name in zip(tickets, NAMES, strict=True):
        Ticketholder.objects.filter(ticket=ticket).update(
            name=name, phone="555-0101", address="12 Example Road, Springfield NY 00000", language="es"
        )
    Assignment.objects.filter(ticket=tickets[0]).delete()
    Assignment.objects.create(
        organization=northside,
        ticket=tickets[0],
        provider="Northside",
        kind="en",
        system="milestone_outcome",
        assigned_on="2025-09-10",
    )
    ContactSettings.objects.create(organization=northside, reply_to="555-0199")
    return tickets


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", who_may(Act.CHANGE_PEOPLE))
def test_ten_contacts_are_logged_by_keyboard_each_within_thirty_seconds(
    visit: Visit, northside: Organization, people: list[Ticket], role: Role, language: str
) -> None:
    visitor = visit(size=PHONE)
    page = visitor.sign_in(goer(northside, role).email, language)
    visitor.go("/contacts/quick/")
    with translation.override(language):
        for number, name in enumerate(NAMES):
            keyboard = Keyboard(page)
            began = page.evaluate("performance.timeOrigin + performance.now()")
            keyboard.keys(name.split()[1])
            keyboard.key("Enter")
            page.wait_for_selector("#write")
            assert page.locator("#write").inner_text() == name, "one sees about whom before one writes"
            if number % 4 == 3:
                keyboard.key("ArrowDown")
            keyboard.key("Tab")
            keyboard.keys(SENTENCES[number % len(SENTENCES)])
            keyboard.key("Tab")
            keyboard.keys("7")
            keyboard.key("Enter")
            page.get_by_text(_("Noted for %(name)s. Who is next?") % {"name": name}).wait_for()
            assert page.evaluate("document.activeElement.id") == "q", "the next name can be typed at once"
            machine = (page.evaluate("performance.timeOrigin + performance.now()") - began) / 1000
            seconds = keyboard.pressed / KEYS_A_SECOND + machine
            assert keyboard.pressed < 75, keyboard.pressed
            assert seconds < 30, f"{name}: {seconds:.1f} s"
        sitting = ngettext(
            "%(count)s note since you signed in", "%(count)s notes since you signed in", 10
        ) % {"count": 10}
    kept = ContactNote.objects.order_by("entered_at")
    assert [one.ticket_id for one in kept] == [one.pk for one in people]
    assert [one.kind for one in kept] == ["two_way", "two_way", "two_way", "attempt"] * 2 + ["two_way"] * 2
    assert {(one.method, one.minutes, one.used.open()) for one in kept} == {("phone", 7, "555-0101")}
    assert sitting in page.locator("main").inner_text()
    assert not any(name.split()[0].lower() in page.url.lower() for name in NAMES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", who_may(Act.CHANGE_PEOPLE, Act.ADD_DOCUMENTS))
def test_a_letter_after_two_attempts_on_a_phone(
    visit: Visit, northside: Organization, people: list[Ticket], role: Role, language: str, tmp_path: Path
) -> None:
    """Two attempts, a draft, its PDF, mailed with a Certificate of Mailing, and the proof; without a script."""
    visitor = visit(size=PHONE, scripts=False)
    page = visitor.sign_in(goer(northside, role).email, language)
    keys = Keyboard(page)
    place = f"/ticketholders/{people[0].pk}/contacts/"
    visitor.go(place)
    scan = tmp_path / "stamped.pdf"
    scan.write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nendobj\n")
    with translation.override(language):
        for words in ("No answer.", "Nobody there."):
            keys.to("kind")
            keys.key("ArrowDown")
            keys.type("description", words)
            keys.press(_("Save the note"))
        keys.press(_("Draft the letter"))
        assert "Estimado/a Zoila Ampersand:" in page.locator("#id_body").input_value(), (
            "in the person's language"
        )
        if language == "en":
            page.locator("a[href='?language=en']").press("Enter")
            page.wait_for_url("**?language=en")
        greeting = "Dear Zoila Ampersand," if language == "en" else "Estimado/a Zoila Ampersand:"
        assert greeting in page.locator("#id_body").input_value()
        keys.press(_("Keep the draft"))
        keys.to(_("PDF to print"))
        with page.expect_download() as download:
            keys.key("Enter")
        assert download.value.suggested_filename == "letter.pdf"
        keys.to("mailing")
        keys.key("ArrowDown")
        keys.press(_("It is mailed"))
        lacks = "stamped Certificate of Mailing" if language == "en" else "Certificado de Envío"
        assert lacks in page.locator("#proof + ul").inner_text()
        page.locator("input[type=file]").set_input_files(scan)
        keys.press(_("Keep the proof"))
    done = "Proof of mailing is complete" if language == "en" else "La prueba de envío está completa"
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
