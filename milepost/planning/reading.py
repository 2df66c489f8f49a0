"""Reads the guide: what it takes to become an EN, and the types of EN side by side. It is data; a test looks through it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml


class Tag(StrEnum):
    """How sure a fact is."""

    SEED = "S"
    CONFIRMED = "C"
    WORKED_OUT = "D"
    UNCONFIRMED = "U"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in both languages, with where it was read."""

    words: Mapping[str, str]
    tag: Tag
    source: str

    @property
    def is_unconfirmed(self) -> bool:
        return self.tag is Tag.UNCONFIRMED


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to do or to have. `code` holds its section's: `agreement.rfa_sent`."""

    code: str
    told: Told


@dataclass(frozen=True, slots=True)
class Section:
    code: str
    page: str
    """Whether it is the guide's own, the papers of the RFA, or the training path."""
    words: Mapping[str, str]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of EN, with a cell for each row of the comparison."""

    code: str
    words: Mapping[str, str]
    cells: Mapping[str, Told]


@dataclass(frozen=True, slots=True)
class Types:
    rows: tuple[tuple[str, Mapping[str, str]], ...]
    kinds: tuple[Kind, ...]


@cache
def sections() -> tuple[Section, ...]:
    return tuple(
        Section(
            one["code"],
            one["page"],
            _words(one),
            tuple(Item(f"{one['code']}.{item['code']}", _told(item)) for item in one["items"]),
        )
        for one in _read("guide.yaml")["sections"]
    )


@cache
def items() -> Mapping[str, Item]:
    return {item.code: item for section in sections() for item in section.items}


@cache
def types() -> Types:
    given = _read("types.yaml")
    rows = tuple((one["code"], _words(one)) for one in given["rows"])
    kinds = tuple(
        Kind(one["code"], _words(one), {row: _told(one["cells"][row]) for row, _ in rows})
        for one in given["types"]
    )
    return Types(rows, kinds)


def _read(name: str) -> Any:
    return yaml.safe_load((resources.files("milepost.planning.guide") / name).read_text(encoding="utf-8"))


def _words(one: Mapping[str, str]) -> Mapping[str, str]:
    return {"en": one["en"], "es": one["es"]}


def _told(one: Mapping[str, str]) -> Told:
    return Told(_words(one), Tag(one["tag"]), one["source"])
