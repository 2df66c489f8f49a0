"""Sealing everything anew with a new key, while the installation runs.

A row is written only if nobody has changed it since it was read, in batches of one transaction each, until none is left
under another key: a rotation that was stopped anywhere is simply run again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models, transaction

from milepost.keys.fields import SealedField, ring
from milepost.keys.ring import KeyRing, NotOurs, add_key, key_of

ROWS_AT_A_TIME = 500
MFA_TABLE, MFA_COLUMN = "mfa_authenticator", "mfa_authenticator.data"


def sealed_columns() -> Iterator[tuple[type[models.Model], SealedField]]:
    """Every column of the database that holds sealed values."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedField):
                yield model, field


def rotate(progress: Callable[[int], None] = lambda _done: None) -> int:
    """A new key, and every sealed value under it; returns how many were sealed anew."""
    add_key(ring().folder)
    return seal_anew(progress)


def seal_anew(progress: Callable[[int], None] = lambda _done: None) -> int:
    """Every sealed value under the current key; returns how many were not."""
    done = 0
    for model, field in sealed_columns():
        while batch := _batch(model, field):
            done += batch
            progress(done)
    return done + _seal_second_factors_anew()


def _batch(model: type[models.Model], field: SealedField) -> int:
    """One batch; 0 when nothing is left. A row that somebody changed meanwhile was sealed by them, with the new key."""
    kept = ring()
    assert model._meta.pk is not None
    table, column, key = (
        connection.ops.quote_name(str(name))
        for name in (model._meta.db_table, field.column, model._meta.pk.column)
    )
    write = f"UPDATE {table} SET {column} = %s WHERE {key} = %s AND {column} = %s"  # noqa: S608
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, {column} FROM {table} WHERE {column} IS NOT NULL AND substr({column}, 2, 4) <> %s "  # noqa: S608
            f"LIMIT {ROWS_AT_A_TIME}",
            [bytes.fromhex(kept.current)],
        )
        rows = [(row, bytes(sealed)) for row, sealed in cursor.fetchall()]
        for row, sealed in rows:
            anew = kept.seal(kept.open(sealed, field.column_name), field.column_name)
            cursor.execute(write, [anew, row, sealed])
    return len(rows)


def _seal_second_factors_anew() -> int:
    """django-allauth keeps the secrets of second factors in JSON, sealed through our adapter."""
    authenticators = apps.get_model("mfa", "Authenticator")
    kept, done = ring(), 0
    for one in authenticators.objects.all():
        data = {name: _anew(kept, value) for name, value in one.data.items()}
        if data != one.data:
            done += authenticators.objects.filter(pk=one.pk, data=one.data).update(data=data)
    return done


def _anew(kept: KeyRing, value: Any) -> Any:
    sealed = _sealed_text(value)
    if sealed is None or key_of(sealed) == kept.current:
        return value
    return kept.seal(kept.open(sealed, MFA_COLUMN), MFA_COLUMN).hex()


def _sealed_text(value: Any) -> bytes | None:
    try:
        sealed = bytes.fromhex(value) if isinstance(value, str) else b""
        key_of(sealed)
    except (ValueError, NotOurs):
        return None
    return sealed


def keys_in_use() -> Counter[str]:
    """How many values each key has sealed."""
    found: Counter[str] = Counter()
    for model, field in sealed_columns():
        table, column = (
            connection.ops.quote_name(str(name)) for name in (model._meta.db_table, field.column)
        )
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT substr({column}, 2, 4), count(*) FROM {table} WHERE {column} IS NOT NULL GROUP BY 1"  # noqa: S608
            )
            for name, count in cursor.fetchall():
                found[bytes(name).hex()] += count
    return found
