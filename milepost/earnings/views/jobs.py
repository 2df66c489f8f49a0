"""Jobs and their employers."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from milepost.earnings import actions
from milepost.earnings.forms import EmployerForm, JobForm
from milepost.earnings.models import Job
from milepost.earnings.queries import employers_seen_by
from milepost.earnings.views.asked import (
    FORM,
    asked,
    document_in,
    done,
    job_asked_for,
    ticket_asked_for,
    withdrawn,
)
from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_job(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """A job, with its employer by name. Coming from a photograph, the way leads on to the stub."""
    member, ticket = staff_of(request), ticket_asked_for(request, ticket_id)
    blank = Job(ticket=ticket, organization=ticket.organization)
    form, draft = form_with_draft(request, JobForm, instance=blank, day=today_for(member.owner))
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.given()
        job = actions.add_job(ticket, given.pop("employer_name"), given, deed=Deed.of(member))
        document = document_in(request.GET.get("document", ""), ticket)
        if document is not None:
            forget_draft(request)
            return redirect(f"{reverse('stub_add', args=[ticket.pk, job.pk])}?document={document.pk}")
        return done(request, ticket, _("The job is added."))
    employers = employers_seen_by(member).values_list("name", flat=True)
    return asked(
        request, ticket, form, _("Add a job"), draft=draft, template="earnings/job.html", employers=employers
    )


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def change_job(request: HttpRequest, ticket_id: UUID, job_id: int) -> HttpResponse:
    member, job = staff_of(request), job_asked_for(request, ticket_id, job_id)
    form, draft = form_with_draft(request, JobForm, instance=job, day=today_for(member.owner))
    if request.method == "POST" and form.is_bound and actions.change_job(form, deed=Deed.of(member)):
        return done(request, job.ticket, _("It is saved."))
    return asked(
        request, job.ticket, form, job.employer.name, draft=draft, template="earnings/job.html", job=job
    )


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def withdraw_job(request: HttpRequest, ticket_id: UUID, job_id: int) -> HttpResponse:
    job, deed = job_asked_for(request, ticket_id, job_id), Deed.of(staff_of(request))
    return withdrawn(request, job.ticket, lambda because: actions.withdraw_job(job, because, deed=deed))


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def change_employer(request: HttpRequest, ticket_id: UUID, job_id: int) -> HttpResponse:
    """The employer of a job; what is changed here is changed for everybody who works there."""
    member, job = staff_of(request), job_asked_for(request, ticket_id, job_id)
    form, draft = form_with_draft(request, EmployerForm, instance=job.employer)
    if request.method == "POST" and form.is_bound and actions.change_employer(form, deed=Deed.of(member)):
        return done(request, job.ticket, _("It is saved."))
    lead = _("This is changed for everybody who works there.")
    return asked(request, job.ticket, form, job.employer.name, draft=draft, lead=lead)
