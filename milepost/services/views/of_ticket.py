"""One Ticketholder's services and programs, and the steps that record them."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.drafts import forget_draft, never_kept
from milepost.editing.form_pages import FORM, form_page
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.services import actions
from milepost.services.forms import EnrollForm, EnrollmentForm, LineForm, WhyForm
from milepost.services.policies import may_record
from milepost.services.queries import (
    by_source,
    co_enrolled,
    enrollments_visible_to,
    every_enrollment_visible_to,
    every_line_visible_to,
    lines_visible_to,
)
from milepost.services.views.frame import back_to, shown_as, step, ticket_of


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def of_ticket(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    lines = list(every_line_visible_to(member).filter(ticket=ticket))
    enrollments = list(every_enrollment_visible_to(member).filter(ticket=ticket))
    open_ones = [one for one in enrollments if one.withdrawn_at is None]
    sums = by_source(lines_visible_to(member).filter(ticket=ticket))
    context = {
        "ticket": ticket,
        "shown_as": shown_as(ticket),
        "lines": [one for one in lines if one.withdrawn_at is None],
        "enrollments": open_ones,
        "taken_back": [one for one in (*lines, *enrollments) if one.withdrawn_at is not None],
        "beside": co_enrolled(open_ones).get(ticket.pk, set()),
        "sums": sums,
        "whole": sum(one.cents for one in sums),
        "may_record": may_record(member),
    }
    return render(request, "services/of_ticket.html", context)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def record(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    ticket = ticket_of(request, ticket_id)
    day = today_for(ticket.organization)
    lead = _(
        "A service stands once, with who pays for it. What is charged to one payer cannot be charged to another."
    )
    return step(
        request, ticket, (LineForm, {"day": day, "initial": {"first_day": day}}),
        lambda form, deed: actions.record_line(ticket, form.cleaned_data, deed=deed),
        title=_("Record a service"), lead=lead,
    )  # fmt: skip


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, ticket_id: UUID, line_id: UUID) -> HttpResponse:
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    line = get_object_or_404(lines_visible_to(member), pk=line_id, ticket=ticket)
    return step(
        request, ticket, (WhyForm, {}),
        lambda form, deed: actions.withdraw_line(line, form.cleaned_data["why"], deed=deed),
        title=_("Take the service back"), lead=line.called,
    )  # fmt: skip


@for_those_who_may(Act.CHANGE_PEOPLE)
@never_kept
@require_http_methods(FORM)
def enroll(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    ticket = ticket_of(request, ticket_id)
    day = today_for(ticket.organization)
    return step(
        request, ticket, (EnrollForm, {"day": day, "initial": {"enrolled_on": day}}),
        lambda form, deed: actions.enroll(ticket, form.cleaned_data, deed=deed),
        title=_("Enrolled in a program"),
    )  # fmt: skip


@for_those_who_may(Act.CHANGE_PEOPLE)
@never_kept
@require_http_methods(FORM)
def enrollment(request: HttpRequest, ticket_id: UUID, enrollment_id: UUID) -> HttpResponse:
    """Its exit, and what is known after it."""
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    known = get_object_or_404(enrollments_visible_to(member), pk=enrollment_id, ticket=ticket)
    form, draft = form_with_draft(request, EnrollmentForm, instance=known)
    if (
        request.method == "POST"
        and form.is_bound
        and form.take(deed=Deed.of(member), action="enrollment changed")
    ):
        forget_draft(request)
        messages.success(request, _("It is saved."))
        return redirect("services_of", ticket.pk)
    lead = _(
        "What WIOA's reports ask after the exit is optional. No federal layout was found, so every export calls these fields unverified."
    )
    return form_page(request, form, draft, title=known.called, lead=lead, **back_to(ticket))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def withdraw_enrollment(request: HttpRequest, ticket_id: UUID, enrollment_id: UUID) -> HttpResponse:
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    known = get_object_or_404(enrollments_visible_to(member), pk=enrollment_id, ticket=ticket)
    return step(
        request, ticket, (WhyForm, {}),
        lambda form, deed: actions.withdraw_enrollment(known, form.cleaned_data["why"], deed=deed),
        title=_("Take the enrollment back"), lead=known.called,
    )  # fmt: skip
