"""Nobody comes to a page but through its door, and no page is served that has none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured, SuspiciousOperation
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from milepost.organizations.doors import door_of
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import needs_second_factor
from milepost.organizations.scope import NOTHING, Scope, within
from milepost.website.addresses import door_of_address

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS")
"""Others, such as TRACE, are no methods here; each route says which of these it takes."""
Answer = Callable[[HttpRequest], HttpResponseBase]


class Doorkeeper:
    """Checks the door of each route, and tells the database for whom it works until the answer is out."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        member = request.user
        scope = Scope.of(member) if isinstance(member, StaffMember) else NOTHING
        with within(scope):
            response = self.answer(request)
        if response.streaming:
            response.streaming_content = _streamed(response.streaming_content, scope)  # type: ignore[attr-defined]
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Iterable[Any], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        door = door_of(view) or door_of_address(request)
        if door is None:
            raise ImproperlyConfigured(f"{request.resolver_match} says nowhere who may come in")
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if any("\0" in value for _name, values in request.GET.lists() for value in values):
            raise SuspiciousOperation("an address with a character that no text has")
        if door.why_open:
            return None
        if not isinstance(request.user, StaffMember):
            return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
        if not door.before_second_factor and lacks_second_factor(request.user):
            return redirect("second_factor")
        door.check(request.user)
        return None


def lacks_second_factor(member: StaffMember) -> bool:
    """Whether the member must set one up before seeing anything. In a demonstration, whose people are made up, nobody must."""
    if settings.MILEPOST_DEMONSTRATION and not settings.MILEPOST_SECOND_FACTOR_ALWAYS:
        return False
    from allauth.mfa.utils import is_mfa_enabled

    return needs_second_factor(member) and not is_mfa_enabled(member)


def _streamed(content: Iterable[bytes], scope: Scope) -> Iterator[bytes]:
    """A download is written after the request has been answered: its rows are read in the same scope."""
    with within(scope):
        yield from content
