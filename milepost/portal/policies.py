"""Who may do what with a list of the Portal, and which acts the role of somebody allows."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.portal.choices import NEEDS, Proposal
from milepost.portal.models import PortalFile
from milepost.portal.refusing import can_be_overridden

SHORTEST_REASON = 8


def may_change(member: StaffMember) -> bool:
    return may(member, Act.CHANGE_CASELOADS)


def may_carry_out(member: StaffMember, proposal: str) -> bool:
    return may_change(member) and may(member, NEEDS[Proposal(proposal)])


def check_may_carry_out(member: StaffMember | None, proposal: str) -> None:
    """PermissionDenied where the role does not allow the act itself."""
    assert member is not None, "a person carries out what is proposed"
    check_may(member, Act.CHANGE_CASELOADS)
    check_may(member, NEEDS[Proposal(proposal)])


def may_override(file: PortalFile) -> bool:
    return can_be_overridden([one["code"] for one in file.refusals])


def check_may_override(file: PortalFile, why: str) -> None:
    """ValidationError where no reason makes the file right, or none was given."""
    if not may_override(file):
        raise ValidationError(_("It cannot be taken as it is. Download it again, or name its columns anew."))
    if len(why.strip()) < SHORTEST_REASON:
        raise ValidationError(_("Write why it is right all the same. It stands in the journal."))
