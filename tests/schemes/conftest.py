"""Northside with the Texas scheme in force, a partner, and somebody for whom everything of it is there."""

from __future__ import annotations

from datetime import date

import pytest

from milepost.earnings.models import MonthOfWork
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.rulebook.facts import Closure, PaidBy
from milepost.rulebook.months import Month
from milepost.schemes import actions, record_actions
from milepost.schemes.models import BoughtService, GivenNotice, SchemeInvoice, SchemeVersion, TicketPaper
from milepost.schemes.packaged import packaged
from milepost.tickets.models import Ticket, VocationalRehabilitationCase
from tests.correspondence.conftest import *  # noqa: F403 - the two partners, their people and who works there
from tests.website.conftest import PASSWORD, TODAY

CLOSED = date(2025, 1, 15)


@pytest.fixture
def texas(northside: Organization, deed: Deed) -> SchemeVersion:
    """In force since 2010, with Northside under contract."""
    version = actions.draft(packaged()["texas-dars-5-13"].scheme, deed=deed)
    actions.put_in_force(version, date(2010, 1, 1), None, deed=deed)
    contract = {"contract_from": date(2010, 1, 1), "tin": "79000012340", "vendor_number": "V-7"}
    actions.set_provider(version.scheme, contract, deed=deed)
    Identity.objects.create(organization=northside, name="Northside EN", awarded_on=date(2010, 1, 1))
    version.refresh_from_db()
    return version


def earned(ticket: Ticket, first: str, *cents: int | None) -> None:
    """Months one after the other, as a caseload gave them."""
    for place, one in enumerate(cents):
        MonthOfWork.objects.create(
            organization=ticket.organization, ticket=ticket, month=Month.parse(first) + place, earned=one, paid=one,
            cash="paid", evidence="primary",
        )  # fmt: skip


@pytest.fixture
def ready(people: tuple[Ticket, ...], texas: SchemeVersion, deed: Deed) -> Ticket:
    """Nobody's but Northside's: closed in January 2025, at SGA in April, everything on record."""
    ticket = people[2]
    complete(ticket, texas, deed)
    return ticket


def complete(ticket: Ticket, texas: SchemeVersion, deed: Deed) -> None:
    VocationalRehabilitationCase.objects.create(
        organization=ticket.organization, ticket=ticket, agency="DARS", opened_on=date(2024, 3, 1), closed_on=CLOSED,
        closure=Closure.EMPLOYMENT_OUTCOME, paid_by=PaidBy.COST_REIMBURSEMENT,
    )  # fmt: skip
    scheme = texas.scheme
    record_actions.set_case(
        ticket, {"case_number": "C-77", "counselor": "Vera Ray", "list_given_on": CLOSED}, deed=deed
    )
    service = {
        "code": "job_placement",
        "provider": "Northside",
        "tier": "2",
        "authorized_on": date(2024, 4, 1),
        "number": "SA-1",
    }
    record_actions.add(BoughtService, ticket, service, deed=deed)
    notice = {
        "scheme_id": scheme.pk,
        "payment": 1,
        "given_on": date(2025, 2, 20),
        "expected_on": date(2025, 4, 1),
    }
    record_actions.add(GivenNotice, ticket, notice, deed=deed)
    record_actions.add(TicketPaper, ticket, {"kind": "assignment_letter", "on": date(2025, 4, 2)}, deed=deed)
    invoice = {
        "scheme_id": scheme.pk,
        "payment": 1,
        "forms": ["DARS1050"],
        "evidence": ["pay_stubs"],
        "authorization": "PO-9",
    }
    record_actions.add(SchemeInvoice, ticket, invoice, deed=deed)
    earned(ticket, "2025-04", 1620_00)


@pytest.fixture
def counselor(db: None) -> StaffMember:
    agency = Organization.objects.create(name="State VR", kind="state_vr", demonstration_day=TODAY)
    return StaffMember.objects.enrol(
        email="vera@vr.example", name="Vera Ray", organization=agency, role="vr_counselor", password=PASSWORD
    )
