"""The ledger: the same sums by every way of adding up, and the same as the claims that it adds up."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from django.db.models import Count, Sum
from django.test import Client
from django.urls import reverse

from milepost.claims.deciding import decide_again
from milepost.claims.ledger import STATES, By, ledger, sum_of, waits_for
from milepost.claims.models import DecidedClaim, RecordedPayment
from milepost.organizations.models import Organization, StaffMember
from milepost.rulebook.claims.rows import FROM_WHOM
from milepost.rulebook.decisions import Status
from milepost.tickets.models import Ticket
from tests.website.conftest import administrator, enrolled, northside, signed_in

__all__ = ["administrator", "northside", "signed_in"]
SignedIn = Callable[[StaffMember], Client]


@pytest.mark.parametrize("by", By)
def test_every_way_of_adding_up_gives_what_the_claims_come_to(administrator: StaffMember, by: By) -> None:
    lines = ledger(administrator, by)
    assert len(lines) > (by in {By.YEAR, By.PAYMENT})
    claims = DecidedClaim.objects.filter(organization=administrator.owner)
    for state, total in sum_of(lines).cells:
        found = claims.filter(status=state.value).aggregate(many=Count("pk"), worth=Sum("amount"))
        assert (total.count, total.dollars) == (found["many"], found["worth"] or 0)


def test_each_year_holds_the_claim_months_of_that_year(administrator: StaffMember) -> None:
    for line in ledger(administrator, By.YEAR):
        found = [
            claim
            for claim in DecidedClaim.objects.filter(status__in=[state.value for state in STATES])
            if (str(claim.month.year) if claim.month else "") == line.key
        ]
        assert line.total.count == len(found)
        assert line.total.dollars == sum(claim.amount or 0 for claim in found)


def test_a_payment_moves_from_one_state_to_another_and_the_whole_stays(administrator: StaffMember) -> None:
    before = sum_of(ledger(administrator, By.YEAR))
    claim = DecidedClaim.objects.filter(
        status="payable", claim="p1m1"
    ).first() or DecidedClaim.objects.filter(status="payable").earliest("pk")
    RecordedPayment.objects.create(
        organization=administrator.owner, ticket=claim.ticket, provider=claim.provider, claim=claim.claim,
        number=claim.number, month=claim.month, status="pending",
    )  # fmt: skip
    decide_again([claim.ticket])
    after = sum_of(ledger(administrator, By.YEAR))
    assert dict(after.cells)[Status.PENDING].count == dict(before.cells)[Status.PENDING].count + 1
    assert after.total.count == before.total.count


def test_what_is_waited_for_is_what_the_claims_lack_first(administrator: StaffMember) -> None:
    waiting = DecidedClaim.objects.filter(organization=administrator.owner, status="waiting")
    told = waits_for(administrator)
    assert sum(total.count for _code, total in told) == waiting.count() > 0
    for claim in waiting:
        assert claim.lacks == claim.missing[0]["code"]
        assert claim.lacks in FROM_WHOM


def test_a_partner_sees_the_ledger_of_its_own_people(northside: Organization) -> None:
    partner = Organization.objects.create(name="Partner", kind="partner", partner_of=northside)
    ticket = DecidedClaim.objects.filter(status="payable").earliest("pk").ticket
    Ticket.objects.filter(pk=ticket.pk).update(partner=partner)
    decide_again([Ticket.objects.get(pk=ticket.pk)])
    member = enrolled(partner, "partner_coordinator")
    lines = ledger(member, By.YEAR)
    own = DecidedClaim.objects.filter(ticket=ticket, status__in=[state.value for state in STATES])
    assert sum_of(lines).total.count == own.count()
    assert [line.key for line in ledger(member, By.PARTNER)] == [str(partner.pk)]


@pytest.mark.parametrize("by", [*By, "nonsense"])
def test_the_page_and_its_download_say_the_same(
    administrator: StaffMember, signed_in: SignedIn, by: str
) -> None:
    client = signed_in(administrator)
    page = client.get(reverse("ledger"), {"by": by})
    assert page.status_code == 200
    answer = client.get(reverse("ledger_download", args=["csv"]), {"by": by})
    rows = list(csv.reader(io.StringIO(answer.getvalue().decode("utf-8-sig"))))
    whole = sum(int(row[-1]) for row in rows[1:])
    assert f"${whole:,}" in page.text
    assert whole == sum_of(ledger(administrator, By.YEAR)).total.dollars


def test_person_by_person_those_nobody_holds_can_be_found(
    administrator: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    every = client.get(reverse("ledger_people")).context["page"].paginator.count
    left = client.get(reverse("ledger_people"), {"left": "yes", "sort": "lost_on"}).context["page"]
    assert 0 < left.paginator.count < every
    for row in left:
        assert not row.ticket.assignment_set.filter(unassigned_on=None).exists()
    answer = client.get(reverse("ledger_people_download", args=["csv"]), {"left": "yes"})
    assert len(answer.getvalue().decode().strip().splitlines()) == left.paginator.count + 1


def test_the_claims_of_a_cell_are_those_it_counts(administrator: StaffMember, signed_in: SignedIn) -> None:
    client = signed_in(administrator)
    line = next(line for line in ledger(administrator, By.YEAR) if line.key and line.states.get(STATES[2]))
    page = client.get(reverse("claims"), {"year": line.key, "status": "payable"})
    assert page.context["page"].paginator.count == line.states[STATES[2]].count
    for asked in ({"year": "²"}, {"year": "99999"}, {"partner": "x"}, {"partner": "none"}):
        assert client.get(reverse("claims"), asked).status_code == 200
