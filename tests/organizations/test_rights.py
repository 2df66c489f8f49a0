"""Suitability, elections, roles, enrolment and the second factor."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from milepost.journal.actions import Deed
from milepost.organizations.actions import move_suitability
from milepost.organizations.models import Election, Identity, Organization, StaffMember
from milepost.organizations.policies import needs_second_factor
from milepost.organizations.roles import MAY, ROLES_OF_KIND, Act, Role
from milepost.organizations.suitability import MOVES, Suitability
from milepost.rulebook.elections import Election as Elected
from milepost.rulebook.elections import may_change, system_for, takes_effect
from milepost.rulebook.facts import PaymentSystem
from tests.website.conftest import PASSWORD, TODAY, administrator, northside, signed_in

__all__ = ["administrator", "northside", "signed_in"]
SignedIn = Callable[[StaffMember], Client]
BOTH, OUTCOMES = PaymentSystem.MILESTONE_OUTCOME, PaymentSystem.OUTCOME_ONLY


@pytest.mark.parametrize("before", Suitability)
@pytest.mark.parametrize("after", Suitability)
def test_every_pair_of_states_is_lawful_or_refused_with_a_sentence(
    administrator: StaffMember, before: Suitability, after: Suitability
) -> None:
    administrator.suitability = before
    administrator.save()
    deed = Deed.of(administrator)

    def move() -> None:
        move_suitability(administrator, after, on=TODAY, note="", expires_on=None, deed=deed)

    if after in MOVES[before]:
        move()
        assert StaffMember.objects.get(pk=administrator.pk).suitability == after
    else:
        with pytest.raises(ValidationError, match="cannot follow"):
            move()
        assert StaffMember.objects.get(pk=administrator.pk).suitability == before


def test_nobody_is_cleared_without_having_been_submitted() -> None:
    assert {before for before, after in MOVES.items() if Suitability.CLEARED in after} == {
        "submitted",
        "under_review",
    }
    assert set(MOVES) == set(Suitability)


@pytest.mark.parametrize(
    ("assigned_on", "expected"),
    [
        (date(2019, 3, 31), None),
        (date(2019, 4, 1), BOTH),
        (date(2024, 6, 30), BOTH),
        (date(2024, 7, 1), OUTCOMES),
        (date(2024, 7, 2), OUTCOMES),
    ],
)
def test_an_election_counts_from_the_month_after_ssa_was_told(
    assigned_on: date, expected: PaymentSystem | None
) -> None:
    elections = [Elected(BOTH, date(2019, 4, 1)), Elected(OUTCOMES, date(2024, 6, 10))]
    assert takes_effect(elections, 1) == date(2024, 7, 1)
    assert system_for(elections, assigned_on) is expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (date(2019, 12, 31), False),
        (date(2020, 1, 1), True),
        (date(2019, 4, 1), False),
        (date(2018, 12, 31), False),
    ],
)
def test_there_is_one_election_in_a_calendar_year_and_the_first_is_one(told: date, *, expected: bool) -> None:
    assert may_change([Elected(BOTH, date(2019, 4, 1))], told) is expected


def test_an_election_in_december_counts_from_january() -> None:
    elections = [Elected(BOTH, date(2019, 4, 1)), Elected(OUTCOMES, date(2024, 12, 31))]
    assert takes_effect(elections, 1) == date(2025, 1, 1)


def test_a_second_election_in_a_year_is_refused_on_the_page(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    identity = Identity.objects.create(organization=northside, name="Northside")
    Election.objects.create(
        organization=northside, identity=identity, system=BOTH, notified_on=date(2025, 2, 1)
    )
    address = reverse("identity_elect", args=[identity.pk])
    answer = signed_in(administrator).post(address, {"system": OUTCOMES, "notified_on": "2025-12-01"})
    assert answer.status_code == 422
    assert "20 CFR 411.515(b)" in answer.text


def test_each_business_model_has_one_identity_with_a_uei_of_its_own(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn
) -> None:
    Identity.objects.create(organization=northside, name="One", model="traditional", uei="AAAAAAAAAAA1")
    client = signed_in(administrator)

    def add(**given: str) -> str:
        fields = {"name": "Two", "model": "employer", "epay": "not_enrolled", **given}
        return client.post(reverse("identity_add"), fields, follow=True).text

    assert "each model has one" in add(model="traditional")
    assert "each needs its own" in add(uei="aaaaaaaaaaa1")
    assert "twelve letters and digits" in add(uei="A")
    assert "It is saved." in add(uei="AAAAAAAAAAA2")


def test_the_table_of_roles_is_the_one_that_is_printed() -> None:
    printed = (Path(__file__).parents[2] / "docs/roles.md").read_text()
    for role in Role:
        row = re.search(rf"^\| {role.value} \|(.*)$", printed, re.MULTILINE)
        assert row is not None, f"docs/roles.md has no row {role.value}"
        shown = {act for act, cell in zip(Act, row[1].split("|"), strict=False) if cell.strip() == "yes"}
        assert shown == MAY[role], (
            f"docs/roles.md tells something else of {role.value}: python -m tools.roles"
        )


def test_a_reviewer_and_the_program_managers_desks_never_write() -> None:
    writing = {
        Act.CHANGE_PEOPLE,
        Act.ADD_DOCUMENTS,
        Act.CHANGE_CASELOADS,
        Act.ENTER_FIGURES,
        Act.CHANGE_ORGANIZATION,
        Act.MANAGE_STAFF,
    }
    for role in (
        Role.REVIEWER,
        Role.PROGRAM_PAYMENTS,
        Role.PROGRAM_INTEGRITY,
        Role.PROGRAM_HELPLINE,
        Role.PROGRAM_HELP_DESK,
    ):
        assert not MAY[role] & writing
    assert {role for roles in ROLES_OF_KIND.values() for role in roles} == set(Role)


@pytest.fixture
def _second_factor_always(settings: pytest.FixtureRequest) -> None:
    settings.MILEPOST_SECOND_FACTOR_ALWAYS = True  # type: ignore[attr-defined]


def code_for(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


@pytest.mark.usefixtures("_second_factor_always")
def test_whoever_sees_personal_data_sets_up_a_second_factor_first(
    administrator: StaffMember, client: Client
) -> None:
    assert needs_second_factor(administrator)
    client.post(reverse("account_login"), {"login": administrator.email, "password": PASSWORD})
    for page in ("today", "ticketholders", "claims", "staff", "journal"):
        assert client.get(reverse(page)).headers["Location"] == reverse("second_factor")
    assert "A second factor is needed" in client.get(reverse("second_factor")).text
    client.post(
        reverse("account_reauthenticate"), {"password": PASSWORD}
    )  # whoever holds the browser is asked again
    form = client.get(reverse("mfa_activate_totp"))
    assert form.status_code == 200, form.headers.get("Location")
    secret = form.context["form"].secret
    client.post(reverse("mfa_activate_totp"), {"code": code_for(secret)})
    assert client.get(reverse("today")).status_code == 200
    client.post(reverse("account_logout"))
    answer = client.post(reverse("account_login"), {"login": administrator.email, "password": PASSWORD})
    assert answer.headers["Location"].startswith(reverse("mfa_authenticate"))
    assert client.get(reverse("today")).status_code == 302, "the password alone opens nothing"


@pytest.mark.usefixtures("_second_factor_always")
def test_the_secret_of_a_second_factor_is_sealed(administrator: StaffMember) -> None:
    from allauth.mfa.models import Authenticator

    TOTP.activate(administrator, "JBSWY3DPEHPK3PXP")
    assert "JBSWY3DPEHPK3PXP" not in str(Authenticator.objects.get(type="totp").data)


def test_somebody_enrolled_chooses_a_password_by_a_link(
    northside: Organization, administrator: StaffMember, signed_in: SignedIn, client: Client
) -> None:
    given = {
        "name": "Nora New",
        "email": "nora@northside.example",
        "works_for": str(northside.pk),
        "role": "coordinator",
    }
    page = signed_in(administrator).post(reverse("staff_enrol"), given, follow=True).text
    link = re.search(r"http://testserver(/password/choose/[^<]+)", page)
    assert link is not None
    form = client.get(link[1], follow=True)
    assert form.status_code == 200
    chosen = {"password1": "correct horse battery", "password2": "correct horse battery"}
    client.post(form.redirect_chain[-1][0], chosen)
    signed = client.post(
        reverse("account_login"), {"login": "nora@northside.example", "password": "correct horse battery"}
    )
    assert signed.headers["Location"] == "/"


def test_an_administrator_does_not_lock_themselves_out(
    administrator: StaffMember, signed_in: SignedIn
) -> None:
    given = {"name": "Dana", "role": "reviewer", "is_active": "on", "version": 1}
    answer = signed_in(administrator).post(reverse("staff_one", args=[administrator.pk]), given)
    assert answer.status_code == 422
    assert "cannot take away your own rights" in answer.text


@pytest.mark.parametrize("password", ["short", "password1234", "111111111111"])
def test_a_password_is_long_and_on_no_list_of_broken_ones(
    administrator: StaffMember, signed_in: SignedIn, password: str
) -> None:
    client = signed_in(administrator)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    given = {"oldpassword": PASSWORD, "password1": password, "password2": password}
    assert client.post(reverse("account_change_password"), given).status_code == 200
    assert StaffMember.objects.get(pk=administrator.pk).check_password(PASSWORD)
