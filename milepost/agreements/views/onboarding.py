"""Onboarding: every open step, and the steps of one partner and its people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.agreements import onboarding_actions as actions
from milepost.agreements.development_forms import ArrangeStepForm, DoneForm, OnboardForm, StepForm
from milepost.agreements.forms import WhyForm
from milepost.agreements.models import OnboardingStep
from milepost.agreements.policies import check_may_record, is_from_records, may_record
from milepost.agreements.queries import open_among, steps_visible_to
from milepost.agreements.standing import Standing, name_of, standing_of
from milepost.agreements.views.frame import common, house_of, owners_for, people_of, step_of
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import Organization
from milepost.organizations.policies import staff_of
from milepost.organizations.queries import partners_visible_to
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.onboarding import Step
from milepost.rulebook.wording import sentence
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
from milepost.website.templatetags.words import language


def headings() -> tuple[Heading, ...]:
    return (
        Heading("who", _("Partner"), ("partner__name", "member__name", "kind")),
        Heading("member", _("Person"), ("member__name",)),
        Heading("what", _("Step"), ("kind", "what")),
        Heading("state", _("State")),
        Heading("owner", _("Who sees to it"), ("owner__name",)),
        Heading("due", _("Due"), ("due_on",)),
    )


_FILTERS = {
    FIND: lambda rows, text: rows.filter(
        Q(partner__name__icontains=text) | Q(member__name__icontains=text) | Q(what__icontains=text)
    ),
}


def _chosen(request: HttpRequest) -> Any:
    """Those that are open, unless all are asked for."""
    member = staff_of(request)
    rows = steps_visible_to(member)
    if request.GET.get("state") != "all":
        rows = open_among(rows, today_for(member.owner))
    rows = filters_of(request, _FILTERS, rows)
    return sorted_by(rows, headings(), request.GET.get("sort", "who"))


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_http_methods(FORM)
def onboarding(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return search_asked_for(request, "onboarding")
    member = staff_of(request)
    day = today_for(member.owner)
    page = page_of(_chosen(request), request)
    partners = partners_visible_to(member).filter(left_on=None)
    context = {
        **common(request, "onboarding"),
        "page": page,
        "rows": [(standing_of(one, day), name_of(one)) for one in page],
        "typed": typed(request),
        "sorts": sort_links(headings(), request.GET.get("sort", "who")),
        "partners": partners.filter(pk=member.partner.pk) if member.partner else partners,
        "all": request.GET.get("state") == "all",
    }
    return render(request, "agreements/onboarding.html", context)


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def onboarding_download(request: HttpRequest, kind: str) -> HttpResponseBase:
    member = staff_of(request)
    day = today_for(member.owner)
    Deed.of(member).write_reading("onboarding read out", member.owner, kind=kind)
    columns = [*(one.text for one in headings()), _("Done on"), _("Proof"), _("What waits for it")]
    return download("onboarding", kind, columns, (_row(standing_of(one, day)) for one in _chosen(request)))


def _row(standing: Standing) -> list[object]:
    step = standing.step
    holds = " ".join(sentence(one.code, one.figures, language()) for one in standing.holds)
    return [
        step.partner.name, step.member.name if step.member else "", name_of(step), standing.word,
        step.owner.name if step.owner else "", step.due_on, step.done_on, step.proof or standing.said, holds,
    ]  # fmt: skip


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_safe
def partner(request: HttpRequest, house_id: UUID) -> HttpResponse:
    """The steps of one partner, by person, each with what waits for it."""
    house, member = house_of(request, house_id), staff_of(request)
    day = today_for(member.owner)
    steps = steps_visible_to(member).filter(partner=house).order_by("began_on", "pk")
    standings = [standing_of(one, day) for one in steps]
    context = {
        **common(request, "onboarding"),
        "house": house,
        "groups": _by_person(member, standings),
        "open": sum(one.is_open for one in standings),
        "not_begun": people_of(house).exclude(
            pk__in=[one.step.member_id for one in standings if one.step.member_id]
        ),
    }
    return render(request, "agreements/partner.html", context)


def _by_person(
    member: Any, standings: Iterable[Standing]
) -> list[tuple[str, list[tuple[Standing, str, bool]]]]:
    """First the partner's own steps, then those of each person: with its name, and whether this member may record it."""
    ordered = sorted(
        standings,
        key=lambda one: (one.step.member_id is not None, _named(one), str(one.step.member_id), _place(one)),
    )
    return [
        (
            name,
            [
                (one, name_of(one.step), may_record(member, one.step) and not is_from_records(one.step))
                for one in group
            ],
        )
        for (name, _key), group in groupby(ordered, key=lambda one: (_named(one), one.step.member_id))
    ]


def _place(one: Standing) -> int:
    """In the order in which somebody begins."""
    return list(Step).index(Step(one.step.kind))


