"""What waits: gathered, ordered, counted, put off, given, and forgotten when it is done."""

from __future__ import annotations

import csv
import io
import random
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from milepost.claims.deciding import decide_anew
from milepost.claims.models import DecidedClaim, DecidedTicket, RecordedPayment, Tally
from milepost.claims.queries import (
    about_to_be_lost,
    claims_visible_to,
    tallied_by_status,
    tallied_losses,
    total,
    totals_by_status,
)
from milepost.claims.tallies import total_of
from milepost.desk.actions import bring_back, give, put_off
from milepost.desk.gathering import _step_back, keep_things, subjects
from milepost.desk.models import Arrangement, Thing
from milepost.desk.queries import Whose, count_of_things, standing_of, waiting_for
from milepost.desk.words import row_of
from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from milepost.tickets.models import Ticket
from milepost.tickets.touched import touch, touched
from tests.website.conftest import TODAY, administrator, enrolled, northside, signed_in

__all__ = ["administrator", "northside", "signed_in"]
pytestmark = pytest.mark.django_db
SignedIn = Callable[[StaffMember], Client]
DAY = timedelta(days=1)


def shown(member: StaffMember, whose: Whose = Whose.ALL) -> list[Thing]:
    return list(waiting_for(member, whose))


def lived_on(organization: Organization, day: date) -> None:
    organization.demonstration_day = day
    organization.save()
    decide_anew(organization)


def test_every_claim_that_waits_for_somebody_is_told_once(
    northside: Organization, administrator: StaffMember
) -> None:
    told = Counter(
        (one.ticket_id, one.parts["claim"]) for one in shown(administrator) if one.subject == "claims"
    )
    payable = DecidedClaim.objects.filter(organization=northside, status="payable", claim_from__lte=TODAY)
    assert {(one.ticket_id, one.key) for one in payable} <= set(told)
    assert set(told.values()) == {1}
    for claim in payable:
        thing = Thing.objects.get(ticket=claim.ticket_id, code="claim_payable", parts__claim=claim.key)
        assert thing.dollars == claim.amount
        assert claim.claim_by is not None
        assert thing.lost_on == claim.claim_by + DAY
        assert thing.last_day == claim.claim_by


def test_no_two_subjects_use_one_code() -> None:
    codes = Counter(code for module in subjects().values() for code in module.WORDS)
    assert {code for code, times in codes.items() if times > 1} == set()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_thing_is_said_with_its_figures_and_leads_somewhere(
    administrator: StaffMember, signed_in: SignedIn, language: str
) -> None:
    from django.utils import translation

    client = signed_in(administrator)
    with translation.override(language):
        rows = [row_of(one, TODAY) for one in shown(administrator)]
    assert len(rows) > 20
    for row in rows:
        assert "…" not in row.what
        assert "%(" not in row.what + row.note
        assert row.badge.text
    for address in {row.address for row in rows[:20]}:
        assert client.get(address, headers={"accept-language": language}).status_code == 200


def test_the_most_urgent_stand_first(administrator: StaffMember, signed_in: SignedIn) -> None:
    things = shown(administrator)
    assert [one.rank for one in things] == sorted(one.rank for one in things)
    on_page = [row.thing.pk for row in signed_in(administrator).get(reverse("today")).context["rows"]]
    assert on_page == [one.pk for one in things[: len(on_page)]]


def test_what_is_done_waits_no_more_and_what_still_waits_keeps_its_id(
    northside: Organization, administrator: StaffMember
) -> None:
    claim = DecidedClaim.objects.filter(organization=northside, status="payable", claim="p1m1")[0]
    before = {one.key: one.pk for one in Thing.objects.filter(ticket=claim.ticket)}
    RecordedPayment.objects.create(
        organization=northside, ticket=claim.ticket, claim="p1m1", month=claim.month, status="paid", amount=claim.amount,
        decided_on=TODAY,
    )  # fmt: skip
    touch(claim.ticket)
    after = {one.key: one.pk for one in Thing.objects.filter(ticket=claim.ticket)}
    gone = Thing.objects.filter(ticket=claim.ticket, code="claim_payable", parts__claim=claim.key)
    assert not gone.exists()
    assert after.items() <= before.items()
    assert len(after) < len(before)


def test_whoever_keeps_things_listens_last() -> None:
    """Things are told from what others keep, so they are gathered when those have kept it."""
    names = [str(receiver[0][0]) for receiver in touched.receivers]
    assert names[-1] == "desk gathers again"
    assert "claims decide again" in names[:-1]


