"""Who sees what of a hand-off, and when; what passes from one side to the other."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.urls import reverse

from milepost.claims.stored_facts import facts_of as ticket_facts
from milepost.claims.stored_facts import keep_facts
from milepost.earnings.models import MonthOfWork
from milepost.handoffs import actions, network_actions
from milepost.handoffs.models import HandOff
from milepost.handoffs.policies import KEEPERS, NETWORKS, check_may_move
from milepost.handoffs.queries import case_differs, hand_offs_visible_to, nine_for, timeline_for
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.scope import Scope, within
from milepost.rulebook.claims import decide
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import Closure, PaidBy
from milepost.rulebook.handoffs import StepCode
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month
from milepost.schemes import actions as scheme_actions
from milepost.schemes import record_actions
from milepost.schemes.models import BoughtService, GivenNotice, SchemeInvoice
from milepost.schemes.packaged import packaged
from milepost.tickets.assignment_actions import assign, change_vr_case
from milepost.tickets.models import Ticket, VocationalRehabilitationCase
from tests.handoffs.conftest import CLOSED, CONSUMER
from tests.website.conftest import PASSWORD, TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SignedIn = Callable[[StaffMember], Client]


def seen_by(member: StaffMember) -> set[object]:
    """As the pages ask, behind the database's own wall too."""
    with within(Scope.of(member)):
        return set(hand_offs_visible_to(member).values_list("pk", flat=True))


def taken(hand_off: HandOff, by: StaffMember) -> HandOff:
    network_actions.take_over(
        hand_off, None, {"program": "ssdi"}, TODAY, version=hand_off.version, deed=Deed.of(by)
    )
    return HandOff.objects.get(pk=hand_off.pk)


def assigned(hand_off: HandOff, by: StaffMember, on: date = date(2025, 12, 1)) -> Ticket:
    assert hand_off.network_ticket_id is not None
    ticket = Ticket.objects.get(pk=hand_off.network_ticket_id)
    given = {
        "provider": "Northside",
        "kind": "en",
        "system": "milestone_outcome",
        "assigned_on": on,
        "plan_signed_on": on,
    }
    assign(ticket, given, deed=Deed.of(by))
    return ticket


def test_nobody_sees_a_case_but_its_keeper_until_the_network_is_chosen(
    listed: HandOff, vera: StaffMember, victor: StaffMember, coordinator: StaffMember, outsider: StaffMember,
) -> None:  # fmt: skip
    assert seen_by(vera) == {listed.pk}
    assert seen_by(victor) == set(), "another counselor is named"
    assert seen_by(coordinator) == seen_by(outsider) == set()
    named = listed.listed[0]
    actions.choose(listed, "Northside", named["key"], TODAY, HandOff.Way.TOLD, deed=Deed.of(vera))
    assert seen_by(coordinator) == seen_by(vera) == {listed.pk}
    assert seen_by(outsider) == seen_by(victor) == set()
    fresh = HandOff.objects.get(pk=listed.pk)
    taken(fresh, coordinator)
    actions.choose(fresh, "Elsewhere Works", "", TODAY, HandOff.Way.TOLD, deed=Deed.of(vera))
    assert seen_by(coordinator) == set(), "they changed their mind"


def test_a_counselor_is_named_or_every_one_of_the_agency_sees_it(
    listed: HandOff, victor: StaffMember
) -> None:
    HandOff.objects.filter(pk=listed.pk).update(counselor=None)
    assert seen_by(victor) == {listed.pk}


def test_a_partners_staff_see_those_whom_the_partner_serves(
    chosen: HandOff, coordinator: StaffMember, northside: Organization
) -> None:
    harbor = Organization.objects.create(name="Harbor", kind="partner", partner_of=northside)
    paul = StaffMember.objects.enrol(
        email="paul@harbor.example",
        name="Paul",
        organization=harbor,
        role="partner_coordinator",
        password=PASSWORD,
    )
    assert seen_by(paul) == set()
    mine = taken(chosen, coordinator)
    assert seen_by(paul) == set()
    assert mine.network_ticket_id is not None
    Ticket.objects.filter(pk=mine.network_ticket_id).update(partner=harbor)
    assert seen_by(paul) == {chosen.pk}


