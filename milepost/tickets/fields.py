"""Database fields for values of the rulebook."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.db import models

from milepost.rulebook.months import Month

if TYPE_CHECKING:  # the types know what a field takes and gives; at run time fields are not generic
    _Integer = models.PositiveIntegerField[Any, Any]
    _Text = models.CharField[Any, Any]
else:
    _Integer, _Text = models.PositiveIntegerField, models.CharField


class MonthField(_Integer):
    """A calendar month, kept as the number of months since year 0 so that months sort and count."""

    def from_db_value(self, value: int | None, *_: Any) -> Month | None:
        return None if value is None else Month(value)

    def to_python(self, value: Any) -> Month | None:
        if value is None or isinstance(value, Month):
            return value
        return Month.parse(value) if isinstance(value, str) else Month(value)


class WordField(_Text):
    """One word of an enumeration of the facts; empty is not known."""

    def __init__(self, words: type[StrEnum] | None = None, **options: Any) -> None:
        self.words = words
        super().__init__(**{"max_length": 30, "null": True, "blank": True, **options})

    def deconstruct(self) -> Any:
        """The column needs no enumeration, so migrations do not know it."""
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "null": self.null, "blank": self.blank}

    def from_db_value(self, value: str | None, *_: Any) -> StrEnum | str | None:
        return value if value is None or self.words is None else self.words(value)
