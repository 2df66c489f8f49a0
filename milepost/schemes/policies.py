"""Who may write schemes and keep what they ask of a person: `check_may_…` raises the reason."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.schemes.choices import VersionState
from milepost.schemes.models import SchemeVersion

KEEPING = (Act.CHANGE_PEOPLE, Act.PREPARE_CLAIMS)
"""Whoever does one of these keeps what schemes ask of a person: the case, services, notices, papers, invoices, hours."""


def may_write(member: StaffMember) -> bool:
    """Schemes are the organization's own; a partner's staff write none."""
    return may(member, Act.WRITE_SCHEMES) and member.partner is None


def check_may_write(member: StaffMember | None) -> None:
    """The program itself may."""
    if member is None:
        return
    check_may(member, Act.WRITE_SCHEMES)
    if member.partner is not None:
        raise PermissionDenied(_("Schemes are written by the EN of Record."))


def may_keep(member: StaffMember) -> bool:
    return any(may(member, act) for act in KEEPING)


def check_may_keep(member: StaffMember | None) -> None:
    if member is not None and not may_keep(member):
        check_may(member, KEEPING[0])


def check_is(version: SchemeVersion, state: str) -> None:
    if version.state != state:
        raise ValidationError(
            _("This version is %(state)s. Make the next one from it.")
            % {"state": VersionState(version.state).label}
        )
