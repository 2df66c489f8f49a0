"""A forecast as plain lists and words, for the command line and to be kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from milepost.rulebook.decisions import Reason
from milepost.rulebook.forecast import Forecast, MonthAhead, Part, Range

Said = Callable[[Reason], dict[str, str]]
LANGUAGES = ("en", "es")


def said_in(language: str) -> Said:
    """A reason in one language, as every answer of the public format gives it."""

    def said(reason: Reason) -> dict[str, str]:
        return {"code": reason.code, "finding": reason.finding(language), "law": reason.law}

    return said


def said_in_both(reason: Reason) -> dict[str, str]:
    """A reason in every language, so that it can be kept."""
    return {
        "code": reason.code,
        "law": reason.law,
        **{language: reason.finding(language) for language in LANGUAGES},
    }


def as_object(
    forecast: Forecast, said: Said, amount: Callable[[int], object] = lambda dollars: dollars
) -> dict[str, Any]:
    """The whole answer; `amount` writes whole dollars (the public format has them as text)."""
    return {
        "as_of": str(forecast.as_of),
        "reading": forecast.reading,
        "figures_of": forecast.figures_of,
        "tickets": forecast.tickets,
        "in_work": forecast.in_work,
        "months": [_month(one, said, amount) for one in forecast.months],
        "all_months": _month(forecast.all_months, said, amount),
        "assumptions": [said(reason) for reason in forecast.assumptions],
    }


def _month(one: MonthAhead, said: Said, amount: Callable[[int], object]) -> dict[str, Any]:
    parts = {part: one.parts[part] for part in Part}
    return {
        **({} if one.month is None else {"month": str(one.month)}),
        **{
            part.value: None
            if ahead is None
            else {"share": amount(ahead.share), **_range(ahead.range, amount)}
            for part, ahead in parts.items()
        },
        **_range(one.together, amount),
        "unknown": [said(reason) for reason in one.unknown],
        "reasons": [said(reason) for ahead in parts.values() if ahead for reason in ahead.reasons],
    }


def _range(given: Range | None, amount: Callable[[int], object]) -> dict[str, object]:
    if given is None:
        return {"low": None, "middle": None, "high": None}
    return {"low": amount(given.low), "middle": amount(given.middle), "high": amount(given.high)}
