"""Reading and signing an agreement by a link and a code, without an account and without a script."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from milepost.agreements.choices import Method, PaperKind
from milepost.agreements.fields import language_now
from milepost.agreements.forms import CodeForm
from milepost.agreements.links import link_for
from milepost.agreements.models import AgreementSignature, SigningLink
from milepost.agreements.policies import check_turn
from milepost.agreements.signing_actions import MOST_TRIES, Given, answer_code, sign
from milepost.agreements.views.frame import given_out
from milepost.editing.form_pages import FORM
from milepost.journal.actions import Deed
from milepost.notices.signing import Outside, SignForm, circumstances_of, is_theirs_today, keeps_language
from milepost.organizations.doors import open_to_everybody
from milepost.organizations.today import today_for

WHY_OPEN = "The link is known to its receiver alone, and asks for a code before it shows anything."
WHY_AFTERWARDS = "It shows only what was signed in this very browser within the hour."


def _signature(key: UUID | str) -> AgreementSignature | None:
    found = AgreementSignature.objects.select_related("wording__agreement", "wording__organization")
    return found.filter(pk=key).first()


VISITS = Outside[SigningLink, AgreementSignature](
    name="agreements",
    argument="agreement_token",
    link_for=link_for,
    signature_of=lambda link: _signature(link.signature_key),
    signature_kept=_signature,
    speaks=lambda _signature: language_now(),
    nothing="agreements/opens_nothing.html",
)


def _deed(signature: AgreementSignature) -> Deed:
    return Deed(signature.wording.organization, None, through="link")


@open_to_everybody(WHY_OPEN)
@never_cache
@require_http_methods(FORM)
@VISITS.by_link
def sign_by_link(
    request: HttpRequest, token: str, link: SigningLink, signature: AgreementSignature
) -> HttpResponse:
    """First the code; then the whole agreement, and the field for the name below it."""
    if keeps_language(request):
        return redirect("agreement_sign_by_link", token)
    if not VISITS.has_proved(request, link):
        return _asks_code(request, token, link, signature)
    version, day = signature.wording, today_for(signature.wording.organization)
    not_yet = ""
    try:
        check_turn(version, signature)
    except ValidationError as why:
        not_yet = " ".join(why.messages)
    form = SignForm(request.POST or None, initial={"digest": version.digest, "shown_on": day})
    if request.method == "POST" and not not_yet and form.is_valid() and _signs(request, signature, form, day):
        return redirect("agreement_signed_by_link")
    status = 409 if request.method == "POST" and not_yet else 422 if form.is_bound and form.errors else 200
    context = {
        "form": form, "signature": signature, "wording": version, "day": day, "not_yet": not_yet, "token": token,
        "shown": version.shown[language_now()], "asked_name": signature.asked_name.open(),
        "organization_name": version.organization.name,
    }  # fmt: skip
    return render(request, "agreements/sign_by_link.html", context, status=status)


def _asks_code(
    request: HttpRequest, token: str, link: SigningLink, signature: AgreementSignature
) -> HttpResponse:
    """The code, a few times; nothing of the agreement is shown before."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deed = _deed(signature)
        if answer_code(link, token, form.cleaned_data["code"], deed=deed):
            deed.write_reading(
                "agreement opened by link",
                signature.wording.agreement,
                side=signature.side,
                link=str(link.pk),
            )
            VISITS.prove(request, link)
            return redirect("agreement_sign_by_link", token)
        left = MOST_TRIES - link.tries
        if left <= 0:
            return VISITS.opens_nothing(request)
        form.add_error("code", _("This is not the code. Tries left: %(left)s.") % {"left": left})
    context = {"form": form, "token": token, "organization_name": link.organization.name}
    return render(request, "agreements/asks_code.html", context, status=422 if form.is_bound else 200)


def _signs(request: HttpRequest, signature: AgreementSignature, form: Any, day: date) -> bool:
    given, asked_name = form.cleaned_data, signature.asked_name.open()
    says = _(
        "Type the name as it stands in the agreement: %(name)s. If it is not right there, do not sign; tell us."
    )
    if not is_theirs_today(form, asked_name, day, says=says):
        return False
    signs = Given(
        given["name"], Method.LINK, day, given["digest"], language_now(), circumstances=circumstances_of(request)
    )  # fmt: skip
    try:
        sign(signature, signs, day=day, deed=_deed(signature))
    except ValidationError as why:
        form.add_error(None, why)
        return False
    VISITS.keep_signed(request, signature, signature.wording.organization)
    return True


@open_to_everybody(WHY_OPEN)
@never_cache
@require_safe
@VISITS.by_link
def pdf_by_link(
    request: HttpRequest, token: str, link: SigningLink, signature: AgreementSignature
) -> HttpResponse:
    """The same as PDF, in the language of the page."""
    if not VISITS.has_proved(request, link):
        return redirect("agreement_sign_by_link", token)
    paper = signature.wording.papers.get(kind=PaperKind.SHOWN, language=language_now())
    return given_out(paper, "agreement", _deed(signature))


@open_to_everybody(WHY_AFTERWARDS)
@never_cache
@require_safe
def signed(request: HttpRequest) -> HttpResponse:
    """That it is signed, and the copy."""
    return VISITS.of_session(request, _signed_page)


@open_to_everybody(WHY_AFTERWARDS)
@never_cache
@require_safe
def signed_copy(request: HttpRequest) -> HttpResponse:
    """The copy: with both signatures, or, while the other side has not signed, as it was shown."""
    return VISITS.of_session(request, _copy)


def _signed_page(request: HttpRequest, signature: AgreementSignature | None) -> HttpResponse:
    name = signature.wording.organization.name if signature else ""
    context = {"signature": signature, "organization_name": name}
    return render(request, "agreements/signed_by_link.html", context)


def _copy(request: HttpRequest, signature: AgreementSignature | None) -> HttpResponse:
    if signature is None:
        return _signed_page(request, None)
    kind = PaperKind.SIGNED if signature.wording.signed_on else PaperKind.SHOWN
    paper = signature.wording.papers.get(kind=kind, language=language_now())
    return given_out(paper, "agreement", _deed(signature))
