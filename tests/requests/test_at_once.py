"""Several people at the same moment, each with a connection of their own: one slot is taken once, one move is made once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from milepost.claims.deciding import decide_again
from milepost.claims.models import RecordedPayment
from milepost.claims.stored_facts import keep_facts
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.organizations.scope import EVERYTHING, within
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests.choices import Source, State
from milepost.requests.following_actions import Paid
from milepost.requests.models import PaymentRequest, RequestMove
from milepost.requests.preparing_actions import Wanted
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.requests import DenialCode
from milepost.tickets.models import Ticket
from tests.requests.conftest import facts, month, prepared
from tests.website.conftest import TODAY, enrolled, organization_named

AT_ONCE = 6
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def payer() -> StaffMember:
    return enrolled(organization_named("Northside"), "payments")


@pytest.fixture
def ticket(payer: StaffMember) -> Ticket:
    keep_facts(payer.organization, [facts()])
    ticket = Ticket.objects.select_related("organization").get(organization=payer.organization)
    decide_again([ticket])
    return ticket


def all_at_once(acts: list[Callable[[], object]]) -> int:
    """How many of them were done; the others were refused with a sentence."""
    ready = Barrier(len(acts))

    def attempt(act: Callable[[], object]) -> bool:
        try:
            with within(EVERYTHING):
                ready.wait()
                act()
        except ValidationError:
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as people:
        return sum(people.map(attempt, acts))


def test_one_payment_is_prepared_once(ticket: Ticket, payer: StaffMember) -> None:
    assert all_at_once([lambda: prepared(ticket, payer)] * AT_ONCE) == 1
    assert PaymentRequest.objects.count() == 1
    assert RequestMove.objects.count() == 1


def test_money_for_one_month_is_taken_once_whatever_it_is_called(ticket: Ticket, payer: StaffMember) -> None:
    def found(claim: ClaimCode, number: int) -> Callable[[], object]:
        wanted = Wanted(ticket, claim, month("2024-05"), number)
        paid = Paid(TODAY, 55_500, source=Source.EPAY)
        return lambda: following.found_paid(wanted, paid, provider="Northside", deed=Deed.of(payer))

    acts = [found(ClaimCode.PHASE_2, number) for number in range(1, 4)]
    acts += [found(ClaimCode.OUTCOME, number) for number in range(1, 4)]
    assert all_at_once(acts) == 1
    assert PaymentRequest.objects.filter(state=State.PAID).count() == 1
    assert RecordedPayment.objects.filter(ticket=ticket).count() == 1


def test_a_denied_request_is_mended_once(ticket: Ticket, payer: StaffMember) -> None:
    request = prepared(ticket, payer)
    PaymentRequest.objects.update(state=State.DENIED, denied_because=DenialCode.EVIDENCE)
    request.refresh_from_db()
    assert all_at_once([lambda: following.mend(request, TODAY, deed=Deed.of(payer))] * AT_ONCE) == 1
    assert PaymentRequest.objects.filter(mends=request).count() == 1


def test_one_request_is_paid_or_denied_and_not_both(ticket: Ticket, payer: StaffMember) -> None:
    request = prepared(ticket, payer)
    PaymentRequest.objects.update(state=State.APPROVED)
    acts: list[Callable[[], object]] = [
        lambda: following.pay(request, Paid(TODAY, 178_800), deed=Deed.of(payer)),
        lambda: following.pay(request, Paid(TODAY, 178_800), deed=Deed.of(payer)),
    ]
    assert all_at_once(acts) == 1
    assert RequestMove.objects.filter(after=State.PAID).count() == 1


def test_a_request_is_withdrawn_or_handed_on(ticket: Ticket, payer: StaffMember) -> None:
    request = prepared(ticket, payer)
    acts: list[Callable[[], object]] = [
        lambda: preparing.hand_on(request, TODAY, deed=Deed.of(payer)),
        lambda: preparing.hand_on(request, TODAY, deed=Deed.of(payer)),
    ]
    assert all_at_once(acts) == 1
