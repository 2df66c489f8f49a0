"""How pages write what the rulebook says: in the reader's language, from the rulebook's own words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.utils.translation import gettext as _

from milepost.organizations.languages import language as language
from milepost.rulebook.decisions import Missing, Reason
from milepost.rulebook.months import Month
from milepost.rulebook.wording import SENTENCES, claim_named, day_in_words, month_in_words, sentence

register = template.Library()
SHORT_MONTHS = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"),
}

DAYS_OF_WEEK = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "es": ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"),
}


@register.filter
def finding(reason: Reason) -> str:
    return reason.finding(language())


@register.filter
def lacking(missing: Missing | dict[str, str]) -> str:
    """What is missing, from the decision or from a kept answer."""
    return missing[language()] if isinstance(missing, dict) else missing.words(language())


@register.filter
def told(words: Mapping[str, str]) -> str:
    """A text that stands as data in each language."""
    return words[language()]


@register.filter
def word(code: object) -> str:
    """A code of the exchange format as people say it."""
    known = f"WORD_{code}"
    return sentence(known, {}, language()) if known in SENTENCES else str(code).replace("_", " ")


@register.filter
def claim_name(claim: Any) -> str:
    """`Phase 1 milestone 2`, `Phase 2 milestone 3`, `Outcome 12`: of a decided, a kept or a coming claim."""
    return claim_named(str(claim.claim), claim.number, language())


@register.filter
def dollars(amount: int | None) -> str:
    """Whole dollars; an amount that is not known says so."""
    return _("not known") if amount is None else f"${amount:,}"


@register.filter
def cents(amount: int | None) -> str:
    """Cents as dollars, the cents left out where there are none."""
    if amount is None:
        return ""
    whole, rest = divmod(abs(amount), 100)
    text = f"${whole:,}" + (f".{rest:02}" if rest else "")
    return f"-{text}" if amount < 0 else text


@register.filter
def day(given: date | None) -> str:
    return "" if given is None else day_in_words(given, language())


@register.filter
def day_of_week(given: date | None) -> str:
    """`Tuesday 24 March`."""
    if given is None:
        return ""
    spoken = language()
    in_year = day_in_words(given, spoken).rsplit(" de " if spoken == "es" else " ", 1)[0]
    return f"{DAYS_OF_WEEK[spoken][given.weekday()]} {in_year}"


@register.filter
def short_day(given: date | None) -> str:
    """`28 Feb 2026`."""
    return "" if given is None else f"{given.day} {SHORT_MONTHS[language()][given.month - 1]} {given.year}"


@register.filter
def month(given: Month | None) -> str:
    return "" if given is None else month_in_words(Month(given), language())


@register.filter
def short_month(given: Month | None) -> str:
    """`Feb 2024`."""
    return "" if given is None else f"{SHORT_MONTHS[language()][given.number - 1]} {given.year}"


@register.filter
def percent(given: str | None) -> str:
    """An exact share, kept as `58` or `175/3`, to one decimal: `58.3%`."""
    if not given:
        return ""
    tenths = round(Fraction(given) * 10)
    return f"{tenths // 10}%" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}%"


@register.filter
def item(mapping: Any, key: object) -> Any:
    return mapping.get(key)


@register.filter
def at(row: Any, place: int) -> Any:
    """What stands at this place of a row, from 0: the heading of a cell."""
    return row[place]


@register.filter
def with_look(field: BoundField) -> str:
    """The field with the class of its USWDS component."""
    kinds = {
        "select": "usa-select",
        "textarea": "usa-textarea",
        "severalfiles": "",
        "clearablefile": "",
        "checkbox": "check",
    }
    attrs: dict[str, Any] = {"class": kinds.get(field.widget_type, "usa-input")}
    if field.errors:  # said by a screen reader together with the field, the error first
        described = [
            f"{field.id_for_label}_error",
            f"{field.id_for_label}_helptext" if field.help_text else "",
        ]
        attrs |= {"aria-invalid": "true", "aria-describedby": " ".join(described).strip()}
    return field.as_widget(attrs=attrs)


@register.simple_tag(takes_context=True)
def address_with(context: Context, **changes: object) -> str:
    """The query of this page with some of its parts changed; None takes one away."""
    kept = {name: value for name, value in context["request"].GET.items() if name not in changes}
    kept.update({name: str(value) for name, value in changes.items() if value not in (None, "")})
    return f"?{urlencode(kept)}"
