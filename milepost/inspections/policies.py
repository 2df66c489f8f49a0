"""Who may draw, answer and close a review, and when: `check_may_…` raises the reason."""

from __future__ import annotations

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from milepost.inspections.choices import IN_LOG, State, Work
from milepost.inspections.models import Archive, Corrective, Inspection
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act

STANDS_STILL_AFTER = timedelta(minutes=2)


def may_answer(member: StaffMember) -> bool:
    return may(member, Act.ANSWER_REVIEWS)


def check_may_answer(member: StaffMember | None) -> None:
    """PermissionDenied where the member's role does not allow it. The program itself may."""
    if member is not None:
        check_may(member, Act.ANSWER_REVIEWS)


def check_state(review: Inspection, *states: State) -> None:
    if review.state not in states:
        raise ValidationError(
            _("This review is in another state: %(state)s.") % {"state": review.get_state_display()}
        )


def check_is_open(review: Inspection) -> None:
    """Its people and packets may still change."""
    check_state(review, State.OPEN)


def check_in_log(review: Inspection) -> None:
    check_state(review, *IN_LOG)


def stands_still(work: str, stirred_at: object) -> bool:
    """Whether work beside the pages has not moved for two minutes."""
    return work == Work.GOING and (
        stirred_at is None or timezone.now() - stirred_at > STANDS_STILL_AFTER  # type: ignore[operator]
    )


def check_may_build(review: Inspection) -> None:
    check_is_open(review)
    if review.work == Work.GOING and not stands_still(review.work, review.stirred_at):
        raise ValidationError(_("The packets are being built already. Wait until that has ended."))


def check_may_archive(review: Inspection) -> None:
    check_in_log(review)
    if not review.packets.filter(left_out_at=None).exists():
        raise ValidationError(_("Nobody is in this review, so there is nothing to send."))
    going = Archive.objects.filter(inspection=review, work=Work.GOING)
    if any(not stands_still(one.work, one.stirred_at) for one in going):
        raise ValidationError(_("An archive is being made already. Wait until that has ended."))


def may_do(member: StaffMember, one: Corrective) -> bool:
    """Whether a corrective action is theirs to record as done: whoever is to do it, and whoever answers reviews."""
    return one.owner_id == member.pk or may_answer(member)


def check_may_do(member: StaffMember | None, one: Corrective) -> None:
    if member is not None and not may_do(member, one):
        check_may_answer(member)
