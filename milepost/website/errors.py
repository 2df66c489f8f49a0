"""Pages that say no, and why."""

from __future__ import annotations

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.signing_in_journal import note


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    member = getattr(request, "user", None)
    if isinstance(member, StaffMember) and request.resolver_match:
        note(member, "refused", request, route=request.resolver_match.url_name)
    return render(request, "website/refused.html", {"why": "forbidden", "reason": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "website/refused.html", {"why": "not_found"}, status=404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What no page of ours sends. A file that is too large somebody may well have chosen."""
    if not isinstance(exception, RequestDataTooBig):
        reason = _("This address or form is none of ours. Go back, load the page anew, and try again.")
        return render(request, "website/refused.html", {"why": "forbidden", "reason": reason}, status=400)
    most = {"limit": settings.LARGEST_UPLOAD // 1024 // 1024}
    reason = _("What was sent is larger than %(limit)s MB. Go back and send less at a time.") % most
    return render(request, "website/refused.html", {"why": "forbidden", "reason": reason}, status=413)


def broken(request: HttpRequest) -> HttpResponse:
    """An error of ours: a page that asks nothing of the database, since that may be what is broken."""
    page = render_to_string("website/broken.html", {"at": timezone.now()})
    return HttpResponse(page, status=500)


def not_from_here(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: most often one that lay open for too long in a browser that keeps no cookies."""
    stale = _(
        "This form was not sent from a page of ours, or the page lay open for too long. Go back, load it anew, and send it again."
    )
    return render(request, "website/refused.html", {"why": "forbidden", "reason": stale}, status=403)


def too_often(request: HttpRequest) -> HttpResponse:
    """So many tries within a few minutes that the limit holds them up; allauth asks for this page by its name."""
    reason = _(
        "There have been too many tries within a short time, so this waits for some minutes. Nothing is lost: try again then, or ask "
        "your administrator if it was not you who tried."
    )
    return render(request, "website/refused.html", {"why": "forbidden", "reason": reason}, status=429)
