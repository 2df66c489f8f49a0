"""Somebody who has a keyboard and no mouse, and what is looked at on every page that they come to."""

from __future__ import annotations

from datetime import date

from playwright.sync_api import Page

from tests.browser.conftest import violations

FOCUSED = "document.activeElement"


class Keyboard:
    """Presses keys, and counts them."""

    def __init__(self, page: Page) -> None:
        self.page, self.pressed = page, 0

    def keys(self, text: str) -> None:
        """Type this where the focus stands."""
        self.pressed += len(text)
        self.page.keyboard.type(text)

    def key(self, name: str, times: int = 1) -> None:
        self.pressed += times
        for _ in range(times):
            self.page.keyboard.press(name)

    def to(self, wanted: str, most: int = 200) -> None:
        """Tab until the focus stands on a field of this name, or a link or button whose words are or begin with these; it
        must be seen to stand there."""
        for _ in range(most):
            self.key("Tab")
            name, text = self.page.evaluate(f"[{FOCUSED}.name || '', ({FOCUSED}.innerText || '').trim()]")
            if wanted in (name, text) or text.startswith((f"{wanted} ", f"{wanted}\n")):
                outline = self.page.evaluate(f"getComputedStyle({FOCUSED}).outlineStyle")
                assert outline != "none", f"nothing shows that {wanted} has the focus"
                return
        raise AssertionError(f"{wanted} is not reached by keyboard")

    def press(self, wanted: str) -> None:
        """Go there and press Enter; the next page is there afterwards."""
        self.to(wanted)
        self.enter()

    def enter(self) -> None:
        with self.page.expect_navigation():
            self.key("Enter")

    def type(self, name: str, text: str) -> None:
        """In the field of this name, in place of what stands there."""
        self.to(name)
        self.key("Control+a")
        self.keys(text)

    def choose(self, name: str, text: str) -> None:
        """In a list of choices, by its first letters."""
        self.to(name)
        self.keys(text)

    def tick(self, name: str) -> None:
        self.to(name)
        self.key("Space")

    def day(self, name: str, day: date) -> None:
        """In the browser's own field for a day, as its language writes it: the tests' browser writes month first."""
        self.to(name)
        self.keys(f"{day:%m%d%Y}")


def look(page: Page, found: list[str], width: int, *, scripts: bool = True) -> None:
    """Write down what axe finds wrong, and a page that is too wide. Axe is a script itself: without scripts, only the width."""
    if scripts:
        found += [f"{page.url}: {one}" for one in violations(page)]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        found.append(f"{page.url} is too wide")
    if page.locator("h1").count() != 1:
        found.append(f"{page.url} has not exactly one main heading")
