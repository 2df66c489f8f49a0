"""Who may assess, and what a decision needs: `check_…` raises the reason."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.candidates.models import Verdict
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act


def may_assess(member: StaffMember) -> bool:
    return may(member, Act.CHANGE_PEOPLE)


def check_may_assess(member: StaffMember | None) -> None:
    """PermissionDenied where the member's role does not allow it."""
    if member is not None:
        check_may(member, Act.CHANGE_PEOPLE)


def check_verdict(verdict: str, look_again_on: date | None, day: date) -> None:
    """ValidationError where a decision that is put off has no day ahead, or another one has a day."""
    if verdict != Verdict.LATER:
        if look_again_on is not None:
            raise ValidationError(_("Only a decision that is put off has a day to look again."))
        return
    if look_again_on is None or look_again_on <= day:
        raise ValidationError(_("Say on which day, after today, somebody looks again."))
