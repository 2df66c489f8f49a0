"""The ledger: what came is booked, shared by the terms in force, reversed and shared anew; and the database guards it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction

from milepost.intake.actions import transfer
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.payments import matching_actions as matching
from milepost.payments import recording_actions as recording
from milepost.payments.choices import ExplainedAs
from milepost.rulebook.payments.recoveries import Cause
from milepost.rulebook.shares.terms import rule_as_json
from milepost.shares import ledger_actions, run_actions, terms_actions
from milepost.shares.models import Entry, EntryLine, Ledger, Period
from milepost.shares.previewing import would_give
from milepost.shares.queries import balances_of
from milepost.shares.replaying import lines_kept, lines_told_again
from milepost.tickets.models import Ticket
from tests.payments.conftest import came
from tests.shares.conftest import BEGINS, agreed, flat, paid
from tests.website.conftest import enrolled


def held(owner: Organization) -> dict[str, int]:
    """Balances that are not nothing."""
    return {account: cents for account, cents in balances_of(owner).items() if cents}


def test_a_matched_payment_is_shared_at_once(
    ledger: Ledger, payer: StaffMember, harbor: Organization, of_harbor: Ticket
) -> None:
    agreed(harbor, payer)
    paid(of_harbor, payer)
    assert held(ledger.organization) == {"ssa": -178_800, f"partner:{harbor.pk}": 125_160, "record": 53_640}
    line = EntryLine.objects.get(account=f"partner:{harbor.pk}")
    assert (line.gross, line.person, line.claim, str(line.month)) == (178_800, "T-1", "p1m1", "2024-02")
    assert [one[0] for one in line.reasons] == ["SHARE_PERCENT_PARTNER"]
    assert lines_kept(ledger.organization) == lines_told_again(ledger.organization)


def test_without_terms_it_waits_and_is_shared_when_they_are_signed(
    ledger: Ledger, payer: StaffMember, harbor: Organization, of_harbor: Ticket
) -> None:
    paid(of_harbor, payer)
    assert held(ledger.organization) == {"ssa": -178_800, "no_terms": 178_800}
    agreed(harbor, payer)
    assert held(ledger.organization)[f"partner:{harbor.pk}"] == 125_160
    assert "no_terms" not in held(ledger.organization)
    assert lines_kept(ledger.organization) == lines_told_again(ledger.organization)


def test_opened_again_taken_back_withdrawn(
    ledger: Ledger, payer: StaffMember, harbor: Organization, of_harbor: Ticket
) -> None:
    agreed(harbor, payer)
    owner, deed, line = ledger.organization, Deed.of(payer), paid(of_harbor, payer)
    recovery = came(payer, -100_000)
    matching.take_back(recovery, line, cause=Cause.WRONG_AMOUNT, deed=deed)
    assert held(owner) == {"ssa": -78_800, f"partner:{harbor.pk}": 55_160, "record": 23_640}
    matching.open_again(recovery, "another payment is meant", deed=deed)
    ledger_actions.book_what_came(deed=deed)
    assert held(owner)["unmatched"] == -100_000
    matching.take_back(recovery, line, cause=Cause.WRONG_AMOUNT, deed=deed)
    rest = came(payer, -78_800)
    matching.take_back(rest, line, cause=Cause.WRONG_AMOUNT, deed=deed)
    assert held(owner) == {}
    assert lines_kept(owner) == lines_told_again(owner)
    matching.open_again(rest, "no", deed=deed)
    recording.withdraw(rest, "by mistake", deed=deed)
    ledger_actions.book_what_came(deed=deed)
    assert held(owner)[f"partner:{harbor.pk}"] == 55_160
    assert lines_kept(owner) == lines_told_again(owner)


def test_what_nobody_can_share_waits_and_what_came_before_is_not_booked(
    ledger: Ledger, payer: StaffMember
) -> None:
    came(payer, 500, received_on=BEGINS - timedelta(1))
    line = came(payer, 700, received_on=BEGINS)
    ledger_actions.book_what_came(deed=Deed.of(payer))
    assert held(ledger.organization) == {"ssa": -700, "unmatched": 700}
    matching.explain(line, ExplainedAs.NOT_TICKET, "a refund of rent", deed=Deed.of(payer))
    ledger_actions.book_what_came(deed=Deed.of(payer))
    assert held(ledger.organization) == {"ssa": -700, "otherwise": 700}


def test_a_ticket_that_changed_partner(
    ledger: Ledger, payer: StaffMember, harbor: Organization, hill: Organization, of_harbor: Ticket
) -> None:
    """The month of an old claim is that of who served then; by weights it is divided."""
    agreed(harbor, payer)
    agreed(hill, payer, flat(5_000))
    transfer([of_harbor], {"partner": hill}, deed=Deed.of(payer))
    of_harbor.refresh_from_db()
    paid(of_harbor, payer)
    assert held(ledger.organization) == {"ssa": -178_800, f"partner:{harbor.pk}": 125_160, "record": 53_640}
    agreed_on = {"effective_from": BEGINS, "because": "they agreed on it", "rule": None, "partner": None}
    weights = {str(harbor.pk): 1, str(hill.pk): 1}
    terms_actions.agree_for_ticket(of_harbor, {**agreed_on, "weights": weights}, deed=Deed.of(payer))
    assert held(ledger.organization)[f"partner:{harbor.pk}"] == 125_160  # neither's terms say: by weights


def test_an_override_shares_anew_and_its_withdrawal_too(
    ledger: Ledger, payer: StaffMember, harbor: Organization, of_harbor: Ticket
) -> None:
    agreed(harbor, payer)
    paid(of_harbor, payer)
    values = {
        "effective_from": BEGINS, "because": "for the whole of it", "rule": rule_as_json(flat(10_000)), "partner": harbor,
        "weights": {},
    }  # fmt: skip
    made = terms_actions.agree_for_ticket(of_harbor, values, deed=Deed.of(payer))
    assert held(ledger.organization)[f"partner:{harbor.pk}"] == 178_800
    assert "SHARE_OVERRIDE" in str(EntryLine.objects.latest("pk").reasons)
    terms_actions.withdraw_for_ticket(made, "it was another Ticket", deed=Deed.of(payer))
    assert held(ledger.organization)[f"partner:{harbor.pk}"] == 125_160
    assert lines_kept(ledger.organization) == lines_told_again(ledger.organization)


def test_terms_follow_one_another(
    ledger: Ledger, payer: StaffMember, harbor: Organization, of_harbor: Ticket
) -> None:
    first = agreed(harbor, payer)
    paid(of_harbor, payer)  # came on 1 December 2025
    with pytest.raises(ValidationError, match="shared already"):
        agreed(harbor, payer, flat(5_000), effective_from=date(2025, 12, 1))
    agreed(harbor, payer, flat(5_000), effective_from=date(2025, 12, 2))
    first.refresh_from_db()
    assert (first.state, first.effective_to) == ("ended", date(2025, 12, 1))
    with pytest.raises(ValidationError, match="later day"):
        agreed(harbor, payer, effective_from=date(2025, 12, 2))


def test_a_draft_is_previewed_on_real_payments_before_it_is_signed(
    ledger: Ledger, payer: StaffMember, harbor: Organization, of_harbor: Ticket, of_hill: Ticket
) -> None:
    paid(of_harbor, payer)
    paid(of_hill, payer)
    values = {"effective_from": BEGINS, "rule": rule_as_json(flat(8_000))}
    draft = terms_actions.draft(harbor, values, deed=Deed.of(payer))
    with pytest.raises(ValidationError, match="would have given"):
        terms_actions.sign(draft, BEGINS, deed=Deed.of(payer))
    found = would_give(draft)
    assert (found.payments, found.gross) == (1, 178_800)
    assert dict(found.parts) == {f"partner:{harbor.pk}": 143_040, "record": 35_760}
    terms_actions.keep_preview(draft, deed=Deed.of(payer))
    terms_actions.redraft(draft, {"rule": rule_as_json(flat(7_500))}, deed=Deed.of(payer))
    with pytest.raises(ValidationError, match="would have given"):
        terms_actions.sign(draft, BEGINS, deed=Deed.of(payer))


def test_a_closed_period_is_frozen(
    ledger: Ledger, payer: StaffMember, harbor: Organization, of_harbor: Ticket
) -> None:
    agreed(harbor, payer)
    line = paid(of_harbor, payer)
    closed = ledger_actions.close_period(deed=Deed.of(payer))
    assert closed.balances == balances_of(ledger.organization)
    matching.open_again(line, "by mistake", deed=Deed.of(payer))
    assert Entry.objects.filter(period=closed).count() == 1
    assert Entry.objects.get(kind="reversed").period.number == 2
    with pytest.raises(IntegrityError), transaction.atomic():
        Period.objects.filter(pk=closed.pk).update(balances={})
    entry = Entry(organization=ledger.organization, number=99, kind="held", on=BEGINS, period=closed)
    _refused(entry, 5, -5)


def _refused(entry: Entry, *cents: int) -> None:
    def written() -> None:
        with transaction.atomic():
            _lines(entry, *cents)
            entry.save(force_insert=True)

    with pytest.raises(IntegrityError):
        written()


def _lines(entry: Entry, *cents: int) -> None:
    EntryLine.objects.bulk_create(
        EntryLine(
            organization=entry.organization,
            entry_id=entry.pk,
            account="x",
            cents=one,
            number=99,
            kind="held",
            on=BEGINS,
        )
        for one in cents
    )


def test_the_database_refuses_what_does_not_sum_to_nothing_and_every_change(ledger: Ledger) -> None:
    period = Period.objects.get(closed_at=None)
    for cents in ((5, -4), (5,), ()):
        entry = Entry(organization=ledger.organization, number=99, kind="held", on=BEGINS, period=period)
        _refused(entry, *cents)
    entry = Entry(organization=ledger.organization, number=99, kind="held", on=BEGINS, period=period)
    _lines(entry, 5, -5)
    entry.save(force_insert=True)
    for change in (
        "UPDATE shares_entryline SET cents = 6 WHERE cents = 5",
        "DELETE FROM shares_entryline",
        "UPDATE shares_entry SET number = 98",
        "DELETE FROM shares_entry",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(change)
    with pytest.raises(IntegrityError), transaction.atomic():
        _lines(entry, 1, -1)


def test_who_may(ledger: Ledger, northside: Organization, harbor: Organization) -> None:
    coordinator = enrolled(northside, "coordinator")
    with pytest.raises(PermissionDenied):
        ledger_actions.book_what_came(deed=Deed.of(coordinator))
    with pytest.raises(PermissionDenied):
        terms_actions.draft(harbor, {"rule": rule_as_json(flat())}, deed=Deed.of(coordinator))
    with pytest.raises(PermissionDenied):
        run_actions.prepare(BEGINS, 0, deed=Deed.of(coordinator))
