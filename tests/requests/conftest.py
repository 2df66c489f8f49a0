"""Northside with an identity in good standing, and Tickets whose claims are there to be asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client

from milepost.claims.deciding import decide_again
from milepost.claims.stored_facts import keep_facts
from milepost.earnings.models import Employer, Job, PayStub
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.organizations.suitability import Suitability
from milepost.people.models import Ticketholder
from milepost.requests.models import PaymentRequest, RequestSettings
from milepost.requests.preparing_actions import Wanted, prepare
from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Cash,
    ClaimCode,
    Evidence,
    MonthOfWork,
    PaymentSystem,
    Program,
    TicketFacts,
)
from milepost.rulebook.facts import Ticket as TicketFact
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY, enrolled, organization_named, outsider, signed_in

__all__ = ["outsider", "signed_in"]


def month(text: str) -> Month:
    return Month.parse(text)


def worked(dollars: int, *months: str, evidence: Evidence = Evidence.PRIMARY) -> dict[Month, MonthOfWork]:
    return {
        month(one): MonthOfWork("T", month(one), earned=dollars * 100, cash=Cash.PAID, evidence=evidence)
        for one in months
    }


def facts(reference: str = "T-1", **assignment: Any) -> TicketFacts:
    """Assigned to Northside in January 2024; at the trial work level from February to April."""
    given = Assignment(
        reference,
        "Northside",
        AssignmentKind.EMPLOYMENT_NETWORK,
        PaymentSystem.MILESTONE_OUTCOME,
        date(2024, 1, 10),
        **assignment,
    )
    return TicketFacts(
        TicketFact(reference, Program.SSDI), (given,), worked(1_110, "2024-02", "2024-03", "2024-04")
    )


@pytest.fixture
def northside(db: None) -> Organization:
    organization = organization_named("Northside")
    Identity.objects.create(
        organization=organization,
        name="Northside Works",
        pid="PID-1",
        uei="UEI000000001",
        sam_expires_on=date(2027, 1, 1),
    )
    return organization


@pytest.fixture
def administrator(northside: Organization) -> StaffMember:
    return enrolled(northside)


@pytest.fixture
def coordinator(northside: Organization) -> StaffMember:
    return enrolled(northside, "coordinator")


@pytest.fixture
def payer(northside: Organization) -> StaffMember:
    """Somebody of payments, cleared, whom the program manager asks."""
    member = enrolled(northside, "payments")
    member.suitability = Suitability.CLEARED
    member.save()
    return member


@pytest.fixture
def settings_of_requests(northside: Organization, payer: StaffMember) -> RequestSettings:
    return RequestSettings.objects.create(organization=northside, payments_contact=payer)


NewTicket = Callable[..., Ticket]


@pytest.fixture
def new_ticket(northside: Organization) -> NewTicket:
    """Makes Tickets with their claims decided; by default milestones 1 and 2 of Phase 1 can be claimed."""

    def made(name: str = "Ana Núñez", reference: str = "T-1", **changed: Any) -> Ticket:
        given = facts(reference, **changed.pop("assignment", {}))
        keep_facts(northside, [replace(given, **changed)])
        ticket = Ticket.objects.get(organization=northside, reference=reference)
        Ticketholder.objects.create(organization=northside, ticket=ticket, name=name)
        decide_again([ticket])
        return ticket

    return made


@pytest.fixture
def ticket(new_ticket: NewTicket) -> Ticket:
    return new_ticket()


@pytest.fixture
def draft(ticket: Ticket, coordinator: StaffMember, settings_of_requests: RequestSettings) -> PaymentRequest:
    """Milestone 1, in preparation."""
    return prepared(ticket, coordinator)


def prepared(
    ticket: Ticket,
    by: StaffMember,
    claim: ClaimCode = ClaimCode.P1M1,
    of: str = "2024-02",
    number: int | None = None,
) -> PaymentRequest:
    return prepare(Wanted(ticket, claim, month(of), number), TODAY, deed=Deed.of(by))


@pytest.fixture
def stub(ticket: Ticket) -> Callable[..., PayStub]:
    """Makes stubs of one job that count, by default of February 2024."""
    job: list[Job] = []

    def made(
        begins: str = "2024-02-01", ends: str = "2024-02-29", paid: str = "2024-02-29", **more: Any
    ) -> PayStub:
        if not job:
            employer = Employer.objects.create(organization=ticket.organization, name="Bakery Sol")
            job.append(Job.objects.create(organization=ticket.organization, ticket=ticket, employer=employer))
        values = {
            "gross": 111_000, "net": 90_000, "withheld": 21_000, "ytd_gross": 200_000, "state": PayStub.State.VALID,
            "period_begins": begins, "begins_used": begins, "period_ends": ends, "paid_on": paid, **more,
        }  # fmt: skip
        stub = PayStub.objects.create(organization=ticket.organization, ticket=ticket, job=job[0], **values)
        stub.refresh_from_db()
        return stub

    return made


@pytest.fixture
def client(payer: StaffMember, signed_in: Callable[[StaffMember], Client]) -> Client:
    return signed_in(payer)
