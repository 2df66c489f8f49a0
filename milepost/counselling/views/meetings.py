"""Appointments and follow-ups."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from milepost.counselling import meeting_actions as actions
from milepost.counselling.choices import Came
from milepost.counselling.forms import AppointmentForm, CameForm, FollowedForm, FollowForm
from milepost.counselling.queries import appointments_visible_to, follow_ups_visible_to
from milepost.counselling.views.frame import counsel_of, step
from milepost.editing.form_pages import FORM
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.website.templatetags.words import day as in_words


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def appoint(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    known = counsel_of(request, counsel_id)
    return step(
        request, known, (AppointmentForm, {}),
        lambda form, deed: actions.appoint(known, form.cleaned_data, deed=deed),
        title=_("Make an appointment"),
    )  # fmt: skip


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def appointment(request: HttpRequest, counsel_id: UUID, appointment_id: UUID) -> HttpResponse:
    known, member = counsel_of(request, counsel_id), staff_of(request)
    one = get_object_or_404(appointments_visible_to(member), pk=appointment_id, counsel=known)
    lead = _("Appointment of %(day)s") % {"day": in_words(one.on)}
    return step(
        request, known, (CameForm, {"initial": {"came": Came.HELD}}),
        lambda form, deed: actions.record(one, form.cleaned_data, day=today_for(member.owner), deed=deed),
        title=_("What became of the appointment"), lead=lead,
    )  # fmt: skip


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def follow(request: HttpRequest, counsel_id: UUID) -> HttpResponse:
    known = counsel_of(request, counsel_id)
    return step(
        request, known, (FollowForm, {}),
        lambda form, deed: actions.follow(known, form.cleaned_data["due_on"], form.cleaned_data["what"], deed=deed),
        title=_("Look at it again"),
    )  # fmt: skip


@for_those_who_may(Act.COUNSEL)
@require_http_methods(FORM)
def followed(request: HttpRequest, counsel_id: UUID, follow_up_id: UUID) -> HttpResponse:
    known, member = counsel_of(request, counsel_id), staff_of(request)
    one = get_object_or_404(follow_ups_visible_to(member), pk=follow_up_id, counsel=known)
    day = today_for(member.owner)
    return step(
        request, known, (FollowedForm, {"day": day, "initial": {"on": day}}),
        lambda form, deed: actions.followed(one, form.cleaned_data["on"], form.cleaned_data["said"], deed=deed),
        title=_("It was looked at again"), lead=one.what.open(),
    )  # fmt: skip
