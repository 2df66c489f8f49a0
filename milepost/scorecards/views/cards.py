"""All scorecards of a quarter side by side, one of them quarter by quarter, and the cases behind a figure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.form_pages import FORM
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.scorecards import Measure, quarter_of, quarters_before
from milepost.scorecards.cases import Case
from milepost.scorecards.counting import QUARTERS, bring_up_to_date, counting_of, is_current
from milepost.scorecards.models import MEASURES, Counting
from milepost.scorecards.queries import Card, by_quarter, cards_of, cases_visible_to, served_by
from milepost.website.listing import (
    Heading,
    download,
    page_of,
    search_asked_for,
    sort_links,
    typed,
)
from milepost.website.templatetags.words import finding

WORKING_REFRESH = "2"


def headings() -> tuple[Heading, ...]:
    """In a word each, so that they stand side by side; what each counts is written out below the table."""
    return (
        Heading("name", _("Served by"), ("name",)),
        Heading("tickets", _("People"), ("tickets",), is_number=True),
        Heading(Measure.CONTACTS.value, _("Contacts"), ("contacts",), is_number=True),
        Heading(Measure.NOTES.value, _("Notes"), ("notes",), is_number=True),
        Heading(Measure.PLANS.value, _("Plans"), ("plans",), is_number=True),
        Heading(Measure.SENT.value, _("Sent"), ("sent",), is_number=True),
        Heading(Measure.ANSWERS.value, _("Not denied"), ("answers",), is_number=True),
        Heading("claimable", _("Not asked for"), ("claimable",), is_number=True),
        Heading("owed", _("Owed to them"), ("owed",), is_number=True),
    )


def _key(card: Card, by: str) -> Any:
    return {
        "name": card.who.name.casefold(),
        "tickets": card.tickets,
        "claimable": card.claimable,
        "owed": card.owed_cents,
        **{measure.value: card.figures[measure].share for measure in Measure},
    }[by]


def _quarter(request: HttpRequest, day: date) -> date:
    """The quarter of the address, if it is one that is counted; else the last one that is over."""
    counted = quarters_before(day, QUARTERS)
    asked = request.GET.get("quarter", "")
    return next((one for one in counted if one.isoformat() == asked), counted[1])


def _cards(request: HttpRequest, quarter: date) -> list[Card]:
    """Narrowed and sorted: there are as many as partners, so in memory."""
    wanted = request.GET.get("sort", "name")
    names = {one.name for one in headings()}
    by = wanted.removeprefix("-") if wanted.removeprefix("-") in names else "name"
    text = typed(request).casefold()
    cards = [one for one in cards_of(staff_of(request), quarter) if text in one.who.name.casefold()]
    return sorted(cards, key=lambda one: (_key(one, by), one.who.name), reverse=wanted.startswith("-"))


def quarter_name(first: date) -> str:
    return _("Q%(number)s %(year)s") % {"number": (first.month + 2) // 3, "year": first.year}


def _counted(request: HttpRequest) -> Counting | None:
    """The figures brought up to the organization's day, where they are older and nobody is at it."""
    owner = staff_of(request).owner
    counting = counting_of(owner)
    if not is_current(counting, owner) and (counting is None or counting.state != Counting.State.WORKING):
        bring_up_to_date(owner)
        counting = counting_of(owner)
    return counting


def _with_refresh(response: HttpResponse, counting: Counting | None) -> HttpResponse:
    if counting is not None and counting.state == Counting.State.WORKING:
        response["Refresh"] = WORKING_REFRESH
    return response


def _common(counting: Counting | None, quarter: date, day: date) -> dict[str, Any]:
    return {
        "counting": counting,
        "percent": 100 * counting.done // counting.total if counting and counting.total else 0,
        "quarter": quarter,
        "quarter_name": quarter_name(quarter),
        "quarters": [(one, quarter_name(one)) for one in quarters_before(day, QUARTERS)],
        "runs": quarter == quarter_of(day),
        "day": day,
    }


