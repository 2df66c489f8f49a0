"""The Employment Network of the year: its staff, its people brought in by the program's own actions, and its calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID

from milepost.claims.deciding import decide_anew
from milepost.contacts.actions import add_note
from milepost.earnings import actions as earnings
from milepost.intake.actions import add_candidate
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.organizations.suitability import Suitability
from milepost.payments import split_actions
from milepost.payments.choices import DecidedBy
from milepost.requests.models import RequestSettings
from milepost.rulebook.facts import PHASE_1, Assignment, AssignmentKind, Cash
from milepost.rulebook.months import Month
from milepost.tickets import assignment_actions
from milepost.tickets.models import Ticket
from milepost.tickets.touched import together
from tests.spreadsheets.giving import SSNS
from tests.website.conftest import enrolled
from tests.year.people import JANUARY, Person

PROVIDER, EARLIER = "Northside Works", "Eastgate Works"
BEGINS = date(2025, 1, 2)
AT_A_TIME = 100


@dataclass(slots=True)
class House:
    """Northside, and whom it serves. `tickets` by the number of the person, `people` by the key of the Ticket."""

    owner: Organization
    payer: StaffMember
    coordinator: StaffMember
    administrator: StaffMember
    partner: StaffMember
    day: date = BEGINS
    tickets: dict[int, Ticket] = field(default_factory=dict)
    people: dict[UUID, Person] = field(default_factory=dict)

    @property
    def prepares(self) -> Deed:
        return Deed(self.owner, self.coordinator, "the month's work")

    @property
    def pays(self) -> Deed:
        return Deed(self.owner, self.payer, "the month's money")

    @property
    def administers(self) -> Deed:
        return Deed(self.owner, self.administrator, "the Portal's list")

    def turn_to(self, day: date) -> None:
        """Another day: every answer is made anew, as it is each morning."""
        self.day = self.owner.demonstration_day = day
        self.owner.save(update_fields=["demonstration_day"])
        for member in (self.payer, self.coordinator, self.administrator):
            member.organization = self.owner
        self.partner.refresh_from_db()
        for ticket in self.tickets.values():
            ticket.organization = self.owner
        decide_anew(self.owner)

    def ssn(self, person: Person) -> str:
        return SSNS[person.number]


def opened(people: Iterable[Person]) -> House:
    """The house on the second of January, with everybody assigned and what they had earned before."""
    owner = Organization.objects.create(name="Northside", demonstration_day=BEGINS)
    identity = Identity.objects.create(
        organization=owner, name=PROVIDER, pid="PID-1", sam_expires_on=date(2027, 1, 1)
    )
    payer, coordinator, administrator = (
        enrolled(owner, role) for role in ("payments", "coordinator", "administrator")
    )
    payer.suitability = Suitability.CLEARED
    payer.save()
    RequestSettings.objects.create(organization=owner, payments_contact=payer, second_person_above=0)
    serves = Organization.objects.create(name="Harbor", kind="partner", partner_of=owner)
    house = House(owner, payer, coordinator, administrator, enrolled(serves, "partner_coordinator"))
    every = list(people)
    for start in range(0, len(every), AT_A_TIME):
        with together():
            for person in every[start : start + AT_A_TIME]:
                _bring(house, person, identity, serves)
    return house


def _bring(house: House, person: Person, identity: Identity, serves: Organization) -> None:
    deed = house.administers
    given = {
        "name": person.name, "ssn": house.ssn(person), "program": person.program, "blind": person.blind, "identity": identity,
        "coordinator": house.coordinator, "partner": serves if person.is_partners else None,
    }  # fmt: skip
    ticket = add_candidate(given, house.day, deed=deed)
    assignment_actions.assign(ticket, assigned(person), deed=deed)
    house.tickets[person.number], house.people[ticket.pk] = ticket, person
    months = [(Month(one), person.gross(Month(one))) for one in range(int(person.began), int(JANUARY))]
    if months:
        report = {"source": "work_number", "received_on": house.day}
        earnings.add_report(ticket, report, [(month, cents, cents) for month, cents in months], deed=deed)
        tell_cash(house, person, [month for month, _cents in months])
    begun = {
        "started_on": person.began.first_day,
        "frequency": "two_weekly" if person.two_weekly else "monthly",
    }
    earnings.add_job(ticket, f"Employer {person.number % 9}", begun, deed=house.prepares)
    if person.unassigned_on is not None:
        _serve(house, ticket)
    if person.percent < 100:
        _divide(house, ticket, person)


def assigned(person: Person) -> dict[str, object]:
    """The assignment as it is entered, and as the rules see it."""
    return {
        "provider": PROVIDER,
        "kind": AssignmentKind.EMPLOYMENT_NETWORK,
        "system": person.system,
        "assigned_on": person.assigned_on,
        "unassigned_on": person.unassigned_on,
        "plan_signed_on": person.assigned_on,
        "plan_received_on": person.plan_received_on,
        "services_complete_on": person.services_complete_on,
    }


def assignment_of(reference: str, person: Person) -> Assignment:
    return Assignment(ticket=reference, **assigned(person))  # type: ignore[arg-type]


def tell_cash(house: House, person: Person, months: Iterable[Month]) -> None:
    """That no cash benefit was paid, where it was not; a month that is told late is not known until then."""
    ticket, by_cash = house.tickets[person.number], dict[Cash, list[Month]]()
    for month in months:
        if person.cash(month) is Cash.NONE_WORK:
            by_cash.setdefault(Cash.NONE_WORK, []).append(month)
        elif person.cash_stops is not None and month > person.cash_stops:
            by_cash.setdefault(person.cash(month), []).append(month)
    for cash, some in by_cash.items():
        earnings.set_cash(ticket, some, cash, deed=house.prepares)


def _serve(house: House, ticket: Ticket) -> None:
    """Somebody who leaves has been served in the month before: what a certification of services rests on."""
    on = house.day
    note = {
        "kind": "two_way", "method": "phone", "used": "555-0100", "on": on, "at": datetime.combine(on, time(15), UTC),
        "zone": "America/New_York", "minutes": 12, "description": "Talked about work", "services": ["job_search"],
        "other_service": "", "message_left": "",
    }  # fmt: skip
    add_note(ticket, note, deed=house.prepares)


def _divide(house: House, ticket: Ticket, person: Person) -> None:
    """An agreement that divides every payment of the Ticket, which the program manager has."""
    shares = [person.percent, 100 - person.percent]
    rows: list[list[object]] = [[code.value, None, None, shares] for code in PHASE_1]
    rows += [["p2", 1, 18, shares], ["outcome", 1, 60, shares]]
    earlier = {
        "name": EARLIER,
        "pid": "PID-2",
        "assigned_on": "2020-01-01",
        "contact": "Eva East",
        "phone": "555-0101",
    }
    ours = {
        "name": PROVIDER,
        "pid": "PID-1",
        "assigned_on": str(person.assigned_on),
        "contact": "Pia Pay",
        "phone": "555-0102",
    }
    content = {"parties": [ours, earlier], "rows": rows}
    made = split_actions.draft(
        ticket, {"decided_by": DecidedBy.CHART, "ours": 0, "content": content}, deed=house.pays
    )
    for name in ("signed_on", "sent_on", "received_on"):
        split_actions.move(made, name, house.day, deed=house.pays)
