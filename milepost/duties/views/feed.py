"""The secret address of one's calendar, and what it gives."""

from __future__ import annotations

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from milepost.asking.public import unlogged
from milepost.duties import settings_actions as actions
from milepost.duties.board import duties_seen_by
from milepost.duties.calendar_file import calendar_of
from milepost.duties.models import Feed
from milepost.duties.queries import feed_of
from milepost.duties.views.frame import common
from milepost.journal.actions import Deed
from milepost.organizations.doors import for_staff, open_to_everybody
from milepost.organizations.languages import language
from milepost.organizations.policies import staff_of
from milepost.organizations.scope import Scope, within
from milepost.organizations.today import today_for

CONTENT_TYPE = "text/calendar; charset=utf-8"
_WINDOW, _MOST = 600, 60
"""How often an address may be read within ten minutes."""


@for_staff()
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """Whether there is one, what it gives, and making or ending it."""
    member = staff_of(request)
    return render(
        request, "duties/feed.html", common(member, "calendar") | {"feed": feed_of(member), "address": ""}
    )


@for_staff()
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """A new address, shown this once. The one before ends."""
    member = staff_of(request)
    token = actions.make_feed(member, language(), deed=Deed.of(member))
    path = reverse("duty_calendar_file", args=[token])
    address = (
        f"{settings.MILEPOST_ADDRESS}{path}"
        if settings.MILEPOST_ADDRESS
        else request.build_absolute_uri(path)
    )
    return render(
        request,
        "duties/feed.html",
        common(member, "calendar") | {"feed": feed_of(member), "address": address},
    )


@for_staff()
@require_POST
def end(request: HttpRequest) -> HttpResponse:
    member = staff_of(request)
    actions.end_feed(member, deed=Deed.of(member))
    return redirect("duty_feed")


@open_to_everybody(
    "Whoever was given the secret address reads days and kinds of duties by it; they name nobody."
)
@require_safe
def calendar_file(request: HttpRequest, feed_token: str) -> HttpResponse:
    """What the member of this address sees, in the language in which it was made. 404 for an address that opens nothing."""
    found = Feed.objects.filter(digest=actions.digest_of(feed_token), ended_at=None)
    feed = found.select_related("member__organization__partner_of").first()
    if feed is None or not feed.member.is_active:
        return unlogged(
            HttpResponse(
                _("This address opens nothing."), status=404, content_type="text/plain; charset=utf-8"
            )
        )
    if _too_often(feed):
        said = _("That was very often in a short time. Wait ten minutes, then go on.")
        return unlogged(HttpResponse(said, status=429, content_type="text/plain; charset=utf-8"))
    member = feed.member
    with within(Scope.of(member)), translation.override(feed.language):
        duties = duties_seen_by(member, today_for(member.owner), with_money=False)
        content = calendar_of(duties, key=str(feed.pk), now=timezone.now())
    response = HttpResponse(content, content_type=CONTENT_TYPE)
    response["Content-Disposition"] = 'inline; filename="duties.ics"'
    response["Cache-Control"] = "private, no-store"
    return unlogged(response)


def _too_often(feed: Feed) -> bool:
    key = f"duties-feed:{feed.pk}"
    if cache.add(key, 1, _WINDOW):
        return False
    try:
        return cache.incr(key) > _MOST
    except ValueError:  # it ran out in between
        return False
