"""The page of looking ahead: what it shows, to whom, in both languages."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from milepost.claims.deciding import decide_anew
from milepost.claims.stored_facts import keep_facts
from milepost.forecast import keeping
from milepost.forecast.keeping import Asked, is_current, look_ahead
from milepost.forecast.models import ForecastKept
from milepost.forecast.queries import kept_for
from milepost.forecast.tasks import look_ahead_on
from milepost.organizations.models import Organization, StaffMember
from milepost.organizations.scope import NOTHING, Scope, within
from milepost.rulebook.law import Law
from milepost.tickets.models import Ticket
from tests.forecast.lived import THEN, lived
from tests.website.conftest import PASSWORD

pytestmark = pytest.mark.django_db
PAGE = "/claims/ahead/"


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def harbor() -> Organization:
    """Forty Tickets whose claims were asked for, every fourth served by a partner."""
    made = Organization.objects.create(name="Harbor", demonstration_day=THEN)
    partner = Organization.objects.create(name="Pier", kind="partner", partner_of=made)
    keep_facts(made, lived(40, 3, law=Law.packaged()).tickets)
    for place, ticket in enumerate(Ticket.objects.order_by("reference")):
        if place % 4 == 0:
            ticket.partner = partner
            ticket.save(update_fields=["partner"])
    decide_anew(made)
    return made


def client_of(organization: Organization, role: str = "administrator") -> Client:
    email = f"{role}@{organization.name.lower()}.example"
    member = StaffMember.objects.filter(email=email).first() or StaffMember.objects.enrol(
        email=email, name=role, organization=organization, role=role, password=PASSWORD
    )
    client = Client()
    client.force_login(member)
    return client


def half_a_year_later(organization: Organization) -> Organization:
    """So that the months ahead go into a year without figures."""
    organization.demonstration_day = date(2024, 6, 30)
    organization.save()
    return organization


def test_the_page_shows_each_month_and_what_it_rests_on(harbor: Organization) -> None:
    text = client_of(harbor).get(PAGE).content.decode()
    assert "Jan 2024" in text
    assert "Dec 2025" in text
    assert "<svg" in text
    assert "The ranges come from 200 draws with the seed 411" in text


def test_what_is_not_published_is_not_known_and_another_year_may_be_supposed(harbor: Organization) -> None:
    client = client_of(half_a_year_later(harbor))
    plain = client.get(PAGE).content.decode()
    assert "The 2026 payment figures are not published." in plain
    assert "figures=2025" in plain
    supposed = client.get(f"{PAGE}?figures=2024").content.decode()
    assert "not published." not in supposed.split("What it rests on")[0]
    assert supposed.count("as if the figures of 2024 held") >= 4, "it is named beside everything"
    assert client.get(f"{PAGE}?figures=1999").content.decode().count("as if the figures of 1999") == 0


def test_the_sum_of_the_table_is_the_sum_of_its_months(harbor: Organization) -> None:
    answer = client_of(harbor).get(f"{PAGE}cash.csv?figures=2024&sort=-middle")
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    middles = [int(row[5]) for row in rows[1:]]
    assert len(middles) == 24
    assert middles == sorted(middles, reverse=True)
    assert all(sum(map(int, row[1:4])) == int(row[5]) for row in rows[1:]), "the parts are the middle"
    assert {row[8] for row in rows[1:]} == {"2024"}
    shown = client_of(harbor).get(f"{PAGE}?figures=2024").context["sums"]
    assert shown["middle"] == sum(middles)
    assert client_of(harbor).get(f"{PAGE}cash.xlsx").status_code == 200


def test_a_partner_sees_only_what_comes_from_its_own_people(harbor: Organization) -> None:
    partner = Organization.objects.get(name="Pier")
    own = client_of(partner, "partner_coordinator").get(PAGE)
    assert own.context["answer"]["tickets"] == 10
    of_all = client_of(harbor).get(PAGE)
    assert of_all.context["answer"]["tickets"] == 40
    narrowed = client_of(harbor).get(f"{PAGE}?partner={partner.pk}")
    assert narrowed.context["answer"] == own.context["answer"]


def test_anothers_partner_is_not_found(harbor: Organization) -> None:
    other = Organization.objects.create(name="Eastgate", demonstration_day=THEN)
    partner = Organization.objects.get(name="Pier")
    assert client_of(other).get(f"{PAGE}?partner={partner.pk}").status_code == 404
    assert client_of(other).get(PAGE).context["answer"]["tickets"] == 0


def test_nobody_gives_an_empty_page_that_says_so() -> None:
    empty = Organization.objects.create(name="Empty", demonstration_day=THEN)
    text = client_of(empty).get(PAGE).content.decode()
    assert "There is no Ticket to look ahead on" in text


def test_too_little_history_gives_no_number(signed_in_northside: Client) -> None:
    text = signed_in_northside.get(PAGE).content.decode()
    assert "Not enough history to say" in text


def test_it_speaks_spanish(harbor: Organization) -> None:
    client = client_of(half_a_year_later(harbor))
    client.cookies["django_language"] = "es"
    client.post("/language/", {"language": "es", "next": PAGE})
    text = client.get(PAGE).content.decode()
    assert "Mirar adelante" in text
    assert "Las cifras de pago de 2026 no están publicadas." in text


def test_it_is_worked_out_anew_when_the_day_or_what_is_decided_changes(harbor: Organization) -> None:
    client = client_of(harbor)
    client.get(PAGE)
    member = StaffMember.objects.get(email="administrator@harbor.example")
    kept = kept_for(member, None, "practice", 0)
    assert is_current(kept, harbor)
    decide_anew(harbor)
    assert not is_current(kept_for(member, None, "practice", 0), harbor)
    client.get(PAGE)
    harbor.demonstration_day = date(2024, 1, 31)
    harbor.save()
    assert not is_current(kept_for(member, None, "practice", 0), harbor)
    assert "Feb 2024" in client.get(PAGE).content.decode()


def test_many_tickets_are_looked_ahead_on_beside_the_page(
    harbor: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "WORTH_A_TASK", 10)
    asked: list[Asked] = []
    monkeypatch.setattr("milepost.forecast.tasks.look_ahead_in_background", asked.append)
    keeping.say_working(Asked(harbor, "practice"))
    answer = client_of(harbor).get(PAGE)
    assert "It is being worked out." in answer.content.decode()
    assert answer["Refresh"] == "2"
    assert asked == [Asked(harbor, "practice")]
    look_ahead(asked[0])
    done = client_of(harbor).get(PAGE)
    assert "Refresh" not in done.headers
    assert ForecastKept.objects.filter(state="done").count() == 2


def test_asking_for_it_anew_leads_back(harbor: Organization) -> None:
    answer = client_of(harbor).post(f"{PAGE}again/?reading=regulation&figures=2024")
    assert (answer.status_code, answer["Location"]) == (302, f"{PAGE}?reading=regulation&figures=2024")
    text = client_of(harbor).get(answer["Location"]).content.decode()
    assert "The claims are decided in this reading: the regulation." in text


@pytest.fixture
def signed_in_northside(signed_in: Callable[[StaffMember], Client], administrator: StaffMember) -> Client:
    return signed_in(administrator)


def test_a_task_does_the_work_and_one_that_stops_says_so(
    harbor: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "WORTH_A_TASK", 10)
    client = client_of(harbor)
    assert not keeping.bring_up_to_date(Asked(harbor, "practice")), "beside the page"
    assert set(ForecastKept.objects.values_list("state", flat=True)) == {"done"}, (
        "the tests' worker works at once"
    )
    look_ahead_on.enqueue(str(harbor.pk), "nobodys", 0)
    assert set(ForecastKept.objects.exclude(reading="practice").values_list("state", flat=True)) == {"failed"}
    ForecastKept.objects.filter(reading="practice").update(state="failed")
    assert "We could not finish looking ahead." in client.get(PAGE).content.decode()
    client.post(f"{PAGE}again/")
    assert "We could not finish" not in client.get(PAGE).content.decode()


def test_looking_again_does_not_ask_again_nor_begin_the_progress_anew(
    harbor: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping, "WORTH_A_TASK", 10)
    asked = Asked(harbor, "practice")
    keeping.say_working(asked)
    ForecastKept.objects.update(done=30, total=90)
    cache.set(f"forecast:{harbor.pk}:practice:0", 1)  # a worker has it
    text = client_of(harbor).get(PAGE).content.decode()
    assert 'value="33"' in text
    assert ForecastKept.objects.filter(done=30).count() == 2


def test_the_second_wall_hides_other_peoples_forecasts_from_a_partner(harbor: Organization) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no such wall")
    look_ahead(Asked(harbor, "practice"))
    partner = Organization.objects.get(name="Pier")
    with within(Scope(str(harbor.pk), str(partner.pk))):
        assert [one.partner for one in ForecastKept.objects.all()] == [partner]
    with within(NOTHING):
        assert not ForecastKept.objects.exists()
