"""Northside with two partners, each serving a Ticket whose milestones can be paid, and two people of payments."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from milepost.journal.actions import Deed
from milepost.organizations.bank_actions import set_account
from milepost.organizations.models import Organization, StaffMember
from milepost.payments import matching_actions as matching
from milepost.payments.models import MoneyReceived
from milepost.payments.slots import Answer
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.shares.terms import PARTNER, RECORD, Row, Rule, Tier, rule_as_json
from milepost.shares import ledger_actions, terms_actions
from milepost.shares.models import Ledger, ShareTerms
from milepost.tickets.models import Ticket
from tests.payments.conftest import came
from tests.requests.conftest import (
    NewTicket,
    administrator,
    client,
    month,
    new_ticket,
    northside,
    outsider,
    payer,
    signed_in,
)
from tests.website.conftest import PASSWORD

__all__ = ["administrator", "client", "new_ticket", "northside", "outsider", "payer", "signed_in"]
BEGINS = date(2025, 1, 1)
ROUTINGS = ("021000021", "011401533")


def flat(partner: int = 7_000) -> Rule:
    return Rule((Row((), (Tier(None, ((PARTNER, partner), (RECORD, 10_000 - partner))),)),))


def partner_named(owner: Organization, name: str) -> Organization:
    return Organization.objects.create(name=name, kind="partner", partner_of=owner)


def agreed(partner: Organization, by: StaffMember, rule: Rule | None = None, **more: Any) -> ShareTerms:
    """Terms drafted, previewed and signed."""
    values = {"effective_from": BEGINS, "reference": "MOU 1", "rule": rule_as_json(rule or flat()), **more}
    made = terms_actions.draft(partner, values, deed=Deed.of(by))
    terms_actions.keep_preview(made, deed=Deed.of(by))
    return terms_actions.sign(made, values["effective_from"], deed=Deed.of(by))


def paid(
    ticket: Ticket,
    by: StaffMember,
    claim: ClaimCode = ClaimCode.P1M1,
    of: str = "2024-02",
    cents: int = 178_800,
) -> MoneyReceived:
    """A payment that is recorded, and matched."""
    line = came(by, cents)
    answer = Answer(ticket, claim, None, month(of), "Northside")
    return matching.match(line, answer, because="for the tests of shares", deed=Deed.of(by))


@pytest.fixture
def second(northside: Organization) -> StaffMember:
    """Another one of payments: who releases."""
    return StaffMember.objects.enrol(
        email="second@northside.example",
        name="Sam Second",
        organization=northside,
        role="payments",
        password=PASSWORD,
    )


@pytest.fixture
def harbor(northside: Organization) -> Organization:
    return partner_named(northside, "Harbor House")


@pytest.fixture
def hill(northside: Organization) -> Organization:
    return partner_named(northside, "Hill Services")


@pytest.fixture
def of_harbor(new_ticket: NewTicket, harbor: Organization) -> Ticket:
    return served(new_ticket(), harbor)


@pytest.fixture
def of_hill(new_ticket: NewTicket, hill: Organization) -> Ticket:
    return served(new_ticket("Bo Li", "T-2"), hill)


def served(ticket: Ticket, partner: Organization) -> Ticket:
    ticket.partner = partner
    ticket.save()
    return ticket


@pytest.fixture
def ledger(payer: StaffMember, of_harbor: Ticket, of_hill: Ticket) -> Ledger:
    return ledger_actions.open_ledger(BEGINS, deed=Deed.of(payer))


def banked(partner: Organization, by: StaffMember, place: int = 0) -> None:
    set_account(partner, ROUTINGS[place], f"00012345{place}", follows=None, deed=Deed.of(by))
