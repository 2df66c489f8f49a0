"""A benefits planner's part that hangs on counselling: on both sides of the end of the claim month, and as records change."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from milepost.counselling import actions as counselling
from milepost.counselling.holding import Counsellor
from milepost.counselling.models import Advice
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.shares.terms import PARTNER, RECORD, IfCounselled, Row, Rule, Tier
from milepost.shares import ledger_actions, terms_actions
from milepost.shares.models import EntryLine, Ledger, Party, ShareTerms
from milepost.shares.previewing import would_give
from milepost.shares.replaying import lines_kept, lines_told_again
from milepost.tickets.models import Ticket
from tests.shares.conftest import agreed, paid
from tests.shares.test_ledger import held
from tests.shares.test_pages import DRAFT, signed_in_as, text_of
from tests.website.conftest import enrolled

pytestmark = pytest.mark.django_db
LAST_OF_FEBRUARY, MARCH = date(2024, 2, 29), date(2024, 3, 1)


@pytest.fixture
def planner(ledger: Ledger, payer: StaffMember) -> Party:
    return ledger_actions.add_party("Ruth Reed", "benefits_planner", deed=Deed.of(payer))


def bound(planner: Party) -> Rule:
    """70, 10 and 20 percent, the planner's where they gave counselling."""
    shares = ((PARTNER, 7_000), (planner.key, 1_000), (RECORD, 2_000))
    return Rule((Row((), (Tier(None, shares),)),), conditions=(IfCounselled(planner.key),))


def given(ticket: Ticket, planner: Party, on: date) -> Advice:
    """Whoever records counselling needs no right to share money."""
    by = StaffMember.objects.filter(role="coordinator").first() or enrolled(
        ticket.organization, "coordinator"
    )
    deed = Deed.of(by)
    counsel = counselling.ask(ticket, "staff", "work ahead", on, deed=deed)
    counselling.choose(counsel, Counsellor(party=planner), on, deed=deed)
    what = {
        "kind": "summary", "on": on, "incentives": [], "words": "Work pays.", "without_because": "on what she brought",
    }  # fmt: skip
    return counselling.give(counsel, what, None, deed=deed)


@pytest.mark.parametrize(("on", "cents"), [(LAST_OF_FEBRUARY, 17_880), (MARCH, 0)])
def test_given_by_the_last_day_of_the_claim_month_or_not(
    ledger: Ledger, payer: StaffMember, harbor: Organization, of_harbor: Ticket, planner: Party, on: date, cents: int
) -> None:  # fmt: skip
    agreed(harbor, payer, bound(planner))
    given(of_harbor, planner, on)
    paid(of_harbor, payer)
    stands = held(ledger.organization)
    assert (stands.get(planner.key, 0), stands["record"]) == (cents, 53_640 - cents)
    code, account = ("SHARE_COUNSELLED", planner.key) if cents else ("SHARE_NOT_COUNSELLED", "record")
    assert code in [one[0] for one in EntryLine.objects.get(account=account).reasons]
    assert lines_kept(ledger.organization) == lines_told_again(ledger.organization)


def test_what_is_recorded_or_withdrawn_later_is_followed(
    ledger: Ledger,
    payer: StaffMember,
    harbor: Organization,
    of_harbor: Ticket,
    of_hill: Ticket,
    planner: Party,
) -> None:
    """Of that Ticket alone, by entries of their own; somebody else's counselling gives this planner nothing."""
    agreed(harbor, payer, bound(planner))
    paid(of_harbor, payer)
    other = ledger_actions.add_party("Other Planner", "benefits_planner", deed=Deed.of(payer))
    first = given(of_harbor, other, LAST_OF_FEBRUARY)
    given(of_hill, planner, LAST_OF_FEBRUARY)
    assert EntryLine.objects.filter(account=planner.key).count() == 0
    counselling.withdraw_advice(first, "it was somebody else", deed=Deed.of(first.by))
    advice = Advice.objects.create(
        organization=ledger.organization, ticket=of_harbor, counsel=first.counsel, kind="summary", on=LAST_OF_FEBRUARY,
        party=planner, counsellor="Ruth Reed", words="Work pays.", by=first.by,
    )  # fmt: skip
    assert ledger_actions.book_what_came(deed=Deed.of(payer)) == 2
    assert held(ledger.organization)[planner.key] == 17_880
    assert ledger_actions.book_what_came(deed=Deed.of(payer)) == 0
    counselling.withdraw_advice(advice, "it was never given", deed=Deed.of(first.by))
    assert planner.key not in held(ledger.organization)
    assert held(ledger.organization)["record"] == 53_640
    assert lines_kept(ledger.organization) == lines_told_again(ledger.organization)


def test_it_is_drafted_previewed_and_read_in_words(
    ledger: Ledger, payer: StaffMember, harbor: Organization, of_harbor: Ticket, planner: Party
) -> None:
    ours = signed_in_as(payer)
    paid(of_harbor, payer)
    draft = {
        **DRAFT, "partner": str(harbor.pk), "row0_share1": "20", "row0_share2": "10", "counselled": planner.key,
        "counselled_else": "record",
    }  # fmt: skip
    assert ours.post(reverse("share_terms_new"), draft).status_code == 302
    terms = ShareTerms.objects.get()
    assert terms.rule["if_counselled"] == [[planner.key, "record"]]
    page = text_of(ours.get(reverse("share_terms_one", args=[terms.pk])))
    assert "Ruth Reed: only where they had given benefits counselling by the end of the claim month" in page
    assert f'value="{planner.key}" selected' in text_of(
        ours.get(reverse("share_terms_edit", args=[terms.pk]))
    )
    assert would_give(terms).parts == {f"partner:{harbor.pk}": 125_160, "record": 53_640}
    given(of_harbor, planner, LAST_OF_FEBRUARY)
    assert would_give(terms).parts[planner.key] == 17_880
    terms_actions.keep_preview(terms, deed=Deed.of(payer))
    terms_actions.sign(terms, date(2025, 1, 1), deed=Deed.of(payer))
    entry = EntryLine.objects.get(account=planner.key).entry_id
    page = text_of(ours.get(reverse("share_entry", args=[entry])))
    assert "Only where counselling was given by the claim month: it was, on 29 February 2024." in page


def test_without_a_planner_nothing_is_asked(client: Client, payer: StaffMember, ledger: Ledger) -> None:
    assert "benefits counselling was given" not in text_of(
        signed_in_as(payer).get(reverse("share_terms_new"))
    )
