"""A coordinator's morning: what waits, by keyboard alone, on a phone, in both languages, and without a script."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

import pytest

from milepost.desk.models import Thing
from milepost.organizations.models import StaffMember
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch
from tests.browser.conftest import FULL, PHONE, Visitor, violations

Visit = Callable[..., Visitor]


@pytest.fixture
def coordinator(administrator: StaffMember) -> StaffMember:
    """Whose Ticketholders half of them are."""
    own = list(Ticket.objects.filter(organization=administrator.organization).order_by("reference")[:15])
    Ticket.objects.filter(pk__in=[one.pk for one in own]).update(coordinator=administrator)
    touch(*Ticket.objects.filter(pk__in=[one.pk for one in own]))
    return administrator


def test_the_first_thing_is_put_off_and_brought_back_by_keyboard(
    visit: Visit, coordinator: StaffMember
) -> None:
    visitor = visit(size=FULL)
    page = visitor.sign_in(coordinator.email)
    first = page.locator("table.things tbody tr").first
    who, what = first.locator("th").inner_text(), first.locator("td strong").first.inner_text()
    page.get_by_role("link", name="See all").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/today/things/?of=mine")
    page.locator(".thing-more a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/not-now/")
    assert what in page.locator(".lead").inner_text()
    page.get_by_label("Why not now").focus()
    page.keyboard.type("on holiday until then")
    page.keyboard.press("Enter")
    page.wait_for_url(visitor.address + "/")
    assert "It is put off" in page.get_by_role("status").first.inner_text()
    again = page.locator("table.things tbody tr").first
    assert (again.locator("th").inner_text(), again.locator("td strong").first.inner_text()) != (who, what)
    page.get_by_role("link", name="not now", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**by=aside")
    assert "on holiday until then" in page.locator("table.things").inner_text()
    assert violations(page) == []
    page.get_by_role("button", name="Bring it back").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(visitor.address + "/")
    assert page.locator("table.things tbody tr").first.locator("th").inner_text() == who


@pytest.mark.parametrize("path", ["/", "/today/things/"])
def test_on_a_phone_everything_of_a_thing_is_there(visit: Visit, coordinator: StaffMember, path: str) -> None:
    visitor = visit(size=PHONE)
    page = visitor.sign_in(coordinator.email)
    page.get_by_role("button", name="Español").click()
    visitor.go(path)
    assert page.locator("html").get_attribute("lang") == "es"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    row = page.locator("table.things tbody tr").first
    for part in ("th a", ".thing-what strong", ".state", ".thing-worth", ".thing-do a >> nth=0"):
        box = row.locator(part).first.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"], part
    assert row.get_attribute("role") == "row", "a table drawn as cards is still read as a table"
    assert violations(page) == []


def test_a_card_with_the_one_next_thing(visit: Visit, coordinator: StaffMember) -> None:
    visitor = visit(size=FULL, scripts=False)
    page = visitor.sign_in(coordinator.email)
    page.locator("table.things tbody th a").first.click()
    ticket_id = UUID(page.url.rstrip("/").split("/")[-1])
    first = Thing.objects.filter(ticket=ticket_id, is_aside=False)[0]
    card = page.locator("section.next")
    assert first.dollars is None or f"${first.dollars:,}" in card.locator("h2").inner_text()
    card.locator("a.usa-button").first.click()
    assert page.locator("h1").count() == 1
