"""Reading and signing a plan by a link, on a telephone, without an account and without a script."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from milepost.documents.actions import read
from milepost.documents.kinds import SANDBOX
from milepost.journal.actions import Deed
from milepost.notices.birth_date import asks_who
from milepost.notices.links import link_for
from milepost.notices.models import Link
from milepost.notices.signing import (
    Outside,
    SignForm,
    circumstances_of,
    is_theirs_today,
    keeps_language,
)
from milepost.organizations.doors import open_to_everybody
from milepost.organizations.today import today_for
from milepost.plans.models import Method, Signature
from milepost.plans.policies import check_turn
from milepost.plans.signing_actions import Given, answer_birth_date, sign
from milepost.plans.views.found import FORM, language_of_page
from milepost.plans.views.records import as_pdf
from milepost.plans.views.signing import language_of

WHY_OPEN = "The link is known to its receiver alone, and asks for a birth date before it shows anything."


def _signature(key: str) -> Signature | None:
    found = Signature.objects.select_related(
        "version__plan",
        "version__ticket",
        "version__organization",
        "version__employment_plan",
        "ticket__holder",
    )
    return found.filter(pk=key).first()


VISITS = Outside[Link, Signature](
    name="plans",
    argument="signing_token",
    link_for=lambda token: link_for(token, Link.Purpose.SIGN),
    signature_of=lambda link: _signature(link.record),
    signature_kept=_signature,
    speaks=lambda signature: language_of(signature.ticket),
    nothing="plans/opens_nothing.html",
)


@open_to_everybody(WHY_OPEN)
@never_cache
@require_http_methods(FORM)
@VISITS.by_link
def sign_by_link(request: HttpRequest, token: str, link: Link, signature: Signature) -> HttpResponse:
    """First the birth date; then the whole plan, and the field for the name below it."""
    if keeps_language(request):
        return redirect("plan_sign_by_link", token)
    if not VISITS.has_proved(request, link):
        deed = Deed(signature.version.organization, None, through="link")
        return asks_who(
            VISITS, request, token, link, signature,
            answer=lambda born_on: answer_birth_date(signature, link, born_on, deed=deed),
            route="plan_sign_by_link", page="plans/who_is_it.html", signature=signature,
            organization_name=signature.version.organization.name,
        )  # fmt: skip
    version, day = signature.version, today_for(signature.version.organization)
    not_yet = ""
    try:
        check_turn(version, signature)
    except ValidationError as why:
        not_yet = " ".join(why.messages)
    form = SignForm(request.POST or None, initial={"digest": version.digest, "shown_on": day})
    if request.method == "POST" and not not_yet and form.is_valid() and _signs(request, signature, form, day):
        return redirect("plan_signed_by_link")
    status = 409 if request.method == "POST" and not_yet else 422 if form.is_bound and form.errors else 200
    context = {
        "form": form, "signature": signature, "version": version, "day": day, "not_yet": not_yet, "token": token,
        "shown": version.shown.open()[language_of_page()], "asked_name": signature.asked_name.open(),
        "organization_name": version.organization.name,
    }  # fmt: skip
    return render(request, "plans/sign_by_link.html", context, status=status)


def _signs(request: HttpRequest, signature: Signature, form: Any, day: date) -> bool:
    given, organization = form.cleaned_data, signature.version.organization
    asked_name = signature.asked_name.open()
    says = _(
        "Type the name as it stands in the plan: %(name)s. If it is not right there, do not sign; tell us."
    )
    if not is_theirs_today(form, asked_name, day, says=says):
        return False
    signs = Given(
        given["name"], Method.ELECTRONIC, day, given["digest"], language_of_page(), circumstances=circumstances_of(request)
    )  # fmt: skip
    try:
        sign(signature, signs, day=day, deed=Deed(organization, None, through="link"))
    except ValidationError as why:
        form.add_error(None, why)
        return False
    VISITS.keep_signed(request, signature, organization)
    return True


@open_to_everybody(WHY_OPEN)
@never_cache
@require_safe
@VISITS.by_link
def pdf_by_link(request: HttpRequest, token: str, link: Link, signature: Signature) -> HttpResponse:
    """The same as PDF, in the language of the page."""
    if not VISITS.has_proved(request, link):
        return redirect("plan_sign_by_link", token)
    document = getattr(signature.version, f"pdf_{language_of_page()}")
    return as_pdf(read(document, deed=Deed(signature.version.organization, None, through="link")))


@open_to_everybody(WHY_OPEN)
@never_cache
@require_safe
@VISITS.by_link
def employment_plan_by_link(
    request: HttpRequest, token: str, link: Link, signature: Signature
) -> HttpResponse:
    """The Individual Employment Plan that the plan refers to."""
    document = signature.version.employment_plan
    if not VISITS.has_proved(request, link) or document is None:
        return redirect("plan_sign_by_link", token)
    response = HttpResponse(
        read(document, deed=Deed(signature.version.organization, None, through="link")),
        content_type=document.content_type,
    )
    response["Content-Disposition"] = "attachment"
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response


@open_to_everybody("It shows only what was signed in this very browser within the hour.")
@never_cache
@require_safe
def signed(request: HttpRequest) -> HttpResponse:
    """That it is signed, and the copy."""
    return VISITS.of_session(request, _signed_page)


@open_to_everybody("It shows only what was signed in this very browser within the hour.")
@never_cache
@require_safe
def signed_copy(request: HttpRequest) -> HttpResponse:
    """The copy: with all signatures, or, while others still sign, as it was shown."""
    return VISITS.of_session(request, _copy)


def _signed_page(request: HttpRequest, signature: Signature | None) -> HttpResponse:
    name = signature.version.organization.name if signature else ""
    return render(request, "plans/signed_by_link.html", {"signature": signature, "organization_name": name})


def _copy(request: HttpRequest, signature: Signature | None) -> HttpResponse:
    if signature is None:
        return _signed_page(request, None)
    version, language = signature.version, language_of_page()
    document = getattr(version, f"signed_{language}") or getattr(version, f"pdf_{language}")
    return as_pdf(read(document, deed=Deed(version.organization, None, through="link")))
