"""Writing many rows at once, and what was written, so that it can be put back: `{"model", "pk", "before", "after"}`.

As `tickets.written`, in bulk: `before` is None of a row that was made, and is withdrawn by its mark when undone; an empty one says
only that nobody may have changed the row since. Values are as the journal keeps them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from milepost.journal.actions import plain
from milepost.journal.inserting_many import insert_many
from milepost.tickets.written import Did, values_of

_NOT_COMPARED = {"organization", "ticket", "version", "ssn_digest"}
"""What says nothing about whether somebody has changed a row: a version goes on when a later spreadsheet is undone."""


def make_rows(rows: Sequence[models.Model], model: type[models.Model]) -> Did:
    """Rows that did not exist; each knows its key afterwards. A row without a mark of its own stays with its Ticket."""
    insert_many(rows)
    fields = {field.name: field for field in model._meta.concrete_fields}
    names = [
        name
        for name, field in fields.items()
        if name not in _NOT_COMPARED and not field.primary_key and not getattr(field, "auto_now_add", False)
    ]
    before: dict[str, Any] | None = None if "withdrawn_at" in fields else {}
    return [
        {
            "model": model._meta.label_lower,
            "pk": plain_key(row),
            "before": before,
            "after": values_of(row, names),
        }
        for row in rows
    ]


def change_rows(
    model: type[models.Model],
    changed: Sequence[tuple[models.Model, Mapping[str, Any]]],
    also: Sequence[str] = (),
) -> Did:
    """Write these values over those of each row, all rows in one statement of each few hundred; `also` as the row has it."""
    did: Did = []
    names: set[str] = set(also)
    for row, values in changed:
        before = values_of(row, values)
        for name, value in values.items():
            setattr(row, name, value)
        names |= set(values)
        did.append(
            {
                "model": model._meta.label_lower,
                "pk": plain_key(row),
                "before": before,
                "after": values_of(row, values),
            }
        )
    rows = [row for row, _values in changed]
    if rows and names:
        insert_many(rows, over=[model._meta.pk.name], writing=sorted(names))
    return did


def plain_key(row: models.Model) -> Any:
    return row.pk if isinstance(row.pk, int) else plain(row.pk)
