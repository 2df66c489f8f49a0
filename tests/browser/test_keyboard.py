"""The whole way by keyboard alone, and what a screen reader is told."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from milepost.organizations.models import StaffMember
from milepost.tickets.models import Ticket
from tests.browser.conftest import FULL, Visitor
from tests.browser.keyboard import FOCUSED, Keyboard
from tests.website.conftest import PASSWORD

Visit = Callable[..., Visitor]


def test_from_signing_in_to_the_reasons_without_a_mouse(visit: Visit, administrator: StaffMember) -> None:
    visitor = visit(size=FULL)
    page = visitor.go("/sign-in/")
    keys = Keyboard(page)
    keys.type("login", administrator.email)
    keys.key("Tab")
    keys.keys(PASSWORD)
    keys.key("Enter")
    page.wait_for_url(visitor.address + "/")
    keys.to("Skip to")
    keys.key("Enter")
    assert page.evaluate(f"{FOCUSED}.id") == "main"
    visitor.go("/ticketholders/")
    page.get_by_label("Name or id").fill("000010")
    page.keyboard.press("Enter")
    page.wait_for_url("**find=**")
    keys.to(page.locator("tbody th a").inner_text())
    keys.key("Enter")
    page.wait_for_selector("#why")
    cell = page.locator("a.cell").nth(1)
    keys.to(cell.inner_text().strip())
    keys.key("Enter")
    page.wait_for_url("**#why")
    assert page.locator("#why ol li").count() > 0


def test_a_cell_reads_aloud_as_a_sentence(visit: Visit, administrator: StaffMember) -> None:
    visitor = visit(size=FULL)
    page = visitor.sign_in(administrator.email)
    ticket = Ticket.objects.filter(
        organization=administrator.organization,
        decided_claims__claim="p1m1",
        decided_claims__status="payable",
    )[0]
    visitor.go(f"/ticketholders/{ticket.pk}/")
    cell = page.get_by_role("link", name="Phase 1 milestone 1, payable, $").first
    assert cell.count() == 1
    visitor.go(f"/ticketholders/{ticket.pk}/?reading=regulation")
    chart = page.locator("svg[role=img]")
    assert chart.get_attribute("aria-label")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_bar_is_one_line_whose_words_open_with_a_key(
    visit: Visit, administrator: StaffMember, scripts: bool
) -> None:
    visitor = visit(size=FULL, scripts=scripts)
    page = visitor.sign_in(administrator.email)
    bar = page.locator("header.bar")
    closed = box(bar)["height"]
    assert closed < 60, "one line"
    money = page.locator("summary", has_text="Money")
    money.press("Enter")
    assert closed < box(bar)["height"] < 2.5 * closed
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Claims"
    page.locator("summary", has_text="Office").press("Space")
    assert not page.get_by_role("link", name="Requests", exact=True).is_visible(), "one at a time"
    page.get_by_role("link", name="Staff", exact=True).press("Enter")
    assert page.locator("summary[aria-current]").text_content() == "Office"
    assert box(bar)["height"] == closed


def box(place: Locator) -> dict[str, float]:
    found = place.bounding_box()
    assert found is not None
    return dict(found)  # type: ignore[arg-type]
