"""The lines of a leaf in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from milepost.rulebook.money import spoken
from milepost.spreadsheets.faults import said
from milepost.spreadsheets.kinds.all_kinds import KINDS
from milepost.spreadsheets.kinds.frame import field_of
from milepost.spreadsheets.models import Spreadsheet

IN_CENTS = {"gross", "net", "withheld", "ytd_gross"}


def fault_lines(leaf: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """Each fault with what is wrong and what to do."""
    for fault in leaf:
        wrong, cure = said(fault["code"], fault["figures"])
        yield {**fault, "wrong": wrong, "cure": cure}


def change_lines(leaf: Iterable[Mapping[str, Any]], given: Spreadsheet) -> Iterator[dict[str, Any]]:
    """Each row with its fields by their names, as they were and as they would be."""
    kind = KINDS[given.kind]
    for line in leaf:
        changes = []
        order = {one.name: place for place, one in enumerate(kind.fields)}
        told = sorted(line["changes"].items(), key=lambda one: order.get(one[0], len(order)))
        for name, (was, now) in told:
            known = field_of(kind, name)
            label = str(known.label) if known else name.replace("_", " ")
            changes.append({"field": label, "was": _shown(name, was, known), "now": _shown(name, now, known)})
        yield {"row": line["row"], "who": line["who"], "changes": changes}


def _shown(name: str, value: Any, known: Any) -> str:
    if value is None:
        return ""
    if name in IN_CENTS and isinstance(value, int):
        return spoken(value)
    words = dict(known.choices) if known is not None and known.choices else {}
    return str(words.get(value, value))
