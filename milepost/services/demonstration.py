"""Services and programs in the demonstration: somebody co-enrolled, a course that two payers share, one with no enrollment."""

from __future__ import annotations

from datetime import date, timedelta

from milepost.contacts.choices import Service
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.services import actions
from milepost.services.choices import Program, Source
from milepost.tickets.queries import tickets_of

COLLEGE, SHOP = "Harbor Community College (made up)", "Second Hand Tools (made up)"


def load_services(organization: Organization, day: date) -> None:
    by = StaffMember.objects.filter(organization=organization, role=Role.COORDINATOR).first()
    tickets = list(tickets_of(organization).filter(holder__isnull=False).order_by("reference")[:6])
    if by is None or len(tickets) < 6:
        return
    deed = Deed(organization, by, through="demonstration")
    began = day - timedelta(200)
    for place, ticket in enumerate(tickets[:4]):
        program = Program.WIOA_DISLOCATED if place == 1 else Program.WIOA_ADULT
        given = {
            "program": program,
            "enrolled_on": began + timedelta(7 * place),
            "participant_id": f"P-{place + 1:04}",
        }
        actions.enroll(ticket, given, deed=deed)
    actions.enroll(tickets[0], {"program": Program.VR, "enrolled_on": began + timedelta(20)}, deed=deed)
    for place, ticket in enumerate(tickets):
        first = began + timedelta(40 + place)
        line = {
            "what": "welding, level 1",
            "given_by": COLLEGE,
            "first_day": first,
            "last_day": first + timedelta(60),
        }
        money = {"cents": 180_000, "source": Source.WIOA, "fund": "", "invoice": f"HCC-{place + 11}"}
        if place == 0:
            money |= {"second_source": Source.VR, "second_cents": 60_000}
        actions.record_line(ticket, {"service": Service.TRAINING, **line, **money}, deed=deed)
    for ticket in tickets[2:5]:
        line = {
            "what": "boots and gloves",
            "given_by": SHOP,
            "first_day": day - timedelta(30),
            "last_day": day - timedelta(30),
        }
        money = {"cents": 18_450, "source": Source.TICKET, "fund": "unrestricted", "invoice": ""}
        actions.record_line(ticket, {"service": Service.OTHER, **line, **money}, deed=deed)
