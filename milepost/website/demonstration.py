"""A simulated Employment Network of made-up people, living in December 2025."""

from __future__ import annotations

from datetime import date

from milepost.caseload.simulation import people, simulate
from milepost.claims.deciding import decide_anew
from milepost.claims.stored_facts import keep_facts
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket

NAME = "Northside Works (made up)"
PASSWORD = "milepost-demonstration"  # noqa: S105 - printed for everybody who tries the demonstration
STAFF = (
    ("dana@northside.example", "Dana Demo", StaffMember.Role.ADMINISTRATOR),
    ("omar@northside.example", "Omar Sample", StaffMember.Role.COORDINATOR),
)
TICKETS, SEED = 160, 7
SIMULATED_THROUGH = date(2026, 3, 16)
"""Later than the day the demonstration lives in, so that it can move on into a year without figures."""


def load() -> Organization:
    """The demonstration's organization with staff and Ticketholders; made once."""
    known = Organization.objects.filter(name=NAME).first()
    if known is not None:
        return known
    organization = Organization.objects.create(name=NAME)
    for email, name, role in STAFF:
        StaffMember.objects.enrol(
            email=email, name=name, organization=organization, role=role, password=PASSWORD
        )
    keep_facts(organization, simulate(TICKETS, SEED, as_of=SIMULATED_THROUGH))
    _name_everybody(organization)
    decide_anew(organization)
    return organization


def _name_everybody(organization: Organization) -> None:
    tickets = list(Ticket.objects.filter(organization=organization).order_by("reference"))
    fake = people([ticket.reference for ticket in tickets], SEED)
    Ticketholder.objects.bulk_create(
        Ticketholder(
            organization_id=ticket.organization_id, ticket=ticket, name=person.name, language=person.language
        )
        for ticket, person in zip(tickets, fake, strict=True)
    )
