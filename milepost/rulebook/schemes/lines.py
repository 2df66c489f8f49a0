"""On which line of a JSON text does each value begin? For faults that name their line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


@dataclass(slots=True)
class _Open:
    """An object or a list that is being read: its own path, and where in it one is."""

    path: str
    is_list: bool
    place: int = 0
    name: str = ""
    awaits_name: bool = True

    @property
    def next_path(self) -> str:
        if self.is_list:
            return f"{self.path}[{self.place}]"
        return f"{self.path}.{self.name}" if self.path else self.name


def lines_of(text: str) -> dict[str, int]:
    """The line of each path of a text that is JSON: `payments[1].outcome.months`. A field has the line of its name."""
    found: dict[str, int] = {}
    around: list[_Open] = []
    line, seen = 1, 0
    for match in _PIECE.finditer(text):
        line += text.count("\n", seen, match.start())
        seen = match.start()
        piece, here = match[0], around[-1] if around else None
        if piece in "{[":
            path = here.next_path if here else ""
            found.setdefault(path, line)
            around.append(_Open(path, piece == "["))
        elif piece in "}]":
            around.pop()
        elif piece == "," and here is not None:
            here.place += 1
            here.awaits_name = True
        elif piece == ":":
            continue
        elif here is not None and not here.is_list and here.awaits_name:
            here.name, here.awaits_name = json.loads(piece), False
            found[here.next_path] = line
        elif here is not None:
            found.setdefault(here.next_path, line)
    return found
