"""Looking ahead in a browser: the picture and its table for everyone, without scripts, by keyboard, on a telephone, on paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from milepost.claims.stored_facts import keep_facts
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.law import Law
from milepost.tickets.models import Ticket
from tests.browser.conftest import FULL, LOOKED_AT, PHONE, Visitor, violations
from tests.forecast.lived import THEN, lived
from tests.website.conftest import enrolled

Visit = Callable[..., Visitor]
PAGE = "/claims/ahead/"


@pytest.fixture
def administrator(db: None) -> StaffMember:
    """Of an organization with forty Tickets whose claims were asked for, and a partner."""
    made = Organization.objects.create(name="Harbor", demonstration_day=THEN)
    partner = Organization.objects.create(name="Pier", kind="partner", partner_of=made)
    keep_facts(made, lived(40, 3, law=Law.packaged()).tickets)
    served = Ticket.objects.order_by("reference").values_list("pk", flat=True)[:10]
    Ticket.objects.filter(pk__in=list(served)).update(partner=partner)
    return enrolled(made)


@pytest.mark.parametrize("size", LOOKED_AT, ids=lambda size: f"{size['width']} wide, {size['height']} high")
def test_the_picture_and_its_table_are_for_everyone(
    visit: Visit, administrator: StaffMember, size: dict[str, int]
) -> None:
    visitor = visit(size=size)
    visitor.sign_in(administrator.email)
    for query in ("", "?figures=2025&sort=-middle", "?figures=2024&reading=regulation"):
        page = visitor.go(PAGE + query)
        picture = page.get_by_role("img", name="Cash by month")
        assert picture.locator("rect.likely").count() > 5
        assert picture.locator("path.range").count() > 5
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert visitor.complaints == []


def test_without_scripts_somebody_chooses_and_reads_the_table(
    visit: Visit, administrator: StaffMember
) -> None:
    visitor = visit(size=PHONE, scripts=False)
    page = visitor.sign_in(administrator.email)
    page.locator("summary", has_text="Money").press("Enter")
    page.get_by_role("link", name="Claims", exact=True).click()
    page.get_by_role("link", name="Looking ahead: cash by month").click()
    page.get_by_label("Figures", exact=True).select_option(label="as if the figures of 2024 held")
    page.get_by_label("Of whom").select_option(label="Pier")
    page.get_by_role("button", name="Show").click()
    assert "from 10 Tickets" in page.locator("main").inner_text()
    assert page.locator("tbody tr").count() == 24
    assert page.get_by_text("as if the figures of 2024 held").count() >= 3
    page.get_by_role("button", name="Español").click()
    assert "como si rigieran las cifras de 2024" in page.locator("main").inner_text()


def test_on_paper_the_picture_is_no_wider_than_the_page(visit: Visit, administrator: StaffMember) -> None:
    visitor = visit(size=FULL)
    visitor.sign_in(administrator.email)
    page = visitor.go(f"{PAGE}?figures=2024")
    page.set_viewport_size({"width": 720, "height": 1000})  # Letter at 96 dots an inch, less its margins
    page.emulate_media(media="print")
    box = page.locator("svg.ahead").bounding_box()
    assert box is not None
    assert box["x"] + box["width"] <= 720
