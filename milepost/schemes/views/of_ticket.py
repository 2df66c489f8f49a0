"""Schemes of one Ticketholder: what each pays and why, what it asks to be on record, and the request as a PDF."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.documents.kinds import SANDBOX
from milepost.editing.drafts import never_kept
from milepost.editing.form_pages import FORM
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.schemes import record_actions
from milepost.schemes.choices import LOOKS, STANDINGS
from milepost.schemes.deciding import Decided, decided
from milepost.schemes.gathering import own_names
from milepost.schemes.policies import KEEPING, may_keep
from milepost.schemes.queries import case_detail_of, in_force_of
from milepost.schemes.record_forms import KINDS, CaseForm, OfPayment, RecordKind, WhyForm, first_of
from milepost.schemes.records_shown import records_of
from milepost.schemes.request_pdf import on_paper, request_pdf
from milepost.schemes.views.frame import back_to_ticket, shown_as, step, ticket_of
from milepost.tickets.models import Correctable, Ticket, VocationalRehabilitationCase


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def of_ticket(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    found = decided(ticket, today_for(member.owner))
    context = {
        "ticket": ticket,
        "shown_as": shown_as(ticket),
        "found": [_shown(one) for one in found],
        "has_schemes": bool(found) or bool(in_force_of(ticket.organization)),
        "cases": VocationalRehabilitationCase.objects.filter(ticket=ticket),
        "detail": case_detail_of(ticket),
        "records": records_of(ticket),
        "may_keep": may_keep(member),
        "sees_schemes": may(member, Act.SEE_SCHEMES) and member.partner is None,
    }
    return render(request, "schemes/of_ticket.html", context)


def _shown(one: Decided) -> dict[str, Any]:
    return {
        "version": one.version,
        "scheme": one.decision.scheme,
        "conditions": one.decision.conditions,
        "payments": [
            (each, STANDINGS[each.standing], LOOKS[each.standing]) for each in one.decision.payments
        ],
    }


@never_kept
@for_those_who_may(*KEEPING)
@require_http_methods(FORM)
def case(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """What the State VR case does not say. What is typed here is kept nowhere before it is saved."""
    ticket = ticket_of(request, ticket_id)
    names = ("case_number", "counselor", "in_use_with_vr_on", "list_given_on")
    return step(
        request, (CaseForm, {"initial": first_of(case_detail_of(ticket), names)}),
        lambda form, deed: record_actions.set_case(ticket, form.values(), deed=deed),
        ("schemes_of", ticket.pk),
        title=_("The State VR case"), lead=_("When it was opened and closed stands under Assignment."),
        **back_to_ticket(ticket),
    )  # fmt: skip


def _kind(name: str) -> RecordKind:
    if name not in KINDS:
        raise Http404
    return KINDS[name]


def _known(ticket: Ticket) -> dict[str, Any]:
    return {"versions": in_force_of(ticket.organization), "own": own_names(ticket.organization)}


def _record(ticket: Ticket, kind: RecordKind, record_id: int) -> Correctable:
    found: Correctable = get_object_or_404(kind.model.objects.filter(ticket=ticket), pk=record_id)
    return found


@for_those_who_may(*KEEPING)
@require_http_methods(FORM)
def add(request: HttpRequest, ticket_id: UUID, record_kind: str) -> HttpResponse:
    ticket, kind = ticket_of(request, ticket_id), _kind(record_kind)
    return step(
        request, (kind.form, _known(ticket)),
        lambda form, deed: record_actions.add(kind.model, ticket, form.values(), deed=deed),
        ("schemes_of", ticket.pk), title=kind.title, lead=_lead(kind, ticket), **back_to_ticket(ticket),
    )  # fmt: skip


def _lead(kind: RecordKind, ticket: Ticket) -> str:
    """Why nothing can be chosen, where nothing can."""
    pays = any(one.read.payments for one in in_force_of(ticket.organization))
    if issubclass(kind.form, OfPayment) and not pays:
        return _("No scheme that pays is in force. Put one in force first.")
    return ""


@for_those_who_may(*KEEPING)
@require_http_methods(FORM)
def correct(request: HttpRequest, ticket_id: UUID, record_kind: str, scheme_record_id: int) -> HttpResponse:
    ticket, kind = ticket_of(request, ticket_id), _kind(record_kind)
    record = _record(ticket, kind, scheme_record_id)
    return step(
        request, (kind.form, {**_known(ticket), "record": record}),
        lambda form, deed: record_actions.correct(record, form.values(), form.cleaned_data["version"] or 0, deed=deed),
        ("schemes_of", ticket.pk), title=kind.title, **back_to_ticket(ticket),
    )  # fmt: skip


@for_those_who_may(*KEEPING)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, ticket_id: UUID, record_kind: str, scheme_record_id: int) -> HttpResponse:
    ticket, kind = ticket_of(request, ticket_id), _kind(record_kind)
    record = _record(ticket, kind, scheme_record_id)
    return step(
        request, (WhyForm, {}),
        lambda form, deed: record_actions.withdraw(record, form.cleaned_data["why"], deed=deed),
        ("schemes_of", ticket.pk), title=_("Withdraw this record"),
        lead=_("It was written down by mistake. It counts for nothing any more, and stays on record."),
        **back_to_ticket(ticket),
    )  # fmt: skip


@for_those_who_may(Act.SEE_PEOPLE)
@require_safe
def request_file(
    request: HttpRequest, ticket_id: UUID, scheme_key: UUID, scheme_payment: int
) -> HttpResponse:
    """To print and sign, with what is missing on it. Its name names nobody."""
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    day = today_for(member.owner)
    found = next((one for one in decided(ticket, day) if one.version.scheme_id == scheme_key), None)
    answer = (
        next((one for one in found.decision.payments if one.number == scheme_payment), None)
        if found
        else None
    )
    if found is None or answer is None:
        raise Http404
    made = request_pdf(ticket, found, answer, on_paper(ticket, found.version.scheme, member), day)
    Deed.of(member).write_reading("scheme request drawn", ticket, payment=answer.number)
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="scheme-payment-request.pdf"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response
