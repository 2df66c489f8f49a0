"""What the frame around every page needs: where one is, who one is, which day it is."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for


def frame(request: HttpRequest) -> dict[str, Any]:
    """The bar's links, each with whether it is the page one is on."""
    user = getattr(request, "user", None)
    if not isinstance(user, StaffMember):
        return {"demonstration": settings.MILEPOST_DEMONSTRATION}
    links = (
        ("today", _("Today"), None),
        ("ticketholders", _("Ticketholders"), Act.SEE_PEOPLE),
        ("contacts_due", _("Contacts"), Act.SEE_PEOPLE),
        ("claims", _("Claims"), Act.SEE_CLAIMS),
        ("requests", _("Requests"), Act.SEE_CLAIMS),
        ("payments", _("Payments"), Act.SEE_CLAIMS),
        ("shares", _("Shares"), Act.SEE_SHARES),
        ("partners", _("Partners"), Act.SEE_AGREEMENTS),
        ("agreements", _("Agreements"), Act.SEE_AGREEMENTS),
        ("inspections", _("Quality"), Act.SEE_DOCUMENTS),
        ("asking", _("Asks"), Act.SEE_PEOPLE),
        ("cases", _("Messages"), Act.WRITE_MESSAGES),
        ("counsels", _("Counselling"), Act.COUNSEL),
        ("duties", _("Duties"), None),
        ("uploads", _("Uploads"), Act.SEE_CASELOADS),
        ("figures", _("Figures"), Act.SEE_FIGURES),
        ("organization", _("Organization"), Act.SEE_ORGANIZATION),
        ("staff", _("Staff"), Act.MANAGE_STAFF),
        ("journal", _("Journal"), Act.SEE_JOURNAL),
    )
    here = _place(request.path)
    return {
        "links": [
            {"name": name, "text": text, "here": _place(reverse(name)) == here}
            for name, text, act in links
            if act is None or may(user, act)
        ],
        "idle_minutes": settings.IDLE_MINUTES,
        "today": today_for(user.owner),
        "organization": user.owner,
        "demonstration": settings.MILEPOST_DEMONSTRATION,
    }


def _place(path: str) -> str:
    """The part of the website that an address lies in: its first word. What waits is a part of Today."""
    first = path.split("/")[1]
    return "" if first == "today" else first
