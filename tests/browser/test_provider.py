"""Signing in with an OpenID Connect provider in a real browser, which holds our form to the content security policy."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from milepost.organizations.models import StaffMember
from tests.browser.conftest import PHONE, Visitor, violations
from tests.organizations.conftest import Started, set_up, start_provider
from tests.organizations.provider import PASSWORD

__all__ = ["start_provider"]


def test_off_to_the_provider_and_back(
    visit: Callable[..., Visitor],
    administrator: StaffMember,
    start_provider: Started,
    settings: pytest.FixtureRequest,
) -> None:
    visitor = visit(size=PHONE, scripts=False)
    set_up(settings, start_provider(f"{visitor.address}/sign-in/with/organization/back/"))
    for email, ends in (("stranger@elsewhere.example", "/back/"), (administrator.email, "/")):
        page = visitor.go("/sign-in/")
        page.get_by_role("button", name="Sign in with County Sign-in").click()
        page.wait_for_url("http://localhost:*/accounts/login/**")
        page.locator("[name=login]").fill(email)
        page.locator("[name=password]").fill(PASSWORD)
        page.locator("form[action*=login] button, form button[type=submit]").first.click()
        page.wait_for_url(f"{visitor.address}/**")
        assert page.url.split("?")[0].endswith(ends)
        visitor.context.clear_cookies(domain="localhost")
    assert page.get_by_role("heading", level=1).is_visible()
    visitor.context.clear_cookies()


@pytest.mark.parametrize(
    "path", ["/sign-in/with/organization/", "/sign-in/with/organization/back/", "/sign-in/with/cancelled/"]
)
def test_its_pages_are_for_everyone(
    visit: Callable[..., Visitor], settings: pytest.FixtureRequest, path: str
) -> None:
    set_up(settings, "http://localhost:9")
    visitor = visit(size=PHONE)
    visitor.page.goto(visitor.address + path)
    assert visitor.page.get_by_role("heading", level=1).is_visible()
    assert violations(visitor.page) == []
