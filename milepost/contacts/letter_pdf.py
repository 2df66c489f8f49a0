"""A letter as an accessible PDF."""

from __future__ import annotations

from datetime import date

from milepost.contacts.models import Letter
from milepost.notices.pdf import pdf_of
from milepost.rulebook.wording import day_in_words

TEMPLATE = "contacts/typst/letter.typ"


def pdf(letter: Letter, on: date | None = None) -> bytes:
    """The letter as it stands, dated on the day given or on the day it was drafted."""
    content = letter.content.open()
    given = {
        **content,
        "language": letter.language,
        "title": content["subject"],
        "organization": content["letterhead"][0],
        "large": letter.is_large,
        "day": _written(on or letter.mailed_on or letter.drafted_on, letter.language),
    }
    return pdf_of(TEMPLATE, given)


def _written(day: date, language: str) -> str:
    """As a letter is dated in the United States."""
    return day_in_words(day, "es") if language == "es" else f"{day:%B} {day.day}, {day.year}"
