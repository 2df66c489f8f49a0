"""Many rows of one table in few statements; it stands here because the journal is the first to write many.

Django writes each value through several of its own layers, psycopg then into the text of the statement, and PostgreSQL reads
them back as so many constants. Where thousands are written, most of the time went there. So PostgreSQL is given the rows as
one JSON text, which it takes apart into the columns of the table itself: walls, triggers, constraints and defaults hold as for any
INSERT. (Its COPY would be as quick, but refuses tables with a wall.) SQLite, which needs none of it, is written by Django.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models.fields import AutoFieldMixin

from milepost.keys.fields import one_ring

Row = TypeVar("Row", bound=models.Model)
Field = models.Field[Any, Any]
AT_A_TIME = 2_000
ON_SQLITE = 500
_AS_THEY_ARE = frozenset({str, int, bool, type(None), date})
"""Of exactly these types a value is written as it is; any other is adapted by its field."""


def insert_many(
    rows: Sequence[Row], *, over: Collection[str] = (), writing: Collection[str] = ()
) -> Sequence[Row]:
    """Insert them all or none; each knows its key afterwards. No signals, as in Django's `bulk_create`.

    Where a row stands already that is the same in the fields `over`, its fields `writing` are written over.
    """
    if not rows:
        return rows
    model = type(rows[0])
    if connection.vendor != "postgresql":
        again: dict[str, Any] = {"update_conflicts": True, "unique_fields": over, "update_fields": writing}
        with transaction.atomic():
            model._base_manager.bulk_create(rows, batch_size=ON_SQLITE, **(again if over else {}))
        return rows
    assert model._meta.pk is not None, "every table has a key"
    fields = [one for one in model._meta.concrete_fields if not one.generated]
    if isinstance(model._meta.pk, AutoFieldMixin) and rows[0].pk is None:
        fields.remove(model._meta.pk)
    statement = _statement(model, fields, over, writing)
    with transaction.atomic(), connection.cursor() as cursor:
        for start in range(0, len(rows), AT_A_TIME):
            some = rows[start : start + AT_A_TIME]
            cursor.execute(statement, [_text_of(some, fields)])
            _remember(some, model._meta.pk.attname, [key for (key,) in cursor.fetchall()])
    return rows


def _statement(
    model: type[models.Model], fields: Sequence[Field], over: Collection[str], writing: Collection[str]
) -> str:
    """The INSERT of any number of rows from one parameter."""

    def quoted(names: Iterator[str | None]) -> list[str]:
        return [connection.ops.quote_name(str(name)) for name in names]

    def columns(names: Collection[str]) -> list[str]:
        return quoted(model._meta.get_field(name).column for name in names)  # type: ignore[union-attr]

    table, key = quoted(iter((model._meta.db_table, model._meta.pk.column)))
    every = ", ".join(quoted(one.column for one in fields))
    again = ""
    if over:
        written = ", ".join(f"{name} = EXCLUDED.{name}" for name in columns(writing))
        again = f" ON CONFLICT ({', '.join(columns(over))}) DO UPDATE SET {written}"
    return (
        f"INSERT INTO {table} ({every}) SELECT {every} FROM json_populate_recordset(NULL::{table}, %s)"  # noqa: S608 - our own names
        f"{again} RETURNING {key}"
    )


def _text_of(rows: Sequence[models.Model], fields: Sequence[Field]) -> str:
    """The rows as a JSON list of objects by column."""
    made = [(str(one.column), _value_of(one)) for one in fields]
    with one_ring():
        told = [{column: value(row) for column, value in made} for row in rows]
        return json.dumps(told, default=_as_text, ensure_ascii=False, check_circular=False)


def _value_of(field: Field) -> Callable[[Any], Any]:
    """How the value of this field is had from a row."""
    name, is_json = field.attname, isinstance(field, models.JSONField)

    def adapted(kept: Any) -> Any:
        if is_json or type(kept) in _AS_THEY_ARE:
            return kept
        return kept.hex if type(kept) is UUID else field.get_db_prep_save(kept, connection)

    def of_another(row: Any) -> Any:
        kept = getattr(row, name)
        if kept is None and (other := row._state.fields_cache.get(field.name)):
            kept = other.pk  # it had no key yet when it was set
        return adapted(kept)

    if field.is_relation:
        return of_another
    if type(field).pre_save is not models.Field.pre_save:  # it may set the moment of writing
        return lambda row: adapted(field.pre_save(row, True))
    return lambda row: adapted(getattr(row, name))


def _as_text(value: Any) -> Any:
    """What JSON has no form for, as PostgreSQL reads it."""
    if isinstance(value, UUID | Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bytes | memoryview):
        return f"\\x{value.hex()}"
    return value.obj  # psycopg's mark around bytes


def _remember(rows: Sequence[models.Model], name: str, keys: Sequence[Any]) -> None:
    for row, key in zip(rows, keys, strict=True):
        setattr(row, name, key)
        row._state.adding, row._state.db = False, connection.alias
