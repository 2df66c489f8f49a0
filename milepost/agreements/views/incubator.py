"""The incubator: partners on the way to be an EN, and one of them with its readiness and its mentoring log."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Max, Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.agreements import incubator_actions as actions
from milepost.agreements.choices import ITEM_NAMES, OVER
from milepost.agreements.development_forms import AnswerForm, BeginPathForm, NoteForm, PathForm, StageForm
from milepost.agreements.forms import WhyForm
from milepost.agreements.models import IncubatorPath
from milepost.agreements.queries import paths_visible_to
from milepost.agreements.readiness import readiness_of
from milepost.agreements.views.frame import common, owners_for, path_of
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.incubator import Item
from milepost.website.listing import (
    Heading,
    download,
    page_of,
    search_asked_for,
    sort_links,
    sorted_by,
    typed,
)
from milepost.website.templatetags.words import language


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Partner"), ("partner__name", "begun_on")),
        Heading("stage", _("Stage"), ("stage",)),
        Heading("begun", _("Since"), ("begun_on",)),
        Heading("aims", _("Aims to apply"), ("aims_at",)),
        Heading("mentor", _("Mentor"), ("mentor__name",)),
        Heading("met", _("Last meeting"), ("met_on",)),
    )


def _chosen(request: HttpRequest) -> Any:
    held = Q(notes__withdrawn_at=None)
    rows = paths_visible_to(staff_of(request)).annotate(met_on=Max("notes__on", filter=held))
    text = typed(request)
    rows = rows.filter(Q(partner__name__icontains=text) | Q(mentor__name__icontains=text)) if text else rows
    return sorted_by(rows, headings(), request.GET.get("sort", "who"))


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_http_methods(FORM)
def incubator(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return search_asked_for(request, "incubator")
    context = {
        **common(request, "incubator"),
        "page": page_of(_chosen(request), request),
        "typed": typed(request),
        "sorts": sort_links(headings(), request.GET.get("sort", "who")),
    }
    return render(request, "agreements/incubator.html", context)


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def incubator_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    member = staff_of(request)
    day = today_for(member.owner)
    Deed.of(member).write_reading("onboarding read out", member.owner, kind=kind, what="incubator")
    rows = (
        [
            one.partner.name, one.get_stage_display(), one.begun_on, one.aims_at,
            one.mentor.name if one.mentor else "", one.met_on, readiness_of(one, day).reason.finding(language()),
        ]
        for one in _chosen(request)
    )  # fmt: skip
    return download("incubator", kind, [*(one.text for one in headings()), _("Readiness")], rows)


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def begin(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    known = {"partners": partners_visible_to(member).filter(left_on=None), "owners": owners_for(member)}
    initial = {"begun_on": today_for(member.owner), "mentor": member.pk}
    form, draft = form_with_draft(request, BeginPathForm, initial=initial, **known)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given, made = form.cleaned_data, []
        act = lambda: made.append(  # noqa: E731
            actions.begin(
                given["partner"], given["begun_on"], given["mentor"], given["aims_at"], deed=Deed.of(member)
            )
        )
        if tried(form, act):
            return done(request, _("The path is begun."), "incubator_path", made[0].pk)
    return form_page(
        request, form, draft, title=_("Begin a path"), button=_("Begin"), back=reverse("incubator"),
        lead=_("A partner looks into becoming an EN itself."), back_text=_("Incubator"),
    )  # fmt: skip


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def path(request: HttpRequest, path_id: UUID) -> HttpResponse:
    """Whether it is ready and why, each qualification with its evidence, the stages, the meetings."""
    one = path_of(request, path_id)
    ready = readiness_of(one, today_for(staff_of(request).owner))
    kept = {Item(each.item): each for each in one.qualifications.all()}
    context = {
        **common(request, "incubator"),
        "path": one,
        "ready": ready,
        "items": [(ITEM_NAMES[found.item], found, kept.get(found.item)) for found in ready.findings],
        "stages": one.stages.select_related("by"),
        "notes": one.notes.select_related("by"),
        "is_over": one.stage in OVER,
        "day": today_for(staff_of(request).owner),
    }
    return render(request, "agreements/path.html", context)


def _about(one: IncubatorPath) -> dict[str, Any]:
    return {"back": reverse("incubator_path", args=[one.pk]), "back_text": one.partner.name}


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def arrange(request: HttpRequest, path_id: UUID) -> HttpResponse:
    one, member = path_of(request, path_id), staff_of(request)
    names = ("mentor", "aims_at", "is_workforce", "months_before", "months_of_five_years")
    initial = {**{name: getattr(one, name) for name in names}, "version": one.version}
    form, draft = form_with_draft(request, PathForm, initial=initial, owners=owners_for(member))
    if request.method == "POST" and form.is_bound and form.is_valid():
        given, kept = form.cleaned_data, []
        values = {name: given[name] for name in names}
        act = lambda: kept.append(  # noqa: E731
            actions.arrange(one, values, seen=given["version"] or one.version, deed=Deed.of(member))
        )
        if tried(form, act):
            if kept[0]:
                return done(request, _("It is saved."), "incubator_path", one.pk)
            form.add_error(None, _("Somebody else has changed this meanwhile. Look at it again."))
    return form_page(request, form, draft, title=_("Mentor, aim, experience"), **_about(one))


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def move(request: HttpRequest, path_id: UUID) -> HttpResponse:
    one, member = path_of(request, path_id), staff_of(request)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, StageForm, initial={"on": day}, path=one)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given, deed = form.cleaned_data, Deed.of(member)
        act = lambda: actions.move(  # noqa: E731
            one, given["stage"], given["on"], given["note"], day=day, deed=deed
        )
        if tried(form, act):
            return done(request, _("The stage is recorded."), "incubator_path", one.pk)
    lead = readiness_of(one, day).reason.finding(language())
    return form_page(request, form, draft, title=_("Move to another stage"), lead=lead, **_about(one))


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def answer(request: HttpRequest, path_id: UUID, qualification: str) -> HttpResponse:
    """What is on record of one qualification. Of experience the months say whether it is met."""
    path = path_of(request, path_id)
    one = get_object_or_404(path.qualifications, item=qualification)
    initial = {name: getattr(one, name) for name in ("answer", "evidence", "valid_until", "version")}
    form, draft = form_with_draft(request, AnswerForm, initial=initial)
    if qualification == Item.EXPERIENCE:
        form.fields.pop("answer")
    if request.method == "POST" and form.is_bound and form.is_valid():
        member, given, kept = staff_of(request), form.cleaned_data, []
        values = {name: given[name] for name in ("answer", "evidence", "valid_until") if name in given}
        values["answered_on"] = today_for(member.owner)
        act = lambda: kept.append(  # noqa: E731
            actions.answer(
                one, values, form.file_given(), seen=given["version"] or one.version, deed=Deed.of(member)
            )
        )
        if tried(form, act):
            if kept[0]:
                return done(request, _("It is saved."), "incubator_path", path.pk)
            form.add_error(None, _("Somebody else has changed this meanwhile. Look at it again."))
    return form_page(request, form, draft, title=str(ITEM_NAMES[Item(qualification)]), **_about(path))


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def add_note(request: HttpRequest, path_id: UUID) -> HttpResponse:
    one, member = path_of(request, path_id), staff_of(request)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, NoteForm, initial={"on": day})
    if request.method == "POST" and form.is_bound and form.is_valid():
        values, deed = dict(form.cleaned_data), Deed.of(member)
        if tried(form, lambda: actions.add_note(one, values, day=day, deed=deed)):
            return done(request, _("The meeting is recorded."), "incubator_path", one.pk)
    return form_page(request, form, draft, title=_("Record a meeting"), **_about(one))


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def withdraw_note(request: HttpRequest, path_id: UUID, meeting_id: UUID) -> HttpResponse:
    path = path_of(request, path_id)
    one = get_object_or_404(path.notes, pk=meeting_id)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why, deed = form.cleaned_data["why"], Deed.of(staff_of(request))
        if tried(form, lambda: actions.withdraw_note(one, why, deed=deed)):
            return done(request, _("It is withdrawn."), "incubator_path", path.pk)
    lead = _("It stays on record, shown as withdrawn.")
    return form_page(
        request, form, draft, title=_("Withdraw the record of a meeting"), lead=lead, **_about(path)
    )
