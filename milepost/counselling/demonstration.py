"""Benefits counselling in the demonstration: one that waits for a counsellor, one whose BPQY came, one that was given."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.counselling import actions, meeting_actions
from milepost.counselling.holding import Counsellor
from milepost.counselling.models import Counsel
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.people.actions import add_consent
from milepost.tickets.queries import tickets_of

WHY = "If I take more hours, what happens to my check and to Medicare?"
WORDS = (
    "A month over the trial work level uses one of nine trial work months, and the check goes on. Medicare goes on well beyond that. "
    "Report each wage in the first days of the month after."
)


def load_counselling(organization: Organization, day: date) -> None:
    by = StaffMember.objects.filter(organization=organization, role=Role.COORDINATOR).first()
    if by is None:
        return
    deed = Deed(organization, by, through="demonstration")
    found = tickets_of(organization).filter(holder__isnull=False).select_related("holder", "organization")
    for place, ticket in enumerate(found.order_by("reference")[:3]):
        began = day - timedelta(40)
        counsel = actions.ask(ticket, "ticketholder", WHY, began, deed=deed)
        if place:
            _counselled(counsel, by, began, day, is_given=place == 2, deed=deed)


def _counselled(
    counsel: Counsel, by: StaffMember, began: date, day: date, *, is_given: bool, deed: Deed
) -> None:
    actions.choose(counsel, Counsellor(by), began, deed=deed)
    form = {"form": "ssa_3288", "signed_on": began}
    signed = [
        add_consent(counsel.ticket.holder, {**form, "note": note}, deed=deed)
        for note in ("benefits", "earnings")
    ]
    actions.ask_records(counsel, signed, began + timedelta(2), "fax", deed=deed)
    actions.receive(counsel, day - timedelta(6), None, deed=deed)
    meeting = {"on": day + timedelta(2), "at": None, "way": "phone"}
    if not is_given:
        meeting_actions.appoint(counsel, meeting, deed=deed)
        return
    given = {
        "kind": "analysis",
        "on": day - timedelta(3),
        "incentives": ["trial_work", "medicare", "reporting"],
    }
    actions.give(counsel, {**given, "words": WORDS}, None, deed=deed)
    meeting_actions.follow(counsel, day + timedelta(30), "How many trial work months are used", deed=deed)
