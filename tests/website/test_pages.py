"""Every page: for its owner, for an outsider, for nobody."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from milepost.caseload.answer import ticket_as_json
from milepost.claims.figures import law_of
from milepost.claims.models import DecidedClaim
from milepost.claims.stored_facts import facts_of
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.claims import decide
from milepost.tickets.models import Ticket
from tests.website.conftest import TODAY, enrolled

SignedIn = Callable[[StaffMember], Client]
PAGES = ("today", "ticketholders", "claims", "figures", "figures_enter", "uploads", "account")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_each_page_answers_in_both_languages(
    administrator: StaffMember, signed_in: SignedIn, page: str, language: str
) -> None:
    answer = signed_in(administrator).get(reverse(page), headers={"accept-language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("page", PAGES)
def test_an_organization_without_anything_is_told_how_to_begin(
    outsider: StaffMember, signed_in: SignedIn, page: str
) -> None:
    answer = signed_in(outsider).get(reverse(page))
    assert answer.status_code == 200
    assert "Northside" not in answer.text
    assert "SIM-0" not in answer.text


def test_one_organization_never_sees_the_ticketholders_of_another(
    northside: Organization, outsider: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(outsider)
    ticket = Ticket.objects.filter(organization=northside)[0]
    assert client.get(reverse("ticketholders_one", args=[ticket.pk])).status_code == 404
    assert client.get(reverse("ticketholders_json", args=[ticket.pk])).status_code == 404
    for page in ("ticketholders_download", "claims_download"):
        text = client.get(reverse(page, args=["csv"])).getvalue().decode()
        assert "SIM-0" not in text


def test_page_json_and_rulebook_give_one_answer(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client, law = signed_in(administrator), law_of(northside)
    for ticket in Ticket.objects.filter(organization=northside):
        decision = decide(facts_of([ticket])[ticket.pk], law, as_of=TODAY)
        answer = client.get(reverse("ticketholders_json", args=[ticket.pk]))
        assert json.loads(answer.text)["tickets"] == [json.loads(json.dumps(ticket_as_json(decision)))]
        page = client.get(reverse("ticketholders_one", args=[ticket.pk])).text
        for claim in decision.claims:
            if claim.status.value == "payable":
                assert f"${claim.amount:,}" in page
        kept = DecidedClaim.objects.filter(ticket=ticket).order_by("place")
        assert [(one.claim, one.number, one.month, one.status, one.amount) for one in kept] == [
            (one.claim, one.number, one.month, one.status, one.amount) for one in decision.claims
        ]


def test_every_cell_of_the_ladder_opens_its_reasons(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    ticket = Ticket.objects.filter(organization=northside, decided__payable__gt=0)[0]
    home = reverse("ticketholders_one", args=[ticket.pk])
    steps = client.get(home).context["steps"]
    cells = [cell for step in steps for cell in step.cells]
    assert len({cell.key for cell in cells}) == len(cells), "two cells of one address"
    for cell in cells:
        answer = client.get(home, {"claim": cell.key})
        assert answer.context["chosen"].key == cell.key
        assert cell.reasons[0].law in answer.text


@pytest.mark.parametrize(
    "sort", ["name", "-name", "payable", "-payable", "lost_on", "-lost_on", "assigned", "nonsense"]
)
def test_the_list_sorts(administrator: StaffMember, signed_in: SignedIn, sort: str) -> None:
    answer = signed_in(administrator).get(reverse("ticketholders"), {"sort": sort})
    rows = [ticket.decided for ticket in answer.context["page"]]
    if sort.removeprefix("-") == "payable":
        amounts = [row.payable for row in rows]
        assert amounts == sorted(amounts, reverse=sort.startswith("-"))
    if sort.removeprefix("-") == "lost_on":
        known = [row.lost_on for row in rows if row.lost_on]
        assert known == sorted(known, reverse=sort.startswith("-"))
        assert all(row.lost_on is None for row in rows[len(known) :]), "not known stands last"


def test_the_list_is_searched_and_filtered(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    found = client.post(reverse("ticketholders"), {"q": "000007"}, follow=True).context["page"]
    assert [ticket.reference for ticket in found] == ["SIM-000007"]
    waiting = client.get(reverse("ticketholders"), {"state": "waiting"}).context["page"]
    expected = set(
        DecidedClaim.objects.filter(organization=northside, status="waiting").values_list(
            "ticket_id", flat=True
        )
    )
    assert {ticket.pk for ticket in waiting} == expected
    assert (
        "Nobody matches" in client.post(reverse("ticketholders"), {"q": "no such person"}, follow=True).text
    )


def test_only_an_administrator_enters_figures(northside: Organization, signed_in: SignedIn) -> None:
    answer = signed_in(enrolled(northside, "coordinator")).get(reverse("figures_enter"))
    assert answer.status_code == 403
    assert "may not enter or withdraw a figure" in answer.text


@pytest.mark.django_db
def test_a_name_searched_for_stands_in_no_address(administrator: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(administrator)
    for page in ("ticketholders", "claims"):
        answer = client.post(reverse(page), {"q": "Maria Lopez", "provider": "Northside"})
        assert answer.status_code == 302
        assert "Lopez" not in answer.headers["Location"]
        assert "provider=Northside" in answer.headers["Location"]
        assert 'value="Maria Lopez"' in client.get(answer.headers["Location"]).text
        kept = client.session["searches"].values()
        assert all("Lopez" not in bytes.fromhex(text).decode("latin-1") for text in kept)


@pytest.mark.django_db
def test_eight_wrong_passwords_are_enough(client: Client, administrator: StaffMember) -> None:
    given = {"login": administrator.email, "password": "wrong"}
    for _ in range(8):
        assert "do not belong together" in client.post(reverse("account_login"), given).text
    given["password"] = "a password for tests"
    assert "Too many failed" in client.post(reverse("account_login"), given).text


def test_a_form_without_its_token_is_refused_with_a_reason(administrator: StaffMember) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    answer = client.post(reverse("ticketholders"), {"q": "x"})
    assert answer.status_code == 403
    assert "load it anew" in answer.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("/claims/", "/claims/"),
        ("", "/"),
        ("123-45-6789", "/"),
        ("today", "/"),
        ("//evil.example/", "/"),
        ("https://evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\\evil.example", "/"),
    ],
)
def test_choosing_a_language_leads_back_to_an_address_of_ours(
    client: Client, given: str, expected: str
) -> None:
    answer = client.post(reverse("language"), {"language": "es", "next": given})
    assert (answer.status_code, answer.headers["Location"]) == (302, expected)


@pytest.mark.parametrize(
    ("day", "status"),
    [("1899-12-31", 422), ("1900-01-01", 302), ("2199-12-31", 302), ("2200-01-01", 422), ("9999-12-31", 422)],
)
def test_a_demonstration_lives_on_a_day_from_which_days_can_be_counted(
    administrator: StaffMember, signed_in: SignedIn, day: str, status: int
) -> None:
    client = signed_in(administrator)
    assert client.post(reverse("choose_day"), {"day": day}).status_code == status
    assert client.get(reverse("today")).status_code == 200


@pytest.mark.parametrize("day", ["0204-05-01", "9999-12-31"])
def test_a_slip_of_the_year_is_said_beside_its_field(
    administrator: StaffMember, signed_in: SignedIn, northside: Organization, day: str
) -> None:
    given = {"name": "One", "model": "traditional", "epay": "not_enrolled", "awarded_on": day}
    answer = signed_in(administrator).post(reverse("identity_add"), given)
    assert answer.status_code == 422
    assert "Look at the year again" in answer.text
