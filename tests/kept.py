"""What a test begins with, made once in each process: later only its rows are put back.

Thirty decided Ticketholders take a second to make and a moment to put back. What `kept` gives is the same as what the maker
gives, rows and all, so no test can tell the difference, apart from the keys of rows: they are the same each time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeVar

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.db.models import AutoField, Model

Made = TypeVar("Made")
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Kept:
    given: Any
    rows: dict[str, Rows]
    """The rows that were made, by table, as the database gave them."""


_KEPT: dict[str, Kept] = {}


def kept(name: str, make: Callable[[], Made]) -> Made:
    """What `make` gives and writes. It is made anew where rows stand in its way: numbers that count up would meet."""
    known = _KEPT.get(name)
    if known is not None and not _in_the_way(known):
        _put_back(known)
        given: Made = deepcopy(known.given)
        return given
    before = {table: set(_rows(table)) for table in _tables()}
    made = make()
    if known is None:
        rows = {table: [row for row in _rows(table) if row not in before[table]] for table in _tables()}
        _KEPT[name] = Kept(deepcopy(made), {table: found for table, found in rows.items() if found})
    return made


def _models() -> dict[str, type[Model]]:
    return {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }


def _tables() -> list[str]:
    there = set(connection.introspection.table_names())
    return [table for table in _models() if table in there]


def _rows(table: str) -> Rows:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
        return [tuple(map(_plain, row)) for row in cursor.fetchall()]


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value


def _in_the_way(known: Kept) -> bool:
    """Whether a table whose keys count up holds rows already."""
    counting = [
        table
        for table, model in _models().items()
        if table in known.rows and isinstance(model._meta.pk, AutoField)
    ]
    with connection.cursor() as cursor:
        for table in counting:
            cursor.execute(f"SELECT 1 FROM {connection.ops.quote_name(table)} LIMIT 1")
            if cursor.fetchone():
                return True
    return False


def _put_back(known: Kept) -> None:
    with _without_triggers(), connection.cursor() as cursor:
        for table, rows in known.rows.items():
            places = ", ".join(["%s"] * len(rows[0]))
            cursor.executemany(f"INSERT INTO {connection.ops.quote_name(table)} VALUES ({places})", rows)
    counting = [model for table, model in _models().items() if table in known.rows]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), counting):
            cursor.execute(statement)


@contextmanager
def _without_triggers() -> Iterator[None]:
    """What triggers would write is among the rows."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = origin")
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%INSERT ON%'"
            )
            triggers = cursor.fetchall()
            for name, _sql in triggers:
                cursor.execute(f"DROP TRIGGER {name}")
            yield
            for _name, sql in triggers:
                cursor.execute(sql)
