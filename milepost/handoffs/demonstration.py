"""Hand-offs in the demonstration: a State VR agency with two counselors, and people at every step on the way to Northside."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from milepost.claims.stored_facts import facts_of
from milepost.handoffs import actions, network_actions
from milepost.handoffs.models import HandOff
from milepost.handoffs.queries import nine_for
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.roles import Role
from milepost.rulebook.facts import Closure, PaidBy
from milepost.schemes import record_actions
from milepost.schemes.models import BoughtService, GivenNotice, Scheme, SchemeInvoice
from milepost.tickets.assignment_actions import assign
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.touched import together

AGENCY = "Bay State Rehabilitation (made up)"
COUNSELORS = (("vera@baystate.example", "Vera Ray"), ("victor@baystate.example", "Victor Roe"))
ADMINISTRATOR = ("ada@baystate.example", "Ada Agency")
LISTED = ("Shoreline Employment (made up)", "Open Door Works (made up)")
PEOPLE = (
    ("Alma Open (made up)", "open"),
    ("Bruno Closed (made up)", "closed"),
    ("Carmen Listed (made up)", "listed"),
    ("Dwight Chosen (made up)", "chosen"),
    ("Elena Taken (made up)", "taken"),
    ("Felix Assigned (made up)", "assigned"),
    ("Gloria Network (made up)", "paid as a network"),
)
ORDER = ("open", "closed", "listed", "chosen", "taken", "assigned")


def load_hand_offs(network: Organization, day: date, password: str) -> Organization | None:
    """The agency lives on the same day as the network; both sides can be signed in to."""
    coordinator = StaffMember.objects.filter(organization=network, role=Role.COORDINATOR).first()
    if coordinator is None:
        return None
    agency = Organization.objects.create(
        name=AGENCY, kind=Organization.Kind.STATE_VR, demonstration_day=network.demonstration_day
    )
    email, name = ADMINISTRATOR
    StaffMember.objects.enrol(
        email=email, name=name, organization=agency, role=Role.ADMINISTRATOR, password=password
    )
    counselors = [
        StaffMember.objects.enrol(
            email=email, name=name, organization=agency, role=Role.VR_COUNSELOR, password=password
        )
        for email, name in COUNSELORS
    ]
    for place, (who, step) in enumerate(PEOPLE):
        _on_the_way(who, step, place, (counselors[place % 2], coordinator), day)
    with together():
        _kept_by_the_network(coordinator, day)
    return agency


def _on_the_way(who: str, step: str, place: int, people: tuple[StaffMember, StaffMember], day: date) -> None:
    counselor, coordinator = people
    as_network = step == "paid as a network"
    reached = 0 if as_network else ORDER.index(step)
    plan_on = day - timedelta(days=30 if reached == 0 else 500)
    given: dict[str, Any] = {
        "name": who, "born_on": date(1980 + place, 4, 28), "program": "ssdi", "phone": f"(555) 010-88{place:02}",
        "language": "es" if place % 3 == 2 else "en", "counselor": counselor, "opened_on": plan_on - timedelta(days=20),
        "in_use_on": plan_on, "plan_on": plan_on,
        "paid_by": PaidBy.EN_PAYMENT if as_network else PaidBy.COST_REIMBURSEMENT,
    }  # fmt: skip
    deed = Deed(counselor.organization, counselor, through="demonstration")
    hand_off = actions.begin_for_somebody_new(given, day, deed=deed)
    if reached >= 1:
        closed_on = day - timedelta(days=75 - 12 * (place % 5))
        actions.close_case(
            hand_off, closed_on, Closure.EMPLOYMENT_OUTCOME, version=hand_off.version, deed=deed
        )
        hand_off.refresh_from_db()
    if reached >= 2:
        network = coordinator.organization
        listed = [
            {"name": network.name, "key": str(network.pk)},
            *({"name": one, "key": ""} for one in LISTED),
        ]
        assert hand_off.closed_on is not None
        actions.give_list(hand_off, hand_off.closed_on, listed, version=hand_off.version, deed=deed)
        hand_off.refresh_from_db()
    if reached >= 3:
        assert hand_off.closed_on is not None
        on, way = hand_off.closed_on + timedelta(days=6), HandOff.Way.TOLD
        actions.choose(
            hand_off, coordinator.organization.name, str(coordinator.organization_id), on, way, deed=deed
        )
        hand_off.refresh_from_db()
    if reached >= 4:
        _taken(hand_off, coordinator, day, is_assigned=reached >= 5)


def _taken(hand_off: HandOff, coordinator: StaffMember, day: date, *, is_assigned: bool) -> None:
    deed = Deed(coordinator.organization, coordinator, through="demonstration")
    given = {"program": "ssdi", "coordinator": coordinator}
    ticket = network_actions.take_over(hand_off, None, given, day, version=hand_off.version, deed=deed)
    if not is_assigned:
        return
    on = day - timedelta(days=8)
    assignment = {
        "provider": deed.organization.name, "kind": "en", "system": "milestone_outcome", "assigned_on": on, "plan_signed_on": on,
        "plan_received_on": on,
    }  # fmt: skip
    assign(ticket, assignment, deed=deed)
    _papers(ticket, day, deed)


def _papers(ticket: Ticket, day: date, deed: Deed) -> None:
    """What comes to the counselor: an authorization, a notice, a payment that was returned for documents."""
    bought = {"code": "job_placement", "provider": deed.organization.name, "tier": "1", "number": "SA-77", "authorized_on": day - timedelta(days=60)}  # fmt: skip
    record_actions.add(BoughtService, ticket, bought, deed=deed)
    scheme = Scheme.objects.filter(organization=deed.organization, code="texas-dars-5-13").first()
    if scheme is None:
        return
    of = {"scheme_id": scheme.pk, "payment": 1}
    notice = {"given_on": day - timedelta(days=6), "expected_on": day + timedelta(days=30)}
    record_actions.add(GivenNotice, ticket, {**of, **notice}, deed=deed)
    invoice = {"authorization": "PO-77", "state": "returned", "invoiced_on": day - timedelta(days=2)}
    record_actions.add(SchemeInvoice, ticket, {**of, **invoice}, deed=deed)


def _kept_by_the_network(coordinator: StaffMember, day: date) -> None:
    """Two Ticketholders whose agency works elsewhere; of one nine months are reached, and the agreement asks for a notice."""
    owner = coordinator.organization
    deed = Deed(owner, coordinator, through="demonstration")
    held = Assignment.objects.filter(organization=owner, unassigned_on=None).values("ticket")
    found = Ticket.objects.filter(
        pk__in=held,
        vocationalrehabilitationcase__closure=Closure.EMPLOYMENT_OUTCOME,
        vocationalrehabilitationcase__closed_on__isnull=False,
        partner=None,
        holder__isnull=False,
    )
    for ticket in found.select_related("holder", "organization").distinct().order_by("reference")[:2]:
        case = facts_of([ticket])[ticket.pk].vr_cases[-1]
        given = {
            "agency": case.agency or "State VR", "opened_on": case.opened_on, "closed_on": case.closed_on,
            "closure": case.closure, "paid_by": case.paid_by, "on": day,
        }  # fmt: skip
        one = actions.begin(ticket, given, deed=deed)
        network_actions.say_what_is_agreed(one, is_told=True, version=one.version, deed=deed)
        one.refresh_from_db()
        nine = nine_for(one, coordinator, day)
        if nine is not None and nine.is_certain:
            network_actions.tell_of_nine(one, nine, day, gaps_excused=False, version=one.version, deed=deed)
