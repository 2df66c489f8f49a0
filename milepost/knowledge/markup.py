"""What may stand in an article: paragraphs, headings, lists, emphasis and links, in the plain markup called Markdown.

Whatever looks like HTML is shown as it was typed. A link leads to the web, to an e-mail address or a telephone number, or to
a page of this installation; any other address is left as text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

ALLOWED = ("list", "heading", "emphasis", "link", "autolink", "newline", "escape", "entity")
LINKS = re.compile(r"(?:https?://[^\s]+|mailto:[^\s]+|tel:[+\d() .-]+|/(?![/\\])[^\s]*)", re.IGNORECASE)
LARGEST_HEADING, SMALLEST_HEADING = 2, 6
"""The title of the page is the only heading of the first order."""


class _Reader(MarkdownIt):
    """One that takes no address but these."""

    def validateLink(self, url: str) -> bool:  # noqa: N802 - the library's name
        return LINKS.fullmatch(url) is not None


@cache
def _reader() -> _Reader:
    made = _Reader("zero", {"html": False, "breaks": True})
    made.enable(list(ALLOWED))
    return made


def shown(text: str) -> SafeString:
    """The text as HTML that is safe to show."""
    reader = _reader()
    tokens = reader.parse(text)
    _lower_headings(tokens)
    made: SafeString = mark_safe(reader.renderer.render(tokens, reader.options, {}))  # noqa: S308 - it escapes every text
    return made


def _lower_headings(tokens: Sequence[Any]) -> None:
    """One step down from the first heading on, none skipped: a screen reader reads the order."""
    last = LARGEST_HEADING - 1
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            asked = int(token.tag[1]) + 1
            last = min(max(asked, LARGEST_HEADING), last + 1, SMALLEST_HEADING)
            token.tag = tokens[place + 2].tag = f"h{last}"
