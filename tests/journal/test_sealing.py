"""The journal: append-only in the database, and any edit, deletion or reordering of what was sealed is found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from milepost.journal.actions import Deed
from milepost.journal.inserting import insert
from milepost.journal.models import Entry, Seal
from milepost.journal.sealing import _head_file, line_of, seal_journal, unsealed, verify_journal
from milepost.organizations.models import Organization, StaffMember

pytestmark = pytest.mark.django_db


@pytest.fixture
def written() -> Iterator[list[int]]:
    """Twelve entries under three seals, and two that wait."""
    _head_file().unlink(missing_ok=True)
    organization = Organization.objects.create(name="Northside")
    deed = Deed(organization, None, why="a test", through="command")
    for number in range(12):
        deed.write("changed", organization, changes={"name": (f"N{number}", f"N{number + 1}")}, number=number)
        if number % 4 == 3:
            assert seal_journal() == 4
    _keep_head()
    deed.write("changed", organization)
    deed.write_reading("read", organization)
    yield list(Entry.objects.order_by("pk").values_list("pk", flat=True))
    _head_file().unlink(missing_ok=True)


def _keep_head() -> None:
    from milepost.journal.sealing import begin_again_at_last_seal

    begin_again_at_last_seal()  # a test's transaction is never committed, so nothing else writes it


@contextmanager
def triggers_removed() -> Iterator[None]:
    """As somebody with the database's own password could."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            for (name,) in cursor.fetchall():
                cursor.execute(f"DROP TRIGGER {name}")
        yield


def change(statement: str, *values: int) -> None:
    with triggers_removed(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_journal_that_nobody_touched_is_whole(written: list[int]) -> None:
    assert list(verify_journal()) == []
    assert unsealed() == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET why = 'x'",
        "DELETE FROM journal_entry",
        "UPDATE journal_seal SET count = 1",
        "DELETE FROM journal_seal",
    ],
)
def test_the_database_refuses_to_change_the_journal(written: list[int], statement: str) -> None:
    refused = pytest.raises(DatabaseError, match="never changed and never deleted")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.count() == 14


@pytest.mark.parametrize(
    "column", ["why", "action", "subject_id", "at", "figures", "changes", "kind", "through"]
)
def test_an_edit_of_any_column_is_found(written: list[int], column: str) -> None:
    source = f"(SELECT other.{column} FROM (SELECT * FROM journal_entry) other WHERE other.id = %s)"
    if column in {"at", "changes", "figures"}:
        change(f"UPDATE journal_entry SET {column} = {source} WHERE id = %s", written[1], written[6])
    else:
        change(f"UPDATE journal_entry SET {column} = 'y' WHERE id = %s", written[6])
    found = [str(one) for one in verify_journal()]
    assert len(found) == 1
    assert found[0].startswith("seal 2: something between entries")


def test_a_deletion_is_found_with_its_place(written: list[int]) -> None:
    change("DELETE FROM journal_entry WHERE id = %s", written[5])
    found = [str(one) for one in verify_journal()]
    assert found[0].startswith("seal 2: 4 entries were sealed")


def test_two_entries_put_in_another_order_are_found(written: list[int]) -> None:
    first, second = written[1], written[2]
    change("UPDATE journal_entry SET id = -1 WHERE id = %s", first)
    change("UPDATE journal_entry SET id = %s WHERE id = %s", first, second)
    change("UPDATE journal_entry SET id = %s WHERE id = -1", second)
    assert [str(one)[:6] for one in verify_journal()] == ["seal 1"]


def test_a_batch_taken_out_whole_is_found(written: list[int]) -> None:
    change("DELETE FROM journal_seal WHERE number = 2")
    change("DELETE FROM journal_entry WHERE id > %s AND id <= %s", written[3], written[7])
    assert any("seals 2 to 2 are missing" in str(one) for one in verify_journal())


def test_the_end_cut_off_is_found_by_what_is_kept_beside_the_keys(written: list[int]) -> None:
    change("DELETE FROM journal_seal WHERE number = 3")
    change("DELETE FROM journal_entry WHERE id > %s", written[7])
    assert [str(one)[-34:] for one in verify_journal()] == ["the end of the journal was cut off"]


def test_an_entry_slipped_in_is_found(written: list[int]) -> None:
    with triggers_removed(), connection.cursor() as cursor:
        cursor.execute("UPDATE journal_entry SET id = %s WHERE id = %s", [written[0] - 1, written[13]])
    assert list(verify_journal()) != []


def test_names_are_nowhere_in_the_clear(written: list[int]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT changes FROM journal_entry WHERE changes IS NOT NULL")
        assert all(b"N1" not in bytes(row[0]) for row in cursor.fetchall())
    assert Seal.objects.count() == 3


def test_a_line_is_written_as_django_itself_would_write_it(written: list[int]) -> None:
    """The short way in makes the same row as the long one, for every kind of value a line holds."""
    organization = Organization.objects.get()
    member = StaffMember.objects.enrol(
        email="n@northside.example", name="N", organization=organization, role="reviewer", password=None
    )
    deed = Deed(organization, member, why="ñ 'x' %s {}", through="command")
    changes = {"a": (None, "ü"), "b": (1, [True, {"c": "d"}]), "on": (date(2024, 2, 29), None)}
    short = deed.write("changed", member, changes=changes, count=3, of=["a", None, 1.5])
    assert short.pk > written[-1]
    long = Entry.objects.get(pk=short.pk)
    assert (long.at, long.by, long.why, long.figures) == (short.at, member, short.why, short.figures)
    assert long.changes.open() == {
        "a": [None, "ü"],
        "b": [1, [True, {"c": "d"}]],
        "on": ["2024-02-29", None],
    }
    long.pk, long._state.adding = None, True
    long.save(force_insert=True)
    rows = list(Entry.objects.filter(pk__in=[short.pk, long.pk]).order_by("pk"))
    first, second = (json.loads(line_of(row))[1:] for row in rows)
    assert first == second
    with pytest.raises(AssertionError, match="written once"):
        insert(short)
