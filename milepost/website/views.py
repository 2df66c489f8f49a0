"""What the frame of every page asks for: staying signed in, and keeping a draft."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import is_valid_path
from django.utils import timezone
from django.views.decorators.http import require_POST

from milepost.editing.drafts import keep_draft
from milepost.organizations.doors import for_staff
from milepost.organizations.policies import staff_of
from milepost.website.idle import SEEN


@for_staff(before_second_factor=True)
@require_POST
def stay(request: HttpRequest) -> HttpResponse:
    """Somebody is there."""
    request.session[SEEN] = timezone.now().isoformat()
    return HttpResponse(status=204)


@for_staff()
@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep what stands in the form of a page of ours, for its writer alone."""
    fields = request.POST.copy()
    path = str(fields.pop("draft-of", [""])[-1])
    if not is_valid_path(path):
        return HttpResponse(status=400)
    keep_draft(staff_of(request), path, fields)
    return HttpResponse(status=204)
