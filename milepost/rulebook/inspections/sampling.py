"""A sample that anybody draws again: from the seed, the list of keys and the size the same people follow, in the same order.

Program operations 2.3: the program manager picks a random sample of the Tickets assigned now, and its size is not published.
So that the sample which an EN draws on itself proves something, seed and frame are sealed before it is drawn, and the
drawing needs nothing of ours:

1. write the keys of the frame in ascending order, each followed by a line feed; the SHA-256 of that text is its seal;
2. for each key take the SHA-256 of the seed, a line feed and the key, in UTF-8, written in hexadecimal;
3. sort the keys by that text (by the key itself where two are equal), and take the first ones.

A key is the random id of a Ticket in these records: no number of anybody stands in it, and nothing follows from it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Drawn:
    """One key with its place in the drawing, from 1, and the text by which it was sorted."""

    key: str
    place: int
    digest: str


def frame_digest(keys: Iterable[str]) -> str:
    """The seal of a frame: whoever has the list of keys can work it out again."""
    text = "".join(f"{key}\n" for key in sorted(keys))
    return hashlib.sha256(text.encode()).hexdigest()


def ranked(seed: str, keys: Iterable[str]) -> tuple[Drawn, ...]:
    """Every key of the frame in the order in which this seed draws them. A key counts once, however often it is given."""
    digests = sorted((_digest(seed, key), key) for key in set(keys))
    return tuple(Drawn(key, place, digest) for place, (digest, key) in enumerate(digests, 1))


def chosen(seed: str, keys: Iterable[str], size: int) -> tuple[Drawn, ...]:
    """The first `size` of the drawing; all of them where the frame is not larger."""
    assert size >= 0, "a sample has a size"
    return ranked(seed, keys)[:size]


def _digest(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}\n{key}".encode()).hexdigest()