def test_the_database_shows_a_hand_off_to_its_two_sides_alone(
    chosen: HandOff, agency: Organization, northside: Organization, outsider: StaffMember
) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security; one machine uses it alone")
    for owner, many in ((agency, 1), (northside, 1), (outsider.owner, 0)):
        with within(Scope(str(owner.pk))):
            assert HandOff.objects.count() == many
            assert Ticket.objects.filter(pk=chosen.ticket_id).count() == (owner == agency)


def test_each_side_does_its_own_moves(
    chosen: HandOff, vera: StaffMember, coordinator: StaffMember, outsider: StaffMember
) -> None:
    for move in KEEPERS:
        check_may_move(vera, chosen, move)
        with pytest.raises(PermissionDenied, match="kept by State VR"):
            check_may_move(coordinator, chosen, move)
    for move in NETWORKS:
        check_may_move(coordinator, chosen, move)
        with pytest.raises(PermissionDenied, match="that was chosen"):
            check_may_move(vera, chosen, move)


def test_both_see_the_same_timeline_and_the_first_claim_is_right(
    chosen: HandOff, vera: StaffMember, coordinator: StaffMember, signed_in: SignedIn
) -> None:
    hand_off = taken(chosen, coordinator)
    ticket = assigned(hand_off, coordinator)
    for month in ("2025-12", "2026-01"):
        MonthOfWork.objects.create(
            organization=ticket.organization, ticket=ticket, month=Month.parse(month), earned=200_000, paid=200_000,
            cash="paid", evidence="primary",
        )  # fmt: skip
    answer = decide(ticket_facts([ticket])[ticket.pk], Law.packaged(), as_of=date(2026, 2, 15))
    assert {one.status for one in answer.claims if one.claim.value.startswith("p1")} <= {Status.BARRED}
    assert answer.left.p1 == 0
    first = next(one for one in answer.claims if one.claim.value == "p2")
    assert first.month == Month.parse("2026-01"), "the month after the assignment, and not December"
    hand_off.refresh_from_db()
    assert (hand_off.stage, hand_off.assigned_on) == ("assigned", date(2025, 12, 1))
    ours, theirs = (timeline_for(hand_off, member, TODAY) for member in (coordinator, vera))
    assert ours == theirs
    assert [one.phase_1 for one in ours.payable] == [False, False]
    assert ours.payable[0].first_month == Month.parse("2026-01")
    for member in (coordinator, vera):
        page = signed_in(member).get(reverse("hand_off", args=[hand_off.pk])).content.decode()
        assert "on day 29 of 90" in page
        assert "Phase 1 is gone" in page


def test_the_agency_reads_nothing_else_of_the_network(
    chosen: HandOff, vera: StaffMember, coordinator: StaffMember, signed_in: SignedIn
) -> None:
    ticket = assigned(taken(chosen, coordinator), coordinator)
    client = signed_in(vera)
    assert client.get("/").url == reverse("hand_offs")  # type: ignore[attr-defined]
    for route in (
        "ticketholders_one",
        "assignments",
        "earnings",
        "schemes_of",
        "person",
        "documents",
        "hand_offs_of",
    ):
        assert client.get(reverse(route, args=[ticket.pk])).status_code in {403, 404}, route
        assert client.get(reverse(route, args=[chosen.ticket_id])).status_code == 403, (
            "not of the agency's either"
        )
    page = client.get(reverse("hand_off", args=[chosen.pk])).content.decode()
    assert ticket.reference not in page


def nine_months_of_work(ticket: Ticket, first: str, *gaps: int) -> None:
    for place in range(9 + len(gaps)):
        earned = 0 if place in gaps else 180_000
        MonthOfWork.objects.create(
            organization=ticket.organization, ticket=ticket, month=Month.parse(first) + place, earned=earned, paid=earned,
            cash="paid", evidence="primary",
        )  # fmt: skip


