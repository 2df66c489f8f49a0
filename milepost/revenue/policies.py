"""Who may see revenue and write projections."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from milepost.organizations.languages import language
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.revenue.content import Content, suppositions_of
from milepost.rulebook.revenue import faults_of


def may_plan(member: StaffMember) -> bool:
    return may(member, Act.PLAN_REVENUE)


def sees_parts(member: StaffMember) -> bool:
    """Whether they see what belongs to partners."""
    return may(member, Act.SEE_LEDGER)


def check_may_plan(member: StaffMember | None) -> None:
    """PermissionDenied where the member's role does not allow it. The program itself may."""
    if member is not None:
        check_may(member, Act.PLAN_REVENUE)


def check_suppositions(content: Content) -> None:
    """Nothing is worked out with chances that cannot be."""
    faults = faults_of(suppositions_of(content))
    if faults:
        raise ValidationError(
            [one.finding(language())[:1].upper() + one.finding(language())[1:] for one in faults]
        )
