"""What the frame around every page needs: where one is, who one is, which day it is."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.today import today_for


def frame(request: HttpRequest) -> dict[str, Any]:
    """The bar's links, each with whether it is the page one is on."""
    user = getattr(request, "user", None)
    if not isinstance(user, StaffMember):
        return {"demonstration": settings.MILEPOST_DEMONSTRATION}
    here = request.resolver_match.view_name if request.resolver_match else ""
    subject = here.split("_")[0]
    links = (
        ("today", _("Today")),
        ("ticketholders", _("Ticketholders")),
        ("claims", _("Claims")),
        ("uploads", _("Uploads")),
        ("figures", _("Figures")),
    )
    return {
        "links": [{"name": name, "text": text, "here": subject == name} for name, text in links],
        "today": today_for(user.organization),
        "organization": user.organization,
        "demonstration": settings.MILEPOST_DEMONSTRATION,
    }
