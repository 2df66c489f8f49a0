"""Entering a figure: what it would change is shown first, and is what happens."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from milepost.claims.deciding import decide_anew
from milepost.claims.models import DecidedClaim, EnteredFigure
from milepost.journal.models import Entry
from milepost.organizations.models import Organization, StaffMember
from tests.website.test_pages import SignedIn

GIVEN = {"year": "2026", "source": "Made up for a test", "read_on": "2026-03-01"}
BASE = {**GIVEN, "parameter": "payment_base_title_2", "value": "1600.00"}
CONFIRMED = {**BASE, "confirmed": "yes"}


def in_2026(organization: Organization) -> None:
    organization.demonstration_day = date(2026, 3, 16)
    organization.save()
    decide_anew(organization)


def payable_of_2026(organization: Organization) -> tuple[int, int]:
    claims = [
        claim
        for claim in DecidedClaim.objects.filter(organization=organization, status="payable")
        if claim.month is not None and claim.month.year == 2026
    ]
    return len(claims), sum(claim.amount or 0 for claim in claims)


def test_what_was_foretold_is_what_comes(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    in_2026(northside)
    assert payable_of_2026(northside) == (0, 0), "no figure of last year is used"
    waiting = DecidedClaim.objects.filter(organization=northside, missing__icontains="MISSING_RATE")
    assert waiting.exists()
    before = payable_of_2026(northside)
    effect = client.post(reverse("figures_enter"), BASE).context["effect"]
    assert payable_of_2026(northside) == before, "looking changes nothing"
    assert effect.decided > 0
    assert client.post(reverse("figures_enter"), CONFIRMED).status_code == 302
    after = payable_of_2026(northside)
    assert (after[0] - before[0], after[1] - before[1]) == (effect.decided, effect.dollars)
    assert Entry.objects.filter(action="enter figure").count() == 1


def test_a_withdrawn_figure_no_longer_counts_and_stays_on_record(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    client = signed_in(administrator)
    in_2026(northside)
    before = payable_of_2026(northside)
    client.post(reverse("figures_enter"), CONFIRMED)
    assert payable_of_2026(northside) > before
    client.post(reverse("figures_withdraw", args=[EnteredFigure.objects.get().pk]))
    assert payable_of_2026(northside) == before
    assert "withdrawn" in client.get(reverse("figures")).text


def test_a_published_figure_is_not_replaced(administrator: StaffMember, signed_in: SignedIn) -> None:
    given = {**GIVEN, "parameter": "trial_work_level", "year": "2025", "value": "1", "read_on": "2025-03-01"}
    answer = signed_in(administrator).post(reverse("figures_enter"), given)
    assert answer.status_code == 422
    assert "is published for this year" in answer.text


def test_another_organization_decides_with_its_own_figures(
    northside: Organization, administrator: StaffMember, outsider: StaffMember, signed_in: SignedIn
) -> None:
    in_2026(northside)
    signed_in(administrator).post(reverse("figures_enter"), CONFIRMED)
    figure = EnteredFigure.objects.get()
    client = signed_in(outsider)
    assert "Made up for a test" not in client.get(reverse("figures")).text
    assert client.post(reverse("figures_withdraw", args=[figure.pk])).status_code == 404
