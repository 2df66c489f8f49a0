"""A backup holds everything but the keys, and a restore gives the same exports to the byte."""

from __future__ import annotations

import io
import os
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection, transaction

from milepost.keeping.backup import CannotRestore, back_up, restore
from milepost.keeping.doctor import GUARDED, examine
from milepost.organizations.models import Organization
from tests.installed import run, set_up, surroundings
from tests.migrated import sqlite_copy

TICKETS = os.environ.get("MILEPOST_RESTORED_TICKETS", "60")
"""`make test-long` restores ten thousand."""
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)

EXPORT = """
import sys
from milepost.website.installation import home, start_django
start_django(home())
from milepost.caseload.as_json import facts_as_json
from milepost.claims.stored_facts import facts_of, keep_facts
from milepost.caseload.simulation import simulate
from milepost.organizations.models import Organization
from tests.installed import run, set_up, surroundings
from milepost.tickets.models import Ticket
from datetime import date
import json
if sys.argv[1] == "fill":
    keep_facts(Organization.objects.get(), simulate(int(sys.argv[2]), 3, as_of=date(2026, 3, 16)))
held = facts_of(Ticket.objects.order_by("reference"))
print(json.dumps([facts_as_json(facts) for facts in held.values()], sort_keys=True))
"""


def test_a_restore_gives_the_same_to_the_byte_in_either_database(
    tmp_path: Path, migrated_database: str
) -> None:
    """From the database under test into SQLite, by the commands as an operator types them."""
    first = surroundings(tmp_path / "one", tmp_path / "keys", migrated_database)
    second = surroundings(tmp_path / "two", tmp_path / "keys", "")
    elsewhere = surroundings(tmp_path / "three", tmp_path / "other-keys", "")
    for empty in ("two", "three"):
        sqlite_copy(tmp_path / empty / "milepost.sqlite3")
    set_up(first)
    before = run(first, "-c", EXPORT, "fill", TICKETS)
    assert len(before) > 800 * int(TICKETS)
    run(first, "-m", "milepost", "journal", "seal")
    said = run(first, "-m", "milepost", "backup", str(tmp_path / "kept.zip"))
    assert "The keys are not" in said
    run(second, "-m", "milepost", "restore", str(tmp_path / "kept.zip"))
    assert run(second, "-c", EXPORT, "show") == before
    assert "whole" in run(second, "-m", "milepost", "journal", "verify")
    refused = run(second, "-m", "milepost", "restore", str(tmp_path / "kept.zip"), status=1)
    assert "There are records here already" in refused
    refused = run(elsewhere, "-m", "milepost", "restore", str(tmp_path / "kept.zip"), status=1)
    assert "needs keys that are not in" in refused
    assert str(tmp_path / "kept.zip") in run(first, "-m", "milepost", "doctor")


@pytest.mark.django_db
def test_a_damaged_backup_is_refused_whole(tmp_path: Path) -> None:
    made = Organization.objects.create(name="Northside")
    if connection.vendor == "postgresql":
        pytest.skip("a snapshot begins a transaction of its own, which the test's transaction does not allow")
    back_up(tmp_path / "kept.zip", at=NOW)
    made.delete()
    broken = io.BytesIO()
    with zipfile.ZipFile(tmp_path / "kept.zip") as whole, zipfile.ZipFile(broken, "w") as copy:
        for name in whole.namelist():
            content = whole.read(name)
            copy.writestr(
                name,
                content.replace(b"Northside", b"Southside")
                if name.endswith("organization.jsonl")
                else content,
            )
    (tmp_path / "broken.zip").write_bytes(broken.getvalue())
    with pytest.raises(CannotRestore, match="damaged: organizations_organization"):
        restore(tmp_path / "broken.zip")
    assert not Organization.objects.exists()
    (tmp_path / "no.zip").write_bytes(b"nothing")
    with pytest.raises(CannotRestore, match="no backup that can be read"):
        restore(tmp_path / "no.zip")


@pytest.mark.django_db
def test_the_doctor_finds_what_is_wrong_with_the_installation_of_the_tests() -> None:
    wrong = [one.subject for one in examine(datetime.now(UTC)) if one.state == "wrong"]
    assert wrong == ["secret key", "address"], "a short secret, and an address that others reach without TLS"


@pytest.mark.django_db
@pytest.mark.parametrize(("subject", "names"), [(subject, names) for subject, names, _fine in GUARDED])
def test_the_doctor_misses_each_guard_of_the_database(subject: str, names: tuple[str, ...]) -> None:
    def state() -> str:
        return next(one.state for one in examine(datetime.now(UTC)) if one.subject == subject)

    assert state() == "fine"
    with connection.cursor() as cursor:
        for name in names:
            with transaction.atomic():
                if connection.vendor == "postgresql":
                    cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = %s", [name])
                    cursor.execute(f"DROP TRIGGER {name} ON {cursor.fetchone()[0]}")
                else:
                    cursor.execute(f"DROP TRIGGER {name}")
                assert state() == "wrong", name
                transaction.set_rollback(True)
