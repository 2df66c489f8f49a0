"""Which tests reach a database, and which of them `make test` runs on PostgreSQL after all have run on SQLite.

Those where the two databases differ: walls, triggers, constraints, people at work at once, words of names, many rows at once,
backups. That a page shows on PostgreSQL what it shows on SQLite is seen by the walk of every route, which runs on both.
`make test-long` runs everything on both.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings

from tests.migrated import postgresql_copy, sqlite_copy

TESTS = Path(__file__).parent
REACHING = {"db", "transactional_db", "live_server", "django_db_setup", "migrated_database"}
PAGES = {"client", "browser"}
ASK_ALIKE = {
    "asking", "caseload", "cli", "contacts", "desk", "documents", "duties", "earnings", "editing", "forecast", "intake", "notices",
    "plans", "reviews", "schemes", "scorecards", "year", "agreements/test_onboarding.py", "inspections/test_partner.py",
    "isolation/test_answers.py", "organizations/test_openid_connect.py", "organizations/test_rights.py",
    "organizations/test_signing_in.py", "payments/test_pages.py", "requests/test_pages.py", "requests/test_requests.py",
    "requests/test_sending.py", "requests/test_waiting.py", "shares/test_pages.py", "spreadsheets/test_dirt.py",
    "spreadsheets/test_refusing.py", "website/test_downloads.py", "website/test_figures.py", "website/test_pages.py",
    "website/test_uploads.py",
}  # fmt: skip
"""Subjects that ask both databases for the same in the same words: rows by their keys, days and states."""
# A busy machine draws slowly, and that is no failure of what is tested.
settings.register_profile("milepost", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("milepost")
IS_LONG = "MILEPOST_EVERYTHING" in os.environ


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    from milepost.organizations.scope import EVERYTHING, work_in

    work_in(
        EVERYTHING
    )  # what a test puts up beforehand it puts up as the operator would; pages narrow themselves
    for item in items:
        asks = REACHING & set(getattr(item, "fixturenames", ()))
        if asks or item.get_closest_marker("django_db"):
            item.add_marker(pytest.mark.database)
        if PAGES & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.page)
    if os.environ.get("MILEPOST_TEST_DATABASE") == "postgresql" and not IS_LONG:
        differing = [item for item in items if not asks_alike(item)]
        if differing:  # else somebody asks for such a subject by name
            config.hook.pytest_deselected(items=[item for item in items if asks_alike(item)])
            items[:] = differing


def asks_alike(item: pytest.Item) -> bool:
    place = item.path.relative_to(TESTS)
    return place.parts[0] in ASK_ALIKE or place.as_posix() in ASK_ALIKE


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    """Whichever language a test leaves behind, the next one begins in English."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """The test database is there before Django looks for it: see `tests.migrated`."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> Iterator[None]:
    """After each process has a name for its own database: make it as a copy of the migrated one."""
    named = connection.settings_dict["TEST"]["NAME"]
    if connection.vendor == "postgresql":
        postgresql_copy(named or f"test_{connection.settings_dict['NAME']}")
        yield
    else:
        sqlite_copy(Path(named))
        yield
        Path(named).unlink(missing_ok=True)


@pytest.fixture
def migrated_database() -> str:
    """The address of one that has its tables; nothing for SQLite, whose file `tests.installed.set_up` puts in place."""
    return postgresql_copy() if os.environ.get("MILEPOST_TEST_DATABASE") == "postgresql" else ""


def _teardown_without_journal(self: Any, teardown: Any = TransactionTestCase._fixture_teardown) -> None:  # type: ignore[attr-defined]
    """Tests that see committed rows are followed by emptying every table, which the journal's triggers refuse."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
        else:
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
    teardown(self)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = origin")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            there = {name for (name,) in cursor.fetchall()}  # some put themselves up after every migration
            for name, sql in triggers:
                if name not in there:
                    cursor.execute(sql)


TransactionTestCase._fixture_teardown = _teardown_without_journal  # type: ignore[attr-defined]
