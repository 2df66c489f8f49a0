"""Every review; beginning one: a sample of our own, or a list that was received; the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.drafts import forget_draft, never_kept
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.inspections import drawing_actions
from milepost.inspections.choices import AT_WORK, Kind, Source, Spread, State
from milepost.inspections.forms import DrawForm, ReceiveForm, SettingsForm
from milepost.inspections.models import Inspection, InspectionSettings
from milepost.inspections.policies import may_answer
from milepost.inspections.queries import (
    counted,
    inspections_visible_to,
    pressing_for,
    settings_of,
)
from milepost.inspections.views.frame import common
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.inspections.standing import last_quarter
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

Narrow = Callable[[Any, str], Any]


def headings() -> tuple[Heading, ...]:
    return (
        Heading("number", _("Review"), ("number",)),
        Heading("kind", _("What is reviewed"), ("kind",)),
        Heading("source", _("Source"), ("source",)),
        Heading("months", _("Months"), ("first_month", "last_month")),
        Heading("state", _("State"), ("state",)),
        Heading("deadline", _("To be answered by"), ("deadline",)),
        Heading("people", _("People"), ("people",), is_number=True),
        Heading("lacking", _("With gaps"), ("lacking",), is_number=True),
    )


def _named(rows: Any, text: str) -> Any:
    asked = Q(reference__icontains=text)
    if text.isdecimal() and len(text) < 9:
        asked |= Q(number=int(text))
    return rows.filter(asked)


def _by_state(rows: Any, value: str) -> Any:
    return rows.filter(state__in=AT_WORK) if value == "at_work" else rows.filter(state=value)


FILTERS: Mapping[str, Narrow] = {
    "find": _named,
    "kind": lambda rows, value: rows.filter(kind=value),
    "source": lambda rows, value: rows.filter(source=value),
    "state": _by_state,
}


def _rows(request: HttpRequest) -> tuple[Any, str]:
    member, wanted = staff_of(request), request.GET.get("sort", "-number")
    rows = filters_of(request, FILTERS, counted(inspections_visible_to(member), member))
    return sorted_by(rows, headings(), wanted), wanted


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_http_methods(FORM)
def inspections(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return search_asked_for(request, "inspections")
    member = staff_of(request)
    day = today_for(member.owner)
    rows, wanted = _rows(request)
    pressing = pressing_for(member, day, answers=may_answer(member))
    context = {
        **common(request),
        "page": page_of(rows, request),
        "sorts": sort_links(headings(), wanted),
        "kinds": Kind.choices,
        "sources": Source.choices,
        "states": [("at_work", _("not closed")), *State.choices],
        "typed": typed(request),
        "day": day,
        "sample_due": pressing.sample_by,
        "mine": [one for one in pressing.correctives if one.owner_id == member.pk],
    }
    return render(request, "inspections/inspections.html", context)


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_safe
def inspections_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    rows, _wanted = _rows(request)
    columns = [*(one.text for one in headings()), _("Reference")]
    return download("quality-reviews", kind, columns, _lines(rows))


def _lines(rows: Any) -> Iterator[list[object]]:
    for one in rows.iterator(chunk_size=500):
        yield [
            one.number, one.get_kind_display(), one.get_source_display(), f"{one.first_month} – {one.last_month}",
            one.get_state_display(), one.deadline, one.people, one.lacking, one.reference,
        ]  # fmt: skip


def _back() -> dict[str, str]:
    return {"back": reverse("inspections"), "back_text": _("Quality reviews")}


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def draw(request: HttpRequest) -> HttpResponse:
    """Seal the frame of a sample. It is drawn on the page that follows."""
    member = staff_of(request)
    day = today_for(member.owner)
    first, last = last_quarter(day)
    initial = {"first": str(first), "last": str(last), "size": settings_of(member.owner).sample_size}
    form, draft = form_with_draft(
        request, DrawForm, initial=initial, day=day, has_partners=member.owner.partners.exists()
    )
    made: list[Inspection] = []
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        if tried(
            form,
            lambda: made.append(
                drawing_actions.seal_frame(
                    given["kind"], given["first"], given["last"], given["size"], seed=given["seed"],
                    spread=given.get("spread") or Spread.WHOLE, with_earnings=given["with_earnings"], deed=Deed.of(member),
                )
            ),
        ):  # fmt: skip
            said = _("Frame and seed are sealed. Draw the sample now.")
            return done(request, said, "inspection", made[0].pk)
    lead = _(
        "Out of everybody whose Ticket is assigned to you now and was in these months. First the list and the seed are sealed, "
        "then the sample is drawn, so that anybody can draw it again and gets the same people."
    )
    return form_page(
        request, form, draft, title=_("Draw a sample on yourselves"), lead=lead, button=_("Seal frame and seed"), **_back()
    )  # fmt: skip


@for_those_who_may(Act.ANSWER_REVIEWS)
@never_kept
@require_http_methods(FORM)
def receive(request: HttpRequest) -> HttpResponse:
    """A review of the program manager: what, for which months, until when, and about whom."""
    member = staff_of(request)
    day = today_for(member.owner)
    first, last = last_quarter(day)
    initial = {"first": str(first), "last": str(last), "received_on": day}
    options: dict[str, Any] = {"day": day, "organization": member.owner}
    form = (
        ReceiveForm(request.POST, request.FILES, **options)
        if request.method == "POST"
        else ReceiveForm(initial=initial, **options)
    )
    made: list[Inspection] = []
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        if tried(
            form,
            lambda: made.append(
                drawing_actions.receive(
                    given["kind"], given["first"], given["last"], given["received_on"], given["deadline"],
                    form.tickets, reference=given["reference"], with_earnings=given["with_earnings"],
                    deed=Deed.of(member),
                )
            ),
        ):  # fmt: skip
            return done(request, _("It is saved. Build the packets now."), "inspection", made[0].pk)
    lead = _("What the program manager asked for, about whom, and until when.")
    return form_page(
        request, form, None, title=_("Enter a review that came"), lead=lead, button=_("Save"), **_back()
    )


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def settings(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    kept = settings_of(member.owner)
    if request.method == "POST":
        kept, _made = InspectionSettings.objects.get_or_create(organization=member.owner)
    form, draft = form_with_draft(request, SettingsForm, instance=kept)
    if request.method == "POST" and form.is_bound and form.take(
        deed=Deed.of(member), action="inspection settings changed"
    ):  # fmt: skip
        forget_draft(request)
        messages.success(request, _("It is saved."))
        return redirect("inspection_settings")
    lead = _("Sample sizes and deadlines of the program manager are not published, so these are your own.")
    return form_page(request, form, draft, title=_("Settings of quality reviews"), lead=lead, **_back())