def test_the_agency_hears_of_nine_months_when_it_is_told_and_of_no_earnings(
    chosen: HandOff, vera: StaffMember, coordinator: StaffMember, signed_in: SignedIn
) -> None:
    hand_off = taken(chosen, coordinator)
    ticket = assigned(hand_off, coordinator)
    nine_months_of_work(ticket, "2025-01", 4, 6)
    nine = nine_for(hand_off, coordinator, TODAY)
    assert nine is not None
    assert not nine.is_certain
    assert nine_for(hand_off, vera, TODAY) is None
    address = reverse("hand_off", args=[hand_off.pk])
    assert "complete with November 2025" not in signed_in(vera).get(address).content.decode()
    hand_off.refresh_from_db()
    deed = Deed.of(coordinator)
    with pytest.raises(ValidationError, match="Between the nine months"):
        network_actions.tell_of_nine(
            hand_off, nine, TODAY, gaps_excused=False, version=hand_off.version, deed=deed
        )
    network_actions.tell_of_nine(
        hand_off, nine, TODAY, gaps_excused=True, version=hand_off.version, deed=deed
    )
    client = signed_in(vera)
    page = client.get(address).content.decode()
    assert "complete with November 2025" in page
    assert "30 November 2026" in page, "twelve months to claim"
    assert "1,800" not in page
    notice = client.get(reverse("hand_off_notice", args=[hand_off.pk])).content.decode()
    assert "30 November 2026" in notice
    assert "1,800" not in notice
    assert "Notice of nine months at SGA" in client.get(reverse("hand_off_papers")).content.decode()


def test_what_is_kept_of_schemes_comes_to_the_counselor_with_its_days(
    chosen: HandOff, vera: StaffMember, coordinator: StaffMember, signed_in: SignedIn
) -> None:
    hand_off, deed = taken(chosen, coordinator), Deed.of(coordinator)
    ticket = assigned(hand_off, coordinator)
    texas = scheme_actions.draft(packaged()["texas-dars-5-13"].scheme, deed=deed)
    scheme_actions.put_in_force(texas, date(2010, 1, 1), None, deed=deed)
    of = {"scheme_id": texas.scheme_id, "payment": 1}
    record_actions.add(
        GivenNotice,
        ticket,
        {**of, "given_on": date(2025, 12, 2), "expected_on": date(2026, 1, 31)},
        deed=deed,
    )
    record_actions.add(
        BoughtService, ticket, {"code": "job_placement", "provider": "Northside", "number": "SA-9"}, deed=deed
    )
    invoice = record_actions.add(SchemeInvoice, ticket, {**of, "authorization": "PO-9"}, deed=deed)
    page = reverse("hand_off_papers")
    shown = signed_in(vera).get(page).content.decode()
    assert "expected on" in shown
    assert "SA-9" in shown
    assert "PO-9" not in shown, "what is only prepared is nobody else's business"
    record_actions.correct(invoice, {"state": "returned"}, invoice.version, deed=deed)
    returned = signed_in(vera).get(page + "?kind=returned").content.decode()
    assert "Returned for documents" in returned
    assert "PO-9" in returned
    assert "SA-9" not in returned
    invoice.refresh_from_db()
    paid = {"state": "paid", "paid_on": date(2025, 12, 12), "cents": 45_000}
    record_actions.correct(invoice, paid, invoice.version, deed=deed)
    shown = signed_in(vera).get(page).content.decode()
    assert "$450" in shown
    assert "Returned for documents</td>" not in shown


