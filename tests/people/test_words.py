"""Finding a person by what one remembers of a name."""

from __future__ import annotations

import pytest
from django.db import connection

from milepost.organizations.models import Organization
from milepost.people.models import Ticketholder
from milepost.people.words import named
from milepost.tickets.models import Ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Organization:
    owner = Organization.objects.create(name="Northside")
    for number, name in enumerate(("María José Núñez-Ortiz", "Mario Nunn", "Ana O'Brien", "漢字 Özil")):
        ticket = Ticket.objects.create(organization=owner, reference=f"NS-00{number}7", program="ssdi")
        Ticketholder.objects.create(
            organization=owner, ticket=ticket, name=name, called="Pepa" if not number else ""
        )
    Ticket.objects.create(organization=owner, reference="NOBODY-9", program="ssi")
    return owner


def found(owner: Organization, text: str) -> set[str]:
    return set(
        Ticket.objects.filter(named(text, owner), organization=owner).values_list("reference", flat=True)
    )


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("mar", {"NS-0007", "NS-0017"}), ("María José", {"NS-0007"}), ("Pepa", {"NS-0007"}), ("0017", {"NS-0017"}),
        ("NS-00", {"NS-0007", "NS-0017", "NS-0027", "NS-0037"}), ("Brien", {"NS-0027"}), ("nobody-9", {"NOBODY-9"}),
        ("漢", {"NS-0037"}), ("zzz", set()), ("'; DROP", set()), ("%", set()), ("Mario  Özil", set()),
    ],
)  # fmt: skip
def test_by_the_beginnings_of_words(people: Organization, text: str, references: set[str]) -> None:
    assert found(people, text) == references


@pytest.mark.parametrize("text", ["nunez", "NÚÑEZ", "ortiz maria", "pepa nu", "ozil"])
def test_without_regard_to_accents_and_order(people: Organization, text: str) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite keeps no words of names; what is typed is looked for as it stands")
    assert len(found(people, text)) == 1


def test_a_new_name_is_found_and_the_old_one_is_not(people: Organization) -> None:
    Ticketholder.objects.filter(name="Mario Nunn").update(name="Luigi Verde")
    Ticket.objects.filter(reference="NS-0027").update(reference="EW-1")
    assert found(people, "verde") == {"NS-0017"}
    assert found(people, "nunn") == set()
    assert found(people, "ew") == {"EW-1"}


def test_nobody_is_found_for_another(people: Organization) -> None:
    other = Organization.objects.create(name="Eastgate")
    assert found(other, "mar") == set()
