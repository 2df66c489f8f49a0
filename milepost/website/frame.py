"""What the frame around every page needs: where one is, who one is, which day it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for


@dataclass(frozen=True, slots=True)
class Way:
    """One link of the bar: its page, its words, what one must be allowed, and the first words of the addresses it stands for."""

    name: str
    text: Promise
    act: Act | None
    places: tuple[str, ...]


EACH_DAY = (
    Way("today", _("Today"), None, ("", "today")),
    Way("ticketholders", _("Ticketholders"), Act.SEE_PEOPLE, ("ticketholders",)),
    Way("contacts_due", _("Contacts"), Act.SEE_PEOPLE, ("contacts",)),
    Way("cases", _("Messages"), Act.WRITE_MESSAGES, ("messages",)),
)
"""Always in sight."""

GROUPS: tuple[tuple[Promise, tuple[Way, ...]], ...] = (
    (
        _("Case work"),
        (
            Way("asking", _("Asks"), Act.SEE_PEOPLE, ("asks",)),
            Way("hand_offs", _("Hand-offs"), Act.SEE_HAND_OFFS, ("hand-offs",)),
            Way("counsels", _("Counselling"), Act.COUNSEL, ("counselling",)),
        ),
    ),
    (
        _("Money"),
        (
            Way("claims", _("Claims"), Act.SEE_CLAIMS, ("claims",)),
            Way("requests", _("Requests"), Act.SEE_CLAIMS, ("requests",)),
            Way("payments", _("Payments"), Act.SEE_CLAIMS, ("payments",)),
            Way("shares", _("Shares"), Act.SEE_SHARES, ("shares",)),
            Way("revenue", _("Revenue"), Act.SEE_REVENUE, ("revenue",)),
            Way("services", _("Services"), Act.SEE_PEOPLE, ("services",)),
            Way("schemes", _("Schemes"), Act.SEE_SCHEMES, ("schemes",)),
        ),
    ),
    (
        _("Oversight"),
        (
            Way("partners", _("Partners"), Act.SEE_AGREEMENTS, ("partners",)),
            Way("agreements", _("Agreements"), Act.SEE_AGREEMENTS, ("agreements",)),
            Way("scorecards", _("Scorecards"), Act.SEE_CLAIMS, ("scorecards",)),
            Way("inspections", _("Quality"), Act.SEE_DOCUMENTS, ("quality-reviews",)),
            Way("duties", _("Duties"), None, ("duties",)),
        ),
    ),
    (
        _("Office"),
        (
            Way("uploads", _("Uploads"), Act.SEE_CASELOADS, ("uploads", "spreadsheets")),
            Way("portal", _("Portal"), Act.SEE_CASELOADS, ("portal",)),
            Way("knowledge", _("Knowledge"), None, ("knowledge",)),
            Way("figures", _("Figures"), Act.SEE_FIGURES, ("figures",)),
            Way("organization", _("Organization"), Act.SEE_ORGANIZATION, ("organization",)),
            Way("staff", _("Staff"), Act.MANAGE_STAFF, ("staff",)),
            Way("planning", _("Becoming an EN"), Act.CHANGE_ORGANIZATION, ("planning",)),
            Way("journal", _("Journal"), Act.SEE_JOURNAL, ("journal",)),
        ),
    ),
)
"""Behind a word that opens them, without a script too. A group of one is that one link."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """The bar's links, each with whether it is the page one is on."""
    user = getattr(request, "user", None)
    if not isinstance(user, StaffMember):
        return {"demonstration": settings.MILEPOST_DEMONSTRATION}
    here = request.path.split("/")[1]
    return {
        "bar": [*_seen(user, EACH_DAY, here), *_menus(user, here)],
        "idle_minutes": settings.IDLE_MINUTES,
        "today": today_for(user.owner),
        "organization": user.owner,
        "demonstration": settings.MILEPOST_DEMONSTRATION,
    }


def _seen(user: StaffMember, ways: tuple[Way, ...], here: str) -> list[dict[str, Any]]:
    return [
        {"name": way.name, "text": way.text, "here": here in way.places}
        for way in ways
        if way.act is None or may(user, way.act)
    ]


def _menus(user: StaffMember, here: str) -> list[dict[str, Any]]:
    found = []
    for text, ways in GROUPS:
        seen = _seen(user, ways, here)
        if len(seen) > 1:
            found.append({"text": text, "here": any(one["here"] for one in seen), "links": seen})
        else:
            found += seen
    return found
