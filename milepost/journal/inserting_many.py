"""Many rows of one table in few statements; it stands here because the journal is the first to write many.

Django writes each value through several of its own layers, psycopg then into the text of the statement, and PostgreSQL reads
them back as so many constants. Where thousands are written, most of the time went there. So PostgreSQL is given the rows as
one JSON text, which it takes apart into the columns of the table itself: walls, triggers, constraints and defaults hold as for any
INSERT. (Its COPY would be as quick, but refuses tables with a wall.) SQLite is given one prepared INSERT and the values of all rows.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, nullcontext
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models, transaction
from django.db.models.fields import AutoFieldMixin

from milepost.keys.fields import one_ring

Row = TypeVar("Row", bound=models.Model)
Field = models.Field[Any, Any]
AT_A_TIME = 1_000
_AS_THEY_ARE: frozenset[type] = frozenset({str, int, bool, type(None)})
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
    assert model._meta.pk is not None, "every table has a key"
    fields = [one for one in model._meta.concrete_fields if not one.generated]
    counts_up = isinstance(model._meta.pk, AutoFieldMixin) and rows[0].pk is None
    if counts_up:
        fields.remove(model._meta.pk)
    if connection.vendor != "postgresql":
        return _insert_on_sqlite(rows, fields, over, writing, counts_up=counts_up)
    statement = _statement(model, fields, over, writing)
    batches = [rows[start : start + AT_A_TIME] for start in range(0, len(rows), AT_A_TIME)]
    with transaction.atomic(), ExitStack() as at_the_end:
        cursors = [at_the_end.enter_context(connection.cursor()) for _batch in batches]
        with _sent_ahead() if len(batches) > 1 else nullcontext():
            for cursor, batch in zip(cursors, batches, strict=True):
                cursor.execute(statement, [_text_of(batch, fields)])
        for cursor, batch in zip(cursors, batches, strict=True):
            _remember(batch, model._meta.pk.attname, [key for (key,) in cursor.fetchall()])
    return rows


@contextmanager
def _sent_ahead() -> Iterator[None]:
    """While PostgreSQL writes one batch, the next is made ready: no answer is waited for before the end. A refusal comes then too."""
    with connection.wrap_database_errors, connection.connection.pipeline():
        yield


def _insert_on_sqlite(
    rows: Sequence[Row],
    fields: Sequence[Field],
    over: Collection[str],
    writing: Collection[str],
    *,
    counts_up: bool,
) -> Sequence[Row]:
    model = type(rows[0])
    if over and counts_up:  # of a row that stands already the key is not known beforehand
        with transaction.atomic():
            model._base_manager.bulk_create(
                rows, update_conflicts=True, unique_fields=over, update_fields=writing
            )
        return rows
    into, again = _clauses(model, fields, over, writing)
    statement = f"{into} VALUES ({', '.join(['%s'] * len(fields))}){again}"
    assert model._meta.pk is not None
    key = model._meta.pk.attname
    with transaction.atomic(), connection.cursor() as cursor:
        for start in range(0, len(rows), AT_A_TIME):
            some = rows[start : start + AT_A_TIME]
            with one_ring():
                values = list(map(_value_of, fields))
                cursor.executemany(statement, [[value(row) for value in values] for row in some])
            keys: Sequence[Any] = [row.pk for row in some]
            if counts_up:  # nobody else writes meanwhile, so they were counted up one by one
                cursor.execute("SELECT last_insert_rowid()")
                last = cursor.fetchone()[0]
                keys = range(last - len(some) + 1, last + 1)
            _remember(some, key, keys)
    return rows


def _statement(
    model: type[models.Model], fields: Sequence[Field], over: Collection[str], writing: Collection[str]
) -> str:
    """PostgreSQL's INSERT of any number of rows from one parameter."""
    into, again = _clauses(model, fields, over, writing)
    every = _names(one.column for one in fields)
    assert model._meta.pk is not None
    table, key = _names([model._meta.db_table]), _names([model._meta.pk.column])
    return (
        f"{into} SELECT {every} FROM json_populate_recordset(NULL::{table}, %s)"  # noqa: S608 - our own names
        f"{again} RETURNING {key}"
    )


def _clauses(
    model: type[models.Model], fields: Sequence[Field], over: Collection[str], writing: Collection[str]
) -> tuple[str, str]:
    """Which columns are written, and what is written over where a row stands already."""

    def columns(names: Collection[str]) -> list[str]:
        return [_names([model._meta.get_field(name).column]) for name in names]  # type: ignore[union-attr]

    into = f"INSERT INTO {_names([model._meta.db_table])} ({_names(one.column for one in fields)})"
    if not over:
        return into, ""
    written = ", ".join(f"{name} = EXCLUDED.{name}" for name in columns(writing))
    return into, f" ON CONFLICT ({', '.join(columns(over))}) DO UPDATE SET {written}"


def _names(names: Iterable[str | None]) -> str:
    """As they stand in a statement, in quotes."""
    return ", ".join(connection.ops.quote_name(str(name)) for name in names)


def _text_of(rows: Sequence[models.Model], fields: Sequence[Field]) -> str:
    """The rows as a JSON list of objects by column."""
    made = [(str(one.column), _value_of(one)) for one in fields]
    with one_ring():
        told = [{column: value(row) for column, value in made} for row in rows]
        return json.dumps(told, default=_as_text, ensure_ascii=False, check_circular=False)


def _value_of(field: Field) -> Callable[[Any], Any]:
    """How the value of this field is had from a row."""
    name = field.attname
    is_json, is_postgresql = isinstance(field, models.JSONField), connection.vendor == "postgresql"
    is_part_of_the_text = is_json and is_postgresql
    as_they_are: frozenset[type] = frozenset() if is_json else _AS_THEY_ARE
    if is_postgresql:
        as_they_are |= {date}

    def adapted(kept: Any) -> Any:
        if is_part_of_the_text or type(kept) in as_they_are:
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
