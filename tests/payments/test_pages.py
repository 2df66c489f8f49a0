"""The pages of payments, as somebody of payments and as others use them."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from milepost.desk.gathering import keep_things
from milepost.desk.models import Thing
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.payments import matching_actions as matching
from milepost.payments import recording_actions as recording
from milepost.payments import recovery_actions, split_actions
from milepost.payments.choices import DecidedBy, Finding, RecoveryState, State
from milepost.payments.keeping import keep_three_ways, three_ways_of
from milepost.payments.models import MoneyReceived, Recovery, Remittance, SplitAgreement, ThreeWay
from milepost.payments.queries import sums_of, three_ways_visible_to
from milepost.requests.choices import State as RequestState
from milepost.requests.models import PaymentRequest
from milepost.requests.queries import requests_of
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.payments.three_ways import Explained
from milepost.tickets.models import Ticket
from tests.payments.conftest import M1, ON, came, of_m1
from tests.requests.conftest import NewTicket, month
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db


def text_of(answer: object) -> str:
    return answer.content.decode()  # type: ignore[attr-defined, no-any-return]


def test_one_line_is_entered_and_matched(client: Client, asked: PaymentRequest) -> None:
    typed = {
        "received_on": "2025-12-01",
        "amount": "$1,788.00",
        "kind": "payment",
        "work_case": "WC-1",
        "next": "yes",
    }
    answer = client.post(reverse("payment_enter"), typed)
    assert answer.status_code == 302
    asked.refresh_from_db()
    assert asked.state == RequestState.PAID
    assert "Every cent is explained" in text_of(client.get(reverse("payments")))


def test_a_person_is_found_by_name_and_chosen_among_several(client: Client, new_ticket: NewTicket) -> None:
    new_ticket("Ana Núñez", "T-1"), new_ticket("Ana Lopez", "T-2")
    typed = {"received_on": "2025-12-01", "amount": "10", "kind": "payment", "who": "ana"}
    answer = client.post(reverse("payment_enter"), typed)
    assert answer.status_code == 422
    assert "Several have that name" in text_of(answer)
    chosen = Ticket.objects.get(reference="T-2")
    assert client.post(reverse("payment_enter"), {**typed, "ticket": str(chosen.pk)}).status_code == 302
    assert MoneyReceived.objects.get().ticket == chosen
    wrong = client.post(
        reverse("payment_enter"), {**typed, "who": "nobody", "received_on": "2030-01-01", "amount": "x"}
    )
    assert wrong.status_code == 422
    assert all(said in text_of(wrong) for said in ("Nobody has that name", "still ahead", "Write an amount"))


def test_a_proposal_is_taken_with_one_button(client: Client, payer: StaffMember, ticket: Ticket) -> None:
    line = came(payer, ticket=ticket)
    page = text_of(client.get(reverse("payment", args=[line.pk])))
    assert "exactly $1,788" in page
    typed = {"claim": "p1m1", "number": "", "month": "2024-02", "provider": "Northside"}
    assert client.post(f"{reverse('payment_match', args=[line.pk])}?of={ticket.pk}", typed).status_code == 302
    line.refresh_from_db()
    assert line.state == State.MATCHED


def test_another_amount_asks_for_words(client: Client, payer: StaffMember, asked: PaymentRequest) -> None:
    line = came(payer, M1 - 5, work_case="WC-1")
    address = f"{reverse('payment_match', args=[line.pk])}?of={asked.ticket_id}"
    typed = {"claim": "p1m1", "number": "", "month": "2024-02", "provider": "Northside"}
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert "Say why" in text_of(answer)
    assert client.post(address, {**typed, "because": "Five cents were kept"}).status_code == 302
    assert "Five cents were kept" in text_of(client.get(reverse("payment", args=[line.pk])))


def test_the_other_acts_on_a_line(client: Client, payer: StaffMember, ticket: Ticket) -> None:
    line = came(payer, 999, about="Somebody")
    assert client.post(reverse("payment_person", args=[line.pk]), {"who": "T-1"}).status_code == 302
    explained = {"what": "other", "because": "Interest of the bank"}
    assert client.post(reverse("payment_explain", args=[line.pk]), explained).status_code == 302
    line.refresh_from_db()
    assert (line.ticket, line.state) == (ticket, State.EXPLAINED)
    for act, after in (("open", State.UNMATCHED), ("withdraw", State.WITHDRAWN)):
        assert client.post(reverse(f"payment_{act}", args=[line.pk]), {"why": ""}).status_code == 422
        assert (
            client.post(reverse(f"payment_{act}", args=[line.pk]), {"why": "It was a slip"}).status_code
            == 302
        )
        line.refresh_from_db()
        assert line.state == after


def test_a_recovery_from_its_notice_to_the_money(
    client: Client, payer: StaffMember, asked: PaymentRequest
) -> None:
    line = came(payer, work_case="WC-1")
    typed = {
        "noticed_on": "2025-12-01",
        "received_on": "2025-12-05",
        "cents": "1788",
        "cause": "benefit_rights",
    }
    assert client.post(reverse("payment_notice", args=[line.pk]), typed).status_code == 302
    notice = Recovery.objects.get()
    page = text_of(client.get(reverse("recovery", args=[notice.pk])))
    assert "SSA may not take it back for this" in page
    draft = text_of(client.get(reverse("recovery_object", args=[notice.pk])))
    assert "20 CFR 411.555(c)" in draft
    assert (
        client.post(
            reverse("recovery_object", args=[notice.pk]), {"text": "We object.", "on": "2025-12-06"}
        ).status_code
        == 302
    )
    assert client.post(reverse("payment_notice", args=[line.pk]), typed).status_code == 422, (
        "one notice is open already"
    )
    assert (
        client.post(
            reverse("recovery_taken", args=[notice.pk]), {"on": "2025-12-10", "reference": "X"}
        ).status_code
        == 302
    )
    notice.refresh_from_db()
    line.refresh_from_db()
    asked.refresh_from_db()
    assert (notice.state, line.state, asked.state) == (
        RecoveryState.TAKEN,
        State.REVERSED,
        RequestState.PENDING,
    )
    assert notice.taken_by is not None
    assert notice.taken_by.cents == -M1
    assert client.post(reverse("recovery_drop", args=[notice.pk])).status_code == 302
    notice.refresh_from_db()
    assert notice.state == RecoveryState.TAKEN, "a closed notice stays closed"


def test_a_dropped_recovery_leaves_the_payment(payer: StaffMember, asked: PaymentRequest) -> None:
    line = came(payer, work_case="WC-1")
    values = {
        "cents": M1,
        "noticed_on": ON,
        "received_on": ON,
        "cause": "not_payable",
        "denied_because": None,
    }
    notice = recovery_actions.notice(line, values, deed=Deed.of(payer))
    recovery_actions.drop(notice, TODAY, deed=Deed.of(payer))
    line.refresh_from_db()
    assert (notice.state, line.state) == (RecoveryState.DROPPED, State.MATCHED)


def test_a_deposit_shows_by_how_much_it_is_off(client: Client, payer: StaffMember, ticket: Ticket) -> None:
    line = came(payer, **of_m1(ticket))
    typed = {"deposited_on": "2025-12-01", "cents": "1,800.00", "reference": "D1"}
    assert client.post(reverse("deposit_add"), typed).status_code == 302
    kept = Remittance.objects.get()
    address = reverse("deposit", args=[kept.pk])
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"line": str(line.pk)}).status_code == 302
    page = text_of(client.get(address))
    assert "$12" in page
    assert client.post(reverse("deposit_add"), typed).status_code == 422
    assert client.post(reverse("deposit_take_out", args=[kept.pk, line.pk])).status_code == 302
    line.refresh_from_db()
    assert line.remittance_id is None


CHART = {
    "parties": [
        {"name": "Northside", "pid": "1", "assigned_on": "2024-01-10"},
        {"name": "Eastgate", "assigned_on": "2020-01-01"},
    ],
    "rows": [["p1m1", None, None, [70, 30]], ["p2", 1, 11, [50, 50]]],
}


def agreed(ticket: Ticket, by: StaffMember) -> SplitAgreement:
    values = {"decided_by": DecidedBy.CHART, "ours": 0, "content": CHART}
    made = split_actions.draft(ticket, values, deed=Deed.of(by))
    for name in ("signed_on", "sent_on", "received_on"):
        split_actions.move(made, name, ON, deed=Deed.of(by))
    return made


def test_our_share_is_what_is_expected_and_the_rest_is_somebody_elses(
    payer: StaffMember, asked: PaymentRequest, ticket: Ticket
) -> None:
    agreed(ticket, payer)
    line = came(payer, 125_160, work_case="WC-1")
    asked.refresh_from_db()
    assert (line.state, line.judged, line.shares.get().percent) == (State.MATCHED, "share", 70)
    assert asked.paid_cents == 125_160
    row = next(one for one in three_ways_of([ticket])[ticket.pk] if one.claim == ClaimCode.P1M1)
    assert (row.owed, row.paid, row.difference, row.explained_by) == (125_160, 125_160, 0, Explained.SHARE)


def test_two_of_our_agreements_share_one_payment(
    payer: StaffMember, asked: PaymentRequest, ticket: Ticket
) -> None:
    agreed(ticket, payer)
    came(payer, 125_160, work_case="WC-1", provider="Northside")
    other = came(payer, 53_640)
    from milepost.payments.slots import Answer

    answer = Answer(ticket, ClaimCode.P1M1, None, month("2024-02"), "Northside Two")
    matching.match(other, answer, because="The share of our other agreement", deed=Deed.of(payer))
    assert (other.state, other.finding) == (State.UNMATCHED, Finding.SHARES_OVER), (
        "70 and 70 are more than the whole"
    )


def test_an_agreement_by_its_pages(client: Client, ticket: Ticket) -> None:
    first = text_of(client.get(reverse("split_new", args=[ticket.pk])))
    assert 'value="Northside"' in first
    typed = {
        "decided_by": "chart", "ours": "0", "party0_name": "Northside", "party1_name": "Eastgate",
        "row0_claim": "p1m1", "row0_share0": "75", "row0_share1": "25",
    }  # fmt: skip
    answer = client.post(reverse("split_new", args=[ticket.pk]), typed)
    assert answer.status_code == 422
    assert "multiples of 10 percent" in text_of(answer)
    good = {**typed, "row0_share0": "70", "row0_share1": "30"}
    assert client.post(reverse("split_new", args=[ticket.pk]), good).status_code == 302
    made = SplitAgreement.objects.get()
    file = client.get(reverse("split_file", args=[ticket.pk, made.pk]))
    assert file.content.startswith(b"%PDF")
    for _step in range(3):
        assert (
            client.post(reverse("split_move", args=[ticket.pk, made.pk]), {"on": "2025-12-01"}).status_code
            == 302
        )
    made.refresh_from_db()
    assert made.received_on == date(2025, 12, 1)
    assert "holds" in text_of(client.get(reverse("split", args=[ticket.pk])))
    assert (
        client.post(
            reverse("split_withdraw", args=[ticket.pk, made.pk]), {"why": "It was replaced"}
        ).status_code
        == 302
    )


def test_three_sides_of_a_ticketholder(
    client: Client, payer: StaffMember, asked: PaymentRequest, ticket: Ticket
) -> None:
    came(payer, work_case="WC-1")
    rows = {(one.claim, one.explained_by): one for one in ThreeWay.objects.filter(ticket=ticket)}
    assert rows[ClaimCode.P1M1, Explained.PAID].difference == 0
    assert rows[ClaimCode.P1M2, Explained.NOT_ASKED].difference == -M1
    kept = list(ThreeWay.objects.filter(ticket=ticket).values_list("claim", "owed", "paid"))
    now = [(one.claim, one.owed, one.paid) for one in three_ways_of([ticket])[ticket.pk]]
    assert sorted(kept) == sorted(now), "what is kept is what is known"
    assert client.get(reverse("payments_of", args=[ticket.pk])).status_code == 200
    page = text_of(client.get(f"{reverse('three_ways')}?year=2024"))
    assert "Nothing explains" in page
    assert client.get(reverse("three_ways_download", args=["xlsx"])).status_code == 200
    assert "P" in client.get(reverse("payments_download", args=["csv"])).getvalue().decode()


def test_the_pages_in_spanish(client: Client, payer: StaffMember, ticket: Ticket) -> None:
    line = came(payer, 12_300, ticket=ticket)
    client.cookies["django_language"] = "es"
    for route, parts in (
        ("payments", []),
        ("payment", [line.pk]),
        ("three_ways", []),
        ("payments_of", [ticket.pk]),
    ):
        answer = client.get(reverse(route, args=parts), headers={"accept-language": "es"})
        assert answer.status_code == 200
        assert 'lang="es"' in text_of(answer)


def test_lists_ask_the_database_a_number_of_times_that_does_not_grow(
    client: Client, payer: StaffMember, new_ticket: NewTicket
) -> None:
    counted: dict[str, list[int]] = {}
    for many in (2, 7):
        for number in range(many):
            came(payer, **of_m1(new_ticket(f"P{many}{number}", f"T-{many}-{number}")))
        for route in ("payments", "three_ways", "deposits", "recoveries"):
            client.get(reverse(route))
            with CaptureQueriesContext(connection) as asked:
                client.get(reverse(route))
            counted.setdefault(route, []).append(len(asked))
        tickets = list(Ticket.objects.select_related("organization"))
        with CaptureQueriesContext(connection) as asked:
            keep_three_ways(tickets)
        counted.setdefault("kept", []).append(len(asked))
    assert all(first == last for first, last in counted.values()), counted


def test_what_waits_stands_on_today(payer: StaffMember, asked: PaymentRequest, ticket: Ticket) -> None:
    first, second = came(payer, work_case="WC-1"), came(payer, work_case="WC-1", reference="2")
    came(payer, 777, ticket=ticket)
    came(payer, -333, ticket=ticket)
    values = {"cents": M1, "noticed_on": ON, "received_on": ON, "cause": "not_said", "denied_because": None}
    recovery_actions.notice(first, values, deed=Deed.of(payer))
    keep_things([ticket], TODAY)
    codes = set(Thing.objects.filter(ticket=ticket, subject="payments").values_list("code", flat=True))
    assert codes == {"money_paid_twice", "money_unmatched", "money_taken_unmatched", "recovery_noticed"}
    recording.withdraw(second, "A second entry", deed=Deed.of(payer))
    assert not Thing.objects.filter(ticket=ticket, code="money_paid_twice").exists()


def test_less_than_expected_stands_on_today_until_the_rest_comes(
    payer: StaffMember, asked: PaymentRequest, ticket: Ticket
) -> None:
    line = came(payer, 164_600, work_case="WC-1")
    from milepost.payments.slots import Answer

    matching.match(
        line, Answer(ticket, ClaimCode.P1M1, None, month("2024-02"), "Northside"), deed=Deed.of(payer)
    )
    assert Thing.objects.get(ticket=ticket, code="money_less").figures == {"off_cents": 14_200}
    matching.add_to(came(payer, 14_200, kind="adjustment"), line, deed=Deed.of(payer))
    assert not Thing.objects.filter(ticket=ticket, code="money_less").exists()


def test_a_payment_recorded_on_its_request_is_money(
    payer: StaffMember, asked: PaymentRequest, ticket: Ticket
) -> None:
    from milepost.requests import following_actions as following
    from milepost.requests.following_actions import Paid

    following.pay(asked, Paid(ON, M1, "ACH"), deed=Deed.of(payer))
    line = MoneyReceived.objects.get()
    assert (line.state, line.cents, line.request_id, line.judged) == (State.MATCHED, M1, asked.pk, "exact")
    following.follow(asked, "unpay", TODAY, note="A slip", deed=Deed.of(payer))
    line.refresh_from_db()
    assert line.state == State.WITHDRAWN
    assert came(payer, work_case="WC-1").state == State.MATCHED


def test_others_see_and_may_not_record(
    coordinator: StaffMember, signed_in: object, payer: StaffMember, ticket: Ticket
) -> None:
    line = came(payer, 100, ticket=ticket)
    reader = signed_in(coordinator)  # type: ignore[operator]
    assert reader.get(reverse("payment", args=[line.pk])).status_code == 200
    assert reader.get(reverse("payment_enter")).status_code == 403


def test_the_sum_of_an_organization_is_the_sum_of_its_ticketholders(
    payer: StaffMember, new_ticket: NewTicket, northside: Organization
) -> None:
    tickets = [new_ticket(f"P{number}", f"T-{number}") for number in range(3)]
    came(payer, **of_m1(tickets[0]))
    keep_three_ways(Ticket.objects.select_related("organization"))
    sums = sums_of(three_ways_visible_to(payer))
    rows = [row for some in three_ways_of(tickets).values() for row in some]
    assert (sums.owed, sums.paid) == (sum(one.owed for one in rows), M1)
    assert requests_of(tickets[0]).count() == 1


def test_what_stays_as_it_is_is_not_written_again(payer: StaffMember, new_ticket: NewTicket) -> None:
    tickets = [new_ticket(f"P{number}", f"T-{number}") for number in range(2)]
    keep_three_ways(tickets)
    before = set(ThreeWay.objects.values_list("pk", flat=True))
    assert before
    keep_three_ways(tickets)
    assert set(ThreeWay.objects.values_list("pk", flat=True)) == before
    came(payer, **of_m1(tickets[0]))
    left = before & set(ThreeWay.objects.values_list("pk", flat=True))
    assert left == set(ThreeWay.objects.filter(ticket=tickets[1]).values_list("pk", flat=True))
