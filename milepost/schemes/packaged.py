"""The schemes that come with this version, as files; they decide nothing until an organization takes one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

from milepost.rulebook.schemes import Scheme, read


@dataclass(frozen=True, slots=True)
class Packaged:
    name: str
    text: str
    scheme: Scheme


EMPTY = "empty-template"


@cache
def packaged() -> dict[str, Packaged]:
    """By name; the empty template is the last."""
    found = {}
    for entry in sorted(resources.files("milepost.schemes.library").iterdir(), key=lambda one: one.name):
        if entry.name.endswith(".json"):
            text = entry.read_text(encoding="utf-8")
            scheme, faults = read(text)
            assert scheme is not None, f"{entry.name}: {faults}"
            name = entry.name.removesuffix(".json")
            found[name] = Packaged(name, text, scheme)
    return dict(sorted(found.items(), key=lambda one: (one[0] == EMPTY, one[0])))
