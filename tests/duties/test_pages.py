"""The list, the calendar, the feed and the annual report: what each shows, and what nobody else's staff see of it."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from icalendar import Calendar

from milepost.claims.deciding import decide_anew
from milepost.contacts.models import ContactNote
from milepost.desk.models import DailyMail
from milepost.desk.morning import send_daily_mails
from milepost.duties import settings_actions
from milepost.duties.annual_report import FIGURES, Asked, answered
from milepost.duties.board import duties_seen_by
from milepost.duties.models import Feed
from milepost.earnings.models import Employer, Job
from milepost.journal.actions import Deed
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.payments.recording_actions import Given as Money
from milepost.payments.recording_actions import record as record_money
from milepost.tickets.models import Ticket
from tests.desk.test_morning import MONDAY
from tests.duties.conftest import DAY, PROOF, record
from tests.requests.conftest import NewTicket
from tests.website.conftest import TODAY, enrolled
from tests.website.test_pages import SignedIn

pytestmark = pytest.mark.django_db


def rows_of(answer: Any) -> list[list[str]]:
    content = b"".join(answer).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(content)))


def test_the_list_is_searched_narrowed_sorted_and_downloaded(
    kept: None, browser: Client, administrator: StaffMember, coordinator: StaffMember, identity: Identity
) -> None:
    address = reverse("duties")
    everything = len(duties_seen_by(administrator, TODAY))
    assert f"{everything} duties" in browser.get(address).text
    found = browser.post(address, {"q": coordinator.name, "kind": "security_awareness"}, follow=True)
    assert "1 duty" in found.text
    assert coordinator.name.replace(" ", "+") not in found.request["QUERY_STRING"], (
        "a name stands in no address"
    )
    of_identity = browser.get(address, {"whose": str(identity.pk), "sort": "-due"}).text
    assert "Northside coordinator</td>" not in of_identity
    sheet = rows_of(
        browser.get(reverse("duties_download", args=["csv"]), {"state": "pressing", "sort": "what"})
    )
    names = [row[0] for row in sheet[1:]]
    assert names == sorted(names, key=str.casefold)
    assert {row[2] for row in sheet[1:]} <= {"late", "lacking", "begin"}
    assert all(row[7] for row in sheet[1:]), "each says why"
    assert browser.get(address, {"state": "nothing"}).text.count("No duty matches") == 1


def test_the_list_asks_as_often_for_many_people_as_for_few(
    kept: None, administrator: StaffMember, northside: Organization
) -> None:
    from tests.desk.test_things import queries

    few = queries(lambda: duties_seen_by(administrator, TODAY))
    for number in range(12):
        enrol(northside, f"P{number}")
    assert queries(lambda: duties_seen_by(administrator, TODAY)) == few <= 20


def enrol(organization: Organization, name: str) -> StaffMember:
    role = "partner_coordinator" if organization.partner_of_id else "coordinator"
    email = f"{name}@{organization.name}.example".lower()
    return StaffMember.objects.enrol(
        email=email, name=name, organization=organization, role=role, password=None
    )


def test_the_calendar_shows_first_and_last_days_and_what_was_done(
    kept: None, browser: Client, administrator: StaffMember
) -> None:
    record(administrator, "directory", TODAY)
    december = browser.get(reverse("duty_calendar")).text
    assert "December 2025" in december
    assert 'aria-current="date"' in december
    assert december.count('<li class="month-day ') == 31
    march = browser.get(reverse("duty_calendar"), {"month": "2026-03"}).text
    day = march.split('datetime="2026-03-15"')[1].split("</time>")[1].split("</li></ul>")[0]
    assert "Check the directory entry: Northside Works" in day
    assert "last day" in day
    for wrong in ("2026-13", "no", "0000-01", "9999-12", ""):
        assert browser.get(reverse("duty_calendar"), {"month": wrong}).status_code == 200


def feed_of(client: Client) -> str:
    page = client.post(reverse("duty_feed_make")).text
    return page.split('<code class="long">')[1].split("</code>")[0]


def events_of(content: bytes) -> dict[str, Any]:
    """Each event by what it says, read by the library and not by us."""
    read: Any = Calendar.from_ical(content)
    return {str(one["summary"]): one for one in read.walk("VEVENT")}


def test_the_feed_gives_days_and_kinds_and_names_nobody(
    kept: None,
    browser: Client,
    client: Client,
    administrator: StaffMember,
    paul: StaffMember,
    identity: Identity,
) -> None:
    own = {
        "title": "Fair with Zebedee",
        "sort": "training",
        "first_on": TODAY + DAY,
        "every_months": 0,
        "lead_days": 1,
    }
    settings_actions.add_own(own, [None], None, deed=Deed.of(administrator))
    record(administrator, "security_awareness", TODAY - 340 * DAY, paul)
    record(administrator, "security_awareness", TODAY - 340 * DAY, administrator)
    answer = client.get(feed_of(browser))
    assert answer["Content-Type"].startswith("text/calendar")
    text = answer.content.decode()
    for name in (
        "Zebedee",
        "Northside",
        "Harbor",
        administrator.name,
        paul.name,
        identity.name,
        "@northside",
    ):
        assert name not in text, name
    events = events_of(answer.content)
    assert events["Last day: SAM registration"]["dtstart"].dt == date(2027, 1, 1)
    assert events["Begin: SAM registration"]["dtstart"].dt == date(2026, 10, 3)
    assert events["Last day: Security awareness (SSA-222) (2 times)"]["dtstart"].dt == TODAY + 25 * DAY
    assert events["Last day: training"]["dtend"].dt == TODAY + 2 * DAY
    uids = [str(one["uid"]) for one in events.values()]
    assert len(set(uids)) == len(uids)
    again = {str(one["uid"]) for one in events_of(client.get(feed_of(browser)).content).values()}
    assert len(again) == len(uids)


def test_an_address_opens_nothing_once_it_ended_or_its_member_left(
    kept: None, browser: Client, client: Client, administrator: StaffMember
) -> None:
    first = feed_of(browser)
    second = feed_of(browser)
    assert client.get(first).status_code == 404, "another took its place"
    assert client.get(second).status_code == 200
    assert client.get(second.replace("/duties.ics", "x/duties.ics")).status_code == 404
    browser.post(reverse("duty_feed_end"))
    assert client.get(second).status_code == 404
    third = feed_of(browser)
    StaffMember.objects.filter(pk=administrator.pk).update(is_active=False)
    assert client.get(third).status_code == 404
    assert Feed.objects.filter(ended_at=None).count() == 1


def test_an_address_that_is_read_too_often_waits(kept: None, browser: Client, client: Client) -> None:
    address = feed_of(browser)
    answers = [client.get(address).status_code for _count in range(62)]
    assert (answers[59], answers[-1]) == (200, 429)


def test_a_partner_s_person_sees_their_house_alone(
    kept: None, administrator: StaffMember, paul: StaffMember, harbor: Organization, hill: Organization,
    signed_in: SignedIn, client: Client,
) -> None:  # fmt: skip
    hannah, colleague = enrol(hill, "Hannah Hill"), enrol(harbor, "Carla Colleague")
    deed = Deed.of(administrator)
    own = {"sort": "event", "first_on": TODAY, "every_months": 0, "lead_days": 1}
    (hills,) = settings_actions.add_own({"title": "Hill picnic", **own}, [None], hill, deed=deed)
    (ours,) = settings_actions.add_own({"title": "Board dinner", **own}, [None], None, deed=deed)
    (harbors,) = settings_actions.add_own({"title": "Harbor fair", **own}, [None], harbor, deed=deed)
    doing = record(administrator, "security_awareness", TODAY, hannah, words="Hannah signed on paper.")
    seen = duties_seen_by(paul, TODAY)
    assert {one.whose for one in seen} == {paul.name, colleague.name, ""}
    assert {one.about for one in seen if one.code == "own"} == {harbors}
    theirs = signed_in(paul)
    texts = [theirs.get(reverse(name)).text for name in ("duties", "duty_calendar", "today", "duty_feed")]
    texts.append(b"".join(theirs.get(reverse("duties_download", args=["csv"]))).decode())
    texts.append(
        theirs.post(reverse("duties"), {"q": "Hill"}, follow=True)
        .text.split("<main", 1)[1]
        .replace('value="Hill"', "")
    )
    texts.append(client.get(feed_of(theirs)).content.decode())
    for text in texts:
        for word in ("Hannah", "Hill", "picnic", "Board dinner", "Northside Works"):
            assert word not in text, word
    for address in (
        reverse("duty", args=["security_awareness", hannah.pk]),
        reverse("duty", args=["own", hills.pk]),
        reverse("duty", args=["own", ours.pk]),
        reverse("duty_record", args=["security_awareness", hannah.pk]),
        reverse("duty_withdraw", args=[doing.pk]),
        reverse("duty_proof", args=[doing.pk]),
    ):
        answer = theirs.get(address)
        assert answer.status_code == 404, address
        assert "Hannah" not in answer.text
    assert theirs.get(reverse("duty", args=["security_awareness", colleague.pk])).status_code == 200
    assert theirs.get(reverse("duty_record", args=["security_awareness", colleague.pk])).status_code == 403
    for name in ("duty_settings", "annual_reports", "own_duty_add"):
        assert theirs.get(reverse(name)).status_code == 403


def test_a_coordinator_sees_the_organization_s_duties_and_their_own(
    kept: None, coordinator: StaffMember, administrator: StaffMember, northside: Organization
) -> None:
    people = {one.whose for one in duties_seen_by(coordinator, TODAY) if one.person}
    assert people == {coordinator.name}
    assert any(one.code == "directory" for one in duties_seen_by(coordinator, TODAY))
    counselor = enrolled(Organization.objects.create(name="VR", kind="state_vr"), "vr_counselor")
    assert {one.code for one in duties_seen_by(counselor, TODAY)} == {"suitability"}


def test_the_daily_mail_reminds_of_duties_and_says_of_whom_nothing(
    kept: None, administrator: StaffMember, northside: Organization, ticket: Ticket
) -> None:
    decide_anew(northside)
    DailyMail.objects.create(organization=northside, member=administrator, is_wanted=True, language="en")
    assert send_daily_mails(MONDAY) == (1, 0)
    body = str(mail.outbox[-1].body)
    assert "Duties with a date" in body
    assert "Duty · 15 December 2025 · lacking" in body
    assert administrator.name not in body
    assert "SSA-222" not in body


def test_pages_speak_spanish(kept: None, browser: Client, identity: Identity) -> None:
    spanish = {"accept-language": "es"}
    for name, said in (("duties", "Obligaciones con fecha"), ("duty_settings", "Contactos principales")):
        assert said in browser.get(reverse(name), headers=spanish).text
    page = browser.get(reverse("duty", args=["apor", identity.pk]), headers=spanish).text
    assert "La SSA fija de nuevo los días de 2025" in page


# The annual report


@pytest.fixture
def worked(new_ticket: NewTicket, northside: Organization, payer: StaffMember) -> list[Ticket]:
    """Two Tickets of January 2024 with three months of work; one left in March 2025; a job, a contact and money in 2024."""
    stayed = new_ticket("Ana", "T-1")
    left = new_ticket("Ben", "T-2", assignment={"unassigned_on": date(2025, 3, 1)})
    employer = Employer.objects.create(organization=northside, name="Bakery Sol")
    for place, hourly in enumerate((1_550, 1_601, None)):
        Job.objects.create(
            organization=northside, ticket=stayed, employer=employer, started_on=date(2024, 12, 31), hourly=hourly,
            title=str(place),
        )  # fmt: skip
    Job.objects.create(organization=northside, ticket=left, employer=employer, started_on=date(2025, 1, 1))
    for on in (date(2024, 1, 1), date(2024, 12, 31), date(2025, 1, 1)):
        ContactNote.objects.create(
            organization=northside, ticket=stayed, kind="two_way", method="phone", on=on, at=f"{on}T12:00Z",
            zone="America/New_York", description="Talked", services=["job_search"], by=payer, entered_by=payer, entered_on=on,
        )  # fmt: skip
    for on, cents in ((date(2024, 12, 31), 178_800), (date(2025, 1, 1), 500)):
        record_money(Money(on, cents, ticket=stayed), deed=Deed.of(payer))
    return [stayed, left]


def figures(member: StaffMember, identity: Identity, year: int) -> dict[str, int | None]:
    asked = Asked(member, identity, year)
    return {code: answered(one, asked).value for code, one in FIGURES.items()}


def test_each_figure_counts_what_it_says_within_its_year(
    worked: list[Ticket], administrator: StaffMember, identity: Identity
) -> None:
    assert figures(administrator, identity, 2024) == {
        "served": 2, "assigned": 2, "held": 2, "left": 0, "contacted": 1, "placements": 3, "placed": 1, "hourly": 1_576,
        "worked": 2, "trial_work": 2, "substantial": 0, "money": 178_800,
    }  # fmt: skip
    later = figures(administrator, identity, 2025)
    assert (later["served"], later["assigned"], later["held"], later["left"]) == (2, 0, 1, 1)
    assert (later["contacted"], later["placements"], later["worked"], later["money"]) == (1, 1, 0, 500)
    assert later["hourly"] is None, "no wage of 2025 is on record"
    assert figures(administrator, identity, 2026)["served"] == 1
    assert figures(administrator, identity, 2023)["served"] == 0


def test_a_level_that_is_not_published_is_not_known(administrator: StaffMember, identity: Identity) -> None:
    assert figures(administrator, identity, 2190)["trial_work"] is None
    assert figures(administrator, identity, 2190)["money"] == 0


def test_behind_each_figure_stand_its_records(
    worked: list[Ticket], browser: Client, administrator: StaffMember, identity: Identity
) -> None:
    page = browser.get(reverse("annual_reports"), {"year": "2024"}, follow=True).text
    assert "annual report on 2024" in page, "the report is about the year before this one"
    asked = Asked(administrator, identity, 2024)
    for code, figure in FIGURES.items():
        found = answered(figure, asked)
        address = reverse("annual_report_records", args=[identity.pk, code])
        assert f"{found.records} record" in browser.get(address, {"year": "2024"}).text
        sheet = rows_of(browser.get(f"{address}records.csv", {"year": "2024"}))
        assert len(sheet) - 1 == found.records, code
        if figure.of == "people":
            assert len({row[1] for row in sheet[1:]}) == found.value
    money = rows_of(
        browser.get(f"{reverse('annual_report_records', args=[identity.pk, 'money'])}records.csv?year=2024")
    )
    assert money[1][4] == "$1,788"
    address = reverse("annual_report_records", args=[identity.pk, "served"])
    narrowed = browser.post(address, {"q": "Ben", "year": "2024"}, follow=True).text
    assert "1 record" in narrowed
    assert browser.get(reverse("annual_report_records", args=[identity.pk, "nothing"])).status_code == 404
    report = rows_of(
        browser.get(reverse("annual_report_download", args=[identity.pk, "csv"]), {"year": "2024"})
    )
    assert len(report) - 1 == len(FIGURES)
    assert (
        "job search and placement: 2"
        in browser.get(reverse("annual_report", args=[identity.pk]), {"year": "2024"}).text.lower()
    )


def test_another_identity_s_tickets_are_not_counted(
    worked: list[Ticket], administrator: StaffMember, identity: Identity, northside: Organization
) -> None:
    other = Identity.objects.create(organization=northside, name="Northside Employer", model="employer")
    assert figures(administrator, identity, 2024)["served"] == 0, "of two, nobody said under which these are"
    Ticket.objects.filter(pk=worked[0].pk).update(identity=identity)
    Ticket.objects.filter(pk=worked[1].pk).update(identity=other)
    assert figures(administrator, identity, 2024)["served"] == 1
    assert figures(administrator, other, 2024)["served"] == 1


def test_what_is_recorded_is_shown_with_its_words_and_taken_back_on_its_page(
    kept: None, browser: Client, administrator: StaffMember, identity: Identity
) -> None:
    doing = record(administrator, "directory", TODAY)
    address = reverse("duty", args=["directory", identity.pk])
    assert PROOF in browser.get(address).text
    answer = browser.post(reverse("duty_withdraw", args=[doing.pk]), {"why": "short"})
    assert answer.status_code == 422
    answer = browser.post(
        reverse("duty_withdraw", args=[doing.pk]), {"why": "It was another EN."}, follow=True
    )
    assert "taken back" in answer.text
    assert "It was another EN." in answer.text


def test_the_list_asks_as_little_for_thirty_people_as_for_three(
    administrator: StaffMember, kept: None, harbor: Organization, signed_in: SignedIn
) -> None:
    client, found = signed_in(administrator), []
    client.get(reverse("duties"))  # the session and the figures are kept from here on
    for count in (3, 30):
        StaffMember.objects.bulk_create(
            StaffMember(email=f"{count}-{place}@harbor.example", name=f"P {place}", organization=harbor, role="partner_coordinator")
            for place in range(count)
        )  # fmt: skip
        with CaptureQueriesContext(connection) as asked:
            page = client.get(reverse("duties")).text
        assert page.count("<option") > count
        found.append(len(asked))
    assert found[0] == found[1]


def test_alike_people_stand_alike_and_one_who_differs_does_not(
    administrator: StaffMember, kept: None, harbor: Organization
) -> None:
    """What the rule answers to the same facts is asked once: never for other facts."""
    one, other = enrolled(harbor, "partner_coordinator"), enrolled(harbor, "reviewer")
    record(administrator, "security_awareness", TODAY, about=other)
    seen = {
        duty.about_id: duty.next
        for duty in duties_seen_by(administrator, TODAY)
        if duty.code == "security_awareness"
    }
    assert seen[one.pk] == seen[administrator.pk]
    assert seen[other.pk] != seen[one.pk]
