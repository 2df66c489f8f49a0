"""A real Chromium, and a website with two hundred made-up Ticketholders behind it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.website.conftest import PASSWORD, administrator, northside

__all__ = ["administrator", "northside"]

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the driver's loop runs beside the tests
ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
FULL = {"width": 1280, "height": 900}
PHONE = {"width": 320, "height": 640}
ZOOMED = {"width": 320, "height": 256}
"""1280 × 1024 at 400 %."""
LOOKED_AT = (FULL, PHONE, ZOOMED) if "MILEPOST_EVERYTHING" in os.environ else (PHONE,)
"""As wide as a telephone, where a page breaks first; `make test-long` looks at every width."""
LANGUAGES = ("en", "es") if "MILEPOST_EVERYTHING" in os.environ else ("es",)
"""Journeys go in Spanish, whose words are longer; `make test-long` goes them in both languages."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    path = next((found for name in NAMES if (found := shutil.which(name))), None)
    if path is None:
        pytest.fail(
            "The page tests need a Chromium browser, and none was found: run tools/browser, or install chromium."
        )
    assert AXE.exists(), "axe-core is not installed: run npm ci, or make test"
    started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
    yield started
    started.close()


class Visitor:
    """Somebody with a browser window of some size, signed in or not, with JavaScript or without."""

    def __init__(self, browser: Browser, address: str, *, size: dict[str, int], scripts: bool = True) -> None:
        self.context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]}, java_script_enabled=scripts
        )
        self.page: Page = self.context.new_page()
        self.address = address
        self.complaints: list[str] = []
        self.page.on("console", self._listen)

    def _listen(self, message: ConsoleMessage) -> None:
        """Errors and warnings; the browser's advice to developers is neither."""
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)

    def go(self, path: str) -> Page:
        answer = self.page.goto(self.address + path)
        assert answer is not None
        assert answer.status < 400, f"{path}: {answer.status}"
        return self.page

    def sign_in(self, email: str, language: str = "en") -> Page:
        self.go("/sign-in/")
        self.page.get_by_label("E-mail address").fill(email)
        self.page.get_by_label("Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).click()
        self.page.wait_for_url(self.address + "/")
        if language == "es":
            self.page.get_by_role("button", name="Español").press("Enter")
            self.page.wait_for_selector("html[lang=es]")
        return self.page


@pytest.fixture
def visit(browser: Browser, live_server: LiveServer) -> Iterator[Callable[..., Visitor]]:
    """Makes visitors, and sends them home before the website closes."""
    visitors: list[Visitor] = []

    def made(*, size: dict[str, int], scripts: bool = True) -> Visitor:
        visitors.append(Visitor(browser, str(live_server.url), size=size, scripts=scripts))
        return visitors[-1]

    yield made
    for visitor in visitors:
        visitor.context.close()


@pytest.fixture
def looked_at() -> Iterator[list[str]]:
    """What `keyboard.look` finds wrong; the journey is gone to its end first."""
    found: list[str] = []
    yield found
    assert found == [], "axe finds something wrong, or a page is too wide"


TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page, within: str = "main") -> list[str]:
    """What axe finds wrong within this element; its script is put in by the test, past the page's own policy.

    The frame around the main part is the same everywhere; `document` looks at that too, and at the rules about whole pages.
    """
    if not page.evaluate("'axe' in window"):
        session = page.context.new_cdp_session(page)
        session.send("Runtime.evaluate", {"expression": AXE.read_text(encoding="utf-8")})
        session.detach()
    found = page.evaluate(
        "([within, tags]) => axe.run(document.querySelector(within) || document, {runOnly: {type: 'tag', values: tags},"
        " resultTypes: ['violations'], selectors: false})",
        [":root" if within == "document" else within, TAGS],
    )
    return [
        f"{one['id']}: {one['help']} · {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
