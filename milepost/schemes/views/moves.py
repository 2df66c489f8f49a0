"""The steps of a version: in force, ended, withdrawn; and the organization as a provider under the scheme."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from milepost.editing.drafts import never_kept
from milepost.editing.form_pages import FORM
from milepost.organizations.doors import for_those_who_may
from milepost.organizations.policies import staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for
from milepost.schemes import actions
from milepost.schemes.forms import EndForm, InForceForm
from milepost.schemes.queries import provider_of
from milepost.schemes.record_forms import ProviderForm, WhyForm, first_of
from milepost.schemes.views.frame import back_to, step, version_of


@for_those_who_may(Act.WRITE_SCHEMES)
@require_http_methods(FORM)
def in_force(request: HttpRequest, scheme_version_id: UUID) -> HttpResponse:
    version = version_of(request, scheme_version_id)
    content, day = version.read, today_for(staff_of(request).owner)
    initial = {"since": content.effective_from or day, "until": content.effective_to}
    return step(
        request, (InForceForm, {"initial": initial}),
        lambda form, deed: actions.put_in_force(version, form.cleaned_data["since"], form.cleaned_data["until"], deed=deed),
        ("scheme", version.pk),
        title=_("Put it in force"),
        lead=_("A version that is in force is never changed: the next one follows it. The one before ends the day before."),
        **back_to(version),
    )  # fmt: skip


@for_those_who_may(Act.WRITE_SCHEMES)
@require_http_methods(FORM)
def end(request: HttpRequest, scheme_version_id: UUID) -> HttpResponse:
    version = version_of(request, scheme_version_id)
    return step(
        request, (EndForm, {}),
        lambda form, deed: actions.end(version, form.cleaned_data["on"], form.cleaned_data["why"], deed=deed),
        ("scheme", version.pk),
        title=_("End it"), lead=_("It goes on for people whose VR case was closed while it was in force."),
        **back_to(version),
    )  # fmt: skip


@for_those_who_may(Act.WRITE_SCHEMES)
@require_http_methods(FORM)
def withdraw(request: HttpRequest, scheme_version_id: UUID) -> HttpResponse:
    version = version_of(request, scheme_version_id)
    return step(
        request, (WhyForm, {}),
        lambda form, deed: actions.withdraw(version, form.cleaned_data["why"], deed=deed),
        ("scheme", version.pk),
        title=_("Withdraw it"), lead=_("It decides for nobody any more, as if it had never been in force. It stays on record."),
        **back_to(version),
    )  # fmt: skip


@never_kept
@for_those_who_may(Act.WRITE_SCHEMES)
@require_http_methods(FORM)
def provider(request: HttpRequest, scheme_version_id: UUID) -> HttpResponse:
    """The contract and the numbers under the scheme. What is typed here is kept nowhere before it is saved."""
    version = version_of(request, scheme_version_id)
    names = (
        "contract_from",
        "contract_until",
        "agreement_from",
        "agreement_until",
        "called",
        "vendor_number",
        "tin",
    )
    return step(
        request, (ProviderForm, {"initial": first_of(provider_of(version.scheme), names)}),
        lambda form, deed: actions.set_provider(version.scheme, form.values(), deed=deed),
        ("scheme", version.pk),
        title=_("Our contract with the agency"), **back_to(version),
    )  # fmt: skip
