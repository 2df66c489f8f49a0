"""Made-up duties for the demonstration: some done with proof, some due, one training unsigned, a job fair ahead."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.duties import settings_actions
from milepost.duties.board import duties_seen_by
from milepost.duties.doing_actions import Given, record
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.rulebook.duties import DutyKind

_DONE = {
    DutyKind.SAM_LOOK: (120, "SAM.gov shows the same day as our record.", 0),
    DutyKind.DIRECTORY: (80, "The entry is right; the telephone was corrected.", 0),
    DutyKind.INSURANCE: (340, "Certificate of the made-up policy.", 365),
    DutyKind.APOR: (300, "Confirmation of the survey, kept by Dana.", 0),
    DutyKind.SECURITY_ADDENDUM: (300, "Signed by Dana, sent with the report.", 0),
    DutyKind.JUNK_MAIL: (3, "Nothing of the program manager was in it.", 0),
}
"""How many days ago, the proof in words, and for how many days it holds."""
UNSIGNED = "omar"
"""Whose security training is not signed, so that its reason stands beside a button."""


def load_duties(organization: Organization, day: date) -> None:
    """Kept since a year ago; nobody's name in the words."""
    people = StaffMember.objects.filter(organization=organization)
    administrator = people.filter(role=Role.ADMINISTRATOR).first()
    if administrator is None:
        return
    deed = Deed(organization, administrator, through="demonstration")
    settings_actions.keep_since(day - timedelta(365), deed=deed)
    settings_actions.name_main_contact(administrator, day - timedelta(40), deed=deed)
    fair = {"title": "Regional job fair", "sort": "event", "first_on": day + timedelta(9)}
    settings_actions.add_own({**fair, "every_months": 12, "lead_days": 14}, [None], None, deed=deed)
    for duty in duties_seen_by(administrator, day, with_money=False):
        code = duty.kind.code
        if code in _DONE:
            ago, words, holds = _DONE[code]
            until = day + timedelta(holds - ago) if holds else None
            record(duty, Given(day - timedelta(ago), words, until=until), deed=deed)
        elif code is DutyKind.SECURITY_AWARENESS and not _is_unsigned(duty.person):
            record(duty, Given(day - timedelta(310), "The signed form is in the file."), deed=deed)
        elif code is DutyKind.PORTAL_LOGIN and duty.person == administrator:
            record(duty, Given(day - timedelta(160), "Logged in to look at pending payments."), deed=deed)


def _is_unsigned(person: StaffMember | None) -> bool:
    return person is not None and person.email.startswith(UNSIGNED)
