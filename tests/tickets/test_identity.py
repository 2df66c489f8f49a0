"""A Ticket and its agreement: the policy, the action, and the database that refuses what both forget."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import translation

from milepost.journal.actions import Deed
from milepost.journal.models import Entry
from milepost.organizations.models import Identity, Organization, StaffMember
from milepost.tickets.guards import NAMES, put_up, take_down
from milepost.tickets.identity_actions import move_to_identity
from milepost.tickets.models import Assignment, Ticket
from milepost.tickets.policies import check_may_move_to_identity, may_move_to_identity
from tests.website.conftest import TODAY, administrator, northside

__all__ = ["administrator", "northside"]
pytestmark = pytest.mark.django_db


@pytest.fixture
def identities(northside: Organization) -> tuple[Identity, Identity]:
    return (
        Identity.objects.create(organization=northside, name="Traditional", model="traditional"),
        Identity.objects.create(organization=northside, name="Employer", model="employer"),
    )


@pytest.fixture
def held(northside: Organization, identities: tuple[Identity, Identity]) -> Ticket:
    """Assigned, under the first of the two."""
    ticket = Ticket.objects.create(
        organization=northside, reference="held", program="ssdi", identity=identities[0]
    )
    Assignment.objects.create(
        organization=northside, ticket=ticket, provider="Northside", kind="en", system="milestone_outcome",
        assigned_on=date(2024, 2, 29),
    )  # fmt: skip
    return ticket


@pytest.mark.parametrize(("language", "words"), [("en", "29 February 2024"), ("es", "29 de febrero de 2024")])
def test_an_assigned_ticket_is_not_moved_and_the_reason_is_said(
    held: Ticket, identities: tuple[Identity, Identity], administrator: StaffMember, language: str, words: str
) -> None:
    with translation.override(language), pytest.raises(ValidationError, match=words):
        move_to_identity(held, identities[1], on=TODAY, deed=Deed.of(administrator))
    check_may_move_to_identity(held, identities[0], TODAY)
    assert Ticket.objects.get(pk=held.pk).identity == identities[0]
    assert not Entry.objects.filter(action="identity changed").exists()


def test_unassigned_it_comes_under_another_and_the_journal_tells_it(
    held: Ticket, identities: tuple[Identity, Identity], administrator: StaffMember
) -> None:
    Assignment.objects.filter(ticket=held).update(unassigned_on=TODAY)
    assert not may_move_to_identity(held, identities[1], date(2025, 12, 14)).may
    move_to_identity(held, identities[1], on=TODAY, deed=Deed.of(administrator))
    assert Ticket.objects.get(pk=held.pk).identity == identities[1]
    entry = Entry.objects.get(action="identity changed")
    assert entry.changes.open() == {"identity": ["Traditional", "Employer"]}
    move_to_identity(held, identities[1], on=TODAY, deed=Deed.of(administrator))
    assert Entry.objects.filter(action="identity changed").count() == 1


def test_a_ticket_whose_agreement_nobody_knew_gets_it_while_assigned(
    held: Ticket, identities: tuple[Identity, Identity], administrator: StaffMember
) -> None:
    ticket = Ticket.objects.create(organization=held.organization, reference="unknown", program="ssi")
    Assignment.objects.filter(ticket=held).update(ticket=ticket)
    move_to_identity(ticket, identities[1], on=TODAY, deed=Deed.of(administrator))
    with pytest.raises(ValidationError):
        move_to_identity(ticket, identities[0], on=TODAY, deed=Deed.of(administrator))


@pytest.mark.parametrize("to", ["another", "nothing"])
def test_the_database_refuses_what_a_query_forgets(
    held: Ticket, identities: tuple[Identity, Identity], to: str
) -> None:
    wanted = identities[1] if to == "another" else None
    refused = pytest.raises(DatabaseError, match="stays under its agreement")
    with refused, transaction.atomic():
        Ticket.objects.filter(pk=held.pk).update(identity=wanted)
    Ticket.objects.filter(pk=held.pk).update(identity=identities[0], reference="again")
    Assignment.objects.filter(ticket=held).update(unassigned_on=TODAY)
    Ticket.objects.filter(pk=held.pk).update(identity=wanted)


def test_the_database_refuses_an_agreement_of_another_organization(northside: Organization) -> None:
    theirs = Identity.objects.create(organization=Organization.objects.create(name="Eastgate"), name="Theirs")
    refused = pytest.raises(DatabaseError, match="of its own organization")
    with refused, transaction.atomic():
        Ticket.objects.filter(organization=northside).update(identity=theirs)


def test_the_guards_come_back_after_a_migration() -> None:
    def there() -> int:
        catalogue = (
            "pg_trigger WHERE tgname" if connection.vendor == "postgresql" else "sqlite_master WHERE name"
        )
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT count(*) FROM {catalogue} IN (%s, %s)", NAMES)
            return int(cursor.fetchone()[0])

    assert there() == 2
    take_down()
    if connection.vendor == "sqlite":
        assert there() == 0
    put_up()
    call_command("migrate", verbosity=0)
    assert there() == 2
