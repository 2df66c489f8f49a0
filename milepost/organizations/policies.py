"""Who may do what."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember


def staff_of(request: HttpRequest) -> StaffMember:
    """Who asks. Every view but the signing-in is behind the door that makes this true."""
    assert isinstance(request.user, StaffMember)
    return request.user


def may_enter_figures(member: StaffMember) -> bool:
    return member.role == StaffMember.Role.ADMINISTRATOR


def check_may_enter_figures(member: StaffMember) -> None:
    """A figure decides claims of everybody, so only an administrator enters one."""
    if not may_enter_figures(member):
        raise PermissionDenied(
            _("Only an administrator of your organization may enter or withdraw a figure.")
        )
