"""Deposits of Treasury, and the lines that make them up: for those who may see the organization's own particulars."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from milepost.editing.form_pages import FORM, done, form_page, tried
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.keys.fields import opened
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.payments import recording_actions as recording
from milepost.payments.choices import State
from milepost.payments.forms import ChosenLines, DepositForm
from milepost.payments.models import MoneyReceived, Remittance
from milepost.payments.policies import may_record
from milepost.payments.queries import money_visible_to, remittances_visible_to
from milepost.payments.views.frame import deposit_of, line_of
from milepost.website.listing import page_of

NEAR = timedelta(days=7)
MOST = 200


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def deposits(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    rows = remittances_visible_to(member)
    if request.GET.get("off") == "yes":
        rows = rows.exclude(off=0)
    context = {
        "page": page_of(rows.order_by("-deposited_on", "pk"), request),
        "only_off": request.GET.get("off") == "yes",
        "may_record": may_record(member),
        "sees_deposits": True,
    }
    return render(request, "payments/deposits.html", context)


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_http_methods(FORM)
def add(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    form, draft = form_with_draft(request, DepositForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        made: list[Remittance] = []
        if tried(form, lambda: made.append(recording.add_remittance(form.values(), deed=Deed.of(member)))):
            return done(
                request,
                _("The deposit is recorded. Choose the lines that make it up."),
                "deposit",
                made[0].pk,
            )
    more = {"title": _("Record a deposit"), "back": reverse("deposits"), "back_text": _("Deposits")}
    return form_page(request, form, draft, **more)


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_http_methods(FORM)
def deposit(request: HttpRequest, remittance_id: UUID) -> HttpResponse:
    """One deposit: its lines, their sum, the difference, and the lines near it that are of no deposit yet."""
    member, kept = staff_of(request), deposit_of(request, remittance_id)
    near = _near(request, kept)
    form = ChosenLines(request.POST if request.method == "POST" else None, lines=near)
    if request.method == "POST" and may_record(member) and form.is_valid():
        count = recording.put_into(kept, list(form.cleaned_data["line"]), deed=Deed.of(member))
        said = ngettext("%(count)s line is put in.", "%(count)s lines are put in.", count) % {"count": count}
        return done(request, said, "deposit", kept.pk)
    context = {
        "deposit": kept,
        "note": opened(kept.note),
        "lines": money_visible_to(member)
        .filter(remittance=kept)
        .exclude(state=State.WITHDRAWN)
        .order_by("received_on", "pk"),
        "near": near if may_record(member) else [],
        "form": form,
        "may_record": may_record(member),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "payments/deposit.html", context, status=status)


def _near(request: HttpRequest, kept: Remittance) -> list[MoneyReceived]:
    rows = money_visible_to(staff_of(request)).filter(
        remittance=None,
        received_on__gte=kept.deposited_on - NEAR,
        received_on__lte=kept.deposited_on + NEAR,
    )
    return list(rows.exclude(state=State.WITHDRAWN).order_by("received_on", "pk")[:MOST])


@for_those_who_may(Act.RECORD_PAYMENTS)
@require_POST
def take_out(request: HttpRequest, remittance_id: UUID, money_id: UUID) -> HttpResponse:
    kept = deposit_of(request, remittance_id)
    get_object_or_404(MoneyReceived, pk=money_id, remittance=kept)
    recording.take_out(line_of(request, money_id), deed=Deed.of(staff_of(request)))
    return done(request, _("The line is of no deposit any more."), "deposit", kept.pk)
