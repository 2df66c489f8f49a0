"""A request from its draft to the money, and what the rulebook is told of it on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from milepost.claims.models import DecidedClaim, RecordedPayment
from milepost.claims.stored_facts import facts_as_uploaded, keep_facts
from milepost.earnings.actions import add_deduction, withdraw_deduction
from milepost.earnings.models import PayStub
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.keys.fields import opened
from milepost.organizations.models import Organization, StaffMember
from milepost.requests import following_actions as following
from milepost.requests import preparing_actions as preparing
from milepost.requests import releasing_actions as releasing
from milepost.requests.checking import look_at
from milepost.requests.choices import Source, State, Way
from milepost.requests.following_actions import Paid
from milepost.requests.models import PaymentRequest, RequestEvidence, RequestMove, RequestSettings
from milepost.requests.preparing_actions import Wanted
from milepost.requests.queries import moves_of
from milepost.rulebook.facts import Cash, ClaimCode, RecordedStatus
from milepost.rulebook.requests import DenialCode
from milepost.tickets.models import Ticket
from tests.requests.conftest import NewTicket, month, prepared, worked
from tests.website.conftest import TODAY, enrolled

pytestmark = pytest.mark.django_db


def released(request: PaymentRequest, by: StaffMember, of: StaffMember) -> PaymentRequest:
    preparing.hand_on(request, TODAY, deed=Deed.of(by))
    return releasing.release(request, TODAY, deed=Deed.of(of))


def sent(request: PaymentRequest, by: StaffMember, of: StaffMember) -> PaymentRequest:
    released(request, by, of)
    return following.send(request, TODAY, way=Way.PORTAL, work_case="WC-1", deed=Deed.of(of))


def status_of(ticket: Ticket, claim: ClaimCode = ClaimCode.P1M1) -> str:
    return str(DecidedClaim.objects.get(ticket=ticket, claim=claim).status)


def test_a_draft_knows_what_it_asks_for(draft: PaymentRequest) -> None:
    assert (draft.claim, draft.month, draft.state) == (ClaimCode.P1M1, month("2024-02"), State.DRAFT)
    assert draft.provider == "Northside"
    assert draft.expected_cents == 178_800
    assert draft.claim_by == date(2026, 2, 28)
    assert draft.identity is not None
    assert draft.identity.pid == "PID-1"
    assert draft.months == (month("2024-02"),)


def test_from_the_draft_to_the_money(
    draft: PaymentRequest, ticket: Ticket, coordinator: StaffMember, payer: StaffMember
) -> None:
    told = []

    def now() -> None:
        told.append((draft.state, status_of(ticket)))

    now()
    preparing.hand_on(draft, TODAY, deed=Deed.of(coordinator))
    now()
    releasing.release(draft, TODAY, deed=Deed.of(payer))
    now()
    following.send(draft, TODAY, way=Way.PORTAL, work_case="WC-1", deed=Deed.of(coordinator))
    now()
    following.follow(draft, "receive", TODAY, deed=Deed.of(coordinator))
    following.hold(draft, TODAY, DenialCode.SAM_LAPSED, said="SAM expired", deed=Deed.of(coordinator))
    now()
    following.follow(draft, "to_field_office", TODAY, deed=Deed.of(coordinator))
    following.follow(draft, "push", TODAY, deed=Deed.of(coordinator))
    following.follow(draft, "approve", TODAY, deed=Deed.of(coordinator))
    now()
    following.pay(draft, Paid(TODAY, 178_800, "ACH-9"), deed=Deed.of(payer))
    now()
    assert told == [
        ("draft", "payable"),
        ("prepared", "payable"),
        ("ready", "payable"),
        ("sent", "pending"),
        ("diary", "pending"),
        ("approved", "pending"),
        ("paid", "paid"),
    ]
    draft.refresh_from_db()
    assert (draft.paid_cents, draft.payment_reference, draft.work_case) == (178_800, "ACH-9", "WC-1")
    assert (draft.prepared_by, draft.released_by) == (coordinator, payer)
    moves = list(RequestMove.objects.filter(request=draft).values_list("before", "after"))
    assert moves[0] == ("", "draft")
    assert [after for _before, after in moves] == [
        "draft", "prepared", "ready", "sent", "pending", "diary", "field_office", "pushed", "approved", "paid",
    ]  # fmt: skip
    assert all(before == moves[place][1] for place, (before, _after) in enumerate(moves[1:]))
    assert Entry.objects.filter(action="request moved").count() == 9
    known = RecordedPayment.objects.get(ticket=ticket)
    assert (known.origin, known.origin_key, known.amount) == ("request", draft.pk, 178_800)


def test_a_move_out_of_order_changes_nothing(draft: PaymentRequest, coordinator: StaffMember) -> None:
    with pytest.raises(ValidationError, match="not released"):
        following.send(draft, TODAY, way=Way.PORTAL, deed=Deed.of(coordinator))
    draft.refresh_from_db()
    assert (draft.state, RequestMove.objects.count()) == (State.DRAFT, 1)


# Two people


@pytest.mark.parametrize(
    ("above", "cents", "is_needed"),
    [
        (None, 178_800, False),
        (None, None, False),
        (0, 1, True),
        (0, 0, True),
        (178_799, 178_800, True),
        (178_800, 178_800, False),
        (178_800, None, True),
    ],
)
def test_a_second_person_releases_above_the_sum(
    draft: PaymentRequest,
    payer: StaffMember,
    administrator: StaffMember,
    settings_of_requests: RequestSettings,
    above: int | None,
    cents: int | None,
    is_needed: bool,
) -> None:
    RequestSettings.objects.update(second_person_above=above)
    PaymentRequest.objects.update(expected_cents=cents)
    preparing.hand_on(draft, TODAY, deed=Deed.of(payer))
    if is_needed:
        with pytest.raises(ValidationError, match="You prepared this request"):
            releasing.release(draft, TODAY, deed=Deed.of(payer))
        releasing.release(draft, TODAY, deed=Deed.of(administrator))
    else:
        releasing.release(draft, TODAY, deed=Deed.of(payer))
    draft.refresh_from_db()
    assert (draft.state, draft.prepared_by) == (State.READY, payer)


def test_a_coordinator_prepares_and_does_not_release(
    draft: PaymentRequest, coordinator: StaffMember, payer: StaffMember
) -> None:
    preparing.hand_on(draft, TODAY, deed=Deed.of(coordinator))
    with pytest.raises(PermissionDenied):
        releasing.release(draft, TODAY, deed=Deed.of(coordinator))
    assert releasing.release(draft, TODAY, deed=Deed.of(payer)).state == State.READY


def test_only_payments_record_money(
    draft: PaymentRequest, coordinator: StaffMember, payer: StaffMember
) -> None:
    sent(draft, coordinator, payer)
    with pytest.raises(PermissionDenied):
        following.pay(draft, Paid(TODAY, 178_800), deed=Deed.of(coordinator))


def test_a_partner_s_coordinator_prepares_and_withdraws_and_leaves_what_was_sent(
    draft: PaymentRequest, northside: Organization, coordinator: StaffMember, payer: StaffMember
) -> None:
    partner = Organization.objects.create(name="Harbor", kind="partner", partner_of=northside)
    theirs = enrolled(partner, "partner_coordinator")
    preparing.hand_on(draft, TODAY, deed=Deed.of(theirs))
    releasing.release(draft, TODAY, deed=Deed.of(payer))
    following.send(draft, TODAY, way=Way.PORTAL, deed=Deed.of(coordinator))
    with pytest.raises(PermissionDenied):
        preparing.withdraw(draft, TODAY, deed=Deed.of(theirs, "We were wrong."))
    preparing.withdraw(draft, TODAY, deed=Deed.of(coordinator, "We were wrong."))
    draft.refresh_from_db()
    assert draft.state == State.WITHDRAWN


def test_what_stops_is_not_released_without_a_reason(
    new_ticket: NewTicket, coordinator: StaffMember, payer: StaffMember, settings_of_requests: RequestSettings
) -> None:
    ticket = new_ticket(months={})
    request = prepared(ticket, coordinator)
    preparing.hand_on(request, TODAY, deed=Deed.of(coordinator))
    with pytest.raises(ValidationError, match="stands in the way"):
        releasing.release(request, TODAY, deed=Deed.of(payer))
    releasing.release(
        request, TODAY, override="The Portal says that earnings are proven.", deed=Deed.of(payer)
    )
    request.refresh_from_db()
    assert request.overridden == ["below_trial_work", "evidence"]
    assert request.overridden_because == "The Portal says that earnings are proven."
    line = Entry.objects.get(action="check overridden")
    assert line.figures["reasons"] == ["below_trial_work", "evidence"]
    assert line.why == "The Portal says that earnings are proven."


def test_many_are_released_but_those_that_something_stops(
    new_ticket: NewTicket, coordinator: StaffMember, payer: StaffMember, settings_of_requests: RequestSettings
) -> None:
    fine, stopped = new_ticket(), new_ticket("Ben", "T-2", months={})
    requests = [prepared(fine, coordinator), prepared(stopped, coordinator)]
    for request in requests:
        preparing.hand_on(request, TODAY, deed=Deed.of(coordinator))
    assert releasing.release_many(requests, TODAY, deed=Deed.of(payer)) == (1, 1)
    assert list(PaymentRequest.objects.order_by("made_at").values_list("state", flat=True)) == [
        "ready",
        "prepared",
    ]


# One slot, one request


def test_a_payment_is_asked_for_once(draft: PaymentRequest, ticket: Ticket, coordinator: StaffMember) -> None:
    with pytest.raises(ValidationError, match="asked for already"):
        prepared(ticket, coordinator)
    with pytest.raises(ValidationError, match="asked for already"):
        prepared(ticket, coordinator, of="2024-03")
    assert prepared(ticket, coordinator, ClaimCode.P1M2, "2024-04").state == State.DRAFT


def row(request: PaymentRequest, **changed: Any) -> PaymentRequest:
    values: dict[str, Any] = {
        "organization": request.organization, "ticket": request.ticket, "provider": "Northside", "claim": ClaimCode.PHASE_2,
        "number": 1, "month": month("2024-05"), "moved_on": TODAY, "state": State.SENT, **changed,
    }  # fmt: skip
    return PaymentRequest.objects.create(**values)


@pytest.mark.parametrize(
    "second",
    [
        {"claim": ClaimCode.P1M1, "number": None, "month": month("2024-09")},
        {"number": 2},
        {"month": month("2024-06")},
        {"claim": ClaimCode.OUTCOME, "number": 1},
    ],
    ids=["Phase 1 twice", "one month twice", "one number twice", "Phase 2 and an outcome of one month"],
)
def test_the_database_takes_no_second_live_request_of_a_slot(
    draft: PaymentRequest, second: dict[str, Any]
) -> None:
    row(draft)
    with pytest.raises(IntegrityError), transaction.atomic():
        row(draft, **second)
    for state in (State.WITHDRAWN, State.RESUBMITTED):
        row(draft, **second, state=state)
    row(draft, **second, state=State.DENIED, denied_because=DenialCode.EVIDENCE)


def test_the_database_takes_no_paid_request_without_its_money(draft: PaymentRequest) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        row(draft, state=State.PAID)
    with pytest.raises(IntegrityError), transaction.atomic():
        row(draft, state=State.DENIED)
    with pytest.raises(IntegrityError), transaction.atomic():
        row(draft, state=State.DIARY)


def test_a_denied_request_cannot_be_paid_beside_a_live_one(
    draft: PaymentRequest, ticket: Ticket, coordinator: StaffMember, payer: StaffMember
) -> None:
    sent(draft, coordinator, payer)
    following.deny(draft, TODAY, DenialCode.EVIDENCE, deed=Deed.of(payer))
    prepared(ticket, coordinator)
    with pytest.raises(ValidationError, match="asked for already"):
        following.pay(draft, Paid(TODAY, 178_800), deed=Deed.of(payer))
    draft.refresh_from_db()
    assert draft.state == State.DENIED


# Denied and mended


def test_a_denied_request_is_mended_by_another(
    draft: PaymentRequest,
    ticket: Ticket,
    coordinator: StaffMember,
    payer: StaffMember,
    stub: Callable[..., PayStub],
) -> None:
    known = stub()
    preparing.attach(draft, [known], deed=Deed.of(coordinator))
    sent(draft, coordinator, payer)
    following.deny(draft, TODAY, DenialCode.EVIDENCE, said="Illegible", deed=Deed.of(payer))
    assert status_of(ticket) == "denied"
    late = stub("2024-02-01", "2024-02-14", "2024-02-15")
    again = following.mend(draft, TODAY, deed=Deed.of(coordinator))
    draft.refresh_from_db()
    assert (draft.state, again.state, again.mends) == (State.RESUBMITTED, State.DRAFT, draft)
    items = RequestEvidence.objects.filter(request=again).values_list("stub_id", flat=True)
    assert set(items) == {known.pk, late.pk}, "what went before, and what has come since"
    assert status_of(ticket) == "payable"
    sent(again, coordinator, payer)
    assert status_of(ticket) == "pending"
    following.pay(again, Paid(TODAY, 178_800), deed=Deed.of(payer))
    assert status_of(ticket) == "paid"
    assert RecordedPayment.objects.filter(ticket=ticket).count() == 1


def test_a_withdrawn_resubmission_leaves_the_denial(
    draft: PaymentRequest, ticket: Ticket, coordinator: StaffMember, payer: StaffMember
) -> None:
    sent(draft, coordinator, payer)
    following.deny(draft, TODAY, DenialCode.EVIDENCE, deed=Deed.of(payer))
    again = following.mend(draft, TODAY, deed=Deed.of(coordinator))
    preparing.withdraw(again, TODAY, deed=Deed.of(coordinator, "The stub is lost."))
    draft.refresh_from_db()
    assert (draft.state, again.state, status_of(ticket)) == (State.DENIED, State.WITHDRAWN, "denied")
    assert following.mend(draft, TODAY, deed=Deed.of(coordinator)).mends == draft


def test_after_some_reasons_nothing_is_asked_for_again(
    draft: PaymentRequest, coordinator: StaffMember, payer: StaffMember
) -> None:
    sent(draft, coordinator, payer)
    following.deny(draft, TODAY, DenialCode.LOOK_BACK, deed=Deed.of(payer))
    with pytest.raises(ValidationError, match="cannot be asked for again"):
        following.mend(draft, TODAY, deed=Deed.of(coordinator))


# What the caseload says beside it


def test_an_upload_leaves_our_requests_alone(
    draft: PaymentRequest,
    ticket: Ticket,
    northside: Organization,
    coordinator: StaffMember,
    payer: StaffMember,
) -> None:
    sent(draft, coordinator, payer)
    uploaded = facts_as_uploaded([ticket])[ticket.pk]
    assert uploaded.payments == (), "no request of ours is the caseload's word"
    keep_facts(northside, [uploaded])
    assert RecordedPayment.objects.get(ticket=ticket).origin == "request"


@pytest.mark.parametrize(
    ("of_caseload", "of_request", "shown"),
    [
        (RecordedStatus.PAID, "sent", "paid"),
        (RecordedStatus.PENDING, "paid", "paid"),
        (RecordedStatus.DENIED, "sent", "pending"),
        (RecordedStatus.PENDING, "denied", "denied"),
        (RecordedStatus.PAID, "denied", "paid"),
    ],
)
def test_where_the_caseload_and_a_request_differ(
    draft: PaymentRequest,
    ticket: Ticket,
    coordinator: StaffMember,
    payer: StaffMember,
    of_caseload: RecordedStatus,
    of_request: str,
    shown: str,
) -> None:
    sent(draft, coordinator, payer)
    RecordedPayment.objects.create(
        organization=ticket.organization,
        ticket=ticket,
        claim=ClaimCode.P1M1,
        month=month("2024-02"),
        status=of_caseload,
    )
    if of_request == "paid":
        following.pay(draft, Paid(TODAY, 178_800), deed=Deed.of(payer))
    elif of_request == "denied":
        following.deny(draft, TODAY, DenialCode.EVIDENCE, deed=Deed.of(payer))
    else:
        following.follow(draft, "receive", TODAY, deed=Deed.of(payer))
    assert status_of(ticket) == shown


def test_money_for_a_month_that_nobody_asked_for(ticket: Ticket, payer: StaffMember) -> None:
    wanted = Wanted(ticket, ClaimCode.P1M1, month("2024-02"))
    paid = Paid(TODAY, 178_800, "ACH-1", Source.EPAY)
    made = following.found_paid(wanted, paid, provider="Northside", deed=Deed.of(payer))
    assert (made.state, made.source, status_of(ticket)) == (State.PAID, Source.EPAY, "paid")
    with pytest.raises(ValidationError, match="asked for already"):
        following.found_paid(wanted, paid, provider="Northside", deed=Deed.of(payer))


# Many at once


def test_many_are_prepared_with_few_queries(
    new_ticket: NewTicket, northside: Organization, coordinator: StaffMember
) -> None:
    tickets = [new_ticket(f"Person {number}", f"T-{number}") for number in range(6)]
    wanted = [Wanted(one, ClaimCode.P1M1, month("2024-02")) for one in tickets]

    def queries(some: list[Wanted]) -> int:
        with CaptureQueriesContext(
            connection,
        ) as counted:
            assert len(preparing.prepare_many(some, TODAY, deed=Deed.of(coordinator))) == len(some)
        return len([one for one in counted if one["sql"].startswith("SELECT")])

    assert queries(wanted[:2]) + 2 >= queries(wanted[2:]), "reading does not grow with the requests"
    assert preparing.prepare_many(wanted, TODAY, deed=Deed.of(coordinator)) == [], "each is there already"


def test_many_moves_at_once_leave_what_cannot_be_done(
    new_ticket: NewTicket, coordinator: StaffMember, payer: StaffMember, settings_of_requests: RequestSettings
) -> None:
    requests = [prepared(new_ticket(f"P{number}", f"T-{number}"), coordinator) for number in range(3)]
    for request in requests[:2]:
        released(request, coordinator, payer)
    done, refused = following.many(
        requests,
        lambda one, deed: following.send(one, TODAY, way=Way.BATCH, deed=deed, tell=False),
        deed=Deed.of(payer),
    )
    assert [one.pk for one in done] == [one.pk for one in requests[:2]]
    assert list(refused) == [str(requests[2].pk)]
    assert {status_of(one.ticket) for one in done} == {"pending"}


def test_asking_again_begins_the_days_anew(
    draft: PaymentRequest, coordinator: StaffMember, payer: StaffMember
) -> None:
    with pytest.raises(ValidationError, match="No answer is awaited"):
        following.ask_again(draft, TODAY, deed=Deed.of(coordinator))
    sent(draft, coordinator, payer)
    following.ask_again(draft, TODAY + timedelta(3), deed=Deed.of(coordinator))
    draft.refresh_from_db()
    assert draft.asked_again_on == TODAY + timedelta(3)


def test_what_was_sent_is_not_changed(
    draft: PaymentRequest, coordinator: StaffMember, payer: StaffMember, stub: Callable[..., PayStub]
) -> None:
    assert preparing.change(draft, {"note": "A note"}, version=draft.version, deed=Deed.of(coordinator))
    sent(draft, coordinator, payer)
    with pytest.raises(ValidationError, match="cannot be changed"):
        preparing.change(draft, {"note": "Another"}, version=draft.version, deed=Deed.of(coordinator))
    with pytest.raises(ValidationError, match="cannot be changed"):
        preparing.attach(draft, [stub()], deed=Deed.of(coordinator))


def test_evidence_of_the_months_goes_by_itself(
    ticket: Ticket, coordinator: StaffMember, stub: Callable[..., PayStub]
) -> None:
    february, march = stub(), stub("2024-03-01", "2024-03-31", "2024-04-02")
    refused = stub("2024-02-01", "2024-02-05", "2024-02-06", state=PayStub.State.REFUSED)
    stub("2023-12-01", "2023-12-31", "2024-01-02")
    first = prepared(ticket, coordinator)
    second = prepared(ticket, coordinator, ClaimCode.P1M2, "2024-04")
    assert [one.stub_id for one in first.evidence.all()] == [february.pk]
    assert second.months == (month("2024-02"), month("2024-03"), month("2024-04"))
    assert {one.stub_id for one in second.evidence.all()} == {february.pk, march.pk}
    preparing.attach(first, [refused], deed=Deed.of(coordinator))
    item = first.evidence.get(stub=refused)
    preparing.take_off(item, deed=Deed.of(coordinator))
    item.refresh_from_db()
    assert item.taken_off_at is not None


def test_many_are_withdrawn_with_one_reason_and_a_withdrawal_is_taken_back(
    new_ticket: NewTicket, coordinator: StaffMember, client: Client, settings_of_requests: object
) -> None:
    tickets = [new_ticket(f"Person {number}", f"T-{number}") for number in range(2)]
    made = [prepared(one, coordinator) for one in tickets]
    chosen = {"request": [str(one.pk) for one in made], "confirmed": "yes"}
    asked = client.post(reverse("requests_many"), {**chosen, "do": "withdraw"})
    assert asked.status_code == 422, "without a reason nothing is withdrawn"
    client.post(reverse("requests_many"), {**chosen, "do": "withdraw", "why": "asked for the wrong people"})
    assert {one.state for one in PaymentRequest.objects.all()} == {State.WITHDRAWN}
    assert all(opened(moves_of(one)[-1].note) == "asked for the wrong people" for one in made)
    other = prepared(tickets[0], coordinator)
    client.post(reverse("requests_many"), {**chosen, "do": "resume", "why": "they were the right ones"})
    states = dict(PaymentRequest.objects.values_list("pk", "state"))
    assert states == {made[0].pk: State.WITHDRAWN, made[1].pk: State.DRAFT, other.pk: State.DRAFT}


def test_a_withdrawn_request_that_was_released_is_released_anew(
    draft: PaymentRequest, coordinator: StaffMember, payer: StaffMember
) -> None:
    preparing.hand_on(draft, TODAY, deed=Deed.of(coordinator))
    releasing.release(draft, TODAY, override="for the tests", deed=Deed.of(payer))
    preparing.withdraw(draft, TODAY, deed=Deed.of(payer, "a mistake"))
    preparing.resume(draft, TODAY, deed=Deed.of(payer, "no mistake"))
    draft.refresh_from_db()
    assert (draft.state, draft.released_by, draft.overridden, draft.prepared_by) == (
        State.DRAFT,
        None,
        [],
        None,
    )


def test_the_check_knows_of_work_expenses(
    new_ticket: NewTicket, coordinator: StaffMember, settings_of_requests: RequestSettings
) -> None:
    paid = {month("2024-02"): worked(1_600, "2024-02")[month("2024-02")]._replace(cash=Cash.NONE_WORK)}
    ticket = new_ticket(months=paid)
    draft = prepared(ticket, coordinator, ClaimCode.OUTCOME)
    given = {"kind": "work_expense", "what": "Rides", "monthly": 50_01, "first_month": month("2024-02")}
    assert _denials(draft) == set()
    expense = add_deduction(ticket, given, deed=Deed.of(coordinator))
    assert _denials(draft) == {DenialCode.WORK_EXPENSES}
    withdraw_deduction(expense, "It was of another person.", deed=Deed.of(coordinator))
    assert _denials(draft) == set()


def _denials(request: PaymentRequest) -> set[DenialCode]:
    """What the check says of its earnings."""
    found = [one for checked in look_at(request, TODAY).checks for one in checked.findings]
    return {one.code for one in found if one.code is DenialCode.WORK_EXPENSES}
