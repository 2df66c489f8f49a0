"""What is kept of the rows, in sealed pieces, and read back as pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from milepost.spreadsheets.models import Leaf, Spreadsheet

ON_A_LEAF = {
    Leaf.Of.FAULT: 100,
    Leaf.Of.NEW: 100,
    Leaf.Of.CHANGED: 50,
    Leaf.Of.TWICE: 100,
    Leaf.Of.DID: 2_000,
    Leaf.Of.TICKET: 10_000,
}


def keep(spreadsheet: Spreadsheet, of: str, lines: Sequence[dict[str, Any]]) -> None:
    """These lines in place of those that were kept before."""
    Leaf.objects.filter(spreadsheet=spreadsheet, of=of).delete()
    size = ON_A_LEAF[Leaf.Of(of)]
    Leaf.objects.bulk_create(
        (
            Leaf(
                organization_id=spreadsheet.organization_id,
                spreadsheet=spreadsheet,
                of=of,
                number=number,
                content=list(lines[start : start + size]),
            )
            for number, start in enumerate(range(0, len(lines), size), 1)
        ),
        batch_size=50,
    )


def lines_of(spreadsheet: Spreadsheet, of: str) -> Iterator[dict[str, Any]]:
    for leaf in Leaf.objects.filter(spreadsheet=spreadsheet, of=of).order_by("number").iterator(chunk_size=5):
        yield from leaf.content.open()


class Leaves:
    """The leaves of one kind, for a paginator that shows one at a time: `Paginator(Leaves(…), 1)`."""

    ordered = True

    def __init__(self, spreadsheet: Spreadsheet, of: str) -> None:
        self.rows = Leaf.objects.filter(spreadsheet=spreadsheet, of=of).order_by("number")

    def count(self) -> int:
        return self.rows.count()

    def __getitem__(self, place: slice) -> list[list[dict[str, Any]]]:
        return [leaf.content.open() for leaf in self.rows[place]]
