"""Reading and signing a plan by a link, on a telephone, without an account and without a script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from milepost.documents.actions import read
from milepost.documents.kinds import SANDBOX
from milepost.journal.actions import Deed
from milepost.notices.links import link_for
from milepost.notices.models import Link
from milepost.organizations.doors import open_to_everybody
from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization
from milepost.organizations.today import today_for
from milepost.plans.models import Method, Signature
from milepost.plans.policies import check_turn, is_same_name
from milepost.plans.record_forms import BornForm, SignForm
from milepost.plans.signing_actions import MOST_TRIES, Given, answer_birth_date, sign
from milepost.plans.views.found import FORM, language_of_page
from milepost.plans.views.records import as_pdf
from milepost.plans.views.signing import circumstances_of, language_of

PROVED, SIGNED, LANGUAGE = "plans_proved", "plans_signed", "plans_language"
GOOD_FOR = timedelta(minutes=60)
WHY_OPEN = "The link is known to its receiver alone, and asks for a birth date before it shows anything."

View = Callable[..., HttpResponse]


def by_link(view: View) -> View:
    """The link's signature, in the scope of its organization and the language of its reader; or a page that it opens nothing."""

    @wraps(view)
    def opened(request: HttpRequest, signing_token: str) -> HttpResponse:
        link = link_for(signing_token, Link.Purpose.SIGN)
        if link is None:
            return _opens_nothing(request)
        with for_organization(link.organization):
            signature = _signature(link.record)
            if signature is None:
                return _opens_nothing(request)
            with translation.override(_language(request, signature)):
                response = view(request, signing_token, link, signature)
                response["Content-Language"] = translation.get_language()
                return response

    return opened


def _opens_nothing(request: HttpRequest) -> HttpResponse:
    """In the language that was spoken in this browser, if one was."""
    known = request.session.get(LANGUAGE)
    with translation.override(known if known in ("en", "es") else translation.get_language()):
        return render(request, "plans/opens_nothing.html", status=404)


def _signature(key: str) -> Signature | None:
    found = Signature.objects.select_related(
        "version__plan",
        "version__ticket",
        "version__organization",
        "version__employment_plan",
        "ticket__holder",
    )
    return found.filter(pk=key).first()


def _language(request: HttpRequest, signature: Signature) -> str:
    """The one chosen on the page, or the Ticketholder's."""
    chosen = request.POST.get("language") or request.session.get(LANGUAGE)
    return str(chosen) if chosen in ("en", "es") else language_of(signature.ticket)


def _has_proved(request: HttpRequest, link: Link) -> bool:
    at = request.session.get(PROVED, {}).get(str(link.pk))
    return at is not None and timezone.now().timestamp() - at < GOOD_FOR.total_seconds()


@open_to_everybody(WHY_OPEN)
@never_cache
@require_http_methods(FORM)
@by_link
def sign_by_link(request: HttpRequest, token: str, link: Link, signature: Signature) -> HttpResponse:
    """First the birth date; then the whole plan, and the field for the name below it."""
    if request.POST.get("language") in ("en", "es"):
        request.session[LANGUAGE] = request.POST["language"]
        return redirect("plan_sign_by_link", token)
    if not _has_proved(request, link):
        return _asks_who(request, token, link, signature)
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


def _asks_who(request: HttpRequest, token: str, link: Link, signature: Signature) -> HttpResponse:
    """The birth date, a few times; nothing of the plan is shown before."""
    form = BornForm(request.POST or None)
    organization = signature.version.organization
    if request.method == "POST" and form.is_valid():
        try:
            born_on = date(form.cleaned_data["year"], form.cleaned_data["month"], form.cleaned_data["day"])
        except ValueError:
            form.add_error("day", _("There is no such day."))
        else:
            deed = Deed(organization, None, through="link")
            if answer_birth_date(signature, link, born_on, deed=deed):
                request.session[PROVED] = {str(link.pk): timezone.now().timestamp()}
                request.session[LANGUAGE] = language_of_page()
                return redirect("plan_sign_by_link", token)
            left = MOST_TRIES - signature.tries
            if left <= 0:
                return _opens_nothing(request)
            form.add_error(
                None, _("This is not the birth date we know. Tries left: %(left)s.") % {"left": left}
            )
    context = {"form": form, "token": token, "organization_name": organization.name, "signature": signature}
    return render(request, "plans/who_is_it.html", context, status=422 if form.is_bound else 200)


def _signs(request: HttpRequest, signature: Signature, form: Any, day: date) -> bool:
    given, organization = form.cleaned_data, signature.version.organization
    asked_name = signature.asked_name.open()
    if not is_same_name(given["name"], asked_name):
        form.add_error(
            "name",
            _(
                "Type the name as it stands in the plan: %(name)s. If it is not right there, do not sign; tell us."
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
        given["name"], Method.ELECTRONIC, day, given["digest"], language_of_page(), circumstances=circumstances_of(request)
    )  # fmt: skip
    try:
        sign(signature, signs, day=day, deed=Deed(organization, None, through="link"))
    except ValidationError as why:
        form.add_error(None, why)
        return False
    request.session[SIGNED] = {
        "signature": str(signature.pk), "organization": str(organization.pk), "at": timezone.now().timestamp()
    }  # fmt: skip
    return True


@open_to_everybody(WHY_OPEN)
@never_cache
@require_safe
@by_link
def pdf_by_link(request: HttpRequest, token: str, link: Link, signature: Signature) -> HttpResponse:
    """The same as PDF, in the language of the page."""
    if not _has_proved(request, link):
        return redirect("plan_sign_by_link", token)
    document = getattr(signature.version, f"pdf_{language_of_page()}")
    return as_pdf(read(document, deed=Deed(signature.version.organization, None, through="link")))


@open_to_everybody(WHY_OPEN)
@never_cache
@require_safe
@by_link
def employment_plan_by_link(
    request: HttpRequest, token: str, link: Link, signature: Signature
) -> HttpResponse:
    """The Individual Employment Plan that the plan refers to."""
    document = signature.version.employment_plan
    if not _has_proved(request, link) or document is None:
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
    return _of_session(request, _signed_page)


@open_to_everybody("It shows only what was signed in this very browser within the hour.")
@never_cache
@require_safe
def signed_copy(request: HttpRequest) -> HttpResponse:
    """The copy: with all signatures, or, while others still sign, as it was shown."""
    return _of_session(request, _copy)


def _of_session(
    request: HttpRequest, answer: Callable[[HttpRequest, Signature | None], HttpResponse]
) -> HttpResponse:
    kept = request.session.get(SIGNED)
    if not kept or timezone.now().timestamp() - kept["at"] > GOOD_FOR.total_seconds():
        return _signed_page(request, None)
    organization = Organization.objects.get(pk=UUID(kept["organization"]))
    with for_organization(organization):
        signature = _signature(kept["signature"])
        with translation.override(signature.language if signature else translation.get_language()):
            return answer(request, signature)


def _signed_page(request: HttpRequest, signature: Signature | None) -> HttpResponse:
    name = signature.version.organization.name if signature else ""
    return render(request, "plans/signed_by_link.html", {"signature": signature, "organization_name": name})


def _copy(request: HttpRequest, signature: Signature | None) -> HttpResponse:
    if signature is None:
        return _signed_page(request, None)
    version, language = signature.version, language_of_page()
    document = getattr(version, f"signed_{language}") or getattr(version, f"pdf_{language}")
    return as_pdf(read(document, deed=Deed(version.organization, None, through="link")))
