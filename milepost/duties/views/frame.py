"""What the pages of duties share: the duty of an address, and what every tab asks."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from milepost.duties.board import Duty, duties_seen_by
from milepost.duties.queries import sees_organization
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import may, staff_of
from milepost.organizations.roles import Act
from milepost.organizations.today import today_for


def day_of(request: HttpRequest) -> date:
    return today_for(staff_of(request).owner)


def duty_of(request: HttpRequest, duty_kind: str, about_id: UUID) -> Duty:
    """The duty of an address, of those that the member sees; others' are not found."""
    member = staff_of(request)
    for one in duties_seen_by(member, day_of(request)):
        if one.code == duty_kind and one.about_id == about_id:
            return one
    raise Http404


def common(member: StaffMember, here: str) -> dict[str, Any]:
    """What the tabs of every page ask."""
    return {
        "here": here,
        "sees_organization": sees_organization(member),
        "may_settle": may(member, Act.CHANGE_ORGANIZATION),
        "may_add": may(member, Act.DO_DUTIES),
    }


def about(duty: Duty) -> dict[str, str]:
    """Where a form of a duty leads back to."""
    return {
        "back": reverse("duty", args=[duty.code, duty.about_id]),
        "back_text": f"{duty.name}, {duty.whose}" if duty.whose else duty.name,
    }


def list_of_duties() -> dict[str, str]:
    return {"back": reverse("duties"), "back_text": _("Duties")}
