"""The pages of hand-offs: the list, the moves, the link without an account, what waits on Today."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from milepost.desk.duties import duties_of
from milepost.handoffs import actions, network_actions
from milepost.handoffs.link_actions import MOST_TRIES, send_link
from milepost.handoffs.models import HandOff
from milepost.handoffs.queries import settings_of
from milepost.handoffs.waiting import waiting
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.notices.models import Link
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.handoffs import nine_months
from milepost.rulebook.months import Month, months_from
from milepost.tickets.models import Ticket, VocationalRehabilitationCase
from tests.handoffs.conftest import BORN, CLOSED, CONSUMER
from tests.handoffs.test_both_sides import assigned, nine_months_of_work, taken
from tests.website.conftest import TODAY

pytestmark = pytest.mark.django_db
SignedIn = Callable[[StaffMember], Client]
PROVED = {"month": BORN.month, "day": BORN.day, "year": BORN.year}


def move(hand_off: HandOff, step: str) -> str:
    return reverse("hand_off_move", args=[hand_off.pk, step])


def test_the_whole_way_over_the_pages(
    vera: StaffMember, coordinator: StaffMember, northside: Organization, signed_in: SignedIn
) -> None:
    counselor, network, holder = signed_in(vera), signed_in(coordinator), Client()
    sent = {**CONSUMER, "paid_by": "cost_reimbursement", "counselor": str(vera.pk)}
    made = counselor.post(reverse("hand_off_new"), sent)
    one = HandOff.objects.get()
    assert made.url == reverse("hand_off", args=[one.pk])  # type: ignore[attr-defined]
    twice = counselor.post(reverse("hand_off_new"), sent)
    assert twice.status_code == 422
    assert "on record already" in twice.content.decode()
    closed = {"closed_on": CLOSED, "closure": "employment_outcome", "version": one.version}
    assert counselor.post(move(one, "close"), closed).status_code == 302
    assert counselor.post(move(one, "close"), closed).status_code == 422, "closed already"
    one.refresh_from_db()
    given = {
        "list_given_on": CLOSED,
        "here": [str(northside.pk)],
        "others": "Elsewhere  Works\n\nElsewhere Works",
    }
    assert counselor.post(move(one, "inform"), {"list_given_on": CLOSED}).status_code == 422, (
        "a list names somebody"
    )
    assert counselor.post(move(one, "inform"), {**given, "version": one.version}).status_code == 302
    one.refresh_from_db()
    assert [named["name"] for named in one.listed] == ["Northside", "Elsewhere Works"]

    shown = counselor.post(reverse("hand_off_link", args=[one.pk])).content.decode()
    address = "/l/choose/" + shown.partition("/l/choose/")[2].partition("/")[0] + "/"
    assert "Consuelo" not in holder.get(address).content.decode(), "nothing before the birth date"
    assert holder.post(address, {**PROVED, "year": 1987}).status_code == 422
    assert holder.post(address, PROVED).status_code == 302
    page = holder.get(address)
    assert page["Content-Language"] == "es"
    assert "Elsewhere Works" in page.content.decode()
    stale = holder.post(address, {"place": "0", "shown": "another list"})
    assert stale.status_code == 422
    shown_digest = page.context["form"]["shown"].value()
    chosen = holder.post(address, {"place": "0", "shown": shown_digest}, follow=True)
    assert "Northside" in chosen.content.decode()
    assert holder.get(address).status_code == 404, "used once"
    one.refresh_from_db()
    assert (one.chosen, one.chosen_by, one.network) == ("Northside", "link", northside)

    duty = next(duty for duty in duties_of(coordinator, TODAY) if "has chosen you" in duty.what)
    assert duty.on == CLOSED + timedelta(days=89)
    assert "Consuelo Ruiz" in network.get(duty.address).content.decode()
    assert network.post(move(one, "take"), {"version": one.version}).status_code == 422, "which program?"
    assert network.post(move(one, "take"), {"program": "ssdi", "version": one.version}).status_code == 302
    one.refresh_from_db()
    assert one.network_ticket is not None
    case = VocationalRehabilitationCase.objects.get(ticket=one.network_ticket)
    assert (case.agency, case.closed_on, case.closure) == ("State VR", CLOSED, "employment_outcome")
    assert not any("has chosen you" in duty.what for duty in duties_of(coordinator, TODAY))
    told = set(Entry.objects.filter(subject="handoffs.handoff").values_list("organization__name", "action"))
    assert ("Northside", "hand-off taken over") in told
    assert ("State VR", "network chosen") in told
    assert ("Northside", "network chosen") not in told


def test_a_link_ends_after_a_few_wrong_birth_dates(listed: HandOff, vera: StaffMember) -> None:
    token, holder = send_link(listed, day=TODAY, deed=Deed.of(vera)), Client()
    address = reverse("hand_off_choice", args=[token])
    for _ in range(MOST_TRIES):
        answer = holder.post(address, {**PROVED, "year": 1987})
    assert answer.status_code == 404
    assert holder.post(address, PROVED).status_code == 404
    assert Link.objects.get(purpose="choose").ended_at is not None


def test_the_list_is_searched_sorted_filtered_and_says_why_it_is_empty(
    vera: StaffMember, coordinator: StaffMember, agency: Organization, signed_in: SignedIn
) -> None:
    client, page = signed_in(vera), reverse("hand_offs")
    assert "No case is being handed on yet" in client.get(page).content.decode()
    assert "Nobody is on the way yet" in signed_in(coordinator).get(page).content.decode()
    for place, name in enumerate(("Ana Uno", "Berta Dos", "Carla Tres")):
        closed_on = TODAY - timedelta(days=80 + 10 * place) if place else None
        given = {**CONSUMER, "name": name, "counselor": None, "closed_on": closed_on}
        actions.begin_for_somebody_new(given, TODAY, deed=Deed.of(vera))
    names = ("Ana Uno", "Berta Dos", "Carla Tres")

    def found(query: str) -> list[str]:
        text = client.get(page + query).content.decode()
        return sorted((name for name in names if name in text), key=text.index)

    assert found("?sort=-who") == ["Carla Tres", "Berta Dos", "Ana Uno"]
    assert found("?stage=open") == ["Ana Uno"]
    assert found("?days=running") == found("?days=soon") == []
    assert found("?days=over") == ["Carla Tres", "Berta Dos"]
    searched = client.post(page, {"q": "berta"}, follow=True).content.decode()
    assert "Berta Dos" in searched
    assert "Ana Uno" not in searched
    assert "Nothing matches" in client.get(page + "?stage=assigned").content.decode()
    rows = client.get(reverse("hand_offs_download", args=["csv"]) + "?stage=open")
    text = b"".join(rows).decode("utf-8-sig")
    assert text.count("Uno") == 1
    assert "Dos" not in text


def test_an_en_whose_agency_works_elsewhere_keeps_the_case_itself(
    coordinator: StaffMember, northside: Organization, signed_in: SignedIn
) -> None:
    client = signed_in(coordinator)
    ticket = Ticket.objects.filter(organization=northside, assignment=None).first() or Ticket.objects.create(
        organization=northside, reference="NEW-1", program="ssdi"
    )
    VocationalRehabilitationCase.objects.filter(ticket=ticket).delete()
    assert "Begin the hand-off" in client.get(reverse("hand_offs_of", args=[ticket.pk])).content.decode()
    sent = {"agency": "Far VR", "opened_on": date(2024, 1, 8), "closed_on": CLOSED, "closure": "other"}
    assert client.post(reverse("hand_off_begin", args=[ticket.pk]), sent).status_code == 302
    one = HandOff.objects.get()
    assert (one.network, one.network_ticket, one.stage) == (northside, ticket, "closed")
    assert client.get(reverse("hand_offs_of", args=[ticket.pk])).url == reverse("hand_off", args=[one.pk])  # type: ignore[attr-defined]
    assert client.post(reverse("hand_off_begin", args=[ticket.pk]), sent).status_code == 422, "once"
    for step in ("case", "close", "inform", "choose", "payment", "claim", "agreement", "tell", "take"):
        assert client.get(move(one, step)).status_code == 200, step
    assert client.get(move(one, "nothing")).status_code == 404
    settings = {"link_days": 7, "ahead_days": 30, "agency_is_told": "yes"}
    assert client.post(reverse("hand_off_settings"), settings).status_code == 302
    assert settings_of(northside).agency_is_told is True


def test_what_waits_is_told_to_the_side_that_can_do_it(
    chosen: HandOff, vera: StaffMember, coordinator: StaffMember, django_assert_num_queries: object
) -> None:
    hand_off = taken(chosen, coordinator)
    ticket = assigned(hand_off, coordinator)
    agencys = Ticket.objects.get(pk=chosen.ticket_id)
    nine_months_of_work(ticket, "2025-01")
    hand_off = HandOff.objects.get(pk=chosen.pk)
    assert list(waiting([ticket], TODAY)) == [], "nobody knows whether the agreement asks for a notice"
    network_actions.say_what_is_agreed(
        hand_off, is_told=True, version=hand_off.version, deed=Deed.of(coordinator)
    )
    assert [one.code for one in waiting([ticket], TODAY)] == ["hand_off_tell"]
    assert list(waiting([agencys], TODAY)) == []
    hand_off.refresh_from_db()
    nine = nine_months(months_from(Month.parse("2025-01"), 9))
    network_actions.tell_of_nine(
        hand_off, nine, TODAY, gaps_excused=False, version=hand_off.version, deed=Deed.of(coordinator)
    )
    assert list(waiting([ticket], TODAY)) == []
    last = date(2026, 9, 30)
    for day, codes in (
        (date(2026, 7, 31), []),
        (date(2026, 8, 1), ["hand_off_claim"]),
        (last, ["hand_off_claim"]),
    ):
        assert [one.code for one in waiting([agencys], day)] == codes
    assert list(waiting([agencys], last + timedelta(days=1))) == []
    other = Ticket.objects.filter(organization=ticket.organization).exclude(pk=ticket.pk)[0]
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert list(waiting([other], TODAY)) == []
