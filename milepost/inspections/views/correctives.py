"""Corrective actions of a review: given, changed, done with what shows it, opened again, withdrawn."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.inspections import corrective_actions as actions
from milepost.inspections.forms import CorrectiveForm, DoneForm
from milepost.inspections.models import Inspection, Packet
from milepost.inspections.policies import check_may_do
from milepost.inspections.queries import packets_visible_to
from milepost.inspections.views.frame import about, corrective_of, review_of, with_reason
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import MAY, Act
from milepost.organizations.today import today_for

WHO_WORK = [role for role, acts in MAY.items() if Act.CHANGE_PEOPLE in acts or Act.ANSWER_REVIEWS in acts]
"""A reviewer and the desks of the program manager only read."""


def owners(owner: Organization, packet: Packet | None) -> Any:
    """Who may be given it: the organization's own staff, and for one person those of the partner that serves them."""
    houses = Q(organization=owner)
    if packet is not None and packet.ticket.partner_id is not None:
        houses |= Q(organization=packet.ticket.partner_id)
    return StaffMember.objects.filter(houses, is_active=True, role__in=WHO_WORK).order_by("name")


def _packet(request: HttpRequest, review: Inspection) -> Packet | None:
    """The person it is about, where the address names one of this review."""
    asked = request.GET.get("packet", "")
    if not asked:
        return None
    try:
        key = UUID(asked)
    except ValueError:
        key = UUID(int=0)
    return get_object_or_404(packets_visible_to(staff_of(request)), pk=key, inspection=review)


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def add(request: HttpRequest, inspection_id: UUID) -> HttpResponse:
    review, member = review_of(request, inspection_id), staff_of(request)
    packet, day = _packet(request, review), today_for(member.owner)
    form, draft = form_with_draft(
        request, CorrectiveForm, initial={"owner": member.pk}, owners=owners(member.owner, packet), day=day
    )
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        if tried(
            form,
            lambda: actions.add(
                review, given["what"], given["owner"], given["due_on"], packet, deed=Deed.of(member)
            ),
        ):
            return done(request, _("It is saved."), "inspection", review.pk)
    lead = packet.shown_as if packet else _("About the review as a whole.")
    return form_page(request, form, draft, title=_("Give a corrective action"), lead=lead, **about(review))


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def edit(request: HttpRequest, inspection_id: UUID, corrective_id: UUID) -> HttpResponse:
    one, member = corrective_of(request, inspection_id, corrective_id), staff_of(request)
    initial = {"what": one.what.open(), "owner": one.owner_id, "due_on": one.due_on, "version": one.version}
    options: dict[str, Any] = {
        "owners": owners(member.owner, one.packet),
        "day": today_for(member.owner),
        "one": one,
    }
    form, draft = form_with_draft(request, CorrectiveForm, initial=initial, **options)
    if request.method == "POST" and form.is_bound and form.is_valid():
        values = dict(form.cleaned_data)
        version, kept = values.pop("version") or one.version, list[bool]()
        if tried(
            form,
            lambda: kept.append(actions.alter(one, values, version=version, deed=Deed.of(member))),
        ):
            if kept[0]:
                return done(request, _("It is saved."), "inspection", one.inspection_id)
            form.add_error(
                None, _("Somebody else has changed it meanwhile. Look at theirs before you save again.")
            )
    return form_page(request, form, draft, title=_("Change the corrective action"), **about(one.inspection))


@for_those_who_may(Act.SEE_DOCUMENTS)
@require_http_methods(FORM)
def finish(request: HttpRequest, inspection_id: UUID, corrective_id: UUID) -> HttpResponse:
    """By whoever is to do it, or whoever answers the review."""
    one, member = corrective_of(request, inspection_id, corrective_id), staff_of(request)
    check_may_do(member, one)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, DoneForm, initial={"on": day}, day=day)
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        if tried(form, lambda: actions.done(one, given["on"], given["evidence"], deed=Deed.of(member))):
            return done(request, _("It is saved."), "inspection", one.inspection_id)
    return form_page(
        request, form, draft, title=_("It is done"), lead=one.what.open(), **about(one.inspection)
    )


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def open_again(request: HttpRequest, inspection_id: UUID, corrective_id: UUID) -> HttpResponse:
    one = corrective_of(request, inspection_id, corrective_id)
    return with_reason(
        request, _("Open the corrective action again"), one.what.open(),
        lambda why, deed: actions.open_again(one, why, deed=deed), "inspection", one.inspection_id, **about(one.inspection),
    )  # fmt: skip


@for_those_who_may(Act.ANSWER_REVIEWS)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, inspection_id: UUID, corrective_id: UUID) -> HttpResponse:
    one = corrective_of(request, inspection_id, corrective_id)
    return with_reason(
        request, _("Withdraw the corrective action"), one.what.open(),
        lambda why, deed: actions.withdraw(one, why, deed=deed), "inspection", one.inspection_id, **about(one.inspection),
    )  # fmt: skip
