"""A website with two organizations, so that every page can be asked for by one who may and one who may not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client

from milepost.caseload.simulation import people, simulate
from milepost.claims.deciding import decide_anew
from milepost.claims.stored_facts import keep_facts
from milepost.organizations.models import Organization, StaffMember
from milepost.people.models import Ticketholder
from milepost.tickets.models import Ticket
from tests.kept import kept

PASSWORD = "a password for tests"
TODAY = date(2025, 12, 15)


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def organization_named(name: str) -> Organization:
    return Organization.objects.create(name=name, demonstration_day=TODAY)


def enrolled(organization: Organization, role: str = "administrator") -> StaffMember:
    email = f"{role}@{organization.name.lower()}.example"
    return StaffMember.objects.enrol(
        email=email,
        name=f"{organization.name} {role}",
        organization=organization,
        role=role,
        password=PASSWORD,
    )


@pytest.fixture
def northside(db: None) -> Organization:
    """Thirty made-up Ticketholders, decided on the tests' day."""
    return kept("Northside", _northside)


def _northside() -> Organization:
    organization = organization_named("Northside")
    keep_facts(organization, simulate(30, 7, as_of=date(2026, 3, 16)))
    tickets = list(Ticket.objects.filter(organization=organization).order_by("reference"))
    for ticket, person in zip(tickets, people([one.reference for one in tickets], 7), strict=True):
        Ticketholder.objects.create(
            organization=organization, ticket=ticket, name=person.name, language=person.language
        )
    decide_anew(organization)
    return organization


@pytest.fixture
def administrator(northside: Organization) -> StaffMember:
    return enrolled(northside)


@pytest.fixture
def outsider(db: None) -> StaffMember:
    """An administrator of another organization."""
    return enrolled(organization_named("Eastgate"))


@pytest.fixture
def signed_in() -> Callable[[StaffMember], Client]:
    def client(member: StaffMember) -> Client:
        made = Client()
        made.force_login(member)
        return made

    return client


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A caseload of forty Tickets: thirty as Northside has them, and ten more."""
    from milepost.caseload import write_caseload

    path = tmp_path_factory.mktemp("caseload") / "caseload.zip"
    write_caseload(simulate(40, 7, as_of=date(2026, 3, 16)), path)
    return path
