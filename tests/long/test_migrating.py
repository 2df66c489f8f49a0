"""The tables that `website.migrating` makes are those that Django's own `migrate` makes, to the letter."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import uuid
from pathlib import Path

import pytest

from tests.migrated import MIGRATE, ROOT, address_of, without_settings

BY_DJANGO = """
from milepost.website.installation import home, start_django
start_django(home())
from django.core.management import call_command
call_command("migrate", verbosity=0)
"""
OF_SQLITE = "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
OF_POSTGRESQL = """
SELECT 'column', table_name || '.' || column_name, ordinal_position || ' ' || data_type || ' ' || is_nullable || coalesce(column_default, '')
    FROM information_schema.columns WHERE table_schema = 'public'
UNION ALL SELECT 'index', indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL SELECT 'constraint', conrelid::regclass || '.' || conname, pg_get_constraintdef(oid)
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
UNION ALL SELECT 'trigger', tgrelid::regclass || '.' || tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
UNION ALL SELECT 'policy', tablename || '.' || policyname, coalesce(qual, '') || coalesce(with_check, '') FROM pg_policies
UNION ALL SELECT 'function', proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
ORDER BY 1, 2
"""


def _run(code: str, home: Path, database: str = "") -> None:
    around = {**without_settings(), "MILEPOST_HOME": str(home), "MILEPOST_DATABASE": database}
    home.mkdir()
    subprocess.run([sys.executable, "-c", code], env=around, cwd=ROOT, check=True)


@pytest.mark.database
def test_the_tables_are_those_that_django_makes(tmp_path: Path) -> None:
    made: list[list[tuple[str, ...]]] = []
    for name, code in (("ours", MIGRATE), ("django's", BY_DJANGO)):
        if os.environ.get("MILEPOST_TEST_DATABASE") == "postgresql":
            import psycopg

            from tests.postgresql import server_address

            database = f"tables_{uuid.uuid4().hex[:12]}"
            with psycopg.connect(server_address(), autocommit=True) as server:
                server.execute(f"CREATE DATABASE {database}")
            _run(code, tmp_path / name, address_of(database))
            with psycopg.connect(address_of(database)) as connection:
                made.append(connection.execute(OF_POSTGRESQL).fetchall())
        else:
            _run(code, tmp_path / name)
            made.append(sqlite3.connect(tmp_path / name / "milepost.sqlite3").execute(OF_SQLITE).fetchall())
    ours, djangos = made
    assert len(ours) > 500
    assert ours == djangos
