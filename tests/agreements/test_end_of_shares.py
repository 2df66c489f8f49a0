"""When an agreement ends, the terms of shares end as far as its tail says, in the same act; and all of it is put back with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from milepost.agreements import agreement_actions as actions
from milepost.agreements.choices import EndReason
from milepost.agreements.queries import ending_of
from milepost.journal.actions import Deed
from milepost.journal.models import Entry as JournalEntry
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.partner_agreements import Tail
from milepost.rulebook.shares.terms import Ending, Terms, after_the_end
from milepost.shares.ending import would_end
from milepost.shares.models import Ledger, ShareTerms
from milepost.shares.queries import account_of, balances_of
from milepost.shares.replaying import lines_kept, lines_told_again
from milepost.tickets.models import Ticket
from tests.agreements.making import begun, signed
from tests.shares.conftest import agreed, flat, ledger, of_harbor, of_hill, paid, payer
from tests.website.conftest import TODAY

__all__ = ["ledger", "of_harbor", "of_hill", "payer"]
END = date(2025, 8, 31)
FROM = date(2025, 1, 1)


def versions(tail: Tail, months: int | None = None, **more: Any) -> list[Terms]:
    return [Terms("one", flat(), FROM, ending=Ending(END, tail, months), **more)]


@pytest.mark.parametrize(
    ("tail", "months", "assigned", "came", "answer"),
    [
        (Tail.NOTHING, None, date(2025, 2, 1), END, True),
        (Tail.NOTHING, None, date(2025, 2, 1), date(2025, 9, 1), False),
        (Tail.AS_PAID, None, END, date(2035, 1, 1), True),
        (Tail.AS_PAID, None, date(2025, 9, 1), date(2025, 10, 1), False),
        (Tail.AS_PAID, None, None, date(2025, 10, 1), None),
        (Tail.MONTHS, 6, END, date(2026, 2, 28), True),
        (Tail.MONTHS, 6, END, date(2026, 3, 1), False),
    ],
)
def test_what_flows_is_what_both_signed(
    tail: Tail, months: int | None, assigned: date | None, came: date, answer: bool | None
) -> None:
    flow = after_the_end(versions(tail, months), assigned, came)
    assert flow is not None
    assert flow.answer is answer


def test_terms_that_were_signed_anew_have_not_ended() -> None:
    anew = Terms("two", flat(), date(2025, 10, 1))
    both = [*versions(Tail.NOTHING), anew]
    assert after_the_end(both, FROM, date(2025, 10, 1)) is None
    before = after_the_end(both, FROM, date(2025, 9, 30))
    assert before is not None
    assert before.answer is False
    assert after_the_end([], FROM, TODAY) is None


@pytest.fixture
def shared_payment(ledger: Ledger, of_harbor: Ticket, harbor: Organization, payer: StaffMember) -> ShareTerms:
    """Seventy percent of 1,788 dollars that came today, after the end that will be recorded."""
    terms = agreed(harbor, payer)
    paid(of_harbor, payer)
    assert owed(harbor) == 125_160
    return terms


def owed(partner: Organization) -> int:
    assert partner.partner_of is not None
    return balances_of(partner.partner_of).get(account_of(partner), 0)


@pytest.mark.parametrize("frozen", ["payment", "assignment"])
def test_where_nothing_flows_what_came_since_is_shared_anew_and_put_back(
    shared_payment: ShareTerms, harbor: Organization, identity: Identity, ada: StaffMember, frozen: str
) -> None:
    """Frozen terms do not outlive the agreement either."""
    ShareTerms.objects.filter(pk=shared_payment.pk).update(read=frozen)
    agreement = signed(begun(harbor, identity, ada, tail="nothing"), ada)
    ending = ending_of(agreement, END)
    assert ending is not None
    would = would_end(harbor, ending)
    assert (would.flow, would.return_, would.return_cents, would.wait) == (0, 1, 125_160, 0)
    assert owed(harbor) == 125_160, "looking changes nothing"
    actions.end(agreement, END, EndReason.BOTH, "Agreed by telephone.", deed=Deed.of(ada))
    assert owed(harbor) == 0
    assert balances_of(harbor.partner_of)["record"] == 178_800  # type: ignore[arg-type]
    assert lines_kept(harbor.partner_of) == lines_told_again(harbor.partner_of)  # type: ignore[arg-type]
    shared_payment.refresh_from_db()
    assert (shared_payment.agreement_ended_on, shared_payment.tail) == (END, "nothing")
    line = JournalEntry.objects.get(action="terms ended with their agreement")
    assert line.why == "Agreed by telephone."
    agreement.refresh_from_db()
    actions.take_end_back(agreement, "It was another partner.", deed=Deed.of(ada))
    assert owed(harbor) == 125_160
    shared_payment.refresh_from_db()
    assert (shared_payment.agreement_ended_on, shared_payment.tail) == (None, "")
    assert lines_kept(harbor.partner_of) == lines_told_again(harbor.partner_of)  # type: ignore[arg-type]


def test_what_flows_on_stays_shared_and_later_payments_too(
    shared_payment: ShareTerms,
    of_harbor: Ticket,
    harbor: Organization,
    identity: Identity,
    ada: StaffMember,
    payer: StaffMember,
) -> None:
    agreement = signed(begun(harbor, identity, ada, tail="as_paid"), ada)
    ending = ending_of(agreement, END)
    assert ending is not None
    assert would_end(harbor, ending).flow == 1
    actions.end(agreement, END, EndReason.BOTH, "Agreed by telephone.", deed=Deed.of(ada))
    assert owed(harbor) == 125_160
    paid(of_harbor, payer, ClaimCode.P1M2, "2024-05", 100_000)
    assert owed(harbor) == 195_160


def test_nothing_is_assumed_where_no_tail_was_agreed_or_another_agreement_holds(
    shared_payment: ShareTerms, harbor: Organization, identity: Identity, ada: StaffMember
) -> None:
    agreement = signed(begun(harbor, identity, ada), ada)
    assert ending_of(agreement, END) is None
    second = Identity.objects.create(
        organization=identity.organization, name="Second AEN", model=Identity.Model.ADMINISTRATIVE_PRIVATE
    )
    other = signed(begun(harbor, second, ada, tail="nothing"), ada)
    assert ending_of(other, END) is None
    actions.end(other, END, EndReason.BOTH, "Agreed by telephone.", deed=Deed.of(ada))
    shared_payment.refresh_from_db()
    assert shared_payment.agreement_ended_on is None
    assert owed(harbor) == 125_160


def test_the_page_shows_what_follows_before_anything_is_done(
    shared_payment: ShareTerms, harbor: Organization, identity: Identity, ada: StaffMember, client: Client
) -> None:
    agreement = signed(begun(harbor, identity, ada, tail="nothing"), ada)
    client.force_login(ada)
    page = reverse("agreement_end", args=[agreement.pk])
    given = {"on": END.isoformat(), "reason": "both", "words": "Agreed by telephone."}
    looked = client.post(page, given)
    assert "Nothing flows to the partner after that day." in looked.text
    assert "$1,251.60 of the partner goes to the EN of Record" in looked.text
    assert 'value="Agreed by telephone."' in looked.text
    agreement.refresh_from_db()
    assert agreement.ended_on is None
    other_day = client.post(page, {**given, "looked-at": "2025-07-31"})
    assert "What an end on" in other_day.text, "another day is looked at first"
    done = client.post(page, {**given, "looked-at": END.isoformat()}, follow=True)
    assert "the terms of shares end as was agreed" in done.text
    assert owed(harbor) == 0
    terms = client.get(reverse("share_terms_one", args=[shared_payment.pk])).text
    assert "Nothing flows to the partner afterwards." in terms
