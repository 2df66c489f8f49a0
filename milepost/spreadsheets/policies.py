"""Who may bring in what, and what may be taken over: `check_may_…` raises the reason."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from milepost.organizations.models import StaffMember
from milepost.organizations.policies import check_may, may
from milepost.organizations.roles import Act
from milepost.spreadsheets.kinds.all_kinds import KINDS
from milepost.spreadsheets.models import Spreadsheet
from milepost.spreadsheets.refusing import can_be_overridden

SHORTEST_REASON = 8


def kinds_for(member: StaffMember) -> list[tuple[str, str]]:
    """What a member of staff may bring in: whoever may change such records one by one."""
    return [
        (str(code), str(label))
        for code, label in Spreadsheet.Kind.choices
        if may(member, Act.CHANGE_CASELOADS) and may(member, KINDS[code].act)
    ]


def may_change(member: StaffMember, spreadsheet: Spreadsheet) -> bool:
    return may(member, Act.CHANGE_CASELOADS) and may(member, KINDS[spreadsheet.kind].act)


def check_may_change(member: StaffMember, spreadsheet: Spreadsheet) -> None:
    check_may(member, Act.CHANGE_CASELOADS)
    check_may(member, KINDS[spreadsheet.kind].act)


def may_override(spreadsheet: Spreadsheet) -> bool:
    return can_be_overridden([one["code"] for one in spreadsheet.refusals])


def check_may_override(spreadsheet: Spreadsheet, why: str) -> None:
    """ValidationError where no reason makes the file right, or none was given."""
    if not may_override(spreadsheet):
        raise ValidationError(_("It cannot be taken over as it is. Mend the file, or name its columns anew."))
    if len(why.strip()) < SHORTEST_REASON:
        raise ValidationError(_("Write why it is right all the same. It stands in the journal."))
