"""New candidates: nobody twice, an id of our own, and the list of those on the way."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from milepost.editing.models import Draft
from milepost.intake.models import AssignabilityCheck, Step
from milepost.intake.queries import state_of
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from milepost.tickets.states import State
from tests.intake.conftest import NewCandidate
from tests.website.conftest import PASSWORD, TODAY

pytestmark = pytest.mark.django_db
NEW = "/ticketholders/candidates/new/"
SSN = "123-45-6789"


def given(**more: Any) -> dict[str, Any]:
    return {"name": "José Ángel Peña", "program": "ssi", "born_on": "1980-02-29", "language": "es", **more}


def test_a_new_candidate(
    client: Client, northside: Organization, coordinator: StaffMember, identity: Identity
) -> None:
    page = client.get(NEW).text
    assert "never has anything of a Social Security number" in page
    answer = client.post(
        NEW,
        given(ssn=SSN, coordinator=str(coordinator.pk), identity=str(identity.pk), phone="555-0101"),
        follow=True,
    )
    holder = Ticketholder.objects.get(name="José Ángel Peña")
    ticket = holder.ticket
    assert re.fullmatch(r"T-\d{6}", ticket.reference)
    assert ticket.reference in answer.text
    assert (ticket.coordinator, ticket.identity, ticket.organization) == (coordinator, identity, northside)
    assert (holder.language, holder.phone) == ("es", "555-0101")
    assert holder.ssn.open() == SSN
    assert ticket.born_on.open() == date(1980, 2, 29)
    assert state_of(ticket, TODAY) is State.CANDIDATE
    assert not any(part in ticket.reference for part in ("6789", "45", "123-"))


def test_ids_go_on_from_those_that_are_taken(northside: Organization, candidate: NewCandidate) -> None:
    Ticket.objects.create(organization=northside, reference="T-000122", program="ssdi")
    assert candidate("One").reference == "T-000123"
    Ticket.objects.create(organization=northside, reference="T-000124", program="ssdi")
    assert candidate("Two").reference == "T-000125"


def test_a_number_that_is_known_is_never_taken_twice(client: Client, candidate: NewCandidate) -> None:
    candidate("Somebody", ssn=SSN)
    answer = client.post(NEW, given(ssn="123456789"))
    assert answer.status_code == 422
    assert "Another of your Ticketholders has this number" in answer.text
    assert client.post(NEW, given(ssn="900-12-3456")).status_code == 422
    assert Ticketholder.objects.filter(name="José Ángel Peña").count() == 0


@pytest.mark.parametrize(
    ("name", "born", "is_same"),
    [
        ("jose angel pena", "1980-02-29", True),
        ("Peña, José Ángel", "1980-02-29", True),
        ("José Ángel Peña", "", True),  # whoever has no birth date may be the same
        ("José Ángel Peña", "1980-03-01", False),
        ("José Peña", "1980-02-29", False),
    ],
)
def test_whoever_may_be_the_same_is_shown_first(
    client: Client, candidate: NewCandidate, name: str, born: str, *, is_same: bool
) -> None:
    known = candidate("José Ángel Peña", born_on=date(1980, 2, 29))
    answer = client.post(NEW, given(name=name, born_on=born), follow=True)
    assert (known.reference in answer.text) is is_same
    assert (answer.status_code == 422) is is_same
    if is_same:
        client.post(NEW, given(name=name, born_on=born, is_another="on"))
    assert Ticket.objects.filter(reference__startswith="T-").count() == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"program": "other"},
        {"born_on": "2025-12-15"},
        {"born_on": "1980-02-30"},
        {"email": "x"},
    ],
)
def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(client: Client, wrong: dict[str, str]) -> None:
    answer = client.post(
        NEW, given(address="12 Elm Street", **wrong) if "name" not in wrong else {**given(), **wrong}
    )
    assert answer.status_code == 422
    assert "has to be mended" in answer.text
    assert "1980" in answer.text or "12 Elm Street" in answer.text
    assert not Ticket.objects.filter(reference__startswith="T-").exists()


def test_a_draft_gives_no_number_back(client: Client, coordinator: StaffMember) -> None:
    Draft.objects.create(
        organization=coordinator.owner, member=coordinator, path=NEW, fields={"name": ["Ana"], "ssn": [SSN]}
    )
    page = client.get(NEW).text
    assert "Ana" in page
    assert "6789" not in page


def partners_coordinator(northside: Organization) -> StaffMember:
    house = Organization.objects.create(name="Harbor", kind="partner", partner_of=northside)
    return StaffMember.objects.enrol(
        email="paul@harbor.example",
        name="Paul",
        organization=house,
        role="partner_coordinator",
        password=PASSWORD,
    )


def test_a_partners_candidate_is_the_partners_and_may_not_be_assigned_by_it(
    northside: Organization, candidate: NewCandidate, signed_in: Callable[[StaffMember], Client]
) -> None:
    paul = partners_coordinator(northside)
    hidden = candidate("Hidden Person", ssn=SSN, born_on=date(1980, 2, 29))
    client = signed_in(paul)
    answer = client.post(NEW, given(name="Hidden Person"))
    assert answer.status_code == 422
    assert "whom you may not see" in answer.text
    assert hidden.reference not in answer.text
    assert client.post(NEW, given(ssn=SSN)).status_code == 422
    client.post(NEW, given())
    ticket = Ticketholder.objects.get(name="José Ángel Peña").ticket
    assert ticket.partner == paul.organization
    assert client.get(reverse("assignment_move", args=[ticket.pk, "assign"])).status_code == 403
    assert client.get(reverse("batches")).status_code == 403
    assert client.get(reverse("assignments", args=[hidden.pk])).status_code == 404


def test_the_list_of_candidates(client: Client, candidate: NewCandidate) -> None:
    ana, ben = candidate("Ana Uno"), candidate("Ben Dos")
    AssignabilityCheck.objects.create(
        organization=ben.organization,
        ticket=ben,
        by=StaffMember.objects.get(role="coordinator"),
        asked_on=date(2025, 12, 1),
        way="portal",
        answer="unclear",
        valid_until=date(2025, 12, 10),
    )
    page = client.get("/ticketholders/candidates/").text
    assert "2 candidates" in page, "Ticketholders of before are assigned"
    assert "no clear answer" in page
    assert "over" in page
    only = client.get("/ticketholders/candidates/?answer=none").text
    assert ana.reference in only
    assert ben.reference not in only
    found = client.post("/ticketholders/candidates/", {"q": "Dos"}, follow=True)
    assert "Dos" not in found.request["QUERY_STRING"]
    assert ben.reference in found.text
    assert ana.reference not in found.text
    down = (
        client.get("/ticketholders/candidates/candidates.csv?sort=-name")
        .getvalue()
        .decode("utf-8-sig")
        .splitlines()
    )
    assert [line.split(",")[1] for line in down[1:]] == [ben.reference, ana.reference]
    assert client.get("/ticketholders/candidates/?sort=nonsense&stage=x&page=99").status_code == 200


def test_handing_over(
    client: Client, candidate: NewCandidate, northside: Organization, coordinator: StaffMember
) -> None:
    paul = partners_coordinator(northside)
    tickets = [candidate(f"Person {place}") for place in range(3)]
    path = reverse("transfers")
    keys = [str(one.pk) for one in tickets[:2]]
    refused = client.post(
        path, {"ticket": keys, "coordinator": "keep", "partner": "keep", "why": "Because of leave."}
    )
    assert refused.status_code == 422
    assert "Choose a coordinator or a partner" in refused.text
    nobody = client.post(
        path, {"coordinator": str(coordinator.pk), "partner": "keep", "why": "Because of leave."}
    )
    assert "Choose somebody first." in nobody.text
    handed = {
        "coordinator": str(paul.pk),
        "partner": str(paul.organization.pk),
        "why": "Harbor serves the county now.",
    }
    answer = client.post(path, {"ticket": keys, **handed}, follow=True)
    assert "2 Ticketholders are handed over." in answer.text
    assert list(Ticket.objects.filter(partner=paul.organization, coordinator=paul)) == tickets[:2]
    history = client.get(reverse("history", args=[tickets[0].pk])).text
    assert "Handed over" in history
    assert "Harbor serves the county now." in history
    strange = {"coordinator": str(paul.pk), "partner": "nobody", "why": "A partner's coordinator for ours."}
    assert client.post(path, {"ticket": keys, **strange}).status_code == 422, (
        "Paul would not see them any more"
    )


def test_the_steps_of_a_candidate_begin_with_a_day(candidate: NewCandidate) -> None:
    begun = Step.objects.get(ticket=candidate())
    assert (begun.move, begun.after) == ("begun", "candidate")
