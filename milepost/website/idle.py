"""Who has done nothing for a while signs in again; what they had typed is kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.editing.drafts import keep_draft
from milepost.organizations.models import StaffMember
from milepost.organizations.scope import Scope, within
from milepost.website.headers import LEAVE_NOTHING

SEEN, BEGAN = "seen_at", "began_at"
_NOTED_EVERY = timedelta(minutes=1)
_LOOKING_IS_NO_WORK = "HTTP_X_LOOKING_AGAIN"


class Idle:
    """Ends a session that was idle, or has lasted as long as any may, after keeping what a form has just sent."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        member = request.user
        if not isinstance(member, StaffMember):
            return self.answer(request)
        now = timezone.now()
        began = request.session.setdefault(BEGAN, now.isoformat())
        if now - datetime.fromisoformat(began) > timedelta(seconds=settings.SESSION_COOKIE_AGE):
            hours = settings.SESSION_COOKIE_AGE // 3_600
            return _ended(
                request,
                member,
                _("You were signed out because %(hours)s hours had passed.") % {"hours": hours},
            )
        seen = _seen(request)
        if seen is not None and now - seen > timedelta(minutes=settings.IDLE_MINUTES):
            minutes = {"minutes": settings.IDLE_MINUTES}
            said = _("You were signed out because nothing had happened for %(minutes)s minutes.") % minutes
            return _ended(request, member, said)
        if seen is None or now - seen > _NOTED_EVERY:
            request.session[SEEN] = now.isoformat()
        return self.answer(request)


def _seen(request: HttpRequest) -> datetime | None:
    kept = request.session.get(SEEN)
    return datetime.fromisoformat(kept) if kept else None


def _ended(request: HttpRequest, member: StaffMember, said: str) -> HttpResponseBase:
    path = request.get_full_path()
    kept = False
    if request.method == "POST":
        with within(Scope.of(member)):
            kept = keep_draft(member, request.path, request.POST)
    logout(request)
    if kept:
        said += " " + _("What you had typed is kept: sign in, and it is put back into the form.")
    messages.info(request, said)
    away = redirect_to_login(path, settings.LOGIN_URL)
    away["Clear-Site-Data"] = LEAVE_NOTHING
    return away
