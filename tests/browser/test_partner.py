"""A partner's person, by keyboard: what they owe, an answer to the EN of Record, and counselling asked for; on a telephone."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import FilePayload

from milepost.correspondence import actions
from milepost.correspondence.models import Case, Message
from milepost.counselling.models import Counsel
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from tests.browser.conftest import PHONE, Visitor, violations
from tests.website.conftest import PASSWORD, TODAY

Visit = Callable[..., Visitor]


@pytest.fixture
def asked(administrator: StaffMember) -> Case:
    """Northside has asked Harbor something about somebody whom Harbor serves."""
    owner = administrator.organization
    harbor = Organization.objects.create(name="Harbor House", kind="partner", partner_of=owner)
    StaffMember.objects.enrol(
        email="paul@harbor.example", name="Paul Partner", organization=harbor, role="partner_coordinator", password=PASSWORD
    )  # fmt: skip
    ticket = Ticket.objects.create(organization=owner, reference="T-1", program="ssdi", partner=harbor)
    Ticketholder.objects.create(organization=owner, ticket=ticket, name="Ana Núñez")
    message = actions.write(
        ticket, "evidence", "Where is the stub of May?", asks=True, answer_by=TODAY, day=TODAY, deed=Deed.of(administrator)
    )  # fmt: skip
    return Case.objects.get(pk=message.case_id)


def test_from_what_is_owed_to_an_answer(visit: Visit, asked: Case) -> None:
    visitor = visit(size=PHONE)
    page = visitor.sign_in("paul@harbor.example")
    page.get_by_text("Oversight", exact=True).press("Enter")
    page.get_by_role("link", name="Partners", exact=True).press("Enter")
    assert page.locator("h1").inner_text() == "Harbor House"
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("link", name=re.compile("Answer.*Ana Núñez")).press("Enter")
    assert page.locator("h1").inner_text() == f"Case {asked.number}"
    text = page.get_by_label("Message", exact=True)
    text.fill("It is with 900-12-3456.")
    page.get_by_role("button", name="Send").press("Enter")
    assert "looks like a Social Security number" in page.inner_text("#what-is-wrong")
    assert text.input_value() == "It is with 900-12-3456."
    assert violations(page) == []
    text.fill("It comes tomorrow.")
    files: list[FilePayload] = [
        {"name": name, "mimeType": "application/pdf", "buffer": b"%PDF-1.7 stub"}
        for name in ("May.pdf", "June.pdf")
    ]
    page.get_by_label("Files").set_input_files(files)
    page.get_by_role("button", name="Send").press("Enter")
    assert "Nobody must answer." in page.inner_text("main")
    assert Message.objects.count() == 2
    files_shown = page.get_by_role("list", name="Files").get_by_role("listitem")
    assert [one.inner_text().split("\n")[0].replace("\xa0", " ") for one in files_shown.all()] == [
        "May.pdf 13 bytes",
        "June.pdf 13 bytes",
    ]
    page.get_by_text("Keep May.pdf among the documents").press("Enter")
    page.get_by_label("What it is").first.select_option("pay_stub")
    page.get_by_role("button", name="Keep it").first.press("Enter")
    assert "kept among the documents" in files_shown.first.inner_text()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.get_by_role("link", name="Ana Núñez").press("Enter")
    page.get_by_role("navigation", name="About this Ticketholder").get_by_role(
        "link", name="Counselling"
    ).press("Enter")
    page.get_by_role("link", name="Ask for benefits counselling").press("Enter")
    page.get_by_label("What they want to know").fill("Will I lose Medicare?")
    page.get_by_role("button", name="Save").press("Enter")
    assert "It waits for a counsellor." in page.inner_text("main")
    assert Counsel.objects.get().recorded_by.email == "paul@harbor.example"
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert ["422" in one for one in visitor.complaints] == [True], "the refusal, and nothing else"
