"""How a forecast draws: 200 ways in which the months ahead may go, each added up month by month.

Each claim and each Ticket draws from a chance of its own, named by the seed and by what it is. So the same caseload gives
the same answer, and one claim more changes no other's draws: it can only add.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

DRAWS = 200
HISTORIES = 20
"""How often the past is drawn anew, Ticket by Ticket, so that what it does not tell for sure widens the range."""
SEED = 411
MANY, WAYS_OF_MANY = 2_000, 2 * HISTORIES
"""Of more Tickets than so many, each goes on in so many ways only: what one of them does no longer shows in the sum."""
_FIELD = 44
"""Bits of one month's dollars in a draw: all months of a draw are one number, so that adding is one addition."""
_BLOCK = 512


def drawn_by(name: str, count: int) -> list[int]:
    """`count` draws from 0 to 4,095, the same for the same name on every machine."""
    bits = Random(f"{SEED}:{name}").randbytes(count * 2)
    return [two >> 4 for two in struct.unpack(f"<{count}H", bits)]


def drawn_on_and_on(name: str) -> Iterator[int]:
    """The same, as many as are asked for."""
    block = 0
    while True:
        yield from drawn_by(f"{name}:{block}", _BLOCK)
        block += 1


def chosen_with_replacement(known: list[int], name: str) -> list[int]:
    """As many as there are, some twice and some not at all."""
    chance = Random(f"{SEED}:{name}")
    return [known[chance.randrange(len(known))] for _ in known]


def in_place(place: int, dollars: int) -> int:
    """The dollars of one month, as a draw holds them."""
    return dollars << place * _FIELD


@dataclass(slots=True)
class Drawn:
    """The draws of one part: what each brings in each month, what is not published, and what it is about."""

    draws: list[int] = field(default_factory=lambda: [0] * DRAWS)
    unpublished: set[int] = field(default_factory=set)
    """Places of months in which something may be paid whose figure is not published."""
    count: int = 0
    dollars: int = 0
    by_month: dict[int, int] = field(default_factory=dict)
    """How many claims most likely fall into each month."""

    def add_ways(self, ways: list[int], choice: int) -> None:
        """The ways in which one Ticket may go on, each with the history it was drawn from.

        One for each draw; or two for each history, of which the draws of that history take one or the other as the bits
        of `choice` say, other ones for each Ticket, so that no two draws put the same ways together.
        """
        if len(ways) == DRAWS:
            self.draws = [sum(both) for both in zip(self.draws, ways, strict=True)]
            return
        assert len(ways) == 2 * HISTORIES
        for draw in range(DRAWS):
            turn = choice >> draw // HISTORIES & 1
            self.draws[draw] += ways[turn * HISTORIES + draw % HISTORIES]

    def of_month(self, place: int) -> list[int]:
        shift, mask = place * _FIELD, (1 << _FIELD) - 1
        return [drawn >> shift & mask for drawn in self.draws]
