"""Who may record money, and what may be done with a line as it stands: `check_may_…` raises the reason."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.payments.choices import Kind, State
from milepost.payments.models import MoneyReceived


def may_record(member: StaffMember) -> bool:
    return may(member, Act.RECORD_PAYMENTS)


def sees_deposits(member: StaffMember) -> bool:
    """A deposit is the organization's own: a partner's staff see the lines about their people, and no deposit."""
    return may(member, Act.SEE_ORGANIZATION)


def check_may_record(member: StaffMember | None) -> None:
    """PermissionDenied where the member's role does not allow it. The program itself may."""
    if member is not None:
        check_may(member, Act.RECORD_PAYMENTS)


def check_is_open(line: MoneyReceived) -> None:
    if line.state != State.UNMATCHED:
        raise ValidationError(
            _("This money is not open any more: %(state)s.") % {"state": line.get_state_display()}
        )


def check_is_payment(line: MoneyReceived) -> None:
    if line.kind != Kind.PAYMENT:
        raise ValidationError(_("Only a payment answers a claim; this is another kind of line."))


def check_is_matched(line: MoneyReceived) -> None:
    if line.state not in (State.MATCHED, State.EXPLAINED):
        raise ValidationError(_("This money is neither matched nor explained."))


def check_is_uncorrected(payment: MoneyReceived) -> None:
    """ValidationError where another line takes it back or adds to it: that sum would hang on nothing."""
    corrected_by = MoneyReceived.objects.filter(state=State.MATCHED)
    if corrected_by.filter(Q(reverses=payment) | Q(adds_to=payment)).exists():
        raise ValidationError(
            _("Another line takes this payment back, or adds to it. Open that one again first.")
        )
