"""Who may record that a duty is done: `check_may_…` raises the reason."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from milepost.duties.board import Duty
from milepost.duties.choices import Outcome
from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.rulebook.duties import DutyKind


def may_record(member: StaffMember, duty: Duty) -> bool:
    """One's own always; another person's who manages staff; the organization's who does its duties."""
    person = duty.person
    if person is not None:
        return person.pk == member.pk or may(member, Act.MANAGE_STAFF)
    return may(member, Act.DO_DUTIES)


def check_may_record(member: StaffMember | None, duty: Duty) -> None:
    """The program itself may."""
    if member is None or may_record(member, duty):
        return
    if duty.person is None:
        check_may(member, Act.DO_DUTIES)
    raise PermissionDenied(_("This is recorded by %(name)s, or by an administrator.") % {"name": duty.whose})


def why_not_recorded(duty: Duty, outcome: str = Outcome.DONE) -> str:
    """Why nothing is recorded by hand here; empty where it is."""
    if duty.kind.is_derived:
        return _where_it_is_done(duty.kind.code)
    if outcome == Outcome.EXEMPT and duty.kind.code is DutyKind.CHANGE_FORM:
        return _("A change of staff is told to SSA; it cannot be set aside.")
    return ""


def _where_it_is_done(kind: DutyKind) -> str:
    return {
        DutyKind.SAM_RENEWAL: _(
            "It is done when the new day of expiry stands with the identity, under Organization."
        ),
        DutyKind.SUITABILITY: _("It is done when the clearance is recorded with the person, under Staff."),
        DutyKind.ROSTER_AUDIT: _(
            "It is done when the Portal's list of assigned Tickets was given and compared."
        ),
        DutyKind.NEW_FIGURES: _(
            "It is done when every figure of the year stands in the tables, under Figures."
        ),
    }[kind]


def check_can_be_recorded(duty: Duty, outcome: str) -> None:
    why = why_not_recorded(duty, outcome)
    if why:
        raise ValidationError(why)
