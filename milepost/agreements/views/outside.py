"""Reading and signing an agreement by a link and a code, without an account and without a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
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
from milepost.agreements.views.signing import circumstances_of
from milepost.editing.form_pages import FORM
from milepost.journal.actions import Deed
from milepost.organizations.doors import open_to_everybody
from milepost.organizations.scope import for_organization
from milepost.organizations.today import today_for
from milepost.plans.policies import is_same_name
from milepost.plans.record_forms import SignForm

PROVED, LANGUAGE = "agreements_proved", "plans_language"
GOOD_FOR = timedelta(minutes=60)
WHY_OPEN = "The link is known to its receiver alone, and asks for a code before it shows anything."
View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """The link's signature, in the scope of its organization; or a page that it opens nothing."""

    @wraps(view)
    def opened(request: HttpRequest, agreement_token: str) -> HttpResponse:
        chosen = request.POST.get("language") or request.session.get(LANGUAGE)
        with translation.override(chosen if chosen in ("en", "es") else translation.get_language()):
            link = link_for(agreement_token)
            if link is None:
                return _opens_nothing(request)
            with for_organization(link.organization):
                signature = (
                    AgreementSignature.objects.select_related("wording__agreement", "wording__organization")
                    .filter(pk=link.signature_key)
                    .first()
                )
                if signature is None:
                    return _opens_nothing(request)
                response = view(request, agreement_token, link, signature)
                response["Content-Language"] = translation.get_language()
                return response

    return opened


def _opens_nothing(request: HttpRequest) -> HttpResponse:
    return render(request, "agreements/opens_nothing.html", status=404)


def _has_proved(request: HttpRequest, link: SigningLink) -> bool:
    at = request.session.get(PROVED, {}).get(str(link.pk))
    return at is not None and timezone.now().timestamp() - at < GOOD_FOR.total_seconds()


def _deed(signature: AgreementSignature) -> Deed:
    return Deed(signature.wording.organization, None, through="link")


@open_to_everybody(WHY_OPEN)
@never_cache
@require_http_methods(FORM)
@by_link
def sign_by_link(
    request: HttpRequest, token: str, link: SigningLink, signature: AgreementSignature
) -> HttpResponse:
    """First the code; then the whole agreement, and the field for the name below it."""
    if request.POST.get("language") in ("en", "es"):
        request.session[LANGUAGE] = request.POST["language"]
        return redirect("agreement_sign_by_link", token)
    if not _has_proved(request, link):
        return _asks_code(request, token, link, signature)
    version, day = signature.wording, today_for(signature.wording.organization)
    not_yet = ""
    try:
        check_turn(version, signature)
    except ValidationError as why:
        not_yet = " ".join(why.messages)
    form = SignForm(request.POST or None, initial={"digest": version.digest, "shown_on": day})
    if request.method == "POST" and not not_yet and form.is_valid() and _signs(request, signature, form, day):
        context = {"organization_name": version.organization.name, "signature": signature}
        return render(request, "agreements/signed_by_link.html", context)
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
            request.session[PROVED] = {str(link.pk): timezone.now().timestamp()}
            return redirect("agreement_sign_by_link", token)
        left = MOST_TRIES - link.tries
        if left <= 0:
            return _opens_nothing(request)
        form.add_error("code", _("This is not the code. Tries left: %(left)s.") % {"left": left})
    context = {"form": form, "token": token, "organization_name": link.organization.name}
    return render(request, "agreements/asks_code.html", context, status=422 if form.is_bound else 200)


def _signs(request: HttpRequest, signature: AgreementSignature, form: Any, day: date) -> bool:
    given, asked_name = form.cleaned_data, signature.asked_name.open()
    if not is_same_name(given["name"], asked_name):
        form.add_error(
            "name",
            _(
                "Type the name as it stands in the agreement: %(name)s. If it is not right there, do not sign; tell us."
            )
            % {"name": asked_name},
        )
        return False
    if given["shown_on"] != day:
        form.add_error(
            None, _("The day has changed since this page was shown. Look at the day again, then sign.")
        )
        return False
    signs = Given(
        given["name"], Method.LINK, day, given["digest"], language_now(), circumstances=circumstances_of(request)
    )  # fmt: skip
    try:
        sign(signature, signs, day=day, deed=_deed(signature))
    except ValidationError as why:
        form.add_error(None, why)
        return False
    signature.refresh_from_db()
    return True


@open_to_everybody(WHY_OPEN)
@never_cache
@require_safe
@by_link
def pdf_by_link(
    request: HttpRequest, token: str, link: SigningLink, signature: AgreementSignature
) -> HttpResponse:
    """The same as PDF, in the language of the page."""
    if not _has_proved(request, link):
        return redirect("agreement_sign_by_link", token)
    paper = signature.wording.papers.get(kind=PaperKind.SHOWN, language=language_now())
    return given_out(paper, "agreement", _deed(signature))
