"""What may be taken back, and who may coordinate whom."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.claims.models import RecordedPayment
from milepost.intake.models import Step
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Assignment


def check_may_take_back(step: Step) -> None:
    """ValidationError where payments rest on the assignment that would go."""
    if step.move != "assign":
        return
    held = Assignment.objects.filter(pk__in=[one["pk"] for one in step.did if one["before"] is None]).first()
    if (
        held is not None
        and RecordedPayment.objects.filter(ticket=step.ticket, provider=held.provider).exists()
    ):
        raise ValidationError(
            _(
                "Payments are recorded for this provider, so the assignment cannot be taken back. Correct its days."
            )
        )


def check_may_coordinate(coordinator: StaffMember | None, partner: Organization | None) -> None:
    """ValidationError where a partner's member of staff would coordinate somebody whom they may not see."""
    if coordinator is not None and coordinator.partner is not None and coordinator.partner != partner:
        raise ValidationError(
            _("%(name)s works for %(house)s, and sees only whom that partner serves.")
            % {"name": coordinator.name, "house": coordinator.partner.name}
        )