def test_a_correction_of_the_agency_is_seen_and_taken_by_the_network(
    chosen: HandOff, vera: StaffMember, coordinator: StaffMember, signed_in: SignedIn
) -> None:
    hand_off = taken(chosen, coordinator)
    assert not case_differs(hand_off)
    given = {"opened_on": CONSUMER["opened_on"], "closed_on": CLOSED, "closure": Closure.OTHER}
    deed = Deed.of(vera, "The job had ended before the closure.")
    actions.correct_case(hand_off, given, version=hand_off.version, deed=deed)
    hand_off.refresh_from_db()
    assert hand_off.closure == Closure.OTHER
    assert case_differs(hand_off)
    client = signed_in(coordinator)
    assert "otherwise than the facts" in client.get(reverse("hand_off", args=[hand_off.pk])).content.decode()
    client.post(reverse("hand_off_case_again", args=[hand_off.pk]), {"version": hand_off.version})
    assert not case_differs(hand_off)
    case = VocationalRehabilitationCase.objects.get(ticket=hand_off.network_ticket_id)
    assert case.closure == Closure.OTHER


def test_accepted_for_the_wrong_person_it_waits_to_be_accepted_again(
    chosen: HandOff, vera: StaffMember, coordinator: StaffMember
) -> None:
    hand_off = taken(chosen, coordinator)
    deed = Deed.of(coordinator, "It is another person of this name.")
    network_actions.release(hand_off, version=hand_off.version, deed=deed)
    fresh = HandOff.objects.get(pk=chosen.pk)
    assert (fresh.network_ticket_id, fresh.network_told) == (None, {})
    again = taken(fresh, coordinator)
    assert again.network_ticket_id not in {None, hand_off.network_ticket_id}
    with pytest.raises(PermissionDenied):
        check_may_move(vera, again, "release")


def test_an_upload_that_writes_the_facts_anew_loses_nothing(
    chosen: HandOff, coordinator: StaffMember, northside: Organization
) -> None:
    hand_off = taken(chosen, coordinator)
    ticket = assigned(hand_off, coordinator)
    known = ticket_facts([ticket])[ticket.pk]
    later = tuple(replace(one, assigned_on=date(2025, 12, 5)) for one in known.assignments)
    keep_facts(northside, [replace(known, assignments=later)])
    from milepost.tickets.touched import touch

    touch(ticket)
    hand_off.refresh_from_db()
    assert hand_off.assigned_on == date(2025, 12, 5)
    assert not case_differs(hand_off)


def test_the_keepers_own_page_of_the_case_and_the_hand_off_are_one(
    open_case: HandOff, vera: StaffMember
) -> None:
    case = VocationalRehabilitationCase.objects.get(ticket=open_case.ticket_id)
    change_vr_case(
        case, {"closed_on": CLOSED, "closure": Closure.OTHER}, version=case.version, deed=Deed.of(vera)
    )
    open_case.refresh_from_db()
    assert (open_case.stage, open_case.closed_on, open_case.last_day) == ("closed", CLOSED, date(2026, 1, 31))
    assert timeline_for(open_case, vera, TODAY).step(StepCode.CLOSED).on == CLOSED


def test_moves_go_in_order_and_payment_never_back(open_case: HandOff, vera: StaffMember) -> None:
    deed = Deed.of(vera)
    with pytest.raises(ValidationError, match="case is open"):
        actions.give_list(open_case, TODAY, [{"name": "A", "key": ""}], version=open_case.version, deed=deed)
    with pytest.raises(ValidationError, match="ended on 29 June 2024"):
        actions.change_payment(
            open_case, PaidBy.EN_PAYMENT, TODAY, is_settled=True, version=open_case.version, deed=deed
        )
    actions.change_payment(
        open_case,
        PaidBy.EN_PAYMENT,
        date(2024, 6, 29),
        is_settled=False,
        version=open_case.version,
        deed=deed,
    )
    fresh = HandOff.objects.get(pk=open_case.pk)
    assert (fresh.paid_by, fresh.version) == (PaidBy.EN_PAYMENT, open_case.version + 1)
    with pytest.raises(ValidationError, match="no way back"):
        actions.change_payment(
            fresh, PaidBy.COST_REIMBURSEMENT, TODAY, is_settled=True, version=fresh.version, deed=deed
        )
    with pytest.raises(ValidationError, match="Somebody else"):
        actions.close_case(fresh, TODAY, Closure.OTHER, version=open_case.version, deed=deed)
