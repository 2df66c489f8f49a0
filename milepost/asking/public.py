"""What the page of a link needs of its own: no more than a link may ask, no token in a log."""

from __future__ import annotations

from django.core.cache import cache
from django.http import HttpResponse
from django.utils.translation import gettext as _

from milepost.documents.kinds import MOST_BYTES
from milepost.notices.models import Link

MOST_AT_ONCE = 3 * MOST_BYTES
"""Bytes of one sent form."""
_WINDOW = 600
_MOST_IN_WINDOW = {"page": 120, "send": 40, "part": 1_200}
"""How often a link may be used within ten minutes, by what is done."""


def too_often(link: Link, what: str) -> bool:
    """Whether this link was used more often than anybody would."""
    key = f"link:{what}:{link.pk}"
    if cache.add(key, 1, _WINDOW):
        return False
    try:
        return cache.incr(key) > _MOST_IN_WINDOW[what]
    except ValueError:  # it ran out in between
        return False


def unlogged(response: HttpResponse) -> HttpResponse:
    """The answer, kept out of the log of refusals, which would write the address and with it the token."""
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def said_of(code: str) -> str:
    """Why a file was not taken, and what to do."""
    return {
        "empty": _("This file is empty. Choose it again."),
        "too_large": _("This file is larger than 20 MB. Take the photo again at a smaller size."),
        "neither": _("This is neither a photo nor a PDF. Take a photo of it and send that."),
        "broken": _("This photo did not come over whole, or is damaged. Choose it again."),
        "too_many_points": _("This photo is too large to open. Take it again at a smaller size."),
        "too_many": _("That is more than we can take by this link. Call us and we will help."),
        "no_file": _("Choose a photo first."),
        "too_often": _("That was very often in a short time. Wait ten minutes, then go on."),
    }[code]
