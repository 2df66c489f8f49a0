"""The organization: its identities as an Employment Network, how each is paid, and its partners."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from milepost.editing.drafts import forget_draft
from milepost.editing.records import form_with_draft
from milepost.journal.actions import Deed
from milepost.organizations import actions
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.models import BankAccount, Identity, Organization, StaffMember
from milepost.organizations.policies import may, may_reveal_account, staff_of
from milepost.organizations.queries import (
    identities_visible_to,
    masked,
    partners_visible_to,
    payees_visible_to,
)
from milepost.organizations.roles import Act
from milepost.organizations.staff_forms import ElectionForm, IdentityForm, OrganizationForm, PartnerForm
from milepost.organizations.today import today_for
from milepost.rulebook import elections
from milepost.rulebook.facts import PaymentSystem

FORM = ["GET", "HEAD", "POST"]


@for_those_who_may(Act.SEE_ORGANIZATION)
@require_safe
def organization(request: HttpRequest) -> HttpResponse:
    """Who we are to SSA."""
    member = staff_of(request)
    identities = identities_visible_to(member).prefetch_related("elections")
    return render(
        request,
        "organizations/organization.html",
        {
            "owner": member.owner,
            "identities": [(one, _elections(one)) for one in identities],
            "partners": partners_visible_to(member),
            "payees": _payees(member),
            "may_change": may(member, Act.CHANGE_ORGANIZATION),
            "day": today_for(member.owner),
        },
    )


def _payees(member: StaffMember) -> list[tuple[Organization, str]]:
    """Each payee with its account, masked; empty where none is set."""
    may_see = may_reveal_account(member)
    payees = payees_visible_to(member).order_by("partner_of", "name")
    accounts = {one.payee_id: one for one in BankAccount.objects.filter(payee__in=payees, replaced_at=None)}
    return [(one, masked(accounts[one.pk], may_see=may_see) if one.pk in accounts else "") for one in payees]


def _elections(identity: Identity) -> list[dict[str, Any]]:
    """Each election with the day from which it counts."""
    made = list(identity.elections.all())
    plain = [elections.Election(PaymentSystem(one.system), one.notified_on) for one in made]
    return [
        {"election": one, "counts_from": elections.takes_effect(plain, place)}
        for place, one in enumerate(made)
    ]


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def change_organization(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    form, draft = form_with_draft(request, OrganizationForm, instance=member.owner)
    if request.method == "POST" and form.is_bound and form.take(deed=Deed.of(member)):
        return _done(request)
    return _asked(request, form, draft, _("Change the organization"))


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def add_identity(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    form, draft = form_with_draft(
        request, IdentityForm, instance=Identity(organization=member.owner), owner=member.owner
    )
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = {name: value for name, value in form.cleaned_data.items() if name != "version"}
        actions.add_identity(given, deed=Deed.of(member))
        return _done(request)
    lead = _("One for each business model: its own name, UEI and SAM registration.")
    return _asked(request, form, draft, _("Add an identity"), lead=lead)


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def change_identity(request: HttpRequest, identity_id: UUID) -> HttpResponse:
    member = staff_of(request)
    identity = get_object_or_404(identities_visible_to(member), pk=identity_id)
    form, draft = form_with_draft(request, IdentityForm, instance=identity, owner=member.owner)
    if request.method == "POST" and form.is_bound and form.take(deed=Deed.of(member)):
        return _done(request)
    return _asked(request, form, draft, identity.name)


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def elect(request: HttpRequest, identity_id: UUID) -> HttpResponse:
    """Record an election of the payment system: one in each calendar year (20 CFR 411.515)."""
    member = staff_of(request)
    identity = get_object_or_404(identities_visible_to(member), pk=identity_id)
    form, draft = form_with_draft(request, ElectionForm, identity=identity, day=today_for(member.owner))
    if request.method == "POST" and form.is_bound and form.is_valid():
        given = form.cleaned_data
        actions.elect(identity, given["system"], notified_on=given["notified_on"], deed=Deed.of(member))
        return _done(request)
    lead = _(
        "It counts from the first day of the month after SSA was told, and only for Tickets assigned from then on."
    )
    return _asked(request, form, draft, _("Record an election"), lead=lead)


@for_those_who_may(Act.CHANGE_ORGANIZATION)
@require_http_methods(FORM)
def add_partner(request: HttpRequest) -> HttpResponse:
    form, draft = form_with_draft(request, PartnerForm)
    if request.method == "POST" and form.is_bound and form.is_valid():
        actions.add_partner(form.cleaned_data["name"], deed=Deed.of(staff_of(request)))
        return _done(request)
    lead = _("Its staff see the people whom it serves, and nobody else's.")
    return _asked(request, form, draft, _("Add a partner"), lead=lead)


def _done(request: HttpRequest) -> HttpResponse:
    forget_draft(request)
    messages.success(request, _("It is saved."))
    return redirect("organization")


def _asked(request: HttpRequest, form: Any, draft: Any, title: str, *, lead: str = "") -> HttpResponse:
    status = 409 if getattr(form, "conflicts", None) else 422 if form.is_bound and form.errors else 200
    context = {
        "form": form, "draft": draft, "title": title, "lead": lead, "button": _("Save"),
        "back": reverse("organization"), "back_text": _("Organization"),
    }  # fmt: skip
    return render(request, "editing/record.html", context, status=status)
