"""What others report about wages, and self-employment by year."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from milepost.earnings import actions
from milepost.earnings.models import Job, SelfEmployedYear, WageReport
from milepost.earnings.month_forms import ReportForm, SelfEmployedForm
from milepost.earnings.views.asked import FORM, asked, documents_of, done, ticket_asked_for, withdrawn
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_report(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The Work Number, an employer's statement, what SSA already has: month by month."""
    member, ticket = staff_of(request), ticket_asked_for(request, ticket_id)
    day = today_for(member.owner)
    options: dict[str, Any] = {
        "jobs": Job.objects.filter(ticket=ticket, withdrawn_at=None).select_related("employer"),
        "documents": documents_of(ticket),
        "day": day,
    }
    form, draft = form_with_draft(request, ReportForm, **options)
    if request.method == "POST" and form.is_bound and form.is_valid():
        actions.add_report(ticket, form.given(), form.months(), deed=Deed.of(member))
        return done(request, ticket, _("The report is added, and its months are worked out."))
    form.initial.setdefault("year", day.year)
    form.initial.setdefault("received_on", day)
    if request.GET.get("source") == "ssa":
        form.initial.setdefault("source", "ssa")
    title = _("Record what others report about wages")
    return asked(request, ticket, form, title, draft=draft, template="earnings/report.html")


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def withdraw_report(request: HttpRequest, ticket_id: UUID, report_id: int) -> HttpResponse:
    ticket, deed = ticket_asked_for(request, ticket_id), Deed.of(staff_of(request))
    report = get_object_or_404(WageReport, pk=report_id, ticket=ticket)
    return withdrawn(request, ticket, lambda because: actions.withdraw_report(report, because, deed=deed))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_self_employment(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    member, ticket = staff_of(request), ticket_asked_for(request, ticket_id)
    day = today_for(member.owner)
    blank = SelfEmployedYear(ticket=ticket, organization=ticket.organization, year=day.year)
    form, draft = form_with_draft(
        request, SelfEmployedForm, instance=blank, documents=documents_of(ticket), day=day
    )
    if request.method == "POST" and form.is_bound and form.is_valid():
        actions.add_self_employment(ticket, form.given(), deed=Deed.of(member))
        return done(request, ticket, _("The year is added, and its months are worked out."))
    lead = _(
        "The net of the year is spread evenly over the months worked. A claim on it is paid only after SSA has posted the year."
    )
    title = _("Add a year of self-employment")
    return asked(request, ticket, form, title, draft=draft, lead=lead, template="earnings/business.html")


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def change_self_employment(request: HttpRequest, ticket_id: UUID, business_id: int) -> HttpResponse:
    member, ticket = staff_of(request), ticket_asked_for(request, ticket_id)
    year = get_object_or_404(SelfEmployedYear, pk=business_id, ticket=ticket, withdrawn_at=None)
    year.ticket = ticket
    options: dict[str, Any] = {"documents": documents_of(ticket), "day": today_for(member.owner)}
    form, draft = form_with_draft(request, SelfEmployedForm, instance=year, **options)
    deed = Deed.of(member)
    if request.method == "POST" and form.is_bound and actions.change_self_employment(form, deed=deed):
        return done(request, ticket, _("It is saved."))
    return asked(request, ticket, form, str(year), draft=draft, template="earnings/business.html")


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def withdraw_self_employment(request: HttpRequest, ticket_id: UUID, business_id: int) -> HttpResponse:
    ticket, deed = ticket_asked_for(request, ticket_id), Deed.of(staff_of(request))
    year = get_object_or_404(SelfEmployedYear, pk=business_id, ticket=ticket)
    return withdrawn(
        request, ticket, lambda because: actions.withdraw_self_employment(year, because, deed=deed)
    )
