"""Who may settle terms, book and pay: `check_may_…` raises the reason."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.shares.choices import RunState
from milepost.shares.models import Ledger, Run


def may_agree(member: StaffMember) -> bool:
    return may(member, Act.AGREE_SHARES)


def check_may_agree(member: StaffMember | None) -> None:
    """PermissionDenied where the member's role does not allow it. The program itself may."""
    if member is not None:
        check_may(member, Act.AGREE_SHARES)


def may_remit(member: StaffMember) -> bool:
    return may(member, Act.REMIT)


def check_may_remit(member: StaffMember | None) -> None:
    if member is not None:
        check_may(member, Act.REMIT)


def why_not_released(member: StaffMember | None, run: Run) -> str:
    """Why this member may not release the run; empty where they may."""
    if run.state != RunState.PREPARED:
        return _("This remittance does not wait for release.")
    if member is not None and run.prepared_by_id == member.pk:
        return _("Somebody else releases what you have prepared.")
    return ""


def check_may_release(member: StaffMember | None, run: Run) -> None:
    check_may_remit(member)
    why = why_not_released(member, run)
    if why:
        raise ValidationError(why)


def check_state(run: Run, *states: RunState) -> None:
    if run.state not in states:
        raise ValidationError(
            _("This remittance is in another state: %(state)s.") % {"state": run.get_state_display()}
        )


def check_knows_its_bank(ledger: Ledger) -> None:
    if not ledger.knows_its_bank:
        raise ValidationError(
            _("Say first in the settings through which bank you pay, and as whom it knows you.")
        )
