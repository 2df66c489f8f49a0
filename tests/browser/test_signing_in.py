"""Signing in as people do it: with a passkey, and after a while of doing nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from milepost.editing.models import Draft
from milepost.organizations.models import StaffMember
from milepost.tickets.models import Ticket
from tests.browser.conftest import FULL, Visitor, violations
from tests.website.conftest import PASSWORD

Visit = Callable[..., Visitor]


def test_a_passkey_is_added_and_opens_the_door_without_a_password(
    visit: Visit, administrator: StaffMember
) -> None:
    visitor = visit(size=FULL)
    visitor.address = visitor.address.replace("127.0.0.1", "localhost")  # a passkey belongs to a name
    page = visitor.page
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    visitor.sign_in(administrator.email)
    visitor.go("/account/passkeys/add/")
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.wait_for_url("**/account/passkeys/add/")
    page.get_by_label("Name").fill("This machine")
    if page.get_by_label("Passwordless").count():
        page.get_by_label("Passwordless").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/account/recovery-codes/**")
    page.get_by_role("button", name="Sign out").first.click()
    page.wait_for_url("**/sign-in/**")
    page.locator("#passkey_login").click()
    page.wait_for_url(visitor.address + "/")
    assert visitor.page.locator("h1").inner_text().startswith("Good day")


def test_two_minutes_before_the_end_one_is_told_and_what_was_typed_is_kept(
    visit: Visit, administrator: StaffMember
) -> None:
    ticket = Ticket.objects.filter(organization=administrator.organization)[0]
    visitor = visit(size=FULL)
    visitor.sign_in(administrator.email)
    page = visitor.page
    page.clock.install()
    visitor.go(f"/ticketholders/{ticket.pk}/person/change/")
    page.get_by_label("Telephone").fill("555-0199")
    notice = page.get_by_role("alertdialog", name="Are you still there?")
    page.clock.fast_forward("17:59")
    assert not notice.is_visible()
    page.clock.fast_forward("00:02")
    notice.wait_for()
    assert page.evaluate("document.activeElement.id") == "idle", "a screen reader reads what takes the focus"
    assert violations(page) == []
    page.get_by_role("button", name="Stay signed in").click()
    notice.wait_for(state="hidden")
    assert Draft.objects.get().fields.open()["phone"] == ["555-0199"]


@pytest.mark.parametrize("wrong", ["", "nobody@x.example"])
def test_a_wrong_sign_in_is_said_where_the_focus_is(
    visit: Visit, administrator: StaffMember, wrong: str
) -> None:
    visitor = visit(size=FULL, scripts=False)
    page = visitor.go("/sign-in/")
    page.locator("input[name=login]").evaluate("one => one.form.noValidate = true")
    page.get_by_label("E-mail address").fill(wrong)
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in", exact=True).click()
    assert page.locator("#what-is-wrong").get_by_role("listitem").count() >= 1
    assert page.get_by_label("E-mail address").input_value() == wrong
