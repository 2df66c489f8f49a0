"""Notices that SSA takes money back: the list, and one with whether it may, and the draft of an objection."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import Organization
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.payments import recovery_actions
from milepost.payments.choices import OPEN
from milepost.payments.forms import ObjectForm, TakenForm
from milepost.payments.models import Recovery
from milepost.payments.objecting import drafted
from milepost.payments.policies import may_record, sees_deposits
from milepost.payments.queries import recoveries_visible_to
from milepost.payments.views.frame import recovery_of, ticket_of
from milepost.rulebook.payments.recoveries import Cause, judge
from milepost.website.listing import page_of


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def recoveries(request: HttpRequest) -> HttpResponse:
    rows = recoveries_visible_to(staff_of(request))
    if request.GET.get("all") != "yes":
        rows = rows.filter(state__in=OPEN)
    context = {
        "page": page_of(rows.order_by("object_by", "-noticed_on", "pk"), request),
        "sees_deposits": sees_deposits(staff_of(request)),
        "every": request.GET.get("all") == "yes",
    }
    return render(request, "payments/recoveries.html", context)


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def recovery(request: HttpRequest, recovery_id: UUID) -> HttpResponse:
    return _page(request, recovery_of(request, recovery_id))


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def recovery_of_ticket(request: HttpRequest, ticket_id: UUID, recovery_id: UUID) -> HttpResponse:
    """The same, as it is reached from Today."""
    ticket = ticket_of(request, ticket_id)
    get_object_or_404(recoveries_visible_to(staff_of(request)), pk=recovery_id, ticket=ticket)
    return _page(request, recovery_of(request, recovery_id))


def _page(request: HttpRequest, notice: Recovery) -> HttpResponse:
    found = judge(
        Cause(notice.cause),
        notice.received_on,
        is_state_agency=notice.organization.kind == Organization.Kind.STATE_VR,
    )
    context: dict[str, Any] = {
        "notice": notice,
        "found": found,
        "said": opened(notice.said),
        "objection": opened(notice.objection),
        "is_open": notice.state in OPEN,
        "is_objected": notice.state == "objected",
        "is_late": notice.object_by is not None and notice.object_by < today_for(notice.organization),
        "may_record": may_record(staff_of(request)),
    }
    return render(request, "payments/recovery.html", context)


def _about(notice: Recovery) -> dict[str, Any]:
    return {"back": reverse("recovery", args=[notice.pk]), "back_text": _("The notice")}


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def object_to(request: HttpRequest, recovery_id: UUID) -> HttpResponse:
    """The objection, drafted; read it, change it, send it, and say when."""
    notice, member = recovery_of(request, recovery_id), staff_of(request)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, ObjectForm, day=day, initial={"text": drafted(notice), "on": day})
    if request.method == "POST" and form.is_bound and form.is_valid():
        text, on = form.cleaned_data["text"], form.cleaned_data["on"]
        if tried(form, lambda: recovery_actions.object_to(notice, text, on, deed=Deed.of(member))):
            return done(
                request, _("The objection is on record. Its answer is awaited."), "recovery", notice.pk
            )
    lead = _(
        "Milepost sends nothing to SSA: copy the text, send it by your own way, and keep here what was sent."
    )
    return form_page(
        request, form, draft, title=_("Object"), lead=lead, button=_("It was sent"), **_about(notice)
    )


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def taken(request: HttpRequest, recovery_id: UUID) -> HttpResponse:
    notice, member = recovery_of(request, recovery_id), staff_of(request)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, TakenForm, day=day, initial={"on": day})
    if request.method == "POST" and form.is_bound and form.is_valid():
        data = form.cleaned_data
        act = lambda: recovery_actions.taken(notice, data["on"], data["reference"], deed=Deed.of(member))  # noqa: E731
        if tried(form, act):
            return done(request, _("A line of its own reverses the payment."), "recovery", notice.pk)
    lead = _("The payment itself stays as it came: a line of its own takes it back.")
    return form_page(request, form, draft, title=_("The money was taken"), lead=lead, **_about(notice))


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_POST
def drop(request: HttpRequest, recovery_id: UUID) -> HttpResponse:
    """SSA takes nothing back."""
    notice, member = recovery_of(request, recovery_id), staff_of(request)
    try:
        recovery_actions.drop(notice, today_for(member.owner), deed=Deed.of(member))
    except ValidationError as error:
        return done(request, " ".join(error.messages), "recovery", notice.pk)
    return done(request, _("The payment stands."), "recovery", notice.pk)
