"""`in` with many keys finds what Django's own finds."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from milepost.organizations.models import Organization
from milepost.tickets.models import Ticket
from milepost.website.lookups import KeyIn, RelatedKeyIn

pytestmark = pytest.mark.django_db


@pytest.fixture
def tickets() -> list[Ticket]:
    owner = Organization.objects.create(name="Northside", kind="employment_network")
    return [Ticket.objects.create(organization=owner, reference=f"T-{number}") for number in range(3)]


def found(**asked: Any) -> list[str]:
    return list(Ticket.objects.filter(**asked).order_by("reference").values_list("reference", flat=True))


def test_keys_and_tickets_in_whatever_they_come(tickets: list[Ticket]) -> None:
    first, second, _third = (one.pk for one in tickets)
    for given in (
        [first, second],
        (first, second),
        {first, second},
        [first, second, first],
        [first, second, uuid4()],
    ):
        assert found(pk__in=given) == ["T-0", "T-1"]
    assert found(pk__in=iter([first, second])) == ["T-0", "T-1"]
    assert found(pk__in=[str(first), second]) == ["T-0", "T-1"], "what is no UUID yet is Django's"
    assert found(pk__in=[first, None]) == ["T-0"]
    assert found(pk__in=Ticket.objects.exclude(pk=first)) == ["T-1", "T-2"]
    assert found(pk__in=[]) == []
    assert list(Ticket.objects.exclude(pk__in=[first, second]).values_list("reference", flat=True)) == ["T-2"]


def test_along_a_foreign_key(tickets: list[Ticket]) -> None:
    owner = tickets[0].organization
    other = Organization.objects.create(name="Eastgate", kind="employment_network")
    for given in ([owner, other], [owner.pk, other.pk], [owner]):
        assert found(organization__in=given) == ["T-0", "T-1", "T-2"]
    assert found(organization__in=[other]) == []
    assert found(partner__in=[]) == []
    assert found(organization__in=Organization.objects.filter(name="Northside")) == ["T-0", "T-1", "T-2"]
    with pytest.raises(ValueError, match="Must be"):
        found(organization__in=[tickets[0]])
    with pytest.raises(ValidationError):
        found(organization__in=["no key"])


def test_sqlite_is_told_one_text_of_many(tickets: list[Ticket]) -> None:
    first = tickets[0]
    strangers = [uuid4() for _number in range(60)]
    assert found(pk__in=[first.pk, *strangers]) == ["T-0"]
    assert found(pk__in=strangers) == []
    assert found(organization__in=[first.organization_id, *strangers]) == ["T-0", "T-1", "T-2"]
    others = Ticket.objects.exclude(pk__in=[first.pk, *strangers])
    assert sorted(others.values_list("reference", flat=True)) == ["T-1", "T-2"]
    with CaptureQueriesContext(connection) as asked:
        found(pk__in=[first.pk, *strangers])
    assert ("json_each" in asked.captured_queries[0]["sql"]) is (connection.vendor == "sqlite")


def test_postgresql_is_told_one_array(tickets: list[Ticket]) -> None:
    assert Ticket._meta.pk.get_lookup("in") is KeyIn
    assert Ticket._meta.get_field("organization").get_lookup("in") is RelatedKeyIn
    with CaptureQueriesContext(connection) as asked:
        assert found(pk__in=[one.pk for one in tickets]) == ["T-0", "T-1", "T-2"]
    said = asked.captured_queries[0]["sql"]
    assert ("ANY" in said) is (connection.vendor == "postgresql")
