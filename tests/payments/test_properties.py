"""Whatever comes, in whatever order: no cent is lost, and no slot is paid twice."""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from milepost.claims.models import RecordedPayment
from milepost.journal.actions import Deed
from milepost.organizations.models import StaffMember
from milepost.payments import matching_actions as matching
from milepost.payments import recording_actions as recording
from milepost.payments.choices import MONEY, ExplainedAs, Kind, State
from milepost.payments.models import MoneyReceived, SlotShare, ThreeWay
from milepost.payments.queries import accounted, explained_cents
from milepost.payments.recording_actions import Given
from milepost.payments.slots import Answer, left_of, paid_for
from milepost.requests.choices import State as RequestState
from milepost.requests.models import PaymentRequest
from milepost.rulebook.facts import ClaimCode, RecordedStatus
from milepost.rulebook.months import Month
from milepost.rulebook.payments.recoveries import Cause
from milepost.tickets.models import Ticket
from tests.payments.conftest import ON
from tests.requests.conftest import month

SLOTS = (
    (ClaimCode.P1M1, None, "2024-02"),
    (ClaimCode.P1M2, None, "2024-04"),
    (ClaimCode.PHASE_2, 1, "2024-03"),
    (ClaimCode.OUTCOME, 1, "2024-03"),
)
SUMS = (178_800, 178_799, 100_000, 1)
which = st.integers(0, 5)
acts = st.lists(
    st.one_of(
        st.tuples(st.just("pay"), st.integers(0, len(SLOTS) - 1), st.sampled_from(SUMS)),
        st.tuples(st.just("come"), which, st.sampled_from(SUMS)),
        st.tuples(st.just("take"), which, st.sampled_from(SUMS)),
        st.tuples(st.just("add"), which, st.sampled_from(SUMS)),
        st.tuples(st.just("open"), which, st.just(0)),
        st.tuples(st.just("withdraw"), which, st.just(0)),
        st.tuples(st.just("explain"), which, st.just(0)),
        st.tuples(st.just("match"), which, st.just(0)),
    ),
    min_size=1,
    max_size=9,
)
CAUSES = tuple(Cause)


def answered(place: int) -> tuple[ClaimCode, int | None, Month]:
    claim, number, of = SLOTS[place % len(SLOTS)]
    return claim, number, month(of)


def act(name: str, place: int, cents: int, ticket: Ticket, deed: Deed) -> None:
    """One thing that somebody does; what is refused changes nothing."""
    lines = list(MoneyReceived.objects.exclude(state=State.WITHDRAWN).order_by("made_at", "pk"))
    chosen = lines[place % len(lines)] if lines else None
    if name in ("pay", "come"):
        claim, number, of = answered(place)
        names: dict[str, Any] = {"claim": claim, "number": number, "month": of, "provider": "Northside"}
        line = recording.record(
            Given(ON, cents, ticket=ticket, **(names if name == "pay" else {})), deed=deed
        )
        if name == "pay" and line.state == State.UNMATCHED and not line.finding:
            matching.match(line, Answer(ticket, claim, number, of, "Northside"), because="so", deed=deed)
    elif chosen is None:
        return
    elif name == "take":
        line = recording.record(Given(ON, -cents), deed=deed)
        matching.take_back(line, chosen, cause=CAUSES[place % len(CAUSES)], deed=deed)
    elif name == "add":
        line = recording.record(Given(ON, cents, kind=Kind.ADJUSTMENT), deed=deed)
        matching.add_to(line, chosen, deed=deed)
    elif name == "open":
        matching.open_again(chosen, "so", deed=deed)
    elif name == "match":
        matching.match(chosen, Answer(ticket, *answered(place), "Northside"), because="so", deed=deed)
    elif name == "withdraw":
        recording.withdraw(chosen, "by mistake", deed=deed)
    else:
        matching.explain(chosen, ExplainedAs.OTHER, "so", deed=deed)


def check(ticket: Ticket) -> None:
    owner = ticket.organization
    lines = MoneyReceived.objects.filter(state__in=MONEY)
    total = lines.aggregate(sum=Sum("cents", default=0))["sum"]
    assert total == sum(explained_cents(owner)), "every cent is held, explained, or waits"
    sums = accounted(lines)
    assert sums.came - sums.taken == total
    shares = list(SlotShare.objects.filter(released_on=None).select_related("slot", "money"))
    assert len({share.slot_id for share in shares}) == len(shares), "one provider: one live payment of a slot"
    matched = lines.filter(state=State.MATCHED, kind=Kind.PAYMENT)
    assert {share.money_id for share in shares} == set(matched.values_list("pk", flat=True))
    assert all(left > 0 for left in left_of(matched).values())
    for share in shares:
        request = share.money.request
        assert request is not None
        request.refresh_from_db()
        assert (request.state, request.paid_cents) == (RequestState.PAID, paid_for(share.slot))
        told = RecordedPayment.objects.get(origin_key=request.pk)
        assert (told.status, told.amount) == (RecordedStatus.PAID, request.paid_cents)
    paid = PaymentRequest.objects.filter(state=RequestState.PAID)
    assert {one.pk for one in paid} == {share.money.request_id for share in shares}
    kept = ThreeWay.objects.filter(ticket=ticket).aggregate(sum=Sum("paid", default=0))["sum"]
    assert kept == sum(paid_for(share.slot) for share in shares), "the three-way match shows what is held"


@pytest.mark.django_db
@settings(
    max_examples=100 if "MILEPOST_EVERYTHING" in os.environ else 12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=acts)
def test_no_cent_is_lost_and_no_slot_paid_twice(
    payer: StaffMember, ticket: Ticket, acts: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        for name, place, cents in acts:
            try:
                with transaction.atomic():
                    act(name, place, cents, ticket, Deed.of(payer))
            except ValidationError:
                pass
            check(ticket)
        transaction.set_rollback(True)
