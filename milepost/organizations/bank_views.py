"""Where money goes to: the bank account of the organization, and of each of its partners."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.drafts import never_kept
from milepost.journal.actions import Deed
from milepost.organizations import bank_actions
from milepost.organizations.bank_forms import AccountForm, WhyForm
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import BankAccount, Organization
from milepost.organizations.policies import (
    check_may_reveal_account,
    is_cleared,
    may,
    may_reveal_account,
    staff_of,
)
from milepost.organizations.queries import account_in_use, masked, payees_visible_to
from milepost.organizations.roles import Act

FORM = ["GET", "HEAD", "POST"]


def _payee(request: HttpRequest, payee_id: UUID) -> Organization:
    return get_object_or_404(payees_visible_to(staff_of(request)), pk=payee_id)


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def account(request: HttpRequest, payee_id: UUID) -> HttpResponse:
    """The account in use, and those before it. Masked."""
    member, payee = staff_of(request), _payee(request, payee_id)
    may_see = may_reveal_account(member)
    accounts = [_shown(one, may_see=may_see) for one in payee.bank_accounts.order_by("-pk")]
    context = {
        "payee": payee,
        "in_use": [one for one in accounts if one["until"] is None],
        "replaced": [one for one in accounts if one["until"] is not None],
        "may_change": may(member, Act.CHANGE_ORGANIZATION),
        "may_reveal": may_see,
        "is_cleared": is_cleared(member),
    }
    return render(request, "organizations/bank_account.html", context)


def _shown(one: BankAccount, *, may_see: bool) -> dict[str, Any]:
    """An account, masked, with the days from and to which it was in use."""
    until = timezone.localdate(one.replaced_at) if one.replaced_at else None
    return {
        "pk": one.pk,
        "number": masked(one, may_see=may_see),
        "since": timezone.localdate(one.since),
        "until": until,
    }


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
@never_kept
def set_account(request: HttpRequest, payee_id: UUID) -> HttpResponse:
    """Another account from now on."""
    member, payee = staff_of(request), _payee(request, payee_id)
    before = account_in_use(payee)
    form = AccountForm(request.POST or None, initial={"follows": before.pk if before else None})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            bank_actions.set_account(
                payee,
                given["routing_number"],
                given["account_number"],
                follows=given["follows"],
                is_savings=given["is_savings"],
                deed=Deed.of(member),
            )
        except ValidationError as refusal:
            form.add_error(None, refusal)
            data = request.POST.copy()
            data["follows"] = str(before.pk) if before else ""
            form.data = data
        else:
            messages.success(request, _("The bank account is set, sealed. The one before stays on record."))
            return redirect("bank_account", payee.pk)
    lead = (
        _(
            "From now on money goes to the account that you set here. The one in use until now stays on record."
        )
        if before
        else ""
    )
    return _asked(
        request, form, payee, _("Set the bank account of %(name)s") % {"name": payee.name}, lead=lead
    )


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
@never_kept
def reveal_account(request: HttpRequest, payee_id: UUID, account_id: int) -> HttpResponse:
    """Ask why, write it down, then show."""
    member, payee = staff_of(request), _payee(request, payee_id)
    shown = get_object_or_404(payee.bank_accounts.all(), pk=account_id)
    check_may_reveal_account(member)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        numbers = bank_actions.reveal_account(shown, deed=Deed.of(member, form.cleaned_data["why"]))
        context = {"payee": payee, "account": _shown(shown, may_see=True), "numbers": numbers}
        return render(request, "organizations/bank_account_revealed.html", context)
    title = _("Show the bank account of %(name)s in full") % {"name": payee.name}
    return _asked(request, form, payee, title, button=_("Show it"))


def _asked(
    request: HttpRequest, form: Any, payee: Organization, title: str, *, lead: str = "", button: str = ""
) -> HttpResponse:
    context = {
        "form": form, "title": title, "lead": lead, "button": button or _("Save"),
        "back": reverse("bank_account", args=[payee.pk]), "back_text": _("Bank account"),
    }  # fmt: skip
    return render(request, "editing/record.html", context, status=422 if form.is_bound else 200)
