"""Every page: no violation that axe can see, nothing cut off at 320 px or at 400 %, no script of its own needed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django.urls import URLPattern, reverse
from playwright.sync_api import Page

from milepost.organizations.models import StaffMember
from milepost.organizations.roles import Role
from milepost.organizations.suitability import Suitability
from milepost.tickets.models import Ticket
from milepost.uploads.models import Upload
from tests.browser.conftest import FULL, LOOKED_AT, PHONE, ZOOMED, Visitor, violations
from tests.isolation.cast import Household, enrolled, household
from tests.isolation.test_every_route import CONSTANT, EVERYTHING, ROUTES, parts_of

Visit = Callable[..., Visitor]

PARTS = 2
HALF = len(ROUTES) // PARTS + 1
"""So that two processes share the pages."""
SIZES = {"full": FULL, "phone": PHONE, "zoomed": ZOOMED}


def every_page(member: StaffMember) -> list[str]:
    """The states of pages that the walk over every route does not come to."""
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
        f"/ticketholders/{payable.pk}/history/",
        f"/ticketholders/{payable.pk}/reviews/",
        "/claims/?status=waiting&sort=-amount",
        "/figures/",
        "/uploads/",
        f"/uploads/{faulty.pk}/",
        f"/uploads/{checked.pk}/",
        f"/ticketholders/{payable.pk}/",
        f"/ticketholders/{waiting.pk}/?reading=regulation",
        f"/ticketholders/{in_period.pk}/?claim=outcome-1",
    ]


@pytest.mark.parametrize(
    ("size", "language"),
    [
        (size, language)
        for size, language in (("full", "Español"), ("phone", "English"), ("zoomed", "English"))
        if SIZES[size] in LOOKED_AT
    ],
)
def test_the_states_of_pages_are_for_everyone(
    visit: Visit, administrator: StaffMember, size: str, language: str
) -> None:
    visitor = visit(size=SIZES[size])
    page = visitor.go("/sign-in/")
    assert violations(page, "document") == []
    visitor.sign_in(administrator.email)
    assert walked(visitor, every_page(administrator), language, SIZES[size]["width"]) == {}
    assert visitor.complaints == [], "the browser complains, for example of the security policy"


@pytest.mark.parametrize("part", range(PARTS))
def test_every_route_is_for_everyone(visit: Visit, db: None, part: int) -> None:
    """Every address that answers with a page, with a record of each kind behind it, in Spanish, whose words are longer.

    Each is looked at as wide as a telephone, where a page breaks first; `make test-long` looks at full width too.
    """
    made = household("Northside")
    member = enrolled(made, Role.ADMINISTRATOR)
    member.suitability = Suitability.CLEARED
    member.save()
    visitor = visit(size=PHONE)
    visitor.sign_in(member.email)
    pages = pages_of(made, member, ROUTES[part * HALF : (part + 1) * HALF])
    assert len(pages) > (100 if EVERYTHING else 50)
    assert walked(visitor, pages, "Español", PHONE["width"], then=FULL if EVERYTHING else None) == {}
    assert visitor.complaints == [], "the browser complains, for example of the security policy"


def pages_of(made: Household, member: StaffMember, routes: Sequence[URLPattern]) -> list[str]:
    """The addresses of those routes that answer a member with a page of ours.

    Of those that are made of the same templates, as many forms are, the first is looked at; all of them in `make test-long`.
    """
    client, found, made_of = Client(), list[str](), set[frozenset[str]]()
    for route in routes:
        names = parts_of(route)
        address = reverse(
            str(route.name), kwargs={name: made.parts.get(name, CONSTANT.get(name)) for name in names}
        )
        if SESSION_KEY not in client.session:  # an answer before may have ended it
            client.force_login(member)
        answer = client.get(address)
        templates = frozenset(str(one.name) for one in answer.templates)
        is_page = answer.status_code == 200 and answer.headers["Content-Type"].startswith("text/html")
        if is_page and (EVERYTHING or templates not in made_of):
            made_of.add(templates)
            found.append(address)
    return found


def walked(
    visitor: Visitor, paths: list[str], language: str, width: int, then: dict[str, int] | None = None
) -> dict[str, list[str]]:
    """What is wrong with each of these pages, where anything is; `then` at another size, without asking for it again."""
    page, wrong = visitor.page, {}
    before = page.viewport_size
    if language == "Español":
        page.get_by_role("button", name="Español").click()
    for path in paths:
        visitor.go(path)
        found = [*violations(page, "document"), *too_wide(page, width)]
        if page.locator("h1").count() != 1:
            found.append("not exactly one main heading")
        if then is not None and before is not None:
            page.set_viewport_size({"width": then["width"], "height": then["height"]})
            found += [*violations(page, "document"), *too_wide(page, then["width"])]
            page.set_viewport_size(before)
        if found:
            wrong[path] = found
    return wrong


def too_wide(page: Page, width: int) -> list[str]:
    wide = page.evaluate("document.documentElement.scrollWidth")
    return [f"{wide} px wide where there are {width}"] if wide > width else []


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