@for_those_who_may(Act.SEE_CLAIMS)
@require_http_methods(FORM)
def scorecards(request: HttpRequest) -> HttpResponse:
    """One line for each who serves people; a partner's staff come to their own scorecard."""
    member = staff_of(request)
    if member.partner:
        return redirect("scorecard", member.partner.pk)
    if request.method == "POST":
        return search_asked_for(request, "scorecards")
    counting, day = _counted(request), today_for(member.owner)
    quarter = _quarter(request, day)
    page = page_of(_cards(request, quarter), request)
    context = {
        **_common(counting, quarter, day),
        "page": page,
        "lines": [(card, [(measure, card.figures[measure]) for measure in Measure]) for card in page],
        "measures": [text for _code, text in MEASURES],
        "typed": typed(request),
        "sorts": sort_links(headings(), request.GET.get("sort", "name")),
    }
    return _with_refresh(render(request, "scorecards/scorecards.html", context), counting)


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def scorecards_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    """The list as it is narrowed and sorted."""
    member = staff_of(request)
    quarter = _quarter(request, today_for(member.owner))
    Deed.of(member).write_reading("scorecards read out", member.owner, kind=kind, quarter=str(quarter))
    columns = [_("Served by"), _("People")]
    for _code, text in MEASURES:
        columns += [str(text), _("of")]
    columns += [_("Can be claimed and is not asked for, in dollars"), _("Owed to them, in cents")]
    return download("scorecards", kind, columns, _lines(_cards(request, quarter)))


def _lines(cards: list[Card]) -> Iterator[list[object]]:
    for card in cards:
        figures = [number for one in Measure for number in (card.figures[one].good, card.figures[one].many)]
        yield [card.who.name, card.tickets, *figures, card.claimable, card.owed_cents]


@for_those_who_may(Act.SEE_CLAIMS)
@require_POST
def count(request: HttpRequest) -> HttpResponse:
    """Count anew, for example after notes were entered today."""
    bring_up_to_date(staff_of(request).owner)
    return redirect("scorecards")


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def scorecard(request: HttpRequest, served_by_id: UUID) -> HttpResponse:
    """One scorecard, quarter by quarter, with the money that waits."""
    member, who = staff_of(request), served_by(staff_of(request), served_by_id)
    counting, day = _counted(request), today_for(member.owner)
    counted = by_quarter(member, who)
    quarters = [one for one in quarters_before(day, QUARTERS) if one in counted]
    card = next(one for one in cards_of(member, _quarter(request, day)) if one.who.pk == who.pk)
    context = {
        **_common(counting, _quarter(request, day), day),
        "who": who,
        "is_partner": member.partner is not None,
        "is_record": who.pk == member.owner.pk,
        "card": card,
        "shown": [quarter_name(one) for one in quarters],
        "lines": [
            (one.name, one.text, [(quarter, counted[quarter][Measure(one.name)]) for quarter in quarters])
            for one in headings()
            if one.name in set(Measure)
        ],
        "measures": [text for _code, text in MEASURES],
    }
    return _with_refresh(render(request, "scorecards/scorecard.html", context), counting)


def _asked_for(request: HttpRequest, served_by_id: UUID, measure: str) -> tuple[Any, Measure, date, bool]:
    member = staff_of(request)
    who = served_by(member, served_by_id)
    if measure not in {one.value for one in Measure}:
        raise Http404
    quarter = _quarter(request, today_for(member.owner))
    return who, Measure(measure), quarter, request.GET.get("show") != "all"


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def cases(request: HttpRequest, served_by_id: UUID, measure: str) -> HttpResponse:
    """The records behind one figure: those that went otherwise than they should, or all."""
    member = staff_of(request)
    who, which, quarter, only_bad = _asked_for(request, served_by_id, measure)
    found = cases_visible_to(member, who, which, quarter, only_bad=only_bad)
    page = page_of(found, request)
    context = {
        **_common(None, quarter, today_for(member.owner)),
        "who": who,
        "is_partner": member.partner is not None,
        "measure": which.value,
        "title": dict(MEASURES)[which.value],
        "only_bad": only_bad,
        "page": page,
        "lines": [(one, _name(one)) for one in page],
    }
    return render(request, "scorecards/cases.html", context)


def _name(case: Case) -> str:
    holder = getattr(case.ticket, "holder", None)
    return holder.name if holder else case.ticket.reference


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def cases_download(request: HttpRequest, served_by_id: UUID, measure: str, kind: str) -> HttpResponseBase:
    """The same as a list, by the id of each Ticketholder."""
    member = staff_of(request)
    who, which, quarter, only_bad = _asked_for(request, served_by_id, measure)
    found = cases_visible_to(member, who, which, quarter, only_bad=only_bad)
    Deed.of(member).write_reading(
        "scorecards read out", who, kind=kind, quarter=str(quarter), measure=which.value
    )
    columns = [_("Id"), _("Day"), _("As it should"), _("Why")]
    rows = (
        [one.ticket.reference, one.judged.on, _("yes") if one.judged.is_good else _("no"), finding(one.judged.reason)]
        for one in found
    )  # fmt: skip
    return download("scorecard", kind, columns, rows)
