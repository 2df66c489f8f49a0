"""When a list looks cut off, shifted or mistaken, compared with the last of its kind and with our own records.

Payments made and Tickets formerly assigned only grow; the others move a little between downloads. A limit that a reason can
pass over says so; where the file itself shows that it is broken, none can (docs/decisions/portal.md).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from milepost.portal.choices import Kind
from milepost.portal.lists.ends import End
from milepost.spreadsheets import refusing
from milepost.spreadsheets.refusing import Looked

MOST_GONE = {Kind.ASSIGNED: 10}
"""Percent of the last file's rows that may be gone. Pending payments come and go: of those up to half."""
FEWEST = 6
"""Below so many rows the movements of single people look like more than they are."""
NEVER = frozenset({"CUT_ROW", "SHIFTED", "MANY_FAULTS", "NO_ROWS", "FOOTER_COUNT"})
"""The file itself is broken, or mapped wrong: no reason makes it right."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the file looks wrong, with the figures that show it."""

    code: str
    figures: Mapping[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        return {"code": self.code, "figures": dict(self.figures)}


@dataclass(frozen=True, slots=True)
class Last:
    """What is known of the last file of the same kind."""

    rows: int
    keys: frozenset[str]
    has_footer: bool
    has_end: bool
    known: int
    """How many of its rows were about people of ours."""


@dataclass(slots=True)
class Given:
    """Everything that the limits look at. `keys` of its rows, in their order; `known`: rows about people of ours."""

    kind: Kind
    looked: Looked
    end: End
    has_end: bool
    keys: Sequence[str]
    known: int
    assigned_here: int
    last: Last | None


def can_be_overridden(codes: Sequence[str]) -> bool:
    return not NEVER & set(codes)


def refusals(given: Given) -> list[Refusal]:
    """Every reason for which it is not taken as it is."""
    found = [*_of_the_file(given)]
    if not found or can_be_overridden([one.code for one in found]):
        found += _of_the_last(given) if given.last else _of_ours(given)
    return found


def _of_the_file(given: Given) -> list[Refusal]:
    found = []
    count = len(given.looked.rows)
    if given.end.is_cut:
        found.append(Refusal("CUT_ROW"))
    if not count:
        return [*found, Refusal("NO_ROWS")]
    if given.end.told is not None and given.end.told != count:
        found.append(Refusal("FOOTER_COUNT", {"told": given.end.told, "count": count}))
    for code, find in (("SHIFTED", refusing.shifted), ("MANY_FAULTS", refusing.many_faults)):
        figures = find(given.looked)
        if figures is not None:
            found.append(Refusal(code, figures))
    twice = sum(times - 1 for times in Counter(given.keys).values())
    if twice >= 3 and twice * 20 >= count:
        found.append(Refusal("DUPLICATES", {"count": twice}))
    return found


def _of_the_last(given: Given) -> list[Refusal]:
    last, count, found = given.last, len(given.looked.rows), []
    assert last is not None
    if last.has_footer and not given.end.has_footer:
        found.append(Refusal("NO_FOOTER"))
    if last.has_end and not given.has_end:
        found.append(Refusal("NO_END"))
    gone = len(last.keys - set(given.keys))
    figures = {"count": count, "last": last.rows}
    limit = MOST_GONE.get(given.kind)
    if last.rows >= FEWEST and count * 2 <= last.rows:
        found.append(Refusal("HALVED", figures))
    elif limit is not None and last.rows >= FEWEST and (last.rows - count) * 100 > last.rows * limit:
        found.append(Refusal("SHRANK", {**figures, "limit": limit}))
    elif count - last.rows > max(20, last.rows // 2):
        found.append(Refusal("GREW", figures))
    if gone and given.kind in (Kind.PAID, Kind.FORMERLY):
        found.append(Refusal("PAID_LOST" if given.kind is Kind.PAID else "FORMERLY_LOST", {"count": gone}))
    if not given.known and last.known and count >= FEWEST:
        found.append(Refusal("NOBODY", {"count": count}))
    return found


def _of_ours(given: Given) -> list[Refusal]:
    """The first file of its kind has no last one: our own assignments say how long the list must be about."""
    count, here = len(given.looked.rows), given.assigned_here
    if given.kind is Kind.ASSIGNED and here >= FEWEST and count * 2 <= here:
        return [Refusal("FEW", {"count": count, "here": here})]
    return []
