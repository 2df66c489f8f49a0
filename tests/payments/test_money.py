"""Money from the day it comes: matched to the cent, paid twice, adjusted, taken back; what the rulebook is told of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from milepost.claims.models import DecidedClaim, RecordedPayment
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import StaffMember
from milepost.payments import matching_actions as matching
from milepost.payments import recording_actions as recording
from milepost.payments.choices import ExplainedAs, Finding, Judged, Kind, State
from milepost.payments.models import MoneyReceived, PaidSlot, SlotShare, ThreeWay
from milepost.payments.recording_actions import Given
from milepost.payments.slots import Answer
from milepost.requests.choices import Source
from milepost.requests.choices import State as RequestState
from milepost.requests.models import PaymentRequest
from milepost.requests.queries import requests_of
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import Cash, ClaimCode, Evidence, MonthOfWork, RecordedStatus
from milepost.rulebook.payments.recoveries import Cause
from milepost.rulebook.payments.three_ways import Explained
from milepost.rulebook.requests import DenialCode
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch
from tests.payments.conftest import M1, ON, came, of_m1, sent
from tests.requests.conftest import NewTicket, month, prepared
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db


def status_of(ticket: Ticket, claim: ClaimCode = ClaimCode.P1M1) -> Status:
    return Status(DecidedClaim.objects.get(ticket=ticket, claim=claim).status)


def live_shares(ticket: Ticket) -> int:
    return SlotShare.objects.filter(ticket=ticket, released_on=None).count()


def m1(ticket: Ticket, provider: str = "Northside") -> Answer:
    return Answer(ticket, ClaimCode.P1M1, None, month("2024-02"), provider)


def test_the_work_case_alone_matches_to_the_cent(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    line = came(payer, work_case="wc-1")
    asked.refresh_from_db()
    assert (line.state, line.judged, line.request_id) == (State.MATCHED, Judged.EXACT, asked.pk)
    assert (asked.state, asked.paid_cents, asked.paid_on) == (RequestState.PAID, M1, ON)
    assert status_of(ticket) is Status.PAID
    kept = RecordedPayment.objects.get(ticket=ticket, claim=ClaimCode.P1M1)
    assert (kept.status, kept.amount, kept.decided_on) == (RecordedStatus.PAID, M1, ON)
    assert Entry.objects.filter(action="money matched").count() == 1


def test_person_month_and_kind_match_where_no_work_case_is_told(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    line = came(payer, **of_m1(ticket))
    asked.refresh_from_db()
    assert (line.state, asked.state) == (State.MATCHED, RequestState.PAID)


def test_money_for_which_nobody_asked_makes_a_request_that_was_paid(
    payer: StaffMember, ticket: Ticket
) -> None:
    line = came(payer, **of_m1(ticket))
    made = requests_of(ticket).get()
    assert (line.state, made.state, made.source) == (State.MATCHED, RequestState.PAID, Source.EPAY)
    assert (made.paid_cents, status_of(ticket)) == (M1, Status.PAID)


def test_a_draft_steps_back_when_its_money_comes(payer: StaffMember, ticket: Ticket) -> None:
    draft = prepared(ticket, payer)
    came(payer, **of_m1(ticket))
    draft.refresh_from_db()
    assert draft.state == RequestState.WITHDRAWN
    assert requests_of(ticket).filter(state=RequestState.PAID).count() == 1


def test_another_amount_waits_until_somebody_says_why(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    line = came(payer, M1 - 100, work_case="WC-1")
    assert line.state == State.UNMATCHED
    with pytest.raises(ValidationError, match="Say why"):
        matching.match(line, m1(ticket), deed=Deed.of(payer))
    assert live_shares(ticket) == 0
    matching.match(line, m1(ticket), because="A dollar was kept back", deed=Deed.of(payer))
    asked.refresh_from_db()
    assert (line.state, line.judged, asked.paid_cents) == (State.MATCHED, Judged.LESS, M1 - 100)
    assert line.because is not None
    assert line.because.open() == "A dollar was kept back"


def test_another_years_rate_is_known_as_such(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    line = came(payer, 164_600, work_case="WC-1")  # the figure of 2023
    assert line.state == State.UNMATCHED, "nobody has looked at the difference"
    matching.match(line, m1(ticket), deed=Deed.of(payer))
    assert (line.state, line.judged, line.expected_cents) == (State.MATCHED, Judged.OTHER_YEAR, M1)


def test_the_second_money_for_one_payment_is_kept_and_waits(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    first, second = came(payer, work_case="WC-1"), came(payer, work_case="WC-1", reference="ACH 2")
    assert (first.state, second.state, second.finding) == (State.MATCHED, State.UNMATCHED, Finding.PAID_TWICE)
    assert (live_shares(ticket), MoneyReceived.objects.count()) == (1, 2)
    asked.refresh_from_db()
    assert asked.paid_cents == M1, "the second money does not make the first one more"


def test_phase_2_and_outcome_of_one_month_are_one_slot(payer: StaffMember, ticket: Ticket) -> None:
    said = "As the notice has it"
    for claim, expected in ((ClaimCode.PHASE_2, State.MATCHED), (ClaimCode.OUTCOME, State.UNMATCHED)):
        line = came(payer, 50_000)
        answer = Answer(ticket, claim, 1, month("2024-05"), "Northside")
        matching.match(line, answer, because=said, deed=Deed.of(payer))
        assert line.state == expected
    assert line.finding == Finding.PAID_TWICE


def test_a_number_is_paid_once(payer: StaffMember, ticket: Ticket) -> None:
    for of, expected in (("2024-05", State.MATCHED), ("2024-06", State.UNMATCHED)):
        line = came(payer, 50_000)
        answer = Answer(ticket, ClaimCode.PHASE_2, 1, month(of), "Northside")
        matching.match(line, answer, because="As the notice has it", deed=Deed.of(payer))
        assert line.state == expected


def test_the_database_refuses_a_second_holder_and_more_than_the_whole(
    payer: StaffMember, ticket: Ticket
) -> None:
    lines = [came(payer, 50_000 + number) for number in range(4)]
    own = {"organization": ticket.organization, "ticket": ticket}
    slot = PaidSlot.objects.create(**own, claim=ClaimCode.P1M1, month=month("2024-02"))
    with pytest.raises(IntegrityError), transaction.atomic():
        PaidSlot.objects.create(**own, claim=ClaimCode.P1M1, month=month("2024-03"))
    share = {**own, "slot": slot, "held_on": ON}
    SlotShare.objects.create(**share, provider="A", percent=70, money=lines[0])
    with pytest.raises(IntegrityError), transaction.atomic():
        SlotShare.objects.create(**share, provider="A", percent=10, money=lines[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        SlotShare.objects.create(**share, provider="B", percent=40, money=lines[1])
    with pytest.raises(IntegrityError), transaction.atomic():
        SlotShare.objects.create(**share, provider="B", percent=30, money=lines[0])
    other = SlotShare.objects.create(**share, provider="B", percent=30, money=lines[1])
    other.percent = 31
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()
    SlotShare.objects.filter(pk=other.pk).update(released_on=ON)
    SlotShare.objects.create(**share, provider="C", percent=30, money=lines[2])


def test_what_came_is_neither_changed_nor_deleted(payer: StaffMember) -> None:
    line = came(payer)
    with pytest.raises(IntegrityError), transaction.atomic():
        MoneyReceived.objects.filter(pk=line.pk).update(cents=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        MoneyReceived.objects.filter(pk=line.pk).delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        MoneyReceived.objects.create(
            organization=line.organization, received_on=ON, cents=-1, kind=Kind.PAYMENT
        )


@pytest.mark.parametrize(
    ("cause", "denial", "request_state", "decided"),
    [
        (Cause.REALLOCATED, None, RequestState.DENIED, Status.DENIED),
        (Cause.NOT_PAYABLE, DenialCode.BELOW_TRIAL_WORK, RequestState.DENIED, Status.DENIED),
        (Cause.BENEFIT_RIGHTS, None, RequestState.PENDING, Status.PENDING),
    ],
)
def test_a_payment_taken_back_makes_the_claim_denied_or_owed_again(
    asked: PaymentRequest,
    payer: StaffMember,
    ticket: Ticket,
    cause: Cause,
    denial: DenialCode | None,
    request_state: str,
    decided: Status,
) -> None:
    first = came(payer, work_case="WC-1")
    back = came(payer, -M1, reference="back")
    matching.take_back(back, first, cause=cause, denial=denial, deed=Deed.of(payer))
    first.refresh_from_db()
    asked.refresh_from_db()
    assert (back.state, first.state, live_shares(ticket)) == (State.MATCHED, State.REVERSED, 0)
    assert (asked.state, asked.paid_cents, status_of(ticket)) == (request_state, None, decided)
    if cause is Cause.REALLOCATED:
        assert asked.denied_because == DenialCode.DUPLICATE_OTHER
    again = came(payer, work_case="WC-1", reference="again")
    assert again.state == State.MATCHED, "the slot is free for the money that comes again"


def test_a_part_taken_back_leaves_the_rest_paid(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    first = came(payer, work_case="WC-1")
    back = came(payer, -100_000)
    matching.take_back(back, first, cause=Cause.WRONG_AMOUNT, deed=Deed.of(payer))
    asked.refresh_from_db()
    first.refresh_from_db()
    assert (first.state, first.judged, asked.state, asked.paid_cents) == (
        State.MATCHED,
        Judged.LESS,
        RequestState.PAID,
        78_800,
    )
    assert RecordedPayment.objects.get(ticket=ticket, claim=ClaimCode.P1M1).amount == 78_800
    with pytest.raises(ValidationError, match="More is taken"):
        matching.take_back(came(payer, -78_801), first, cause=Cause.WRONG_AMOUNT, deed=Deed.of(payer))
    more = came(payer, 100_000, kind=Kind.ADJUSTMENT)
    matching.add_to(more, first, deed=Deed.of(payer))
    asked.refresh_from_db()
    first.refresh_from_db()
    assert (asked.paid_cents, first.judged) == (M1, Judged.EXACT)


def test_what_was_paid_twice_goes_back_without_touching_the_first(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    came(payer, work_case="WC-1")
    second = came(payer, work_case="WC-1", reference="2")
    back = came(payer, -M1)
    matching.take_back(back, second, cause=Cause.PAID_TWICE, deed=Deed.of(payer))
    second.refresh_from_db()
    asked.refresh_from_db()
    assert (second.state, asked.state, live_shares(ticket)) == (State.REVERSED, RequestState.PAID, 1)


def test_a_payment_that_another_line_corrects_stays_until_that_one_is_opened_again(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    came(payer, work_case="wc-1")
    twice, deed = came(payer, ticket=ticket, claim=ClaimCode.P1M1), Deed.of(payer)
    assert twice.state == State.UNMATCHED
    back = recording.record(Given(ON, -1), deed=deed)
    matching.take_back(back, twice, cause=Cause.NOT_SAID, deed=deed)
    with pytest.raises(ValidationError, match="Open that one again first"):
        recording.withdraw(twice, "by mistake", deed=deed)
    matching.open_again(back, "so", deed=deed)
    recording.withdraw(twice, "by mistake", deed=deed)
    assert twice.state == State.WITHDRAWN


def test_what_was_taken_back_whole_while_it_waited_answers_no_claim(
    payer: StaffMember, ticket: Ticket
) -> None:
    deed, line = Deed.of(payer), came(payer, work_case="nobodys")
    back = recording.record(Given(ON, -line.cents), deed=deed)
    matching.take_back(back, line, cause=Cause.NOT_SAID, deed=deed)
    with pytest.raises(ValidationError, match="taken back in full"):
        matching.match(line, m1(ticket), because="so", deed=deed)
    assert live_shares(ticket) == 0


def test_a_recovery_recorded_by_mistake_is_opened_again(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    first, back = came(payer, work_case="WC-1"), came(payer, -M1)
    matching.take_back(back, first, cause=Cause.REALLOCATED, deed=Deed.of(payer))
    matching.open_again(back, "It was another Ticket", deed=Deed.of(payer))
    first.refresh_from_db()
    asked.refresh_from_db()
    assert (first.state, asked.state, asked.paid_cents, live_shares(ticket)) == (
        State.MATCHED,
        RequestState.PAID,
        M1,
        1,
    )
    assert back.state == State.UNMATCHED


def test_a_match_by_mistake_is_let_go(asked: PaymentRequest, payer: StaffMember, ticket: Ticket) -> None:
    line = came(payer, work_case="WC-1")
    matching.open_again(line, "Another person's", deed=Deed.of(payer))
    asked.refresh_from_db()
    assert (line.state, asked.state, live_shares(ticket)) == (State.UNMATCHED, RequestState.APPROVED, 0)
    other = came(payer, **of_m1(ticket))
    recording.withdraw(other, "Entered twice", deed=Deed.of(payer))
    assert other.state == State.WITHDRAWN
    assert live_shares(ticket) == 0


def test_an_epay_request_goes_with_its_match(payer: StaffMember, ticket: Ticket) -> None:
    line = came(payer, **of_m1(ticket))
    matching.open_again(line, "Another person's", deed=Deed.of(payer))
    assert requests_of(ticket).get().state == RequestState.WITHDRAWN
    assert status_of(ticket) is Status.PAYABLE
    assert came(payer, **of_m1(ticket)).state == State.MATCHED


def test_money_is_explained_and_opened_again(payer: StaffMember) -> None:
    line = came(payer, 5_000, about="Somebody unknown")
    with pytest.raises(ValidationError):
        matching.explain(line, ExplainedAs.OTHER, " ", deed=Deed.of(payer))
    matching.explain(line, ExplainedAs.NOT_TICKET, "A grant of the State", deed=Deed.of(payer))
    assert line.state == State.EXPLAINED
    matching.open_again(line, "It is a payment after all", deed=Deed.of(payer))
    assert (line.state, line.because) == (State.UNMATCHED, None)


def test_the_same_list_twice_changes_nothing_and_can_be_undone(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    lines = [
        Given(ON, M1, "ACH 1", "WC-1"),
        Given(ON, M1, "ACH 1", "WC-1"),
        Given(ON, 7_500, "ACH 2", about="Nobody we know"),
    ]
    deed = Deed.of(payer)
    first = recording.take_lines(ticket.organization, lines, deed=deed)
    assert (first.new, first.known, first.matched) == (3, 0, 1)
    before = list(MoneyReceived.objects.order_by("pk").values_list("pk", "state", "finding", "version"))
    again = recording.take_lines(ticket.organization, lines, deed=deed)
    assert (again.new, again.known) == (0, 3)
    assert (
        list(MoneyReceived.objects.order_by("pk").values_list("pk", "state", "finding", "version")) == before
    )
    assert recording.undo_list(ticket.organization, first.key, "The wrong file", deed=deed) == 3
    asked.refresh_from_db()
    assert (asked.state, live_shares(ticket)) == (RequestState.APPROVED, 0)
    assert set(MoneyReceived.objects.values_list("state", flat=True)) == {State.WITHDRAWN}
    assert recording.take_lines(ticket.organization, lines, deed=deed).new == 3


def test_a_list_with_a_line_that_cannot_be_is_refused_whole(payer: StaffMember, ticket: Ticket) -> None:
    lines = [Given(ON, M1), Given(TODAY + timedelta(days=1), 100)]
    with pytest.raises(ValidationError):
        recording.take_lines(ticket.organization, lines, deed=Deed.of(payer))
    assert not MoneyReceived.objects.exists()


def test_who_may_record(coordinator: StaffMember) -> None:
    with pytest.raises(PermissionDenied):
        came(coordinator)


def test_a_list_asks_the_database_a_number_of_times_that_does_not_grow(
    payer: StaffMember, new_ticket: NewTicket, django_assert_max_num_queries: object
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from milepost.payments.proposing import proposals_for

    counted = []
    for many in (2, 8):
        lines = [
            came(
                payer,
                1_000,
                ticket=new_ticket(f"P{many} {number}", f"T-{many}-{number}"),
                claim=ClaimCode.P1M1,
            )
            for number in range(many)
        ]
        with CaptureQueriesContext(
            connection,
        ) as asked:
            proposals_for(payer.owner, lines)
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_a_reconciliation_is_owed_what_the_rules_said_before_it_was_asked_for(
    new_ticket: NewTicket, payer: StaffMember, settings_of_requests: object
) -> None:
    months = [str(month("2024-02") + number) for number in range(12)]
    given = {
        month(one): MonthOfWork(
            "T-9", month(one), earned=170_000, cash=Cash.NONE_WORK, evidence=Evidence.PRIMARY
        )
        for one in months
    }
    ticket = new_ticket("Rita Recon", "T-9", months=given)
    owed = DecidedClaim.objects.get(ticket=ticket, claim=ClaimCode.RECONCILIATION)
    assert owed.amount is not None
    cents = owed.amount * 100
    request = sent(ticket, payer, ClaimCode.RECONCILIATION, "2025-01")
    row = ThreeWay.objects.get(ticket=ticket, claim=ClaimCode.RECONCILIATION)
    assert (row.owed, row.asked, row.explained_by) == (cents, cents, Explained.ASKED)
    line = came(payer, cents, work_case="WC-1")
    assert (line.state, line.request_id) == (State.MATCHED, request.pk)
    row = ThreeWay.objects.get(ticket=ticket, claim=ClaimCode.RECONCILIATION)
    assert (row.owed, row.paid, row.explained_by) == (cents, cents, Explained.PAID)


def test_a_part_taken_back_explains_itself_and_not_a_cent_more(
    asked: PaymentRequest, payer: StaffMember, ticket: Ticket
) -> None:
    line = came(payer, work_case="WC-1")
    matching.take_back(came(payer, -6_000), line, cause=Cause.WRONG_AMOUNT, deed=Deed.of(payer))
    row = ThreeWay.objects.get(ticket=ticket, claim=ClaimCode.P1M1)
    assert (row.paid, row.difference, row.explained_by) == (M1 - 6_000, -6_000, Explained.TAKEN_BACK)


def test_a_month_paid_as_phase_2_is_not_owed_as_an_outcome_too(
    new_ticket: NewTicket, payer: StaffMember, settings_of_requests: object
) -> None:
    """SSA tells late that no cash was paid for the month: then it is an outcome, and was paid as Phase 2 already."""
    of = month("2024-05")
    given = {of: MonthOfWork("T-9", of, earned=170_000, cash=Cash.NONE_WORK, evidence=Evidence.PRIMARY)}
    ticket = new_ticket("Otto Other", "T-9", months=given)
    touch(ticket)
    row = ThreeWay.objects.get(ticket=ticket, claim=ClaimCode.OUTCOME)
    assert (row.explained_by, row.owed > 0) == (Explained.NOT_ASKED, True)
    owed = row.owed
    line = came(payer, owed, ticket=ticket)
    answer = Answer(ticket, ClaimCode.PHASE_2, 1, of, "Northside")
    matching.match(line, answer, because="Paid before it was known", deed=Deed.of(payer))
    rows = {row.claim: row for row in ThreeWay.objects.filter(ticket=ticket, month=int(of))}
    assert rows[ClaimCode.PHASE_2].paid == owed
    outcome = rows[ClaimCode.OUTCOME]
    assert (outcome.owed, outcome.difference, outcome.explained_by) == (0, 0, Explained.OTHER_KIND)
