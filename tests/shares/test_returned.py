"""One payment that came back from the bank, who served when, who is told, what Today says, and more lines of terms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from milepost.desk.share_duties import share_duties
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.shares import run_actions, served_actions
from milepost.shares.models import Ledger, Run, Served, ShareTerms, Statement
from milepost.shares.queries import balance_of
from milepost.shares.replaying import lines_kept, lines_told_again
from milepost.shares.stating import stated_of
from milepost.shares.tasks import tell_partners
from milepost.tickets.models import Ticket
from tests.shares.conftest import agreed, flat, paid
from tests.website.conftest import PASSWORD, TODAY


@pytest.fixture
def both(
    ledger: Ledger,
    payer: StaffMember,
    harbor: Organization,
    hill: Organization,
    of_harbor: Ticket,
    of_hill: Ticket,
) -> Ledger:
    """1,251.60 for Harbor House, 894 for Hill Services."""
    agreed(harbor, payer)
    agreed(hill, payer, flat(5_000))
    paid(of_harbor, payer)
    paid(of_hill, payer)
    return ledger


@pytest.fixture
def run(both: Ledger, payer: StaffMember, second: StaffMember) -> Run:
    made = run_actions.prepare(TODAY, 0, deed=Deed.of(payer))
    return run_actions.release(made, deed=Deed.of(second))


@pytest.mark.parametrize("was_paid", [False, True])
def test_one_payment_comes_back_and_the_rest_stays(
    run: Run,
    was_paid: bool,
    payer: StaffMember,
    second: StaffMember,
    harbor: Organization,
    hill: Organization,
) -> None:
    owner = run.organization
    if was_paid:
        run_actions.paid(run, TODAY, deed=Deed.of(payer))
    statement = run.statements.get(partner=harbor)
    run_actions.return_payment(statement, TODAY, "Account closed, R02.", deed=Deed.of(payer))
    side = "paid" if was_paid else "payable"
    assert balance_of(f"partner:{harbor.pk}", owner) == 125_160
    assert balance_of(f"{side}:partner:{harbor.pk}", owner) == 0
    assert balance_of(f"{side}:partner:{hill.pk}", owner) == 89_400
    with pytest.raises(ValidationError, match="come back already"):
        run_actions.return_payment(statement, TODAY, "Once more.", deed=Deed.of(payer))
    if not was_paid:
        run_actions.paid(run, TODAY, deed=Deed.of(payer))
        assert balance_of(f"paid:partner:{harbor.pk}", owner) == 0
    following = run_actions.prepare(TODAY, 0, deed=Deed.of(payer))
    run_actions.release(following, deed=Deed.of(second))
    again = following.statements.get()
    assert (again.partner, again.opening, again.cents, again.closing) == (harbor, 0, 125_160, 0)
    assert [one.kind for one in stated_of(again).lines] == ["returned", "remitted"]
    run_actions.take_back(run, "All of it came back.", deed=Deed.of(payer))
    assert balance_of(f"partner:{hill.pk}", owner) == 89_400
    assert balance_of(f"partner:{harbor.pk}", owner) == 0, "what came back before is not owed twice"
    assert lines_kept(owner) == lines_told_again(owner)


@pytest.mark.parametrize(("days", "why"), [(1, "not later than today"), (-1, "after the release")])
def test_it_comes_back_between_the_release_and_today(
    run: Run, payer: StaffMember, harbor: Organization, days: int, why: str
) -> None:
    statement = run.statements.get(partner=harbor)
    with pytest.raises(ValidationError, match=why):
        run_actions.return_payment(statement, TODAY + timedelta(days), "Account closed.", deed=Deed.of(payer))


def test_what_was_carried_or_taken_back_does_not_come_back(
    run: Run, payer: StaffMember, harbor: Organization
) -> None:
    statement = run.statements.get(partner=harbor)
    Statement.objects.filter(pk=statement.pk).update(cents=0)
    with pytest.raises(ValidationError, match="carried on"):
        run_actions.return_payment(statement, TODAY, "Account closed.", deed=Deed.of(payer))
    run_actions.take_back(run, "All of it came back.", deed=Deed.of(payer))
    with pytest.raises(ValidationError, match="another state"):
        run_actions.return_payment(statement, TODAY, "Account closed.", deed=Deed.of(payer))


def test_today_says_what_waits(
    both: Ledger, payer: StaffMember, second: StaffMember, harbor: Organization
) -> None:
    assert list(share_duties(payer, TODAY)) == []
    ShareTerms.objects.filter(partner=harbor).update(effective_from=date(2030, 1, 1))
    ticket = Ticket.objects.get(partner=harbor)
    from milepost.rulebook.facts import ClaimCode

    paid(ticket, payer, ClaimCode.P1M2, "2024-05", 10_000)
    assert [one.what for one in share_duties(payer, TODAY)] == ["Money waits for terms: 1 payment, $100"]
    run = run_actions.prepare(TODAY, 0, deed=Deed.of(payer))
    waits = [one for one in share_duties(payer, TODAY) if "waits for release" in one.what]
    assert [one.note for one in waits] == ["Somebody else releases what you have prepared."]
    assert [one.note for one in share_duties(second, TODAY) if "release" in one.what] == [
        f"prepared by {payer}"
    ]
    run_actions.release(run, deed=Deed.of(second))
    statement = run.statements.get(partner=harbor)
    run_actions.return_payment(statement, TODAY, "Account closed.", deed=Deed.of(payer))
    assert [one.what for one in share_duties(second, TODAY)][1:] == [
        f"A payment came back: statement {statement.number}, $1,251.60"
    ]
    following = run_actions.prepare(TODAY, 0, deed=Deed.of(payer))
    run_actions.release(following, deed=Deed.of(second))
    assert len(list(share_duties(second, TODAY))) == 1


def test_each_partner_is_told_once_and_the_mail_names_nobody(
    run: Run, harbor: Organization, settings: object
) -> None:
    person = StaffMember.objects.enrol(
        email="hana@harbor.example", name="Hana Harbor", organization=harbor, role="partner_coordinator", password=PASSWORD
    )  # fmt: skip
    tell_partners.call(str(run.pk))
    tell_partners.call(str(run.pk))
    assert [one.to for one in mail.outbox] == [[person.email]]
    whole = mail.outbox[0].subject + str(mail.outbox[0].body)
    for word in ("Harbor", "Northside", "Hana", "Ana", "1,251", "T-1"):
        assert word not in whole
    assert "hay un estado de cuenta" in whole


def test_who_served_is_written_and_struck_and_payments_follow(
    both: Ledger, payer: StaffMember, harbor: Organization, hill: Organization, of_harbor: Ticket
) -> None:
    """The payment is of February 2024: who served on the last day of that month."""
    owner = both.organization
    deed = Deed.of(payer)
    served_actions.write(of_harbor, harbor, date(2024, 3, 1), "It came from Hill Services.", deed=deed)
    assert Served.objects.filter(ticket=of_harbor, withdrawn_at=None).count() == 2
    served_actions.write(of_harbor, hill, None, "It came from Hill Services.", deed=deed)
    assert balance_of(f"partner:{harbor.pk}", owner) == 0
    assert balance_of(f"partner:{hill.pk}", owner) == 89_400 * 2
    served_actions.write(of_harbor, harbor, date(2024, 2, 29), "The last day is theirs.", deed=deed)
    assert balance_of(f"partner:{harbor.pk}", owner) == 125_160
    span = Served.objects.get(ticket=of_harbor, withdrawn_at=None, since=date(2024, 2, 29))
    served_actions.strike(span, "The day was misread.", deed=deed)
    assert balance_of(f"partner:{harbor.pk}", owner) == 0
    assert lines_kept(owner) == lines_told_again(owner)


def test_today_it_is_served_by_whom_the_ticket_says(
    both: Ledger, payer: StaffMember, administrator: StaffMember, hill: Organization, of_harbor: Ticket
) -> None:
    deed = Deed.of(payer)
    with pytest.raises(ValidationError, match="Change its partner first"):
        served_actions.write(of_harbor, hill, TODAY, "By telephone.", deed=deed)
    with pytest.raises(ValidationError, match="still ahead"):
        served_actions.write(of_harbor, hill, TODAY + timedelta(1), "By telephone.", deed=deed)
    only = Served.objects.get(ticket=of_harbor, withdrawn_at=None)
    with pytest.raises(ValidationError, match="from the beginning"):
        served_actions.strike(only, "By mistake.", deed=deed)
    administrator.role = "coordinator"
    with pytest.raises(PermissionDenied):
        served_actions.write(of_harbor, None, None, "By telephone.", deed=Deed.of(administrator))


def test_the_pages(
    run: Run, payer: StaffMember, harbor: Organization, hill: Organization, of_harbor: Ticket, client: Client
) -> None:
    client.force_login(payer)
    assert (
        reverse("shares_of", args=[of_harbor.pk])
        in client.get(reverse("payments_of", args=[of_harbor.pk])).text
    )
    statement = run.statements.get(partner=harbor)
    assert (
        reverse("share_statement_returned", args=[statement.pk])
        in client.get(reverse("share_run", args=[run.pk])).text
    )
    answer = client.post(
        reverse("share_statement_returned", args=[statement.pk]), {"on": TODAY.isoformat(), "why": "Account closed, R02."}, follow=True
    )  # fmt: skip
    assert "Account closed, R02." in answer.text
    assert (
        "The bank returned this payment" in client.get(reverse("share_statement", args=[statement.pk])).text
    )
    given = {"partner": str(hill.pk), "since": "", "why": "It came from Hill Services."}
    refused = client.post(reverse("shares_served", args=[of_harbor.pk]), given)
    assert refused.status_code == 422
    assert "Change its partner first" in refused.text
    given |= {"partner": str(harbor.pk), "since": "2024-03-01"}
    answer = client.post(reverse("shares_served", args=[of_harbor.pk]), given, follow=True)
    assert "since 1 Mar 2024" in answer.text or "since Mar 1, 2024" in answer.text


def test_more_lines_keep_what_was_typed(payer: StaffMember, harbor: Organization, client: Client) -> None:
    client.force_login(payer)
    page = reverse("share_terms_new")
    assert 'name="row5_claim"' in client.get(page).text
    typed = {
        "partner": str(harbor.pk),
        "effective_from": "2025-01-01",
        "reference": "Kept words",
        "rows": "6",
        "row5_to": "12.34",
    }
    more = client.post(page, {**typed, "more-rows": "yes"}).text
    assert 'name="row11_claim"' in more
    assert 'name="row12_claim"' not in more
    assert "Kept words" in more
    assert 'value="12.34"' in more
    assert "has to be mended" not in more
    given: dict[str, str] = {
        **typed, "row5_to": "", "rows": "12", "read": "payment", "attribution": "claim_month", "odd": "largest", "odd_to": "record",
        "fee_to": "record", "tier_by": "ticket",
    }  # fmt: skip
    for row in range(12):
        given |= {
            f"row{row}_claim": "all",
            f"row{row}_share0": str(40 + row),
            f"row{row}_share1": str(60 - row),
        }
        given[f"row{row}_to"] = "" if row == 11 else str(1_000 * (row + 1))
    client.post(page, given)
    terms = ShareTerms.objects.get()
    assert len(terms.rule["rows"][0]["tiers"]) == 12
    edit = client.get(reverse("share_terms_edit", args=[terms.pk])).text
    assert 'name="row17_claim"' in edit, "twelve that are there, and some to spare"
    assert 'value="51"' in edit or 'value="51.00"' in edit
