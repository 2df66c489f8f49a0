"""PostgreSQL itself, asked directly, with every check of ours taken away."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.db import connection

from milepost.organizations.scope import NOTHING, Scope, within
from milepost.tickets.models import Ticket
from tests.isolation.cast import Household, household

pytestmark = pytest.mark.django_db
OPEN = {
    "organizations_organization",
    "organizations_staffmember",
    "organizations_identity",
    "organizations_election",
    "notices_link",
    "duties_feed",
    "agreements_signinglink",
}
"""Needed before it is known who asks, or public; they hold nothing about a Ticketholder. A link names a Ticket, or a signature,
by its key alone, a calendar's address a member of staff."""


def walled() -> list[str]:
    """Our tables that belong to an organization."""
    tables = []
    for model in apps.get_models():
        if model.__module__.startswith("milepost.") and any(
            field.column == "organization_id" for field in model._meta.concrete_fields
        ):
            tables.append(model._meta.db_table)
    return sorted(set(tables) - OPEN - {"organizations_suitabilitystep"})


@pytest.fixture
def postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no row-level security; one machine uses it alone")


def rows(table: str) -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT organization_id FROM {table}")
        return {str(row[0]) for row in cursor.fetchall()}


@pytest.fixture
def households() -> tuple[Household, Household]:
    return household("Northside"), household("Eastgate")


def test_every_table_of_an_organization_stands_behind_the_wall(postgresql: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        behind = {name for (name,) in cursor.fetchall()}
    assert set(walled()) <= behind, f"{set(walled()) - behind} need a Wall in a migration"


def test_the_database_user_cannot_pass_the_wall(postgresql: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user")
        assert cursor.fetchone() == (False, False)


def test_a_query_that_forgets_to_ask_whose_gets_only_ones_own(
    postgresql: None, households: tuple[Household, Household]
) -> None:
    northside, eastgate = households
    for table in walled():
        everybodys = rows(table)
        if not everybodys:
            continue
        with within(Scope(str(northside.organization.pk))):
            assert rows(table) <= {str(northside.organization.pk)}, table
        with within(NOTHING):
            assert rows(table) == set(), table
    assert rows("tickets_ticket") == {str(northside.organization.pk), str(eastgate.organization.pk)}


def test_nothing_can_be_written_for_another(
    postgresql: None, households: tuple[Household, Household]
) -> None:
    northside, eastgate = households
    from django.db import DatabaseError, transaction

    with within(Scope(str(northside.organization.pk))):
        changed = Ticket.objects.filter(organization=eastgate.organization).update(reference="stolen")
        assert changed == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Ticket.objects.create(organization=eastgate.organization, reference="new", program="ssdi")


def test_a_partner_is_shown_its_own_people_by_the_database_too(postgresql: None) -> None:
    made = household("Northside", "partner")
    assert made.partner is not None
    other = Ticket.objects.filter(organization=made.organization)[2]
    Ticket.objects.filter(pk=other.pk).update(partner=None)
    with within(Scope(str(made.organization.pk), str(made.partner.pk))), connection.cursor() as cursor:
        for table in ("tickets_ticket", "people_ticketholder"):
            cursor.execute(f"SELECT count(*) FROM {table}")
            assert cursor.fetchone()[0] == 2, table
        cursor.execute("SELECT count(*) FROM earnings_monthofwork WHERE ticket_id = %s", [other.pk])
        assert cursor.fetchone()[0] == 0


def test_a_wall_asks_for_the_scope_once_for_a_query(
    postgresql: None, households: tuple[Household, Household]
) -> None:
    northside, eastgate = households
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename, qual, with_check FROM pg_policies WHERE policyname = 'wall'")
        walls = cursor.fetchall()
    assert len(walls) > 50
    for table, *rules in walls:
        for rule in rules:
            within_a_select = re.findall(r"SELECT \(*(?:NULLIF\()?current_setting\(", rule)
            assert len(within_a_select) == rule.count("current_setting(") > 0, table
    for made in (northside, eastgate):
        with within(Scope(str(made.organization.pk))):
            assert rows("tickets_ticket") == {str(made.organization.pk)}
        with within(Scope(str(made.organization.pk), str(eastgate.organization.pk))):
            assert rows("tickets_ticket") == set(), "a partner whom nobody is served by"
    with within(NOTHING):
        assert rows("tickets_ticket") == set()
