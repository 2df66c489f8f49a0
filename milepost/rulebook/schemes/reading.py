"""A scheme as a file: JSON with every field written out, so that reading and writing again gives the same bytes.

Each fault names where it stands (the path within the file, and its line) and its cure; all of them are told at once.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from milepost.rulebook.money import Cents, cents, plain
from milepost.rulebook.schemes.checking import faults_of
from milepost.rulebook.schemes.faults import SchemeFault
from milepost.rulebook.schemes.lines import lines_of
from milepost.rulebook.schemes.model import Scheme

FORMAT = "milepost-scheme-1"
MOST_CHARACTERS = 200_000
MOST_DIGITS = 15
_STRANGE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
"""Characters that no text has, and that not every database keeps."""
FIRST_YEAR, LAST_YEAR = 1900, 2199


def read(text: str) -> tuple[Scheme | None, tuple[SchemeFault, ...]]:
    """The scheme of a file, or every fault of it."""
    if len(text) > MOST_CHARACTERS:
        return None, (SchemeFault("", "SCHEME_FAULT_LONG", {"most": MOST_CHARACTERS}),)
    try:
        given = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        return None, (SchemeFault("", "SCHEME_FAULT_JSON", {"column": error.colno}, error.lineno),)
    except (RecursionError, ValueError):  # nested without end, or a number without end
        return None, (SchemeFault("", "SCHEME_FAULT_JSON", {"column": 1}, 1),)
    lines = lines_of(text)
    scheme, faults = read_document(given)
    placed = (SchemeFault(one.path, one.code, one.figures, _line(one.path, lines)) for one in faults)
    return scheme, tuple(sorted(placed, key=lambda one: one.line or 0))


def _line(path: str, lines: Mapping[str, int]) -> int | None:
    """Of the place itself, or of the nearest around it that is there."""
    while path and path not in lines:
        cut = max(path.rfind("."), path.rfind("["))
        path = path[: max(cut, 0)]
    return lines.get(path, 1)


def read_document(given: object) -> tuple[Scheme | None, tuple[SchemeFault, ...]]:
    """The same of what a file holds, or of what a form has gathered."""
    faults: list[SchemeFault] = []
    if not isinstance(given, dict):
        return None, (SchemeFault("", "SCHEME_FAULT_OBJECT"),)
    if given.get("format") != FORMAT:
        faults.append(SchemeFault("format", "SCHEME_FAULT_FORMAT", {"format": FORMAT}))
    rest = {name: value for name, value in given.items() if name != "format"}
    made = _Reader(faults).made(Scheme, rest, "")
    if faults:
        return None, tuple(faults)
    assert isinstance(made, Scheme)
    wrong = faults_of(made)
    return (None, wrong) if wrong else (made, ())


def document_of(scheme: Scheme) -> dict[str, Any]:
    """What its file holds."""
    return {"format": FORMAT, **_plain(scheme, Scheme)}


def written(scheme: Scheme) -> str:
    """The file."""
    return json.dumps(document_of(scheme), ensure_ascii=False, indent=2) + "\n"


_HINTS: dict[Any, dict[str, Any]] = {}


def hints_of(kind: Any) -> dict[str, Any]:
    """The type of each field, looked up once for each kind."""
    return _HINTS.get(kind) or _HINTS.setdefault(kind, get_type_hints(kind))


def unwrapped(hint: Any) -> tuple[Any, bool]:
    """The kind itself, and whether there may be none."""
    if get_origin(hint) in {Union, UnionType}:
        kinds = [one for one in get_args(hint) if one is not NoneType]
        return kinds[0], True
    return hint, False


def _plain(value: Any, hint: Any) -> Any:
    kind, _optional = unwrapped(hint)
    if value is None:
        return None
    if is_dataclass(value):
        hints = hints_of(type(value))
        return {one.name: _plain(getattr(value, one.name), hints[one.name]) for one in fields(value)}
    if isinstance(value, tuple):
        return [_plain(one, get_args(kind)[0]) for one in value]
    if kind is Cents:
        return plain(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, StrEnum) else value


class _Reader:
    """Reads each field by its type, and gathers what is wrong."""

    def __init__(self, faults: list[SchemeFault]) -> None:
        self.faults = faults

    def wrong(self, path: str, code: str, **figures: object) -> Any:
        """Nothing can be made of it."""
        self.faults.append(SchemeFault(path, code, figures))

    def made(self, kind: type[Any], given: Any, path: str) -> Any:
        if not isinstance(given, dict):
            return self.wrong(path, "SCHEME_FAULT_OBJECT")
        hints, known = hints_of(kind), {one.name: one for one in fields(kind)}
        for name in given.keys() - known.keys():
            known_names = tuple(known)
            self.wrong(_below(path, str(name)), "SCHEME_FAULT_FIELD", name=str(name), known=known_names)
        values, before = {}, len(self.faults)
        for name, one in known.items():
            if name in given:
                values[name] = self.value(hints[name], given[name], _below(path, name))
            elif one.default is MISSING and one.default_factory is MISSING:
                self.wrong(_below(path, name), "SCHEME_FAULT_LACKING", name=name)
        return kind(**values) if len(self.faults) == before else None

    def value(self, hint: Any, given: Any, path: str) -> Any:
        kind, is_optional = unwrapped(hint)
        if given is None:
            return None if is_optional else self.wrong(path, "SCHEME_FAULT_NULL")
        if get_origin(kind) is tuple:
            if not isinstance(given, list):
                return self.wrong(path, "SCHEME_FAULT_LIST")
            item = get_args(kind)[0]
            return tuple(self.value(item, one, f"{path}[{place}]") for place, one in enumerate(given))
        if is_dataclass(kind):
            return self.made(kind, given, path)  # type: ignore[arg-type]
        return self.plain_value(kind, given, path)

    def plain_value(self, kind: Any, given: Any, path: str) -> Any:
        if kind is Cents or kind is Decimal:
            return self.number(kind, given, path)
        if kind is bool:
            return given if isinstance(given, bool) else self.wrong(path, "SCHEME_FAULT_YES_NO")
        if kind is int:
            is_whole = isinstance(given, int) and not isinstance(given, bool)
            return given if is_whole else self.wrong(path, "SCHEME_FAULT_WHOLE")
        if not isinstance(given, str):
            return self.wrong(path, "SCHEME_FAULT_TEXT")
        if _STRANGE.search(given):
            return self.wrong(path, "SCHEME_FAULT_CHARACTER")
        if kind is date:
            return self.day(given, path)
        if issubclass(kind, StrEnum):
            known = tuple(one.value for one in kind)
            return (
                kind(given)
                if given in known
                else self.wrong(path, "SCHEME_FAULT_WORD", said=given, known=known)
            )
        return given

    def day(self, given: str, path: str) -> Any:
        try:
            found = date.fromisoformat(given)
        except ValueError:
            return self.wrong(path, "SCHEME_FAULT_DAY", said=given)
        if not FIRST_YEAR <= found.year <= LAST_YEAR or found.isoformat() != given:
            return self.wrong(path, "SCHEME_FAULT_DAY", said=given)
        return found

    def number(self, kind: Any, given: Any, path: str) -> Any:
        """Money and multiples are texts, so that no figure is ever a float."""
        code = "SCHEME_FAULT_MONEY" if kind is Cents else "SCHEME_FAULT_NUMBER"
        if not isinstance(given, str) or len(given) > MOST_DIGITS or not given.isascii():
            return self.wrong(path, code, said=str(given)[:40])
        try:
            found = Decimal(given)
            if not found.is_finite() or "e" in given.lower() or "_" in given:
                raise InvalidOperation
            return cents(found) if kind is Cents else found
        except (InvalidOperation, ValueError):
            return self.wrong(path, code, said=given)


def _below(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
