"""Fifty who record the payment of one slot at the same moment, each with a connection of their own."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import OperationalError, close_old_connections, connection
from django.db.models import Sum

from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.organizations.scope import EVERYTHING, within
from milepost.payments import matching_actions as matching
from milepost.payments import recording_actions as recording
from milepost.payments.choices import Finding, State
from milepost.payments.models import MoneyReceived, PaidSlot, SlotShare
from milepost.payments.recording_actions import Given
from milepost.payments.slots import Answer
from milepost.requests.choices import State as RequestState
from milepost.requests.models import PaymentRequest
from milepost.rulebook.facts import ClaimCode
from milepost.tickets.models import Ticket
from tests.payments.conftest import M1, ON
from tests.requests.conftest import NewTicket, month

WORKERS = 50 if connection.vendor == "postgresql" else 8
"""SQLite lets one write at a time: fewer, one after the other, show the same."""


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("claim", [ClaimCode.P1M1, ClaimCode.PHASE_2, ClaimCode.OUTCOME])
def test_of_fifty_at_once_one_holds_the_slot_and_no_cent_is_lost(
    new_ticket: NewTicket, payer: StaffMember, claim: ClaimCode
) -> None:
    """Every second one records the money anew, the others match what was recorded before; all for one payment."""
    ticket = new_ticket()
    answer = Answer(ticket, claim, None if claim is ClaimCode.P1M1 else 1, month("2024-02"), "Northside")
    before = [
        recording.record(Given(ON, M1 + number, f"ACH {number}"), deed=Deed.of(payer))
        for number in range(0, WORKERS, 2)
    ]
    ready = Barrier(WORKERS)

    def pay(number: int) -> None:
        close_old_connections()
        try:
            with within(EVERYTHING):
                line = before[number // 2] if number % 2 == 0 else None
                ready.wait()
                deed = Deed.of(payer)
                if line is None:
                    line = _tried(
                        lambda: recording.record(Given(ON, M1 + number, f"ACH {number}"), deed=deed)
                    )
                _tried(lambda: matching.match(line, answer, because="As the notice has it", deed=deed))
        finally:
            connection.close()

    with ThreadPoolExecutor(WORKERS) as people:
        list(people.map(pay, range(WORKERS)))
    _one_holds_it(ticket)


def _tried(act: object) -> MoneyReceived:
    """On SQLite whoever finds the file busy for too long comes again; PostgreSQL lets everybody through at once."""
    for _again in range(20):
        try:
            return act()  # type: ignore[operator, no-any-return]
        except OperationalError:
            if connection.vendor == "postgresql":
                raise
    raise AssertionError("the database stayed busy")


def _one_holds_it(ticket: Ticket) -> None:
    lines = MoneyReceived.objects.all()
    assert Counter(lines.values_list("state", "finding")) == {
        (State.MATCHED, ""): 1,
        (State.UNMATCHED, Finding.PAID_TWICE): WORKERS - 1,
    }
    assert lines.aggregate(sum=Sum("cents"))["sum"] == sum(M1 + number for number in range(WORKERS))
    assert PaidSlot.objects.filter(ticket=ticket, given_up_on=None).count() == 1
    share = SlotShare.objects.get(released_on=None)
    request = PaymentRequest.objects.get(ticket=ticket, state=RequestState.PAID)
    assert request.paid_cents == share.money.cents


@pytest.mark.django_db(transaction=True)
def test_at_once_the_same_list_is_taken_once(new_ticket: NewTicket, payer: StaffMember) -> None:
    ticket = new_ticket()
    lines = [Given(ON, 1_000 + number, f"ACH {number}", about="Nobody") for number in range(5)]
    ready = Barrier(4)

    def take(_number: int) -> int:
        try:
            with within(EVERYTHING):
                ready.wait()
                return recording.take_lines(ticket.organization, lines, deed=Deed.of(payer)).new
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as people:
        assert sorted(people.map(take, range(4))) == [0, 0, 0, len(lines)]
    assert MoneyReceived.objects.count() == len(lines)


@pytest.mark.django_db(transaction=True)
def test_shares_of_several_at_once_never_pass_the_whole(new_ticket: NewTicket, payer: StaffMember) -> None:
    """Ten providers of 30% each: three fit, the database turns the others away."""
    ticket = new_ticket()
    lines = [recording.record(Given(ON, 100 + number), deed=Deed.of(payer)) for number in range(10)]
    slot = PaidSlot.objects.create(
        organization=ticket.organization, ticket=ticket, claim=ClaimCode.P1M1, month=month("2024-02")
    )
    ready = Barrier(len(lines))

    def hold(number: int) -> bool:
        try:
            with within(EVERYTHING):
                ready.wait()
                SlotShare.objects.create(
                    organization=ticket.organization,
                    ticket=ticket,
                    slot=slot,
                    provider=f"EN {number}",
                    percent=30,
                    money=lines[number],
                    held_on=ON,
                )
        except Exception:  # noqa: BLE001 - refused by the trigger
            return False
        else:
            return True
        finally:
            connection.close()

    with ThreadPoolExecutor(len(lines)) as people:
        assert sum(people.map(hold, range(len(lines)))) == 3
