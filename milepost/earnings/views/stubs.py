"""Stubs: from a photograph to a judged record, several in a row by keyboard."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.documents import actions as documents
from milepost.documents.forms import DocumentForm
from milepost.documents.models import Document
from milepost.earnings import actions
from milepost.earnings.forms import PhotoForm, StubForm
from milepost.earnings.models import Job, PayStub
from milepost.earnings.policies import check_may_correct, may_correct
from milepost.earnings.queries import documents_alike, next_period, stubs_alike
from milepost.earnings.solving import SolvedJob, solved_job, validity
from milepost.earnings.views.asked import (
    FORM,
    asked,
    document_in,
    documents_of,
    job_asked_for,
    ticket_asked_for,
    withdrawn,
)
from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import check_may, may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.rulebook.attribution import earned_by_month, paid_by_month
from milepost.rulebook.months import Month
from milepost.rulebook.pay_stubs.calendar import PayPeriod
from milepost.tickets.models import Ticket

SHOWN_BESIDE = {"image/png", "image/jpeg", "image/webp"}
"""What every browser draws; the rest is a link."""


@for_those_who_may(Act.ADD_DOCUMENTS)
@require_POST
def photo(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Keep a photographed stub, sealed, and lead on to the form in which it is read."""
    member, ticket = staff_of(request), ticket_asked_for(request, ticket_id)
    check_may(member, Act.CHANGE_PEOPLE)
    jobs = Job.objects.filter(ticket=ticket, withdrawn_at=None)
    form = DocumentForm({"kind": Document.Kind.PAY_STUB}, request.FILES or None)
    chosen = PhotoForm(request.POST, jobs=jobs)
    if not form.is_valid():
        for error in form.errors.get("file", []):
            messages.error(request, str(error))
        return redirect("earnings", ticket.pk)
    document = _kept(request, ticket, form)
    if documents_alike(document, member).exists():
        messages.warning(request, _("The very same document is kept about another of your Ticketholders."))
    job = (chosen.cleaned_data["job"] if chosen.is_valid() else None) or jobs.first()
    if job is None:
        messages.info(request, _("The stub is kept. Say first which job it is from."))
        return redirect(f"{reverse('job_add', args=[ticket.pk])}?document={document.pk}")
    return redirect(f"{reverse('stub_add', args=[ticket.pk, job.pk])}?document={document.pk}")


def _kept(request: HttpRequest, ticket: Ticket, form: DocumentForm) -> Document:
    same = documents_of(ticket).filter(digest=documents.digest_of(form.content)).first()
    if same is not None:
        messages.info(request, _("This very document is here already; it was not added twice."))
        return same
    name, deed = form.cleaned_data["file"].name, Deed.of(staff_of(request))
    return documents.add(ticket, Document.Kind.PAY_STUB, name, form.content_type, form.content, deed=deed)


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_stub(request: HttpRequest, ticket_id: UUID, job_id: int) -> HttpResponse:
    """Enter a stub; the next expected one is filled in, and after it the next."""
    member, job = staff_of(request), job_asked_for(request, ticket_id, job_id)
    day = today_for(member.owner)
    blank = PayStub(job=job, ticket=job.ticket, organization=job.organization)
    options: dict[str, Any] = {"instance": blank, "documents": documents_of(job.ticket), "day": day}
    form, draft = form_with_draft(request, StubForm, **options)
    if request.method == "POST" and form.is_bound and form.is_valid():
        stub, judged = actions.enter_stub(job, form.given(), deed=Deed.of(member))
        forget_draft(request)
        if "another" in request.POST and judged.counts:
            messages.success(request, _("The stub counts. Here is the next one."))
            return redirect("stub_add", ticket_id, job.pk)
        return redirect("stub", ticket_id, stub.pk)
    solved = solved_job(job, list(job.stubs.filter(withdrawn_at=None)), day=day)
    if request.method != "POST" and draft is None:
        form.initial.update(_expected(request, solved, job))
    title = _("Enter a stub of %(employer)s") % {"employer": job.employer.name}
    return _form_page(request, job, form, title, draft=draft, solved=solved, is_new=True)


