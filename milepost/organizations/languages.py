"""The languages of the pages."""

from __future__ import annotations

from django.utils.translation import get_language

LANGUAGES = ("en", "es")


def language() -> str:
    """The one in which the page is being read: `en` or `es`."""
    return "es" if (get_language() or "en").startswith("es") else "en"
