"""What an action wrote into which rows, so that it can be taken back: `{"model", "pk", "before", "after"}` for each.

`before` is None of a row that was made. Values are as the journal keeps them: days as `YYYY-MM-DD`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.utils import timezone

from milepost.journal.actions import plain
from milepost.tickets.models import Correctable, OfTicket

Did = list[dict[str, Any]]


def values_of(row: models.Model, names: Iterable[str]) -> dict[str, Any]:
    """These fields as the journal writes them."""
    return {name: plain(getattr(row, name)) for name in names}


def made(row: OfTicket) -> dict[str, Any]:
    """That this row was made, to be taken back by its mark."""
    return {"model": row._meta.label_lower, "pk": row.pk, "before": None, "after": {"withdrawn_at": None}}


def made_row(row: Correctable) -> dict[str, Any]:
    """That a fact was made; a later change of its days shows."""
    names = [
        field.attname
        for field in row._meta.concrete_fields
        if field.attname.endswith(("_on", "_day", "_at")) or field.attname in {"provider", "state", "version"}
    ]
    return {**made(row), "after": values_of(row, names)}


def changed_row(row: models.Model, values: Mapping[str, Any]) -> dict[str, Any]:
    """Write these values, and say what was there before."""
    before = values_of(row, values)
    type(row)._base_manager.filter(pk=row.pk).update(**values)
    for name, value in values.items():
        setattr(row, name, value)
    return {
        "model": row._meta.label_lower,
        "pk": plain(row.pk),
        "before": before,
        "after": values_of(row, values),
    }


def taken_row(row: Correctable) -> dict[str, Any]:
    """A row that counts no more, because what follows has taken its place."""
    at = timezone.now()
    return changed_row(row, {"withdrawn_at": at, "withdrawn_because": "followed by another"})