def test_another_day_brings_another_order(northside: Organization, administrator: StaffMember) -> None:
    thing = next(
        one for one in shown(administrator) if one.code == "claim_payable" and one.pressing_on is None
    )
    assert thing.lost_on is not None
    assert thing.pressing_on is None
    lived_on(northside, thing.lost_on - DAY)
    again = Thing.objects.get(pk=thing.pk)
    assert again.pressing_on == again.last_day == thing.lost_on - DAY
    assert again.rank < thing.rank
    lived_on(northside, thing.lost_on)
    assert not Thing.objects.filter(pk=thing.pk).exists(), "it is lost, and waits no more"


def test_not_now_until_its_day(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client, thing = signed_in(administrator), shown(administrator)[0]
    count = count_of_things(administrator, Whose.ALL)
    until = TODAY + 3 * DAY
    answer = client.post(
        reverse("thing_not_now", args=[thing.pk]), {"until": until, "why": "on holiday"}, follow=True
    )
    assert "It is put off" in answer.text
    assert thing.pk not in {one.pk for one in shown(administrator)}
    assert count_of_things(administrator, Whose.ALL) == count - 1
    aside = client.get(reverse("things"), {"by": "aside"}).text
    assert "on holiday" in aside
    entry = Entry.objects.get(action="put off")
    assert (entry.why, entry.figures["until"], entry.subject_id) == (
        "on holiday",
        str(until),
        str(thing.ticket_id),
    )
    touch(thing.ticket)
    assert Thing.objects.get(pk=thing.pk).is_aside, "what else is changed does not bring it back"
    lived_on(northside, until - DAY)
    assert Thing.objects.get(pk=thing.pk).is_aside
    lived_on(northside, until)
    assert not Thing.objects.get(pk=thing.pk).is_aside
    assert Arrangement.objects.get().why.open() == "on holiday", "that it was put off stays on record"


def test_not_now_is_undone(administrator: StaffMember, signed_in: SignedIn) -> None:
    client, thing = signed_in(administrator), shown(administrator)[0]
    client.post(reverse("thing_not_now", args=[thing.pk]), {"until": TODAY + DAY, "why": "x"})
    client.post(reverse("thing_back", args=[thing.pk]))
    assert shown(administrator)[0].pk == thing.pk
    assert Entry.objects.filter(action="brought back").count() == 1
    client.post(reverse("thing_back", args=[thing.pk]))
    assert Entry.objects.filter(action="brought back").count() == 1, "sent twice it is undone once"


@pytest.mark.parametrize("until", [TODAY, TODAY - DAY, TODAY + 367 * DAY, "9999-12-31", "", "2025-02-29"])
def test_not_now_is_a_day_ahead_within_a_year(
    administrator: StaffMember, signed_in: SignedIn, until: object
) -> None:
    thing = shown(administrator)[0]
    answer = signed_in(administrator).post(
        reverse("thing_not_now", args=[thing.pk]), {"until": until, "why": "x"}
    )
    assert answer.status_code == 422
    assert 'value="x"' in answer.text, "nothing that was typed is lost"
    assert not Arrangement.objects.exists()


def test_nothing_is_put_off_past_the_day_on_which_it_is_lost(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    thing = next(one for one in shown(administrator) if one.lost_on)
    assert thing.lost_on is not None
    lived_on(northside, thing.lost_on - 5 * DAY)
    address = reverse("thing_not_now", args=[thing.pk])
    client = signed_in(administrator)
    assert "By then it is lost" in client.post(address, {"until": thing.lost_on, "why": "x"}).text
    assert client.post(address, {"until": thing.lost_on - DAY, "why": "x"}).status_code == 302


def test_an_action_refuses_what_a_form_would(administrator: StaffMember) -> None:
    with pytest.raises(ValidationError):
        put_off(shown(administrator)[0], TODAY, "x", day=TODAY, deed=Deed.of(administrator))


def test_a_thing_is_given_and_taken_back(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    omar = enrolled(northside, "coordinator")
    thing = shown(administrator)[0]
    Ticket.objects.filter(pk=thing.ticket_id).update(coordinator=administrator)
    touch(Ticket.objects.get(pk=thing.ticket_id))
    assert thing.pk in {one.pk for one in shown(administrator, Whose.MINE)}
    answer = signed_in(administrator).post(
        reverse("thing_give", args=[thing.pk]), {"to": str(omar.pk), "why": ""}
    )
    assert answer.status_code == 302
    assert thing.pk in {one.pk for one in shown(omar, Whose.MINE)}
    assert thing.pk not in {one.pk for one in shown(administrator, Whose.MINE)}
    assert bring_back(thing, Arrangement.Kind.GIVEN, deed=Deed.of(administrator))
    assert thing.pk in {one.pk for one in shown(administrator, Whose.MINE)}


def test_it_is_given_to_nobody_who_may_not_see_it(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    partner = Organization.objects.create(name="Harbor", kind="partner", partner_of=northside)
    stranger = enrolled(Organization.objects.create(name="Elsewhere"), "coordinator")
    paul = StaffMember.objects.enrol(
        email="paul@harbor.example",
        name="Paul",
        organization=partner,
        role="partner_coordinator",
        password=None,
    )
    reviewer, thing = enrolled(northside, "reviewer"), shown(administrator)[0]
    client = signed_in(administrator)
    for to in (stranger, paul, reviewer):
        assert client.post(reverse("thing_give", args=[thing.pk]), {"to": str(to.pk)}).status_code == 422
    Ticket.objects.filter(pk=thing.ticket_id).update(partner=partner)
    touch(Ticket.objects.get(pk=thing.ticket_id))
    assert client.post(reverse("thing_give", args=[thing.pk]), {"to": str(paul.pk)}).status_code == 302
    assert [one.pk for one in shown(paul, Whose.MINE)] == [thing.pk]


def test_a_partner_sees_and_counts_its_own_things_alone(northside: Organization, signed_in: SignedIn) -> None:
    partner = Organization.objects.create(name="Harbor", kind="partner", partner_of=northside)
    served = list(Ticket.objects.filter(organization=northside).order_by("reference")[:10])
    for ticket in served:
        ticket.partner = partner
        ticket.save()
    touch(*served)
    paul = StaffMember.objects.enrol(
        email="paul@harbor.example",
        name="Paul P",
        organization=partner,
        role="partner_coordinator",
        password=None,
    )
    own = shown(paul, Whose.PARTNERS)
    assert own
    assert {one.ticket_id for one in own} <= {one.pk for one in served}
    answer = signed_in(paul).get(reverse("today"))
    standing = answer.context["standing"]
    assert standing.things == len(own) == count_of_things(paul, Whose.PARTNERS)
    assert standing.by_status == totals_by_status(DecidedClaim.objects.filter(ticket__in=served))
    others = Ticket.objects.filter(organization=northside).exclude(pk__in=[one.pk for one in served])
    assert not any(ticket.holder.name in answer.text for ticket in others if ticket.holder.name not in
                   {one.holder.name for one in served})  # fmt: skip
    assert signed_in(paul).get(reverse("today"), {"of": "all"}).context["standing"].things == len(own)


def test_filters_of_the_list(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client, things = signed_in(administrator), shown(administrator)
    kind = things[0].code
    page = client.get(reverse("things"), {"kind": kind}).context["page"]
    assert page.paginator.count == sum(one.code == kind for one in things)
    month = client.get(reverse("things"), {"by": "month"}).context["page"]
    assert month.paginator.count == sum(
        bool(one.last_day and one.last_day <= TODAY + 30 * DAY) for one in things
    )
    holder = things[0].ticket.holder
    found = client.post(reverse("things"), {"q": holder.name}, follow=True)
    assert holder.name not in found.request["QUERY_STRING"]
    assert {row.thing.ticket.holder.name for row in found.context["rows"]} == {holder.name}
    for sort in ("worth", "-worth", "until", "who", "-whose", "nonsense"):
        assert client.get(reverse("things"), {"sort": sort, "page": "99999"}).status_code == 200
    assert client.get(reverse("things"), {"of": "nobody", "by": "x", "kind": "x'"}).status_code == 200


def test_the_download_is_the_list(administrator: StaffMember, signed_in: SignedIn) -> None:
    text = (
        signed_in(administrator).get(reverse("things_download", args=["csv"])).getvalue().decode("utf-8-sig")
    )
    lines = list(csv.reader(io.StringIO(text)))
    assert len(lines) - 1 == len(shown(administrator))
    assert len({len(line) for line in lines}) == 1


def test_a_claim_told_by_another_subject_is_not_told_twice() -> None:
    ticket = Ticket()
    claims = Thing(ticket=ticket, subject="claims", code="claim_lacks_evidence", parts={"claim": "p2-1"})
    asking = Thing(ticket=ticket, subject="asking", code="ask", figures={"claim": "p2-1"})
    other = Thing(ticket=ticket, subject="claims", code="claim_payable", parts={"claim": "p2-2"})
    _step_back([claims, asking, other])
    assert [one.is_aside for one in (claims, asking, other)] == [True, False, False]


def test_what_is_counted_beforehand_is_what_there_is(
    northside: Organization, administrator: StaffMember
) -> None:
    """After any mixture of changes, moves to partners and whole decidings."""
    draw = random.Random(5)
    partner = Organization.objects.create(name="Harbor", kind="partner", partner_of=northside)
    tickets = list(Ticket.objects.filter(organization=northside))
    for round_ in range(25):
        ticket = draw.choice(tickets)
        ticket.partner = draw.choice([None, partner])
        ticket.is_withdrawn = draw.random() < 0.1
        ticket.save()
        ticket.assignment_set.update(services_complete_on=draw.choice([None, date(2025, 1, 1)]))
        RecordedPayment.objects.filter(ticket=ticket).delete()
        if round_ % 10 == 9:
            decide_anew(northside)
        else:
            touch(*draw.sample(tickets, 2), ticket)
    every = claims_visible_to(administrator)
    assert tallied_by_status(administrator) == totals_by_status(every)
    assert tallied_losses(administrator, day=TODAY) == total(about_to_be_lost(administrator, day=TODAY))
    waiting = Thing.objects.filter(organization=northside, is_aside=False)
    assert count_of_things(administrator, Whose.ALL) == waiting.count()
    served = standing_of(administrator, Whose.PARTNERS, day=TODAY)
    assert served.things == waiting.filter(partner=partner).count()
    assert total_of(served.by_status.values()) == total_of(
        totals_by_status(every.filter(partner=partner)).values()
    )
    by_hand = sum(one.count for one in Tally.objects.filter(organization=northside, of="tickets"))
    assert by_hand == DecidedTicket.objects.filter(organization=northside).count()


def test_a_whole_deciding_folds_the_differences_of_the_day(
    northside: Organization, administrator: StaffMember
) -> None:
    ticket = Ticket.objects.filter(organization=northside)[0]
    before = Tally.objects.count()
    for complete in (None, date(2025, 1, 1), None):
        ticket.assignment_set.update(services_complete_on=complete)
        touch(ticket)
    decide_anew(northside)
    folded = Tally.objects.filter(organization=northside)
    places = folded.values_list("partner", "of", "first", "second", "third")
    assert len(places) == len(set(places))
    assert folded.count() <= before + 10


def queries(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as asked:
        act()
    return len(asked.captured_queries)


def test_gathering_asks_as_often_for_many_tickets_as_for_few(northside: Organization) -> None:
    tickets = list(Ticket.objects.filter(organization=northside).select_related("organization"))
    few = queries(lambda: keep_things(tickets[:3], TODAY + DAY))
    many = queries(lambda: keep_things(tickets, TODAY + 2 * DAY))
    assert many <= few + 1, "one more where something is gone"


@pytest.mark.parametrize("page", ["today", "things", "ticketholders", "claims"])
def test_pages_ask_as_often_for_many_as_for_few(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn, page: str
) -> None:
    client, address = signed_in(administrator), reverse(page)
    client.get(address)
    many = queries(lambda: client.get(address))
    for ticket in Ticket.objects.filter(organization=northside).order_by("reference")[5:]:
        ticket.is_withdrawn = True
        ticket.save()
    decide_anew(northside)
    few = queries(lambda: client.get(address))
    assert many == few <= 34


def test_a_ticketholders_page_asks_as_often_for_much_as_for_little(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    client.get(reverse("ticketholders"))
    counts = set()
    for ticket in Ticket.objects.filter(organization=northside):
        counts.add(queries(lambda key=ticket.pk: client.get(reverse("ticketholders_one", args=[key]))))  # type: ignore[misc]
    assert len(counts) == 1
    assert counts.pop() <= 25


def test_whoever_sees_no_people_sees_none_on_today(db: None, signed_in: SignedIn) -> None:
    owner = Organization.objects.create(name="Manager", kind="program_manager", demonstration_day=TODAY)
    ticket = Ticket.objects.create(organization=owner, reference="SECRET-1", program="ssdi")
    decide_anew(owner)
    answer = signed_in(enrolled(owner, "program_help_desk")).get(reverse("today"))
    assert answer.status_code == 200
    assert ticket.reference not in answer.text
    assert "standing" not in answer.context


def test_giving_twice_leaves_one_in_force(northside: Organization, administrator: StaffMember) -> None:
    thing, deed = shown(administrator)[0], Deed.of(administrator)
    for member in (administrator, enrolled(northside, "coordinator")):
        give(thing, member, "", deed=deed)
    assert Arrangement.objects.filter(ended_at=None).count() == 1
    assert Arrangement.objects.count() == 2
