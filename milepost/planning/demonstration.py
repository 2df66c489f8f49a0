"""A made-up start of the checklist: some items done, one late, one of its own with a note, and figures expected."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.scope import for_organization
from milepost.planning import actions

DONE = (
    "model.model_chosen",
    "model.uei",
    "model.sam",
    "agreement.rfa_sent",
    "agreement.system",
    "rfa.part_3",
    "rfa.proof",
)
FIGURES = {
    "title_2": 40, "title_16": 20, "percent_trial_work": 45, "percent_substantial": 25, "percent_off_cash": 15,
    "outcome_months": 24,
}  # fmt: skip


def load_planning(organization: Organization, day: date) -> None:
    with for_organization(organization), transaction.atomic():
        member = StaffMember.objects.filter(
            organization=organization, role=StaffMember.Role.ADMINISTRATOR
        ).first()
        if member is None:
            return
        deed = Deed(organization, member, "demonstration", through="demonstration")
        for place, code in enumerate(DONE):
            done = {"responsible": member, "state": "done", "done_on": day - timedelta(days=90 - place)}
            actions.write(actions.step_of_item(code, deed=deed), done, seen=1, deed=deed)
        late = {
            "responsible": member,
            "due_on": day - timedelta(days=6),
            "note": "The broker has sent two offers.",
        }
        actions.write(actions.step_of_item("model.insurance", deed=deed), late, seen=1, deed=deed)
        own = actions.add_own("outreach", "Ask the library for a room each Thursday", deed=deed)
        actions.write(own, {"due_on": day + timedelta(days=20)}, seen=1, deed=deed)
        actions.write_figures(FIGURES, seen=1, deed=deed)
