"""The sentences of every finding, in English and Spanish, and how their figures are written.

A rule names a sentence and its figures; only this module turns them into words.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from milepost.rulebook.money import spoken
from milepost.rulebook.months import Month
from milepost.rulebook.wording_agreements import SENTENCES as AGREEMENTS
from milepost.rulebook.wording_assignability import SENTENCES as ASSIGNABILITY
from milepost.rulebook.wording_candidates import SENTENCES as CANDIDATES
from milepost.rulebook.wording_claims import SENTENCES as CLAIMS
from milepost.rulebook.wording_contacts import SENTENCES as CONTACTS
from milepost.rulebook.wording_duties import SENTENCES as DUTIES
from milepost.rulebook.wording_earnings import SENTENCES as EARNINGS
from milepost.rulebook.wording_explained import SENTENCES as EXPLAINED
from milepost.rulebook.wording_forecast import SENTENCES as FORECAST
from milepost.rulebook.wording_handoffs import SENTENCES as HANDOFFS
from milepost.rulebook.wording_inspections import SENTENCES as INSPECTIONS
from milepost.rulebook.wording_partners import SENTENCES as PARTNERS
from milepost.rulebook.wording_payments import SENTENCES as PAYMENTS
from milepost.rulebook.wording_plans import SENTENCES as PLANS
from milepost.rulebook.wording_progress import SENTENCES as PROGRESS
from milepost.rulebook.wording_requests import SENTENCES as REQUESTS
from milepost.rulebook.wording_revenue import SENTENCES as REVENUE
from milepost.rulebook.wording_reviews import SENTENCES as REVIEWS
from milepost.rulebook.wording_scheme_conditions import SENTENCES as SCHEME_CONDITIONS
from milepost.rulebook.wording_scheme_faults import SENTENCES as SCHEME_FAULTS
from milepost.rulebook.wording_schemes import SENTENCES as SCHEMES
from milepost.rulebook.wording_scorecards import SENTENCES as SCORECARDS
from milepost.rulebook.wording_shares import SENTENCES as SHARES
from milepost.rulebook.wording_texts import SENTENCES as TEXTS

SENTENCES: dict[str, dict[str, str]] = {
    **AGREEMENTS,
    **ASSIGNABILITY,
    **CANDIDATES,
    **CLAIMS,
    **CONTACTS,
    **DUTIES,
    **EARNINGS,
    **EXPLAINED,
    **PARTNERS,
    **INSPECTIONS,
    **PAYMENTS,
    **FORECAST,
    **HANDOFFS,
    **PLANS,
    **PROGRESS,
    **REQUESTS,
    **REVENUE,
    **REVIEWS,
    **SCHEMES,
    **SCHEME_CONDITIONS,
    **SCHEME_FAULTS,
    **SCORECARDS,
    **SHARES,
    **TEXTS,
}
LANGUAGES = ("en", "es")

_MONTH_NAMES = {
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    "es": (
        "enero",
        "febrero",
        "marzo",
        "abril",
        "mayo",
        "junio",
        "julio",
        "agosto",
        "septiembre",
        "octubre",
        "noviembre",
        "diciembre",
    ),
}
_AND = {"en": "and", "es": "y"}
_JOINED_BY = {"en": " ", "es": " de "}


class Worded:
    """A figure that words itself, such as what is missing."""

    __slots__ = ()

    def words(self, language: str = "en") -> str:
        raise AssertionError("each worded figure says how")


def sentence(code: str, figures: Mapping[str, object], language: str = "en") -> str:
    """The sentence named by `code`, its figures written in the language.

    A figure whose name ends in `_cents` or `_dollars` is money; months, days and lists of months are
    spelled out; anything else is written as it is.
    """
    try:
        return _known_sentence(code, language, tuple(figures.items()))
    except TypeError:  # a figure that cannot be remembered, such as what is missing
        return _sentence(code, language, figures.items())


def _sentence(code: str, language: str, figures: Iterable[tuple[str, object]]) -> str:
    template = SENTENCES[code][language]
    return template.format(**{name: written(name, figure, language) for name, figure in figures})


_known_sentence = lru_cache(maxsize=32_768)(_sentence)  # a caseload says the same things of many Tickets


def claim_named(code: str, number: object, language: str = "en") -> str:
    """`Phase 1 milestone 2`, `Phase 2 milestone 3`, `outcome 12`, `reconciliation`, as it begins a line."""
    name = sentence(f"WORD_{code}", {}, language)
    if number is not None:
        name = sentence(f"WORD_numbered_{code}", {"number": number}, language)
    return name[0].upper() + name[1:]


def written(name: str, figure: object, language: str) -> str:
    """One figure in words, by its type and, for money, by the ending of its name."""
    kind = type(figure)
    if kind is str:
        return _word(str(figure), language) if name.endswith("_word") else str(figure)
    if isinstance(figure, Month):
        return month_in_words(figure, language)
    if isinstance(figure, int):
        if name.endswith("_cents"):
            return spoken(figure)
        return f"${figure:,}" if name.endswith("_dollars") else str(figure)
    if isinstance(figure, tuple):
        return listed([written(name, item, language) for item in figure], language)
    if isinstance(figure, date):
        return day_in_words(figure, language)
    return figure.words(language) if isinstance(figure, Worded) else str(figure)


@lru_cache(maxsize=4096)
def month_in_words(month: Month, language: str) -> str:
    return f"{_MONTH_NAMES[language][month.number - 1]}{_JOINED_BY[language]}{month.year}"


def day_in_words(day: date, language: str) -> str:
    if language == "es":
        return f"{day.day} de {_MONTH_NAMES['es'][day.month - 1]} de {day.year}"
    return f"{day.day} {_MONTH_NAMES['en'][day.month - 1]} {day.year}"


def listed(items: list[str], language: str) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {_AND[language]} {items[-1]}"


def _word(code: str, language: str) -> str:
    """A code of the exchange format (`p1m2`, `payable`) as people say it."""
    return SENTENCES[f"WORD_{code}"][language]
