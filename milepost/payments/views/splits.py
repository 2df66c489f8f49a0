"""Agreements to split the payments of a Ticket: editions, the form, its PDF, and how far it has come."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.documents.kinds import SANDBOX
from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import day_field, form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.payments import split_actions
from milepost.payments.forms import WhyForm
from milepost.payments.models import SplitAgreement
from milepost.payments.owing import read_split
from milepost.payments.policies import may_record
from milepost.payments.queries import agreements_of, in_force
from milepost.payments.split_forms import SplitForm
from milepost.payments.split_pdf import pdf, row_in_words
from milepost.payments.views.frame import shown_as, ticket_of
from milepost.tickets.models import Assignment, Ticket

STEPS = ("signed_on", "sent_on", "received_on")


class MoveForm(forms.Form):
    on = day_field("", required=True)


def _agreement(request: HttpRequest, ticket: Ticket, agreement_id: UUID) -> SplitAgreement:
    return get_object_or_404(agreements_of(ticket).select_related("ticket", "organization"), pk=agreement_id)


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def split(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """The editions, the newest first, each with its chart and how far it has come."""
    ticket = ticket_of(request, ticket_id)
    holds = in_force(ticket)
    context = {
        "ticket": ticket,
        "shown_as": shown_as(ticket),
        "editions": [_shown(one, holds) for one in agreements_of(ticket)],
        "may_record": may_record(staff_of(request)),
    }
    return render(request, "payments/split.html", context)


def _shown(one: SplitAgreement, holds: SplitAgreement | None) -> dict[str, Any]:
    read = read_split(one)
    next_step = next((name for name in STEPS if getattr(one, name) is None), "")
    return {
        "agreement": one,
        "parties": read.parties,
        "ours": read.ours,
        "rows": [(row_in_words(row.claim, row.first, row.last), row.percents) for row in read.rows],
        "holds": holds is not None and holds.pk == one.pk,
        "next": next_step,
        "next_words": _step_words(next_step) if next_step else "",
    }


def _step_words(name: str) -> str:
    return {
        "signed_on": _("It is signed"),
        "sent_on": _("It was sent"),
        "received_on": _("The program manager has it"),
    }[name]


def _about(ticket: Ticket) -> dict[str, Any]:
    return {"back": reverse("split", args=[ticket.pk]), "back_text": _("Agreements to split")}


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def new(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """A new edition, filled with the last one, or with the providers of the assignments."""
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    form, draft = form_with_draft(request, SplitForm, initial=_first(ticket))
    is_whole = request.method == "POST" and form.is_bound and form.is_valid()
    if is_whole and tried(form, lambda: split_actions.draft(ticket, form.values(), deed=Deed.of(member))):
        return done(request, _("The agreement is drafted. Print it and have it signed."), "split", ticket.pk)
    return form_page(
        request,
        form,
        draft,
        template="payments/split_form.html",
        title=_("Agreement to split payments"),
        **_about(ticket),
    )


def _first(ticket: Ticket) -> dict[str, Any]:
    last = agreements_of(ticket).filter(withdrawn_at=None).first()
    if last is None:
        held = Assignment.objects.filter(ticket=ticket).order_by("-assigned_on")
        parties = [{"name": one.provider, "assigned_on": one.assigned_on} for one in held][:4]
        first: dict[str, Any] = {}
    else:
        content = last.content.open()
        parties, first = content["parties"], {"decided_by": last.decided_by, "ours": str(last.ours)}
        for row, (claim, begins, ends, percents) in enumerate(content["rows"][:8]):
            first |= {f"row{row}_claim": claim, f"row{row}_first": begins, f"row{row}_last": ends}
            first |= {f"row{row}_share{place}": one for place, one in enumerate(percents)}
    for place, party in enumerate(parties):
        first |= {f"party{place}_{name}": value for name, value in party.items()}
    return first


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def split_file(request: HttpRequest, ticket_id: UUID, agreement_id: UUID) -> HttpResponse:
    """To print and sign. Never run in a page of ours; its name names nobody."""
    ticket = ticket_of(request, ticket_id)
    one = _agreement(request, ticket, agreement_id)
    response = HttpResponse(pdf(one, shown_as(ticket)), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="split-payments.pdf"'
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def move(request: HttpRequest, ticket_id: UUID, agreement_id: UUID) -> HttpResponse:
    """The next of its three days."""
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    one = _agreement(request, ticket, agreement_id)
    name = next((step for step in STEPS if getattr(one, step) is None), "")
    if not name or one.withdrawn_at is not None:
        return done(request, _("Nothing comes next: it is received, or withdrawn."), "split", ticket.pk)
    day = today_for(member.owner)
    form, draft = form_with_draft(request, MoveForm, initial={"on": day})
    form.fields["on"].label = _("On which day?")
    if request.method == "POST" and form.is_bound and form.is_valid():
        on = form.cleaned_data["on"]
        if on > day:
            form.add_error("on", _("This day is still ahead."))
        elif tried(form, lambda: split_actions.move(one, name, on, deed=Deed.of(member))):
            return done(request, _("It is saved."), "split", ticket.pk)
    return form_page(request, form, draft, title=_step_words(name), **_about(ticket))


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, ticket_id: UUID, agreement_id: UUID) -> HttpResponse:
    ticket, member = ticket_of(request, ticket_id), staff_of(request)
    one = _agreement(request, ticket, agreement_id)
    form, draft = form_with_draft(request, WhyForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        why = form.cleaned_data["why"]
        if tried(form, lambda: split_actions.withdraw(one, why, deed=Deed.of(member))):
            return done(request, _("It is withdrawn."), "split", ticket.pk)
    lead = _("It does not hold any more, and stays on record. The edition before it holds again.")
    return form_page(request, form, draft, title=_("Withdraw the agreement"), lead=lead, **_about(ticket))
