"""Counselling: every move of the table, consents, how old a BPQY is, what waits, and what each counsellor delivered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from milepost.counselling import actions, meeting_actions
from milepost.counselling.choices import MoveCode, State
from milepost.counselling.holding import Counsellor
from milepost.counselling.models import Advice, Bpqy, Counsel, CounsellingSettings
from milepost.counselling.queries import counsellors_for, delivered
from milepost.counselling.states import MOVES, after
from milepost.desk.models import Thing
from milepost.documents.models import Document
from milepost.journal.actions import Deed
from milepost.organizations.models import Organization, StaffMember
from milepost.people.actions import add_consent
from milepost.people.models import Consent
from milepost.shares.models import Party
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.database]
GIVEN: dict[str, Any] = {"kind": "analysis", "on": TODAY, "incentives": ["trial_work", "medicare"], "words": "You may try work for nine months."}  # fmt: skip


@pytest.fixture
def counsel(people: tuple[Ticket, ...], deed: Deed) -> Counsel:
    return actions.ask(people[0], "ticketholder", "Will I lose Medicare?", TODAY, deed=deed)


def consents(ticket: Ticket, deed: Deed, count: int = 2, **more: Any) -> list[Consent]:
    given = {"form": "ssa_3288", "signed_on": TODAY, **more}
    return [add_consent(ticket.holder, given, deed=deed) for _each in range(count)]


def codes(ticket: Ticket) -> set[str]:
    return set(Thing.objects.filter(ticket=ticket, subject="counselling").values_list("code", flat=True))


def test_every_pair_of_move_and_state_is_in_the_table_or_refused() -> None:
    lawful = {(code, state) for code, ways in MOVES.items() for state in ways}
    for code in MoveCode:
        for state in State:
            assert (after(code, state) is not None) == ((code, state) in lawful)
    reached = {State.ASKED.value}
    while True:
        more = {goal for code in MoveCode for state in reached if (goal := after(code, state))} | reached
        if more == reached:
            break
        reached = more
    assert reached == set(State.values)


def test_from_the_request_to_the_end(counsel: Counsel, coordinator: StaffMember, deed: Deed) -> None:
    ticket = counsel.ticket
    assert codes(ticket) == {"counsel_asked"}
    with pytest.raises(ValidationError, match="open already"):
        actions.ask(ticket, "partner", "Again", TODAY, deed=deed)
    with pytest.raises(ValidationError, match="another state"):
        actions.give(counsel, GIVEN, None, deed=deed)
    actions.choose(counsel, Counsellor(coordinator), TODAY, deed=deed)
    assert codes(ticket) == {"counsel_begin"}
    with pytest.raises(ValidationError, match="on what it rests"):
        actions.give(counsel, GIVEN, None, deed=deed)
    actions.ask_records(counsel, consents(ticket, deed), TODAY, "mail", deed=deed)
    assert codes(ticket) == {"bpqy_awaited"}
    with pytest.raises(ValidationError, match="before it was asked for"):
        actions.receive(counsel, TODAY - timedelta(1), None, deed=deed)
    actions.receive(counsel, TODAY, None, deed=deed)
    assert codes(ticket) == {"advice_to_give"}
    advice = actions.give(counsel, GIVEN, None, deed=deed)
    assert advice.bpqy == Bpqy.objects.get()
    assert codes(ticket) == set()
    actions.withdraw_advice(advice, "typed twice", deed=deed)
    assert codes(ticket) == {"advice_to_give"}
    actions.give(counsel, GIVEN, None, deed=deed)
    meeting = meeting_actions.appoint(counsel, {"on": TODAY, "at": None, "way": "phone"}, deed=deed)
    follow = meeting_actions.follow(counsel, TODAY, "The trial work months", deed=deed)
    assert codes(ticket) == {"counsel_appointment", "counsel_follow_up"}
    held = {"came": "held", "minutes": 40, "note": "She understood"}
    meeting_actions.record(meeting, held, day=TODAY, deed=deed)
    with pytest.raises(ValidationError, match="recorded already"):
        meeting_actions.record(meeting, held, day=TODAY, deed=deed)
    meeting_actions.followed(follow, TODAY, "Two used", deed=deed)
    actions.refer(counsel, TODAY, deed=deed)
    actions.close(counsel, "done", "", TODAY, deed=deed)
    assert codes(ticket) == set()
    again = actions.ask(ticket, "partner", "A new job", TODAY, deed=deed)
    with pytest.raises(ValidationError, match="open already"):
        actions.open_again(counsel, "not done", deed=deed)
    actions.close(again, "mistake", "", TODAY, deed=deed)
    actions.open_again(counsel, "not done", deed=deed)
    assert codes(ticket) == {"counsel_asked"}


@pytest.mark.parametrize(
    ("more", "count", "holds"),
    [
        ({}, 2, True),
        ({}, 1, False),
        ({"ends_on": TODAY + timedelta(1)}, 2, True),
        ({"ends_on": TODAY}, 2, False),
        ({"signed_on": TODAY + timedelta(1)}, 2, False),
        ({"form": "ssa_8240"}, 2, False),
    ],
)
def test_which_consents_go_with_a_request(
    counsel: Counsel, coordinator: StaffMember, deed: Deed, more: dict[str, Any], count: int, holds: bool
) -> None:
    actions.choose(counsel, Counsellor(coordinator), TODAY, deed=deed)
    signed = consents(counsel.ticket, deed, count, **more)
    if holds:
        assert actions.ask_records(counsel, signed, TODAY, "fax", deed=deed).second_consent == signed[1]
    else:
        with pytest.raises(ValidationError):
            actions.ask_records(counsel, signed, TODAY, "fax", deed=deed)
        assert not Bpqy.objects.exists()


@pytest.mark.parametrize(
    ("recent_days", "code"), [(None, "advice_to_give"), (10, "advice_to_give"), (9, "bpqy_too_old")]
)
def test_how_recent_a_bpqy_must_be_is_asked_of_the_settings_alone(
    counsel: Counsel, coordinator: StaffMember, deed: Deed, recent_days: int | None, code: str
) -> None:
    """It came ten days ago: on the tenth day it is recent still."""
    CounsellingSettings.objects.create(organization=deed.organization, recent_days=recent_days)
    came = TODAY - timedelta(10)
    actions.choose(counsel, Counsellor(coordinator), came, deed=deed)
    signed = consents(counsel.ticket, deed, signed_on=came)
    actions.ask_records(counsel, signed, came, "mail", deed=deed)
    actions.receive(counsel, came, None, deed=deed)
    assert codes(counsel.ticket) == {code}


def test_who_may(counsel: Counsel, northside: Organization, harbor: Organization, paul: StaffMember, coordinator: StaffMember) -> None:  # fmt: skip
    Party.objects.create(organization=northside, name="Planner", kind="benefits_planner")
    Party.objects.create(organization=northside, name="Shop", kind="employer")
    names = [name for _key, name in counsellors_for(coordinator, counsel.ticket)]
    assert names[-1] == "Planner"
    assert "Paul Partner (Harbor House)" in names
    assert "Shop" not in names
    assert [name for _key, name in counsellors_for(paul, counsel.ticket)] == ["Paul Partner (Harbor House)"]
    reviewer = StaffMember.objects.enrol(
        email="r@n.example", name="Rita", organization=northside, role="reviewer", password=None
    )
    with pytest.raises(PermissionDenied):
        actions.refer(counsel, TODAY, deed=Deed.of(reviewer))


def test_what_each_counsellor_delivered(
    people: tuple[Ticket, ...],
    northside: Organization,
    coordinator: StaffMember,
    paul: StaffMember,
    deed: Deed,
) -> None:
    """Two of the planner (one withdrawn), one of the coordinator; days on both sides of the months that are asked for."""
    planner = Party.objects.create(organization=northside, name="Planner", kind="benefits_planner")
    days = {people[0]: date(2025, 11, 30), people[1]: date(2025, 12, 1), people[2]: date(2025, 12, 15)}
    for ticket, day in days.items():
        counsel = actions.ask(ticket, "ticketholder", "Why", day, deed=deed)
        who = Counsellor(coordinator) if ticket == people[2] else Counsellor(party=planner)
        actions.choose(counsel, who, day, deed=deed)
        advice = actions.give(
            counsel, {**GIVEN, "on": day, "without_because": "letters of SSA"}, None, deed=deed
        )
        again = actions.give(
            counsel, {**GIVEN, "on": day, "without_because": "letters of SSA"}, None, deed=deed
        )
        actions.withdraw_advice(again, "typed twice", deed=deed)
        meeting = meeting_actions.appoint(counsel, {"on": day, "at": None, "way": "phone"}, deed=deed)
        meeting_actions.record(meeting, {"came": "held", "minutes": 30, "note": ""}, day=TODAY, deed=deed)
        assert advice.counsellor == who.name
    payments = StaffMember.objects.enrol(
        email="p@n.example", name="Pia", organization=northside, role="payments", password=None
    )
    first, last = date(2025, 12, 1), date(2025, 12, 31)
    found = {one.name: (one.given, one.people, one.meetings, one.minutes, one.booked_lines) for one in delivered(payments, first, last)}  # fmt: skip
    assert found == {"Planner": (1, 1, 1, 30, 0), coordinator.name: (1, 1, 1, 30, None)}
    assert [one.given for one in delivered(payments, date(2025, 11, 1), last) if one.is_party] == [2]
    theirs = delivered(paul, date(2025, 1, 1), last)
    assert [(one.name, one.given, one.booked_cents) for one in theirs] == [("Planner", 1, None)]


def test_the_pages_from_asking_to_giving(
    people: tuple[Ticket, ...], paul: StaffMember, signed_in: Callable[[StaffMember], Client]
) -> None:
    """The partner's person does it all; what is wrong is said, and what was typed stays."""
    ticket, theirs = people[0], signed_in(paul)
    given: dict[str, Any] = {"on": str(TODAY), "asked_by": "ticketholder", "why": "Will I lose Medicare?"}
    assert theirs.post(reverse("counsel_ask", args=[ticket.pk]), given).status_code == 302
    counsel = Counsel.objects.get()
    one = [counsel.pk]
    who = {"on": str(TODAY), "counsellor": f"member:{paul.pk}"}
    assert theirs.post(reverse("counsel_choose", args=one), who).status_code == 302
    signed = consents(ticket, Deed.of(paul))
    asked = {"on": str(TODAY), "way": "mail", "first": signed[0].pk, "second": signed[0].pk}
    answer = theirs.post(reverse("counsel_ask_records", args=one), asked)
    assert (answer.status_code, "Chosen are 1" in answer.content.decode()) == (422, True)
    asked["second"] = signed[1].pk
    assert theirs.post(reverse("counsel_ask_records", args=one), asked).status_code == 302
    bad = {"on": str(TODAY), "file": SimpleUploadedFile("bpqy.pdf", b"MZ no paper")}
    assert theirs.post(reverse("counsel_receive", args=one), bad).status_code == 422
    good = {"on": str(TODAY), "file": SimpleUploadedFile("bpqy.pdf", b"%PDF-1.7 paper")}
    assert theirs.post(reverse("counsel_receive", args=one), good).status_code == 302
    assert Document.objects.get(kind="bpqy").ticket == ticket
    words = {**GIVEN, "on": str(TODAY)}
    answer = theirs.post(reverse("counsel_give", args=one), words)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "What a WIPA has written about somebody is not kept here" in page
    assert "You may try work for nine months." in page
    assert theirs.post(reverse("counsel_give", args=one), words | {"is_ours": "on"}).status_code == 302
    shown = theirs.get(reverse("counsel", args=one)).content.decode()
    assert "trial work period, Medicare goes on" in shown
    assert Advice.objects.get().words.open() == GIVEN["words"]