def _expected(request: HttpRequest, solved: SolvedJob, job: Job) -> dict[str, Any]:
    """What the form begins with: the period asked for in the address, or the next one, and the document."""
    wanted = request.GET.get("paid_on", "")
    known = [*solved.solved.missing, *(proof.period for proof in solved.solved.subtraction.proved)]
    period: PayPeriod | None = next((one for one in known if str(one.paid_on) == wanted), next_period(solved))
    filled: dict[str, Any] = {}
    if period is not None:
        filled = {"paid_on": period.paid_on, "period_begins": period.begins, "period_ends": period.ends}
    document = _document_asked_for(request, job.ticket)
    if document is not None:
        filled |= {"document": document.pk, "came_by": "photo"}
    return filled


def _document_asked_for(request: HttpRequest, ticket: Ticket) -> Document | None:
    """The document that the address, or the form sent, names."""
    return document_in(request.POST.get("document") or request.GET.get("document", ""), ticket)


def _form_page(request: HttpRequest, job: Job, form: Any, title: str, **more: Any) -> HttpResponse:
    stored = more.pop("document", None)
    document = _document_asked_for(request, job.ticket) or stored
    parts = form.visible_parts()
    return asked(
        request,
        job.ticket,
        form,
        title,
        template="earnings/stub_form.html",
        job=job,
        main=parts[0],
        rare=parts[1],
        document=document if may(staff_of(request), Act.SEE_DOCUMENTS) else None,
        is_shown_beside=document is not None and document.content_type in SHOWN_BESIDE,
        **more,
    )


def _stub(request: HttpRequest, ticket_id: UUID, stub_id: int) -> PayStub:
    ticket = ticket_asked_for(request, ticket_id)
    stubs = PayStub.objects.select_related("job__employer", "document", "entered_by")
    stub = get_object_or_404(stubs, pk=stub_id, ticket=ticket)
    stub.ticket = stub.job.ticket = ticket
    return stub


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def stub(request: HttpRequest, ticket_id: UUID, stub_id: int) -> HttpResponse:
    """Whether the stub counts: each thing that fails, with its cure; and the months it is spread over."""
    member, found = staff_of(request), _stub(request, ticket_id, stub_id)
    day = today_for(member.owner)
    judged = validity(found, day=day)
    may_see = may(member, Act.SEE_DOCUMENTS)
    context = {
        "ticket": found.ticket,
        "stub": found,
        "judged": judged,
        "shares": _shares(found, day),
        "alike": stubs_alike(found, member),
        "documents_alike": documents_alike(found.document, member) if found.document and may_see else [],
        "may_change": may(member, Act.CHANGE_PEOPLE),
        "may_correct": may_correct(found),
        "may_see_documents": may_see,
        "is_shown_beside": found.document is not None and found.document.content_type in SHOWN_BESIDE,
    }
    return render(request, "earnings/stub.html", context)


def _shares(stub: PayStub, day: date) -> list[tuple[Month, int, int]]:
    """Each month with what the stub brings it, earned and paid."""
    if stub.state != PayStub.State.VALID:
        return []
    counted = solved_job(stub.job, [stub], day=day).solved.job.stubs
    earned, paid = earned_by_month(counted), paid_by_month(counted)
    return [
        (month, earned.get(month, 0), paid.get(month, 0)) for month in sorted(earned.keys() | paid.keys())
    ]


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def change_stub(request: HttpRequest, ticket_id: UUID, stub_id: int) -> HttpResponse:
    member, found = staff_of(request), _stub(request, ticket_id, stub_id)
    check_may_correct(found)
    options: dict[str, Any] = {
        "instance": found,
        "documents": documents_of(found.ticket),
        "day": today_for(member.owner),
    }
    form, draft = form_with_draft(request, StubForm, **options)
    if request.method == "POST" and form.is_bound and actions.correct_stub(form, deed=Deed.of(member)):
        forget_draft(request)
        messages.success(request, _("It is saved."))
        return redirect("stub", ticket_id, found.pk)
    return _form_page(
        request, found.job, form, _("Correct a stub"), draft=draft, document=found.document, is_new=False
    )


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def withdraw_stub(request: HttpRequest, ticket_id: UUID, stub_id: int) -> HttpResponse:
    found, deed = _stub(request, ticket_id, stub_id), Deed.of(staff_of(request))
    return withdrawn(request, found.ticket, lambda because: actions.withdraw_stub(found, because, deed=deed))
