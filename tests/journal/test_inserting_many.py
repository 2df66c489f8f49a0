"""Many rows at once are what Django would have written one by one, and stand behind the same walls."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, models
from django.db.models.query import QuerySet

from milepost.claims.models import DecidedClaim
from milepost.contacts.models import Standing
from milepost.earnings.models import Employer, Job, PayStub
from milepost.journal import inserting_many
from milepost.journal.inserting_many import insert_many
from milepost.journal.models import Entry
from milepost.keys.fields import Sealed, one_ring, ring
from milepost.keys.ring import add_key
from milepost.organizations.models import Organization
from milepost.organizations.scope import for_organization
from milepost.people.models import Ticketholder
from milepost.people.words import named
from milepost.rulebook.decisions import Status
from milepost.rulebook.facts import ClaimCode, Program
from milepost.rulebook.months import Month
from milepost.tickets.models import Ticket

pytestmark = pytest.mark.django_db
ODD = (
    "",
    'O\'Brien \\ "both" \\x41',
    "null",
    "tab\tand\nline",
    "María 漢字 🙂",
    "{a,b}",
    "100%s %(x)s",
    "\u2028 end",
)
NOON = datetime(2025, 12, 15, 12, 0, 0, 123_456, tzinfo=UTC)


@pytest.fixture
def owner() -> Organization:
    return Organization.objects.create(name="Northside")


def tickets(owner: Organization, count: int, beginning: str = "T") -> list[Ticket]:
    return [
        Ticket(organization=owner, reference=f"{beginning}{n}", program=Program.SSDI, born_on=date(1980, 1, 1 + n % 28))
        for n in range(count)
    ]  # fmt: skip


def kept(rows: QuerySet[Any]) -> list[tuple[Any, ...]]:
    """What stands in the database, opened, without keys and the moments of writing."""
    names = [
        field.name
        for field in rows.model._meta.concrete_fields
        if not (field.primary_key or field.is_relation or getattr(field, "auto_now_add", False))
    ]
    return sorted((tuple(opened(getattr(row, name)) for name in names) for row in rows), key=repr)


def opened(value: Any) -> Any:
    return value.open() if isinstance(value, Sealed) else value


def odd_rows(owner: Organization) -> list[list[models.Model]]:
    """Every kind of field that is written in bulk anywhere, with the values that are easiest to spoil."""
    fresh = tickets(owner, len(ODD))
    fresh[1].born_on = None
    lines = [
        Entry(
            at=NOON, organization=owner, by=None, action="changed", subject="a.b", subject_id=str(number), why=text,
            figures={"text": text, "n": [1, None, True, {"deep": text}]}, changes={"name": [None, text]} if number else None,
        )
        for number, text in enumerate(ODD)
    ]  # fmt: skip
    claims = [
        DecidedClaim(
            organization=owner, ticket=fresh[number], place=number, claim=ClaimCode.P1M1, number=None, month=Month.parse("2025-11"),
            status=Status.WAITING, provider=text, amount=None if number else 2**31 - 1, claim_by=date(2025, 1, 31), missing=[{"en": text}],
        )
        for number, text in enumerate(ODD)
    ]  # fmt: skip
    employers = [Employer(organization=owner, name=f"{number} {text}") for number, text in enumerate(ODD)]
    jobs = [
        Job(organization=owner, ticket=fresh[0], employer=one, hours_a_week=Decimal("37.50"))
        for one in employers
    ]
    stubs = [
        PayStub(organization=owner, ticket=fresh[0], job=one, gross=10**11, hours=Decimal("0.05"), paid_on=date(2025, 2, 28))
        for one in jobs
    ]  # fmt: skip
    return [list(fresh), list(lines), list(claims), list(employers), list(jobs), list(stubs)]


def test_the_same_as_django_writes(owner: Organization) -> None:
    other = Organization.objects.create(name="Eastgate")
    for ours, theirs in zip(odd_rows(owner), odd_rows(other), strict=True):
        every = type(ours[0])._base_manager
        insert_many(ours)
        every.bulk_create(theirs)
        mine = kept(every.filter(organization=owner))
        assert len(mine) == len(ODD)
        assert mine == kept(every.filter(organization=other))


def test_each_row_knows_its_key_and_what_it_belongs_to(owner: Organization) -> None:
    fresh = tickets(owner, 5)
    employers = [Employer(organization=owner, name=f"E{number}") for number in range(5)]
    jobs = [
        Job(organization=owner, ticket=one, employer=other)
        for one, other in zip(fresh, employers, strict=True)
    ]
    for rows in (fresh, employers, jobs):
        insert_many(rows)
    assert not any(job._state.adding for job in jobs)
    assert {job.pk: (job.ticket_id, job.employer.name) for job in Job.objects.select_related("employer")} == {
        job.pk: (ticket.pk, f"E{number}")
        for number, (job, ticket) in enumerate(zip(jobs, fresh, strict=True))
    }


def test_nothing_is_nothing() -> None:
    rows: list[Entry] = []
    assert insert_many(rows) == []


def test_a_row_that_stands_is_written_over_in_the_named_fields_only(owner: Organization) -> None:
    fresh = insert_many(tickets(owner, 3))

    def standing(place: int, **values: Any) -> Standing:
        return Standing(
            organization=owner,
            ticket=fresh[place],
            reckoned_on=date(2025, 1, 1),
            good_through=date(2025, 1, 31),
            **values,
        )

    insert_many([standing(0, attempts=1, phase="a"), standing(1, attempts=2, phase="b")])
    insert_many(
        [standing(1, attempts=7, phase="z"), standing(2, attempts=9, phase="c")],
        over=["ticket"],
        writing=["attempts"],
    )
    stands = {one.ticket_id: (one.attempts, one.phase) for one in Standing.objects.all()}
    assert [stands[one.pk] for one in fresh] == [(1, "a"), (7, "b"), (9, "c")]


def test_all_or_nothing(owner: Organization, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inserting_many, "AT_A_TIME", 4)
    rows = tickets(owner, 10)
    rows[9].reference = rows[0].reference
    with pytest.raises(IntegrityError):
        insert_many(rows)
    assert Ticket.objects.count() == 0
    rows[9].reference = "T9"
    insert_many(rows)
    assert Ticket.objects.count() == 10


def test_the_wall_stands(owner: Organization) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no second wall")
    other = Organization.objects.create(name="Eastgate")
    with for_organization(other), pytest.raises(DatabaseError, match="row-level security"):
        insert_many(tickets(owner, 3))


def test_what_is_too_long_is_refused(owner: Organization) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite counts no letters")
    with pytest.raises(DatabaseError, match="too long"):
        insert_many([Employer(organization=owner, name="x" * 500)])


def test_words_of_names_follow(owner: Organization) -> None:
    """Those of many new people at once, and of a name that is written over."""
    fresh = insert_many(tickets(owner, 3, "NS-"))
    names = ("María José Núñez", "Mario Nunn", "Ana O'Brien")
    holders = [
        Ticketholder(organization=owner, ticket=one, name=name)
        for one, name in zip(fresh, names, strict=True)
    ]
    insert_many(holders)

    def found(text: str) -> set[str]:
        return set(
            Ticket.objects.filter(named(text, owner), organization=owner).values_list("reference", flat=True)
        )

    assert (found("mar"), found("brien"), found("ns-")) == (
        {"NS-0", "NS-1"},
        {"NS-2"},
        {"NS-0", "NS-1", "NS-2"},
    )
    holders[1].name = "Luigi Verde"
    insert_many(holders[1:2], over=["id"], writing=["name"])
    assert (found("verde"), found("nunn")) == ({"NS-1"}, set())


def test_a_ring_that_is_held_is_let_go(owner: Organization) -> None:
    """What was sealed with the key before a rotation opens still; what comes after is sealed with the new one."""
    with one_ring():
        before = ring().current
        add_key(ring().folder)
        assert ring().current == before
        first = insert_many(tickets(owner, 1))
    assert ring().current != before
    second = insert_many(tickets(owner, 1, "U"))
    born = [Ticket.objects.get(pk=one.pk).born_on for one in (*first, *second)]
    assert [one.ciphertext[1:5].hex() == before for one in born if one is not None] == [True, False]
    assert [one.open() for one in born if one is not None] == [date(1980, 1, 1)] * 2
