"""A duty from Today to its proof, on a telephone and without a script."""

from __future__ import annotations

from collections.abc import Callable

from milepost.duties import settings_actions
from milepost.duties.models import Doing
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, StaffMember
from tests.browser.conftest import PHONE, Visitor
from tests.website.conftest import TODAY

Visit = Callable[..., Visitor]


def test_from_today_to_its_proof_on_a_telephone(visit: Visit, administrator: StaffMember) -> None:
    Identity.objects.create(organization=administrator.organization, name="Northside Works")
    settings_actions.keep_since(TODAY, deed=Deed.of(administrator))
    visitor = visit(size=PHONE, scripts=False)
    page = visitor.sign_in(administrator.email)
    page.get_by_role("link", name="Security awareness (SSA-222)").first.click()
    assert "No signature is on record." in page.inner_text("main")
    page.get_by_role("link", name="Record it").press("Enter")
    page.get_by_role("button", name="Record it").click()
    assert "document that proves it" in page.inner_text("#what-is-wrong")
    page.get_by_label("Proof in words").fill("Signed on paper, in the file.")
    page.get_by_role("button", name="Record it").press("Enter")
    assert "Signed on paper, in the file." in page.inner_text("main")
    assert Doing.objects.get().kind == "security_awareness"
    page.get_by_role("link", name="Take it back").click()
    page.get_by_label("Why?").fill("It was last year's form.")
    page.get_by_role("button", name="Take it back").click()
    assert "taken back" in page.inner_text("main")
    visitor.go("/duties/calendar/")
    page.get_by_role("link", name="Next month").press("Enter")
    assert page.locator("h1").inner_text() == "January 2026"
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
