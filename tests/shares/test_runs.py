"""Remittances: prepared by one, released by another, paid, taken back; the file, the statements, what is carried."""

from __future__ import annotations

from datetime import timedelta

import achkit
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from milepost.journal.actions import Deed
from milepost.journal.models import Entry as JournalEntry
from milepost.organizations.models import Organization, StaffMember
from milepost.payments import matching_actions as matching
from milepost.rulebook.payments.recoveries import Cause
from milepost.shares import ledger_actions, run_actions
from milepost.shares.models import Ledger, Run, Statement
from milepost.shares.queries import balance_of, lines_of
from milepost.shares.replaying import lines_kept, lines_told_again
from milepost.shares.stating import stated_of
from milepost.tickets.models import Ticket
from tests.payments.conftest import came
from tests.shares.conftest import agreed, banked, flat, paid
from tests.shares.nacha_reader import read
from tests.website.conftest import TODAY

PAY_ON = TODAY + timedelta(2)


@pytest.fixture
def shared(
    ledger: Ledger,
    payer: StaffMember,
    harbor: Organization,
    hill: Organization,
    of_harbor: Ticket,
    of_hill: Ticket,
) -> Ledger:
    """Harbor is owed $1,251.60, Hill $17.88; Harbor has a bank account."""
    agreed(harbor, payer)
    agreed(hill, payer, flat(100))
    banked(harbor, payer)
    paid(of_harbor, payer)
    paid(of_hill, payer)
    bank = {
        "bank_name": "First Bank",
        "bank_routing": "091000019",
        "company_name": "Northside",
        "company_id": "1234567890",
    }
    ledger_actions.keep_settings(ledger, bank, deed=Deed.of(payer))
    return ledger


def released(payer: StaffMember, second: StaffMember, minimum: int = 0) -> Run:
    run = run_actions.prepare(PAY_ON, minimum, deed=Deed.of(payer))
    return run_actions.release(run, deed=Deed.of(second))


def test_two_people_release_what_is_owed(
    shared: Ledger, payer: StaffMember, second: StaffMember, harbor: Organization, hill: Organization
) -> None:
    run = run_actions.prepare(PAY_ON, 5_000, deed=Deed.of(payer))
    assert [(one.partner, one.cents, one.closing, one.way) for one in run.statements.order_by("-cents")] == [
        (harbor, 125_160, 0, "ach"),
        (hill, 0, 1_788, "carried"),
    ]
    with pytest.raises(ValidationError, match="Somebody else"):
        run_actions.release(run, deed=Deed.of(payer))
    with pytest.raises(IntegrityError), transaction.atomic():
        Run.objects.filter(pk=run.pk).update(released_by=payer)
    with pytest.raises(ValidationError, match="waits for release"):
        run_actions.prepare(PAY_ON, 0, deed=Deed.of(second))
    with pytest.raises(ValidationError, match="waits for release"):
        ledger_actions.close_period(deed=Deed.of(second))
    run_actions.release(run, deed=Deed.of(second))
    owner = shared.organization
    assert balance_of(f"partner:{harbor.pk}", owner) == 0
    assert balance_of(f"payable:partner:{harbor.pk}", owner) == 125_160
    run_actions.paid(run, PAY_ON, deed=Deed.of(payer))
    assert balance_of(f"paid:partner:{harbor.pk}", owner) == 125_160
    run_actions.take_back(run, "the bank sent it back", deed=Deed.of(payer))
    assert balance_of(f"partner:{harbor.pk}", owner) == 125_160
    assert lines_kept(owner) == lines_told_again(owner)


def test_what_was_booked_meanwhile_asks_for_another_preparation(
    shared: Ledger, payer: StaffMember, second: StaffMember
) -> None:
    run = run_actions.prepare(PAY_ON, 0, deed=Deed.of(payer))
    came(payer, 5)
    with pytest.raises(ValidationError, match="prepare it again"):
        run_actions.release(run, deed=Deed.of(second))
    run_actions.drop(run, "more came", deed=Deed.of(payer))
    assert released(payer, second).number == 2


def test_a_negative_balance_is_carried_until_it_is_made_good(
    shared: Ledger, payer: StaffMember, second: StaffMember, harbor: Organization, of_harbor: Ticket
) -> None:
    released(payer, second)
    line = of_harbor.money.get()
    matching.take_back(came(payer, -100_000), line, cause=Cause.WRONG_AMOUNT, deed=Deed.of(payer))
    run = released(payer, second)
    statement = run.statements.get(partner=harbor)
    assert (statement.opening, statement.cents, statement.closing, statement.way) == (
        0,
        0,
        -70_000,
        "carried",
    )
    assert [one.kind for one in lines_of(statement)] == ["mirrored"]
    third = released(payer, second) if _more(of_harbor, payer) else None
    assert third is not None
    last = third.statements.get(partner=harbor)
    assert (last.opening, last.cents, last.closing) == (-70_000, last.cents, 0)
    assert last.cents == stated_of(last).shares - 70_000


def _more(ticket: Ticket, payer: StaffMember) -> bool:
    from milepost.rulebook.facts import ClaimCode

    paid(ticket, payer, ClaimCode.P1M2, "2024-04", 178_800)
    return True


def test_the_statements_say_what_the_ledger_says(
    shared: Ledger, payer: StaffMember, second: StaffMember, harbor: Organization
) -> None:
    run = released(payer, second)
    for statement in run.statements.all():
        made = stated_of(statement)
        assert made.opening == statement.opening
        assert made.closing == statement.closing == balance_of(statement.account, shared.organization)
        assert made.remitted == -statement.cents
    assert stated_of(run.statements.get(partner=harbor)).gross == 178_800
    with pytest.raises(ValidationError, match="nothing is owed"):
        run_actions.prepare(PAY_ON, 0, deed=Deed.of(payer))


def test_the_file_pays_those_with_an_account_and_its_reading_is_journaled(
    shared: Ledger, payer: StaffMember, second: StaffMember, harbor: Organization
) -> None:
    run = run_actions.prepare(PAY_ON, 0, deed=Deed.of(payer))
    with pytest.raises(ValidationError, match="another state"):
        run_actions.payment_file(run, deed=Deed.of(payer))
    run_actions.release(run, deed=Deed.of(second))
    text = run_actions.payment_file(run, deed=Deed.of(second))
    assert achkit.validate(text) == {"ok": True, "errors": []}
    found = read(text)
    assert [(one["name"], one["cents"], one["account"]) for one in found["entries"]] == [
        ("HARBOR HOUSE", 125_160, "000123450")
    ]
    entry = JournalEntry.objects.get(action="bank accounts written into a file")
    assert (entry.kind, entry.by, len(entry.figures["accounts"])) == ("reading", second, 1)
    Ledger.objects.update(bank_name="")
    with pytest.raises(ValidationError, match="settings"):
        run_actions.payment_file(run, deed=Deed.of(second))
    assert Statement.objects.filter(way="other").count() == 1
