"""Who may release a request, and who may record what becomes of it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.requests.choices import BEFORE_SENDING, State
from milepost.requests.models import PaymentRequest, RequestSettings
from milepost.requests.states import Move
from milepost.website.templatetags.words import cents


def needs_second_person(request: PaymentRequest, settings: RequestSettings) -> bool:
    """Whether somebody else than the preparer must release it. An amount that is not known is above every sum."""
    above = settings.second_person_above
    if above is None:
        return False
    return request.expected_cents is None or request.expected_cents > above or above == 0


def may_release(member: StaffMember, request: PaymentRequest, settings: RequestSettings) -> bool:
    if not may(member, Act.RELEASE_CLAIMS):
        return False
    return not (request.prepared_by_id == member.pk and needs_second_person(request, settings))


def check_may_release(member: StaffMember, request: PaymentRequest, settings: RequestSettings) -> None:
    """PermissionDenied where the role does not allow it; ValidationError where it must be somebody else."""
    check_may(member, Act.RELEASE_CLAIMS)
    if may_release(member, request, settings):
        return
    above = settings.second_person_above
    if not above:
        raise ValidationError(
            _("You prepared this request, and your organization has somebody else release each one.")
        )
    raise ValidationError(
        _("You prepared this request. Above %(sum)s somebody else must release it.") % {"sum": cents(above)}
    )


def may_move(member: StaffMember, move: Move) -> bool:
    return move.act is not None and may(member, move.act)


def check_may_move_by(member: StaffMember | None, move: Move) -> None:
    """PermissionDenied where the member's role does not allow the move."""
    if member is not None and move.act is not None:
        check_may(member, move.act)


def check_is_draft(request: PaymentRequest) -> None:
    if request.state != State.DRAFT:
        raise ValidationError(
            _("Only a request in preparation can be changed. Have it sent back first.")
            if request.state in BEFORE_SENDING
            else _("It has been sent, so it cannot be changed any more.")
        )
