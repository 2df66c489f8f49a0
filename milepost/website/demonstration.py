"""A simulated Employment Network of made-up people, living in December 2025."""

from __future__ import annotations

from datetime import date

from milepost.agreements.demonstration import load_agreements
from milepost.asking.demonstration import load_asking
from milepost.candidates.demonstration import load_candidates
from milepost.caseload.simulation import people, simulate
from milepost.claims.deciding import decide_anew
from milepost.claims.stored_facts import keep_facts
from milepost.contacts.demonstration import load_contacts
from milepost.correspondence.demonstration import load_messages
from milepost.counselling.demonstration import load_counselling
from milepost.duties.demonstration import load_duties
from milepost.earnings.demonstration import load_earnings
from milepost.forecast.demonstration import load_history
from milepost.handoffs.demonstration import load_hand_offs
from milepost.inspections.demonstration import load_inspections
from milepost.intake.demonstration import load_intake
from milepost.journal.actions import Deed
from milepost.knowledge.demonstration import load_knowledge
from milepost.organizations.bank_actions import set_account
from milepost.organizations.models import Election, Identity, Organization, StaffMember
from milepost.organizations.queries import account_in_use
from milepost.organizations.suitability import Suitability
from milepost.organizations.today import today_for
from milepost.payments.demonstration import load_payments
from milepost.people.models import Ticketholder
from milepost.planning.demonstration import load_planning
from milepost.plans.demonstration import load_plans
from milepost.requests.demonstration import load_requests
from milepost.revenue.demonstration import load_revenue
from milepost.reviews.demonstration import load_reviews
from milepost.schemes.demonstration import load_schemes
from milepost.services.demonstration import load_services
from milepost.shares.demonstration import load_shares
from milepost.tickets.models import Ticket
from milepost.tickets.touched import together

NAME = "Northside Works (made up)"
PASSWORD = "milepost-demonstration"  # noqa: S105 - printed for everybody who tries the demonstration
STAFF = (
    ("dana@northside.example", "Dana Demo", StaffMember.Role.ADMINISTRATOR),
    ("omar@northside.example", "Omar Sample", StaffMember.Role.COORDINATOR),
    ("pia@northside.example", "Pia Payments", StaffMember.Role.PAYMENTS),
    ("rita@northside.example", "Rita Reviewer", StaffMember.Role.REVIEWER),
    ("paul@harbor.example", "Paul Partner", StaffMember.Role.PARTNER_COORDINATOR),
)
PARTNER = "Harbor Center (made up)"
COORDINATORS = ("dana@northside.example", "omar@northside.example")
CLEARED = {"dana@northside.example", "pia@northside.example"}
BANK_ACCOUNTS = (("021000021", "0000011112222"), ("011000015", "0000033334444"))
"""Of real banks, since the check digit must hold; the accounts are made up."""
TICKETS, SEED = 160, 7
SIMULATED_THROUGH = date(2026, 3, 16)
"""Later than the day the demonstration lives in, so that it can move on into a year without figures."""


def load() -> Organization:
    """The demonstration's organization with staff and Ticketholders; made once."""
    known = Organization.objects.filter(name=NAME).first()
    if known is not None:
        return known
    organization = Organization.objects.create(name=NAME)
    partner = Organization.objects.create(
        name=PARTNER, kind=Organization.Kind.PARTNER, partner_of=organization
    )
    for email, name, role in STAFF:
        house = partner if role == StaffMember.Role.PARTNER_COORDINATOR else organization
        member = StaffMember.objects.enrol(
            email=email, name=name, organization=house, role=role, password=PASSWORD
        )
        if email in CLEARED:
            member.suitability = Suitability.CLEARED
            member.suitability_expires_on = date(2026, 2, 1) if email.startswith("pia") else None
            member.save(update_fields=["suitability", "suitability_expires_on"])
    _show_to_ssa(organization)
    keep_facts(organization, simulate(TICKETS, SEED, as_of=SIMULATED_THROUGH))
    _name_everybody(organization, partner)
    day = today_for(organization)
    load_earnings(organization, day)
    load_contacts(organization, day)
    with together():
        load_intake(organization, day)
    decide_anew(organization)
    load_history(organization, day)
    with together():
        load_plans(organization, day)
    with together():
        load_reviews(organization, day)
    with together():
        load_asking(organization, day)
    load_requests(organization, day)
    with together():
        load_payments(organization, day)
    with together():
        load_shares(organization, day)
    load_duties(organization, day)
    load_agreements(organization, day)
    with together():
        load_counselling(organization, day)
        load_schemes(organization, day)
        load_services(organization, day)
        load_messages(organization, day)
    load_planning(organization, day)
    with together():
        load_candidates(organization, day)
    with together():
        load_inspections(organization, day)
    load_hand_offs(organization, day, PASSWORD)
    load_knowledge(organization)
    load_revenue(organization, day)
    return organization


def _show_to_ssa(organization: Organization) -> None:
    identity = Identity.objects.create(
        organization=organization,
        name=NAME,
        model=Identity.Model.ADMINISTRATIVE_PRIVATE,
        pid="MADE-UP-01",
        uei="MADEUP000001",
        sam_expires_on=date(2026, 3, 5),
        epay=Identity.Epay.ENROLLED,
        awarded_on=date(2019, 4, 1),
    )
    Election.objects.create(
        organization=organization,
        identity=identity,
        system=Election.System.MILESTONE_OUTCOME,
        notified_on=date(2019, 4, 1),
    )
    deed = Deed(organization, None, through="command")
    for routing_number, account_number in BANK_ACCOUNTS:
        before = account_in_use(organization)
        set_account(
            organization, routing_number, account_number, follows=before.pk if before else None, deed=deed
        )


def _name_everybody(organization: Organization, partner: Organization) -> None:
    tickets = list(Ticket.objects.filter(organization=organization).order_by("reference"))
    fake = people([ticket.reference for ticket in tickets], SEED)
    Ticketholder.objects.bulk_create(
        Ticketholder(
            organization=organization,
            ticket=ticket,
            name=person.name,
            language=person.language,
            phone=f"(555) 010-{place:04}",
            ssn=f"900-00-{place:04}",  # of a range that SSA never issues
        )
        for place, (ticket, person) in enumerate(zip(tickets, fake, strict=True), 1)
    )
    coordinators = list(StaffMember.objects.filter(email__in=COORDINATORS).order_by("email"))
    serving = StaffMember.objects.filter(organization=partner).first()
    for place, ticket in enumerate(tickets):
        ticket.coordinator = coordinators[place % len(coordinators)]
        if place % 8 == 0:
            ticket.partner, ticket.coordinator = partner, serving
    Ticket.objects.bulk_update(tickets, ["partner", "coordinator"])
