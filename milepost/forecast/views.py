"""Looking ahead: cash by month, as a picture and as a table, with what it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from milepost.forecast.chart import chart_of
from milepost.forecast.forms import Chosen, chosen
from milepost.forecast.keeping import Asked, bring_up_to_date, is_current
from milepost.forecast.models import ForecastKept
from milepost.forecast.queries import kept_for
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.rulebook.forecast import Part
from milepost.rulebook.months import Month
from milepost.website.listing import Heading, download, sort_links
from milepost.website.templatetags.words import language, word

NOT_PUBLISHED = "FORECAST_NOT_PUBLISHED"
RANGE = ("low", "middle", "high")


def headings() -> tuple[Heading, ...]:
    """The month and its figures, which are called in the rulebook's own words."""
    figures = [(part.value, word(part.value)) for part in Part]
    figures += [(name, word(f"range_{name}")) for name in RANGE]
    return (
        Heading("month", _("Month"), ("month",)),
        *(Heading(name, capfirst(text), (name,), is_number=True) for name, text in figures),
    )


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def ahead(request: HttpRequest) -> HttpResponse:
    """Cash by month for the reading, the figures and the partner that the address names."""
    member = staff_of(request)
    choice = chosen(request, member)
    kept = _kept(member, choice)
    wanted = request.GET.get("sort", "month")
    answer = kept.answer if kept else {}
    months = answer.get("months", [])
    response = render(
        request,
        "forecast/ahead.html",
        {
            "choice": choice,
            "kept": kept,
            "percent": 100 * kept.done // kept.total if kept and kept.total else 0,
            "answer": answer,
            "lines": _sorted([_line(one) for one in months], wanted),
            "sums": _sums(months),
            "whole": answer.get("all_months"),
            "unknown": _said(answer.get("all_months", {}).get("unknown", [])),
            "unknown_months": sum(1 for one in months if one["unknown"]),
            "is_not_published": _is_not_published(answer),
            "assumptions": _said(answer.get("assumptions", [])),
            "chart": chart_of(months),
            "sorts": sort_links(headings(), wanted),
        },
    )
    if kept and kept.state == ForecastKept.State.WORKING:
        response["Refresh"] = "2"
    return response


@for_those_who_may(Act.SEE_CLAIMS)
@require_POST
def again(request: HttpRequest) -> HttpResponse:
    """Work it out anew, because something has changed since."""
    member = staff_of(request)
    choice = chosen(request, member)
    bring_up_to_date(Asked(member.owner, choice.reading, choice.figures_of))
    return redirect(f"{reverse('forecast')}?{urlencode(_address(choice))}")


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def ahead_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The table as it is sorted. Whose figures and which reading stand in every row."""
    member = staff_of(request)
    choice = chosen(request, member)
    kept = _kept(member, choice)
    lines = [_line(one) for one in (kept.answer if kept else {}).get("months", [])]
    columns = [
        *(heading.text for heading in headings()), _("Reading"), _("As if the figures held of the year"), _("Why not known")
    ]  # fmt: skip
    rows = (
        [
            line["month"],
            *(line[heading.name] for heading in headings()[1:]),
            word(choice.reading),
            choice.figures_of or None,
            " | ".join(one["words"] for one in line["unknown"]),
        ]
        for line in _sorted(lines, request.GET.get("sort", "month"))
    )
    return download("cash", kind, columns, rows)


def _kept(member: StaffMember, choice: Chosen) -> ForecastKept | None:
    """What is kept, worked out anew where it is of another day; beside the page where that takes long."""
    kept = kept_for(member, choice.partner, choice.reading, choice.figures_of)
    if is_current(kept, member.owner) or (kept and kept.state == ForecastKept.State.FAILED):
        return kept
    bring_up_to_date(Asked(member.owner, choice.reading, choice.figures_of))
    return kept_for(member, choice.partner, choice.reading, choice.figures_of)


def _address(choice: Chosen) -> dict[str, object]:
    address: dict[str, object] = {"reading": choice.reading, "figures": choice.figures_of}
    return address | ({"partner": choice.partner.pk} if choice.partner else {})


def _line(one: dict[str, Any]) -> dict[str, Any]:
    """A kept month as a row of the table, its reasons in the reader's language."""
    shares = {part.value: one[part.value]["share"] if one[part.value] else None for part in Part}
    return {
        "month": Month.parse(one["month"]),
        **shares,
        **{name: one[name] for name in RANGE},
        "unknown": _said(one["unknown"]),
        "reasons": _said(one["reasons"]),
    }


def _said(reasons: Sequence[dict[str, str]]) -> list[dict[str, str]]:
    return [{"words": one[language()], "law": one["law"], "code": one["code"]} for one in reasons]


def _sorted(lines: list[dict[str, Any]], wanted: str) -> list[dict[str, Any]]:
    """By one column, `-` before it for downwards; what is not known stands last both ways."""
    name, down = wanted.removeprefix("-"), wanted.startswith("-")
    if name not in {heading.name for heading in headings()}:
        return lines
    known = [line for line in lines if line[name] is not None]
    known.sort(key=lambda line: int(line[name]), reverse=down)
    return known + [line for line in lines if line[name] is None]


def _sums(months: Sequence[dict[str, Any]]) -> dict[str, int | None]:
    """The sum of each column; not known where one of its months is not."""
    lines = [_line(one) for one in months]
    sums: dict[str, int | None] = {}
    for name in (*(part.value for part in Part), *RANGE):
        column = [line[name] for line in lines]
        sums[name] = None if None in column else sum(column)
    return sums


def _is_not_published(answer: dict[str, Any]) -> bool:
    """Whether something is not known for want of published figures, so that another year's may be supposed."""
    return any(one["code"] == NOT_PUBLISHED for one in answer.get("all_months", {}).get("unknown", []))
