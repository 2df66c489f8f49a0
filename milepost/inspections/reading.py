"""The list of people that came with a review: Social Security numbers or our own ids, a line each, typed or from a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from milepost.organizations.models import Organization
from milepost.people.models import Ticketholder
from milepost.people.numbers import digest_of, is_ssn
from milepost.tickets.models import Ticket
from milepost.tickets.queries import tickets_of

_CELLS = re.compile(r"[,;\t]")
MOST_PEOPLE = 1_000


@dataclass(frozen=True, slots=True)
class Listed:
    """Whose packets are asked for, in the order of the list; and the numbers of the lines that are nobody's of ours."""

    tickets: tuple[Ticket, ...]
    unknown: tuple[int, ...]


def listed(organization: Organization, text: str) -> Listed:
    """Each line's person. A first line without anybody is a row of headings; the same person twice counts once.

    Three queries, however many lines. Nothing of a line is kept that is not found.
    """
    lines = [(number, _cells(line)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    by_cell = _found(organization, {cell for _number, cells in lines for cell in cells})
    tickets: dict[object, Ticket] = {}
    unknown: list[int] = []
    for place, (number, cells) in enumerate(lines):
        ticket = next((by_cell[cell] for cell in cells if cell in by_cell), None)
        if ticket is not None:
            tickets.setdefault(ticket.pk, ticket)
        elif place or len(lines) == 1 or any(is_ssn(cell) for cell in cells):
            unknown.append(number)
    return Listed(tuple(tickets.values()), tuple(unknown))


def _cells(line: str) -> list[str]:
    return [cell for part in _CELLS.split(line) if (cell := part.strip().strip("\"'").strip())]


def _found(organization: Organization, cells: Iterable[str]) -> dict[str, Ticket]:
    """Whose each cell is: by number, else by id."""
    asked = list(cells)
    mine = tickets_of(organization).select_related("organization")
    found: dict[str, Ticket] = {}
    numbers: dict[bytes, list[str]] = {}
    for cell in asked:
        if is_ssn(cell):
            numbers.setdefault(digest_of(organization, cell), []).append(cell)
    holders = Ticketholder.objects.filter(organization=organization, ssn_digest__in=list(numbers))
    by_key = {bytes(digest): key for key, digest in holders.values_list("ticket_id", "ssn_digest") if digest}
    tickets = {one.pk: one for one in mine.filter(pk__in=by_key.values())}
    for digest, key in by_key.items():
        for cell in numbers[digest]:
            if key in tickets:
                found[cell] = tickets[key]
    for one in mine.filter(reference__in=asked):
        found.setdefault(one.reference, one)
    return found


def words_of(numbers: Sequence[int]) -> str:
    """The first twenty, so that a wrong file does not fill the page."""
    shown = ", ".join(str(number) for number in numbers[:20])
    return shown if len(numbers) <= 20 else f"{shown}, …"
