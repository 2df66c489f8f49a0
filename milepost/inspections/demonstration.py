"""Quality reviews in the demonstration: a sample drawn on the last quarter, and a review that came and was half answered."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.inspections import answering_actions, corrective_actions, drawing_actions
from milepost.inspections.choices import Kind, Said
from milepost.inspections.models import Inspection
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.rulebook.inspections.standing import last_quarter

SEED = "made-up-seed-of-the-demonstration"
DRAWN, BUILT = 8, 3
CAME_DAYS_AGO, DAYS_TO_ANSWER = 12, 21


def load_inspections(organization: Organization, day: date) -> None:
    """What lacks is what the made-up records lack."""
    by = StaffMember.objects.filter(organization=organization)
    coordinator = by.filter(role=Role.COORDINATOR).first()
    if coordinator is None:
        return
    deed = Deed(organization, coordinator, through="demonstration")
    first, last = last_quarter(day)
    own = drawing_actions.seal_frame(Kind.SERVICES, first, last, DRAWN, seed=SEED, deed=deed)
    own = drawing_actions.draw(own, deed=deed)
    for packet in own.packets.select_related("ticket__organization", "inspection__organization")[:BUILT]:
        answering_actions.build(packet, deed=deed)
    what = (
        "Look through the caseload for letters without their proof of mailing, and add what is kept on paper."
    )
    corrective_actions.add(own, what, coordinator, day + timedelta(5), None, deed=deed)
    _came(own, day, deed)


def _came(own: Inspection, day: date, deed: Deed) -> None:
    """A review of plans, about the first half of the same people."""
    tickets = [one.ticket for one in own.packets.select_related("ticket__organization")[: DRAWN // 2]]
    came_on = day - timedelta(CAME_DAYS_AGO)
    review = drawing_actions.receive(
        Kind.PLAN, own.first_month, own.last_month, came_on, came_on + timedelta(DAYS_TO_ANSWER), tickets,
        reference="made up 25-104", deed=deed,
    )  # fmt: skip
    said = {"said": Said.NOTE, "on": came_on + timedelta(2), "way": "phone"}
    words = "Asked whether drafts of amendments are wanted too. Only what is signed."
    answering_actions.record(review, {**said, "words": words}, deed=deed)
