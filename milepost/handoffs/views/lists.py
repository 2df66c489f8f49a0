"""The list of hand-offs, which a counselor's day begins with; what came about them; and what the organization chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.form_pages import FORM, done, form_page
from milepost.editing.records import form_with_draft
from milepost.handoffs import actions
from milepost.handoffs.forms import SettingsForm, said_as
from milepost.handoffs.models import HandOff
from milepost.handoffs.papers import newest_first, papers_of
from milepost.handoffs.queries import hand_offs_visible_to, settings_of
from milepost.handoffs.words import PAPERS, STAGE_LOOKS, STAGES
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import Organization
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.handoffs import Stage
from milepost.website.listing import (
    Heading,
    download,
    filters_of,
    page_of,
    search_asked_for,
    sort_links,
    sorted_by,
    typed,
)

FIRST = "last_day"
SOON = timedelta(days=30)


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Ticketholder"), ("name",)),
        Heading("stage", _("Stage"), ("stage",)),
        Heading("agency", _("State VR agency"), ("agency",)),
        Heading("closed_on", _("Closed on"), ("closed_on",)),
        Heading("last_day", _("Day 90"), ("last_day",)),
        Heading("chosen", _("Chosen"), ("chosen",)),
        Heading("assigned_on", _("Assigned on"), ("assigned_on",)),
        Heading("told_on", _("Nine months told on"), ("told_on",)),
    )


def _running(rows: QuerySet[HandOff], value: str, request: HttpRequest) -> QuerySet[HandOff]:
    """Of those who wait for an assignment: whose 90 days run, end within a month, or are over."""
    day = today_for(staff_of(request).owner)
    waiting = rows.filter(last_day__isnull=False).exclude(stage=Stage.ASSIGNED)
    if value == "soon":
        return waiting.filter(last_day__gte=day, last_day__lte=day + SOON)
    return waiting.filter(last_day__lt=day) if value == "over" else waiting.filter(last_day__gte=day)


Narrow = Callable[[QuerySet[HandOff], str], QuerySet[HandOff]]


def _filters(request: HttpRequest) -> dict[str, Narrow]:
    return {
        "find": lambda rows, text: rows.filter(
            Q(name__icontains=text) | Q(agency__icontains=text) | Q(chosen__icontains=text)
        ),
        "stage": lambda rows, value: rows.filter(stage=value),
        "days": lambda rows, value: _running(rows, value, request),
    }


def _chosen(request: HttpRequest) -> QuerySet[HandOff]:
    rows = filters_of(request, _filters(request), hand_offs_visible_to(staff_of(request)))
    return sorted_by(rows, headings(), request.GET.get("sort", FIRST))


@for_those_who_may(Act.SEE_HAND_OFFS)
@require_http_methods(FORM)
def hand_offs(request: HttpRequest) -> HttpResponse:
    """Everybody on the way from State VR to an Employment Network."""
    if request.method == "POST":
        return search_asked_for(request, "hand_offs")
    member = staff_of(request)
    sort = request.GET.get("sort", FIRST)
    page = page_of(_chosen(request), request)
    context = {
        "page": page,
        "rows": [(one, STAGES[Stage(one.stage)], STAGE_LOOKS[Stage(one.stage)]) for one in page],
        "typed": typed(request),
        "sorts": sort_links(headings(), sort),
        "stages": [(stage.value, text) for stage, text in STAGES.items()],
        "days": days_choices(),
        "has_any": hand_offs_visible_to(member).exists(),
        "day": today_for(member.owner),
        "is_agency": member.owner.kind == Organization.Kind.STATE_VR,
        "may_change": may(member, Act.CHANGE_HAND_OFFS),
        "may_set": may(member, Act.ASSIGN),
        "here": "hand_offs",
    }
    return render(request, "handoffs/hand_offs.html", context)


def days_choices() -> list[tuple[str, str]]:
    return [
        ("running", _("90 days run")),
        ("soon", _("end within 30 days")),
        ("over", _("are over, not assigned")),
    ]


@for_those_who_may(Act.SEE_HAND_OFFS)
@require_safe
def hand_offs_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    return download("hand-offs", kind, [one.text for one in headings()], _lines(_chosen(request)))


def _lines(rows: QuerySet[HandOff]) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=500):
        yield [
            one.name, str(STAGES[Stage(one.stage)]), one.agency, one.closed_on, one.last_day, one.chosen, one.assigned_on,
            one.told_on,
        ]  # fmt: skip


@for_those_who_may(Act.SEE_HAND_OFFS)
@require_http_methods(FORM)
def hand_off_papers(request: HttpRequest) -> HttpResponse:
    """Notices with their days, authorizations, what was returned for documents, what was paid."""
    if request.method == "POST":
        return search_asked_for(request, "hand_off_papers")
    member = staff_of(request)
    seen = hand_offs_visible_to(member)
    narrowed = filters_of(request, {"find": _filters(request)["find"]}, seen)
    kind = request.GET.get("kind", "")
    papers = newest_first(paper for one in narrowed for paper in papers_of(one) if kind in ("", paper.kind))
    context = {
        "page": page_of(papers, request),
        "typed": typed(request),
        "kinds": PAPERS.items(),
        "has_any": seen.exists(),
        "here": "papers",
        "is_agency": member.owner.kind == Organization.Kind.STATE_VR,
    }
    return render(request, "handoffs/papers.html", context)


@for_those_who_may(Act.ASSIGN)
@require_http_methods(FORM)
def hand_off_settings(request: HttpRequest) -> HttpResponse:
    """How long links work, when clocks are said, what agreements ask for."""
    member = staff_of(request)
    kept = settings_of(member.owner)
    initial: dict[str, Any] = {
        "link_days": kept.link_days, "ahead_days": kept.ahead_days, "agency_is_told": said_as(kept.agency_is_told)
    }  # fmt: skip
    form, draft = form_with_draft(request, SettingsForm, initial=initial)
    if request.method == "POST" and form.is_bound and form.is_valid():
        actions.keep_settings(kept, form.values(), deed=Deed.of(member))
        return done(request, _("It is saved."), "hand_offs")
    words = {
        "title": _("Settings of hand-offs"),
        "lead": _("No such numbers are published; they are yours to choose."),
        "back": reverse("hand_offs"),
        "back_text": _("Hand-offs"),
    }
    return form_page(request, form, draft, **words)
