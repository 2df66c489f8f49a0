"""The list of agreements."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.agreements.choices import LOOKS, State
from milepost.agreements.queries import agreements_visible_to, awaited_from
from milepost.agreements.views.frame import common
from milepost.editing.form_pages import FORM
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import Identity
from milepost.organizations.policies import staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.website.listing import (
    FIND,
    Heading,
    download,
    filters_of,
    page_of,
    search_asked_for,
    sort_links,
    sorted_by,
    typed,
)

ENDING_WITHIN = timedelta(days=90)
"""An agreement whose term ends within this is shown as ending."""


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Partner"), ("partner__name", "reference")),
        Heading("reference", _("Reference"), ("reference",)),
        Heading("identity", _("EN of Record"), ("identity__name",)),
        Heading("kind", _("Kind"), ("identity__model",)),
        Heading("number", _("Version"), ("newest",), is_number=True),
        Heading("state", _("State"), ("state",)),
        Heading("from", _("From"), ("begins_on",)),
        Heading("to", _("Term ends"), ("term_ends_on",)),
        Heading("ended", _("Ended"), ("ended_on",)),
    )


def states() -> list[tuple[str, str]]:
    return [
        ("in_force", _("signed by both")),
        ("open", _("being written or signed")),
        ("ended", _("ended")),
    ]


def _of_state(rows: QuerySet[Any], wanted: str) -> QuerySet[Any]:
    if wanted == "ended":
        return rows.exclude(ended_on=None)
    if wanted == "in_force":
        return rows.filter(ended_on=None, signed_on__isnull=False)
    if wanted == "open":
        return rows.filter(ended_on=None, state__in=(State.DRAFT, State.OFFERED))
    return rows


_FILTERS = {
    FIND: lambda rows, text: rows.filter(
        Q(partner__name__icontains=text) | Q(reference__icontains=text) | Q(identity__name__icontains=text)
    ),
    "state": _of_state,
}


OF_A_ROW = ("reference", "ended_on", "partner__name", "identity__name", "identity__model")
"""What the list shows of each of hundreds."""


def _chosen(request: HttpRequest) -> Any:
    rows = filters_of(request, _FILTERS, agreements_visible_to(staff_of(request)))
    rows = rows.select_related(None).select_related("identity", "partner").only(*OF_A_ROW)
    return sorted_by(rows, headings(), request.GET.get("sort", "who"))


def kinds() -> dict[str, str]:
    """The words of each kind of Administrative EN, looked up once for a whole list."""
    return {value: str(label) for value, label in Identity.Model.choices}


def _standings(one: Any, shown: dict[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """What both have signed, and the version that is being made beside it; one that is over has ended and nothing else."""
    if one.ended_on:
        return [("closed", _("ended"))]
    is_made = not one.signed_on or one.state in (State.DRAFT, State.OFFERED)
    states = [State.IN_FORCE.value] * bool(one.signed_on) + [one.state] * is_made
    return [shown.get(state, shown[State.WITHDRAWN.value]) for state in states]


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_http_methods(FORM)
def agreements(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return search_asked_for(request, "agreements")
    member = staff_of(request)
    day, called = today_for(member.owner), kinds()
    page = page_of(_chosen(request), request)
    shown = {one.value: (LOOKS[one], str(one.label)) for one in State}
    for one in page:
        one.kind, one.standings = called[one.identity.model], _standings(one, shown)
    context = {
        **common(request, "agreements"),
        "page": page,
        "typed": typed(request),
        "sorts": sort_links(headings(), request.GET.get("sort", "who")),
        "states": states(),
        "awaited": awaited_from(member),
        "soon": day + ENDING_WITHIN,
        "day": day,
        "has_partners": member.partner is not None or partners_visible_to(member).exists(),
        "is_narrowed": bool(typed(request) or request.GET.get("state")),
    }
    return render(request, "agreements/agreements.html", context)


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def agreements_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    member = staff_of(request)
    Deed.of(member).write_reading("agreements read out", member.owner, kind=kind)
    called, states_called = kinds(), {one.value: str(one.label) for one in State}
    rows = (
        [
            one.partner.name, one.reference, one.identity.name, called[one.identity.model], one.newest,
            states_called.get(one.state, ""), one.begins_on, one.term_ends_on, one.ended_on,
        ]
        for one in _chosen(request)
    )  # fmt: skip
    return download("agreements", kind, [one.text for one in headings()], rows)
