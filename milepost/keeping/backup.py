"""The whole of an installation in one file, from either database and into either; never the keys.

The file is a .zip of one JSON-lines file for each table, with a manifest that says how many rows and which digest each
has. What is sealed stays sealed: without the key ring the file is of no use to anybody.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from milepost.journal.sealing import begin_again_at_last_seal
from milepost.keys.fields import Sealed, ring

FORMAT = 1
ROWS_AT_A_TIME = 1_000
LEFT_OUT = {"sessions", "contenttypes", "auth"}
"""Sessions are not kept: after a restore everybody signs in anew. The others are made by setting up."""
Progress = Callable[[str, int], None]


class CannotRestore(Exception):
    """Why a backup is not taken; the installation is as it was."""


def backed_up() -> list[type[models.Model]]:
    """Every table that a backup holds."""
    return sorted(
        (
            model
            for model in apps.get_models(include_auto_created=True)
            if model._meta.app_label not in LEFT_OUT
            and not model._meta.proxy
            and not getattr(model, "is_written_by_the_database", False)
        ),
        key=lambda model: model._meta.db_table,
    )


def back_up(path: Path, *, at: datetime, progress: Progress = lambda _table, _rows: None) -> int:
    """Write the backup to `path`, as it stands at one moment; returns how many rows. A file half written has another name."""
    draft = path.with_name(f".{path.name}.draft")
    tables: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED, compresslevel=4) as archive, _one_moment():
        for model in backed_up():
            table = model._meta.db_table
            digest, count = hashlib.sha256(), 0
            with archive.open(f"{table}.jsonl", "w", force_zip64=True) as file:
                for line in _lines(model):
                    digest.update(line)
                    file.write(line)
                    count += 1
            tables[table] = {"rows": count, "sha256": digest.hexdigest()}
            progress(table, count)
        manifest = {
            "format": FORMAT,
            "at": at.isoformat(),
            "migrations": _migrations(),
            "keys": sorted(ring().keys),
            "tables": tables,
        }
        archive.writestr("manifest.json", json.dumps(manifest, indent=1))
    draft.replace(path)
    return sum(table["rows"] for table in tables.values())


@contextmanager
def _one_moment() -> Iterator[None]:
    """Everything is read as it stood at the beginning, while others go on writing."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    connection.ensure_connection()
    held, connection.transaction_mode = connection.transaction_mode, "DEFERRED"  # type: ignore[attr-defined]
    try:
        with transaction.atomic():
            yield
    finally:
        connection.transaction_mode = held  # type: ignore[attr-defined]


def _lines(model: type[models.Model]) -> Iterator[bytes]:
    names = [field.attname for field in model._meta.concrete_fields]
    rows = model._base_manager.order_by("pk").values_list(*names)
    for row in rows.iterator(chunk_size=ROWS_AT_A_TIME):
        yield (
            json.dumps([_cell(value) for value in row], cls=DjangoJSONEncoder, ensure_ascii=False).encode()
            + b"\n"
        )


def _cell(value: Any) -> Any:
    if isinstance(value, Sealed):
        value = value.ciphertext
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(bytes(value)).decode()
    if isinstance(value, datetime):
        return value.isoformat()  # to the microsecond, which the encoder would cut
    return value


def _migrations() -> list[str]:
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def restore(path: Path, *, progress: Progress = lambda _table, _rows: None) -> int:
    """Put a backup into an installation that was set up and is still empty; all of it, or nothing."""
    try:
        archive = zipfile.ZipFile(path)
    except (OSError, zipfile.BadZipFile) as error:
        raise CannotRestore(f"{path} is no backup that can be read: {error}.") from None
    with archive:
        manifest = _manifest(archive, path)
        with transaction.atomic():
            for model in backed_up():
                table = model._meta.db_table
                if table not in manifest["tables"]:
                    raise CannotRestore(
                        f"{path} has no table {table}; it was made by another version of Milepost."
                    )
                progress(table, _fill(archive, model, manifest["tables"][table]))
            _continue_numbering()
    begin_again_at_last_seal()
    return sum(table["rows"] for table in manifest["tables"].values())


def _manifest(archive: zipfile.ZipFile, path: Path) -> dict[str, Any]:
    """The manifest, once it is sure that the backup can be taken."""
    try:
        manifest: dict[str, Any] = json.loads(archive.read("manifest.json"))
    except (KeyError, ValueError):
        raise CannotRestore(f"{path} has no manifest; it is no backup of Milepost, or is cut off.") from None
    if apps.get_model("organizations", "Organization")._base_manager.exists():
        raise CannotRestore("There are records here already. Restore into a new, empty installation.")
    if manifest["format"] != FORMAT or manifest["migrations"] != _migrations():
        raise CannotRestore(
            "The backup was made by another version of Milepost. Install that version, restore, and update then."
        )
    missing = sorted(set(manifest["keys"]) - set(ring().keys))
    if missing:
        raise CannotRestore(
            f"The backup needs keys that are not in {ring().folder}: {', '.join(missing)}. "
            "Put the copy of your keys there first; nothing else can open what it holds."
        )
    return manifest


def _fill(archive: zipfile.ZipFile, model: type[models.Model], expected: dict[str, Any]) -> int:
    table, fields = model._meta.db_table, model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    insert = f"INSERT INTO {connection.ops.quote_name(table)} ({columns}) VALUES ({marks})"  # noqa: S608
    digest, count, batch = hashlib.sha256(), 0, []
    with archive.open(f"{table}.jsonl") as file, connection.cursor() as cursor:
        for line in file:
            digest.update(line)
            batch.append([_value(field, cell) for field, cell in zip(fields, json.loads(line), strict=True)])
            count += 1
            if len(batch) == ROWS_AT_A_TIME:
                cursor.executemany(insert, batch)
                batch.clear()
        if batch:
            cursor.executemany(insert, batch)
    if {"rows": count, "sha256": digest.hexdigest()} != expected:
        raise CannotRestore(f"The backup is damaged: {table} is not as it was written. Take an older one.")
    return count


def _value(field: models.Field[Any, Any], cell: Any) -> Any:
    if cell is not None and isinstance(field, models.BinaryField):
        return field.get_db_prep_value(base64.b64decode(cell), connection)
    value = cell if isinstance(field, models.JSONField) else field.to_python(cell)
    return field.get_db_prep_save(value, connection)


def _continue_numbering() -> None:
    """New rows get numbers after the restored ones."""
    statements = connection.ops.sequence_reset_sql(no_style(), backed_up())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
