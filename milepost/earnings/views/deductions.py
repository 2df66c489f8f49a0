"""Impairment-related work expenses and subsidies: what SSA takes off before it compares earnings with a level."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from milepost.earnings import actions
from milepost.earnings.models import Deduction
from milepost.earnings.month_forms import DeductionForm
from milepost.earnings.views.asked import FORM, asked, documents_of, done, ticket_asked_for, withdrawn
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def add_deduction(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    member, ticket = staff_of(request), ticket_asked_for(request, ticket_id)
    blank = Deduction(ticket=ticket, organization=ticket.organization)
    form, draft = form_with_draft(request, DeductionForm, instance=blank, documents=documents_of(ticket))
    if request.method == "POST" and form.is_bound and form.is_valid():
        actions.add_deduction(ticket, form.given(), deed=Deed.of(member))
        return done(request, ticket, _("It is added. Requests for these months are checked with it."))
    title = _("Add a work expense or a subsidy")
    return asked(request, ticket, form, title, draft=draft, lead=_lead())


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_http_methods(FORM)
def change_deduction(request: HttpRequest, ticket_id: UUID, deduction_id: int) -> HttpResponse:
    member, ticket = staff_of(request), ticket_asked_for(request, ticket_id)
    deduction = get_object_or_404(Deduction, pk=deduction_id, ticket=ticket, withdrawn_at=None)
    deduction.ticket = ticket
    options: dict[str, Any] = {"instance": deduction, "documents": documents_of(ticket)}
    form, draft = form_with_draft(request, DeductionForm, **options)
    deed = Deed.of(member)
    if request.method == "POST" and form.is_bound and actions.change_deduction(form, deed=deed):
        return done(request, ticket, _("It is saved."))
    return asked(request, ticket, form, _("Work expense or subsidy"), draft=draft, lead=_lead())


@for_those_who_may(Act.CHANGE_PEOPLE)
@require_POST
def withdraw_deduction(request: HttpRequest, ticket_id: UUID, deduction_id: int) -> HttpResponse:
    ticket, deed = ticket_asked_for(request, ticket_id), Deed.of(staff_of(request))
    deduction = get_object_or_404(Deduction, pk=deduction_id, ticket=ticket)
    return withdrawn(
        request, ticket, lambda because: actions.withdraw_deduction(deduction, because, deed=deed)
    )


def _lead() -> str:
    return _(
        "Gross earnings are what you are paid by. But SSA takes these amounts off before it says whether somebody is at "
        "substantial gainful activity, and may refuse a request for Phase 2 or an outcome because of them (20 CFR 404.1574 and "
        "404.1576)."
    )
