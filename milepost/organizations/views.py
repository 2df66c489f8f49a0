"""Choosing a language, and, in a demonstration, choosing the day."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from milepost.editing.records import is_day_of_these_times
from milepost.organizations.doors import for_staff, open_to_everybody
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act


@open_to_everybody("It only remembers a language in this browser.")
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Pages speak this language from now on, in this browser."""
    chosen = request.POST.get("language", "")
    response = HttpResponseRedirect(_back(request))  # an address, never the name of a route
    if translation.check_for_language(chosen):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            chosen,
            max_age=31_536_000,
            httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
            samesite="Lax",
            secure=settings.LANGUAGE_COOKIE_SECURE,
        )
    return response


@for_staff()
@require_POST
def choose_day(request: HttpRequest) -> HttpResponse:
    """In a demonstration, move to another day."""
    if not settings.MILEPOST_DEMONSTRATION:
        raise Http404
    organization = staff_of(request).owner
    try:
        organization.demonstration_day = date.fromisoformat(request.POST.get("day", ""))
        is_day_of_these_times(organization.demonstration_day)
    except (ValueError, ValidationError):
        return render(request, "website/refused.html", {"why": "day"}, status=422)
    organization.save(update_fields=["demonstration_day"])
    return redirect("today")


def _back(request: HttpRequest) -> str:
    """The page one came from, if it is one of ours."""
    given = request.POST.get("next", "")
    is_ours = given.startswith("/") and url_has_allowed_host_and_scheme(given, {request.get_host()})
    return given if is_ours else "/"


@for_staff(before_second_factor=True)
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, and how one signs in."""
    member = staff_of(request)
    must = request.resolver_match is not None and request.resolver_match.url_name == "second_factor"
    return render(
        request,
        "organizations/account.html",
        {
            "member": member,
            "must": must,
            "drafts": member.drafts.order_by("-at"),
            "may_have_mail": may(member, Act.SEE_PEOPLE) and not must,
        },
    )
