"""What every answer tells the browser: nothing from elsewhere, nothing inline, nothing kept."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

LEAVE_NOTHING = '"cache", "storage"'
"""For Clear-Site-Data: when a session ends, nothing of it stays in the browser."""
_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'{elsewhere}; base-uri 'none'; frame-ancestors 'none'"
)


def policy() -> str:
    """The content security policy of every page. Browsers hold a form to it through every redirect, so it names the provider
    that one signs in with, where there is one."""
    elsewhere = f" {settings.SIGN_IN_ELSEWHERE}" if settings.SIGN_IN_ELSEWHERE else ""
    return _POLICY.format(elsewhere=elsewhere)


def guarded(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """A strict content security policy, and no copy of a page in a shared cache."""

    def answered(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response.setdefault("Content-Security-Policy", policy())
        response.setdefault("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        response.setdefault("Cache-Control", "no-store")
        if request.path == settings.SIGN_OUT_PATH and request.method == "POST":
            response.setdefault("Clear-Site-Data", LEAVE_NOTHING)
        return response

    return answered
