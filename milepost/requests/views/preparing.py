"""The requests of a Ticketholder, and preparing: one payment, or everything that can be claimed."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from milepost.claims.models import DecidedClaim
from milepost.editing.form_pages import FORM, form_page
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.requests.forms import WhichForm
from milepost.requests.preparing_actions import Wanted, prepare, prepare_many
from milepost.requests.queries import (
    all_unasked,
    certifications_of,
    requests_of,
    unasked,
)
from milepost.requests.views.frame import done, shown_as, ticket_of
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from milepost.website.listing import page_of

AT_ONCE = 500
"""So many are prepared by one press of a button."""


@for_those_who_may(Act.SEE_CLAIMS)
@require_safe
def requests_of_ticket(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Every request of a Ticketholder, what can still be asked for, and the certifications."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    day = today_for(member.owner)
    context = {
        "ticket": ticket,
        "shown_as": shown_as(ticket),
        "day": day,
        "requests": requests_of(ticket),
        "payable": unasked(DecidedClaim.objects.filter(ticket=ticket), day),
        "certifications": certifications_of(ticket),
        "may_prepare": may(member, Act.PREPARE_CLAIMS),
        "may_print": may(member, Act.SEE_DOCUMENTS),
    }
    return render(request, "requests/ticketholder.html", context)


@for_those_who_may(Act.SEE_CLAIMS)
@require_http_methods(FORM)
def prepare_one(request: HttpRequest, ticket_id: UUID) -> HttpResponse:
    """Begin a request for the claim that the address names, or for another; who may not is shown the claim."""
    member, ticket = staff_of(request), ticket_of(request, ticket_id)
    key = request.GET.get("claim", "")
    if not may(member, Act.PREPARE_CLAIMS):
        if request.method == "POST":
            check_may(member, Act.PREPARE_CLAIMS)
        address = reverse("ticketholders_one", args=[ticket.pk])
        return redirect(f"{address}?{urlencode({'claim': key})}#why")
    form, draft = form_with_draft(request, WhichForm, initial=_of_key(ticket, key))
    if request.method == "POST" and form.is_bound and form.is_valid():
        wanted = Wanted(
            ticket, form.cleaned_data["claim"], form.cleaned_data["month"], form.cleaned_data["number"]
        )
        try:
            made = prepare(wanted, today_for(member.owner), deed=Deed.of(member))
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return done(request, _("The request is begun. Look at the list of what it needs."), made)
    return form_page(
        request, form, draft, title=_("Prepare a request"), button=_("Prepare it"),
        lead=_("The evidence on file goes with it, and it is checked against every known reason for a denial."),
        back=reverse("requests_of", args=[ticket.pk]), back_text=shown_as(ticket),
    )  # fmt: skip


def _of_key(ticket: Ticket, key: str) -> dict[str, Any]:
    """What the form begins with: the claim of the ladder that the key names."""
    known = DecidedClaim.objects.filter(ticket=ticket).exclude(month=None)
    found = next((one for one in known if key and one.key == key), None)
    if found is None:
        return {}
    return {"claim": found.claim.value, "number": found.number, "month": str(found.month)}


@for_those_who_may(Act.PREPARE_CLAIMS)
@require_http_methods(FORM)
def prepare_all(request: HttpRequest) -> HttpResponse:
    """Everything that can be claimed and nobody asks for: chosen, or all of it at once."""
    member = staff_of(request)
    day = today_for(member.owner)
    left = all_unasked(member, day)
    rows = left.rows.order_by("claim_by", "id")
    wrong = ""
    if request.method == "POST":
        chosen = [int(key) for key in request.POST.getlist("claim") if key.isdecimal() and len(key) < 19]
        wanted = list((rows if "everything" in request.POST else rows.filter(pk__in=chosen))[:AT_ONCE])
        if wanted:
            return _prepared(request, member, wanted)
        wrong = _("Choose a claim first.")
    context = {
        "page": page_of(rows, request, many=left.total.count),
        "count": left.total.count,
        "dollars": left.total.dollars,
        "most": AT_ONCE,
        "wrong": wrong,
    }
    return render(request, "requests/prepare.html", context, status=422 if wrong else 200)


def _prepared(request: HttpRequest, member: StaffMember, claims: list[DecidedClaim]) -> HttpResponse:
    wanted = [
        Wanted(one.ticket, ClaimCode(one.claim), Month(one.month), one.number) for one in claims if one.month
    ]
    made = prepare_many(wanted, today_for(member.owner), deed=Deed.of(member))
    said = ngettext("%(count)s request is begun.", "%(count)s requests are begun.", len(made)) % {
        "count": len(made)
    }
    messages.success(request, said)
    return redirect(f"{reverse('requests')}?state=draft")
