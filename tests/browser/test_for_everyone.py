"""Every page: no violation that axe can see, nothing cut off at 320 px or at 400 %, no script of its own needed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from milepost.organizations.models import StaffMember
from milepost.tickets.models import Ticket
from milepost.uploads.models import Upload
from tests.browser.conftest import FULL, PHONE, ZOOMED, Visitor, violations

Visit = Callable[..., Visitor]

SIZES = {"full": FULL, "phone": PHONE, "zoomed": ZOOMED}


def every_page(member: StaffMember) -> list[str]:
    """Each page once, with the states that show something else."""
    tickets = Ticket.objects.filter(organization=member.organization)
    payable = tickets.filter(decided__payable__gt=0)[0]
    waiting = tickets.filter(decided_claims__status="waiting")[0]
    in_period = tickets.filter(decided__outcome_period_began__isnull=False)[0]
    faults = [
        {
            "file": "months.csv",
            "row": 3,
            "column": "cash",
            "en": ["is no word", "write paid"],
            "es": ["no", "sí"],
        }
    ]
    faulty = Upload.objects.create(
        organization=member.organization,
        by=member,
        file_name="faulty.zip",
        size=1,
        content=b"",
        state="faulty",
        faults=faults,
        notes=faults,
    )
    checked = Upload.objects.create(
        organization=member.organization,
        by=member,
        file_name="checked.zip",
        size=1,
        content=b"",
        state="checked",
        findings={"tickets": {"new": 2}, "claims": {"payable": {"count": 1, "dollars": 1850}}},
    )
    return [
        "/",
        "/ticketholders/",
        "/ticketholders/?program=nothing",
        "/account/",
        "/account/second-factor/needed/",
        "/account/second-factor/",
        "/account/sessions/",
        "/organization/",
        "/organization/identities/add/",
        "/staff/",
        "/staff/enrol/",
        f"/staff/{member.pk}/",
        "/journal/",
        f"/ticketholders/{payable.pk}/person/",
        f"/ticketholders/{payable.pk}/person/change/",
        f"/ticketholders/{payable.pk}/person/numbers/",
        f"/ticketholders/{payable.pk}/contacts/add/",
        f"/ticketholders/{payable.pk}/consents/add/",
        f"/ticketholders/{payable.pk}/documents/",
        f"/ticketholders/{payable.pk}/history/",
        f"/ticketholders/{payable.pk}/reviews/",
        f"/ticketholders/{payable.pk}/reviews/record/",
        f"/ticketholders/{payable.pk}/reviews/study/",
        "/claims/",
        "/claims/?status=waiting&sort=-amount",
        "/figures/",
        "/figures/enter/",
        "/uploads/",
        f"/uploads/{faulty.pk}/",
        f"/uploads/{checked.pk}/",
        f"/ticketholders/{payable.pk}/",
        f"/ticketholders/{waiting.pk}/?reading=regulation",
        f"/ticketholders/{in_period.pk}/?claim=outcome-1",
    ]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["English", "Español"])
def test_every_page_is_for_everyone(
    visit: Visit, administrator: StaffMember, size: str, language: str
) -> None:
    visitor = visit(size=SIZES[size])
    page = visitor.go("/sign-in/")
    assert violations(page) == []
    visitor.sign_in(administrator.email)
    if language == "Español":
        page.get_by_role("button", name="Español").click()
    wrong = {}
    for path in every_page(administrator):
        visitor.go(path)
        found = violations(page)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > SIZES[size]["width"]:
            found.append(f"{width} px wide")
        if page.locator("h1").count() != 1:
            found.append("not exactly one main heading")
        if found:
            wrong[path] = found
    assert wrong == {}
    assert visitor.complaints == [], "the browser complains, for example of the security policy"


def test_without_scripts_the_whole_way_works(visit: Visit, administrator: StaffMember) -> None:
    """Sign in, find somebody, open a cell of the ladder, read its reasons, change the language, sign out."""
    visitor = visit(size=PHONE, scripts=False)
    page = visitor.sign_in(administrator.email)
    page.get_by_role("link", name="Ticketholders").click()
    page.get_by_label("Name or id").fill("000010")
    page.get_by_role("button", name="Show").click()
    page.locator("tbody th a").click()
    page.locator("a.cell").last.click()
    assert page.locator("#why ol li").count() > 0
    page.get_by_role("button", name="Español").click()
    assert page.locator("html").get_attribute("lang") == "es"
    assert "claim=" in page.url, "changing the language stays on the page"
    page.get_by_role("button", name="Cerrar sesión").click()
    assert page.url.endswith("/sign-in/")


def test_nothing_is_fetched_from_elsewhere_and_no_script_is_ours(
    visit: Visit, administrator: StaffMember
) -> None:
    visitor = visit(size=FULL)
    asked: list[str] = []
    visitor.page.on("request", lambda request: asked.append(request.url))
    visitor.sign_in(administrator.email)
    for path in every_page(administrator):
        visitor.go(path)
    assert all(url.startswith((visitor.address, "data:")) for url in asked)
