"""Rows read with no more columns than a page says of them."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


def narrowed(rows: QuerySet[Row], *columns: str) -> QuerySet[Row]:
    """The same rows with these columns of theirs, and of what they point at as `relation__column`; whatever else is read later.

    What is visible joins whole records for pages that show them. A page that everybody opens first pays for each column: most
    of its time is spent on the words of its queries.
    """
    relations = {column.rpartition("__")[0] for column in columns} - {""}
    found = rows.select_related(None)
    return (found.select_related(*sorted(relations)) if relations else found).only(*columns)