def _named(one: Standing) -> str:
    return one.step.member.name if one.step.member else ""


def _about(house: Organization) -> dict[str, Any]:
    return {"back": reverse("onboarding_partner", args=[house.pk]), "back_text": house.name}


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def begin(request: HttpRequest, house_id: UUID) -> HttpResponse:
    house, member = house_of(request, house_id), staff_of(request)
    people = people_of(house)
    known = {"members": people, "owners": owners_for(member, house)}
    initial = {"began_on": today_for(member.owner), "owner": member.pk, "members": [one.pk for one in people]}
    form, draft = form_with_draft(request, OnboardForm, initial=initial, **known)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given, made = form.cleaned_data, []
        act = lambda: made.append(  # noqa: E731
            actions.begin(house, given["members"], given["began_on"], given["owner"], deed=Deed.of(member))
        )
        if tried(form, act):
            return done(request, _("The steps are begun."), "onboarding_partner", house.pk)
    lead = _(
        "Documentation standard; and of each person: log-in, security training, suitability, Foundations."
    )
    if not people:
        lead = _(
            "Nobody of this partner is enrolled here yet. Enrol them under Staff, so that their steps can begin."
        )
    return form_page(
        request, form, draft, title=_("Begin onboarding"), lead=lead, button=_("Begin"), **_about(house)
    )


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def add(request: HttpRequest, house_id: UUID) -> HttpResponse:
    house, member = house_of(request, house_id), staff_of(request)
    known = {"members": people_of(house), "owners": owners_for(member, house)}
    form, draft = form_with_draft(request, StepForm, initial={"owner": member.pk}, **known)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given, day = form.cleaned_data, today_for(member.owner)
        actions.add(
            house, given["member"], given["what"], given["owner"], day, given["due_on"], deed=Deed.of(member)
        )
        return done(request, _("The step is added."), "onboarding_partner", house.pk)
    return form_page(request, form, draft, title=_("Add a step"), button=_("Add it"), **_about(house))


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def arrange(request: HttpRequest, begun_step_id: UUID) -> HttpResponse:
    one, member = step_of(request, begun_step_id), staff_of(request)
    initial = {"owner": one.owner_id, "due_on": one.due_on, "version": one.version}
    form, draft = form_with_draft(
        request, ArrangeStepForm, initial=initial, owners=owners_for(member, one.partner)
    )
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        values = {"owner": given["owner"], "due_on": given["due_on"]}
        if actions.arrange(one, values, seen=given["version"] or one.version, deed=Deed.of(member)):
            return done(request, _("It is saved."), "onboarding_partner", one.partner_id)
        form.add_error(None, _("Somebody else has changed this meanwhile. Look at it again."))
    return form_page(request, form, draft, title=_title(one), **_about(one.partner))


def _title(one: OnboardingStep) -> str:
    return f"{name_of(one)}: {one.member.name}" if one.member else name_of(one)


@for_those_who_may(Act.SEE_AGREEMENTS)
@require_http_methods(FORM)
def complete(request: HttpRequest, begun_step_id: UUID) -> HttpResponse:
    """Whoever keeps onboarding records it, or the person who was given the step."""
    one, member = step_of(request, begun_step_id), staff_of(request)
    check_may_record(member, one)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, DoneForm, initial={"done_on": day})
    if request.method == "POST" and form.is_bound and form.is_valid():
        given, deed = form.cleaned_data, Deed.of(member)
        act = lambda: actions.complete(  # noqa: E731
            one, given["done_on"], given["proof"], form.file_given(), day=day, deed=deed
        )
        if tried(form, act):
            return done(request, _("It is done."), "onboarding_partner", one.partner_id)
    return form_page(
        request, form, draft, title=_("Done: %(what)s") % {"what": _title(one)}, **_about(one.partner)
    )


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def not_needed(request: HttpRequest, begun_step_id: UUID) -> HttpResponse:
    return _with_reason(
        request, begun_step_id, actions.not_needed, _("Not needed: %(what)s"), _("It is not needed.")
    )


@for_those_who_may(Act.ONBOARD)
@require_http_methods(FORM)
def reopen(request: HttpRequest, begun_step_id: UUID) -> HttpResponse:
    return _with_reason(
        request, begun_step_id, actions.reopen, _("Take back: %(what)s"), _("The step is open again.")
    )


def _with_reason(request: HttpRequest, begun_step_id: UUID, act: Any, title: str, said: str) -> HttpResponse:
    one = step_of(request, begun_step_id)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why, deed = form.cleaned_data["why"], Deed.of(staff_of(request))
        if tried(form, lambda: act(one, why, deed=deed)):
            return done(request, said, "onboarding_partner", one.partner_id)
    return form_page(request, form, draft, title=title % {"what": _title(one)}, **_about(one.partner))
