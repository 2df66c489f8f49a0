"""What a workforce EN does in a day: a service with two payers, a second charge refused, a page of knowledge, the year's report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.utils import translation
from django.utils.translation import gettext as _

from milepost.journal.actions import Deed
from milepost.knowledge.models import Article
from milepost.organizations.models import StaffMember
from milepost.revenue import actions
from milepost.revenue.demonstration import made_up_content
from milepost.rulebook.months import Month
from milepost.services.models import ServiceLine
from milepost.tickets.models import Ticket
from tests.browser.conftest import FULL, LANGUAGES, PHONE, Visitor
from tests.browser.keyboard import Keyboard, look
from tests.website.conftest import TODAY

Visit = Callable[..., Visitor]


@pytest.mark.parametrize("language", LANGUAGES)
def test_services_knowledge_and_revenue_by_keyboard_on_a_phone(
    visit: Visit, administrator: StaffMember, language: str, looked_at: list[str]
) -> None:
    visitor = visit(size=PHONE)
    page = visitor.sign_in(administrator.email)
    if language == "es":
        page.get_by_role("button", name="Español").click()
    keys = Keyboard(page)
    ticket = Ticket.objects.filter(organization=administrator.organization).order_by("reference")[0]
    with translation.override(language):
        for _each in range(2):
            visitor.go(f"/ticketholders/{ticket.pk}/services/")
            look(page, looked_at, 320)
            keys.press(_("Record a service"))
            keys.type("what", "Welding")
            keys.type("given_by", "Harbor College")
            keys.day("first_day", date(2025, 9, 1))
            keys.type("cents", "1,800")
            keys.choose("source", _("workforce program (WIOA)")[:4])
            keys.choose("second_source", _("vocational rehabilitation")[:4])
            keys.type("second_cents", "600")
            keys.press(_("Save"))
            look(page, looked_at, 320)
        assert ServiceLine.objects.get().first_cents == 120_000
        assert "Harbor College" in page.get_by_role("alert").inner_text()
        visitor.go("/services/")
        look(page, looked_at, 320)
        keys.press(_("Programs and participants"))
        look(page, looked_at, 320)
        visitor.go("/knowledge/")
        keys.press(_("Write a page"))
        keys.type("title", "Ask at intake")
        keys.type("text", "# Ask\n\n- do you get SSI?\n\n[SSA](https://ssa.gov/)")
        look(page, looked_at, 320)
        keys.press(_("Save"))
        look(page, looked_at, 320)
        assert page.locator("article h2").inner_text() == "Ask"
        keys.press(_("Put it away"))
        look(page, looked_at, 320)
        assert Article.objects.get().put_away_at is not None
        for address in ("/knowledge/?away=yes", "/revenue/", "/revenue/year-end/", "/revenue/projections/"):
            visitor.go(address)
            look(page, looked_at, 320)
    assert not [one for one in visitor.complaints if "422" not in one]


def test_the_pictures_of_a_projection_are_for_everyone(
    visit: Visit, administrator: StaffMember, looked_at: list[str]
) -> None:
    plan = {
        "name": "Plan",
        "begins": Month.of(TODAY) - 6,
        "months": 60,
        "figures_of": 2025,
        "counts_caseload": True,
    }
    known = actions.write({**plan, "content": made_up_content()}, deed=Deed.of(administrator))
    visitor = visit(size=PHONE)
    visitor.sign_in(administrator.email)
    page = visitor.go(f"/revenue/projections/{known.pk}/")
    assert page.get_by_role("img", name="Income by month").locator("path.range").count() > 40
    assert (
        page.get_by_role("img", name="What is left since the first month").locator("path.left").count() == 3
    )
    assert page.locator("path.came").count() == 6
    look(page, looked_at, 320)
    page = visitor.go(f"/revenue/projections/{known.pk}/change/")
    look(page, looked_at, 320)
    page.set_viewport_size({"width": 720, "height": 1000})
    visitor.go(f"/revenue/projections/{known.pk}/")
    page.emulate_media(media="print")
    for box in [one.bounding_box() for one in page.locator("svg.ahead").all()]:
        assert box is not None
        assert box["x"] + box["width"] <= FULL["width"] // 16 * 9
