"""One INSERT for one line of the journal, with nothing around it that is the same each time.

Django's own way of saving works out the statement and the adaptation of every field anew. A line of the journal is
written beside everything else that is written, so here the statement is made once for a kind of database.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.db import connection, models

from milepost.journal.models import Entry


@lru_cache(maxsize=4)
def _statement(vendor: str) -> tuple[str, tuple[models.Field[Any, Any], ...]]:
    """The INSERT, and the fields in its order."""
    fields = tuple(field for field in Entry._meta.concrete_fields if not field.primary_key)
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = connection.ops.quote_name(Entry._meta.db_table)
    return f"INSERT INTO {table} ({columns}) VALUES ({marks}) RETURNING id", fields  # noqa: S608 - our own names


def insert(entry: Entry) -> None:
    """Write it, in the transaction of whatever it tells of; it knows its number afterwards."""
    assert entry._state.adding, "what is in the journal is written once"
    statement, fields = _statement(connection.vendor)
    values = [_adapted(field, getattr(entry, field.attname)) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        entry.pk = cursor.fetchone()[0]
    entry._state.adding, entry._state.db = False, connection.alias


def _adapted(field: models.Field[Any, Any], value: Any) -> Any:
    """A value as the database takes it. Text is text already, and most of a line is text."""
    return value if type(value) is str else field.get_db_prep_value(value, connection, prepared=False)
