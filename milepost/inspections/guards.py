"""The database itself keeps a sealed sample as it was sealed, and a file of a packet as it was built.

As the guards of shares: taken down before tables are migrated, and put up again afterwards.
"""

from __future__ import annotations

from typing import Any

from django.db import connections

from milepost.organizations import guards
from milepost.organizations.guards import Guard

_SEALED = (
    "seed", "size", "spread", "frame_size", "frame_digest", "sealed_at", "first_month", "last_month", "kind",
)  # fmt: skip
_CHANGED = " OR ".join(f"NEW.{name} <> OLD.{name}" for name in _SEALED)
GUARDS = (
    Guard(
        "inspections_sample_stays",
        "BEFORE UPDATE ON inspections_inspection",
        f"OLD.sealed_at IS NOT NULL AND (NEW.sealed_at IS NULL OR {_CHANGED})",
        "a sealed sample stays as it was sealed",
    ),
    Guard(
        "inspections_frame_stays",
        "BEFORE UPDATE ON inspections_frame",
        "",
        "the frame of a sample stays as it was sealed",
    ),
    Guard(
        "inspections_file_stays",
        "BEFORE UPDATE ON inspections_packetfile",
        "NEW.edition <> OLD.edition OR NEW.name <> OLD.name OR NEW.packet_id <> OLD.packet_id",
        "a file of a packet stays in its edition: build another one",
    ),
)
NAMES = tuple(one.name for one in GUARDS)
_TABLES = {"inspections_inspection", "inspections_frame", "inspections_packetfile"}


def take_down(using: str = "default", **_: Any) -> None:
    """Before tables change."""
    guards.take_down(NAMES, using)


def put_up(using: str = "default", **_: Any) -> None:
    """Once every table is as it is to be; on the way to an older state there is nothing to guard."""
    connection = connections[using]
    with connection.cursor() as cursor:
        if set(connection.introspection.table_names(cursor)) >= _TABLES:
            for guard in GUARDS:
                for statement in guards.statements(guard, connection.vendor):
                    cursor.execute(statement)
