"""A sample that anybody draws again: from the seed, the list of keys and the size the same people follow, in the same order.

Program operations 2.3: the program manager picks a random sample of the Tickets assigned now, and its size is not published.
So that the sample which an EN draws on itself proves something, seed and frame are sealed before it is drawn, and the
drawing needs nothing of ours:

1. write the keys of the frame in ascending order, each followed by a line feed; the SHA-256 of that text is its seal;
2. for each key take the SHA-256 of the seed, a line feed and the key, in UTF-8, written in hexadecimal;
3. sort the keys by that text (by the key itself where two are equal), and take the first ones.

A key is the random id of a Ticket in these records: no number of anybody stands in it, and nothing follows from it.

A sample may be spread over parts instead, such as the partners who serve the people: each part gets its share of the size.
Then a line of the frame is the key, a space and the name of its part, which the seal of step 1 holds too; and step 3 takes the
first ones of each part, as many as `shares_of` says. The sample stands in the order of step 3 over the whole frame.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
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


def shares_of(people: Mapping[str, int], size: int, seed: str) -> dict[str, int]:
    """How many are drawn of each part, by the largest remainder of its share of the frame.

    Where the size allows one of each, a part whose share is less than one has one, and the others share the rest. Where two
    parts have the same remainder, the one with the smaller SHA-256 of seed, line feed and name goes first.
    """
    assert size <= sum(people.values()), "no sample is larger than its frame"
    assert all(people.values()), "a part has somebody"
    shares: dict[str, int] = {}
    while size >= len(people):
        frame = sum(people.values())
        small = [part for part, many in people.items() if many * size < frame]
        if not small:
            break
        shares |= dict.fromkeys(small, 1)
        people = {part: many for part, many in people.items() if part not in small}
        size -= len(small)
    frame = sum(people.values())
    whole = {part: many * size // frame for part, many in people.items()}
    order = sorted(people, key=lambda part: (-(people[part] * size % frame), _digest(seed, part), part))
    one_more = set(order[: size - sum(whole.values())])
    return shares | {part: many + (part in one_more) for part, many in whole.items()}


def chosen_by_part(seed: str, parts: Mapping[str, str], size: int) -> tuple[Drawn, ...]:
    """The sample spread over the parts; `parts` says of each key its part. Everybody where the frame is not larger."""
    shares = shares_of(Counter(parts.values()), min(size, len(parts)), seed)
    taken: Counter[str] = Counter()
    drawn = []
    for one in ranked(seed, parts):
        part = parts[one.key]
        if taken[part] < shares[part]:
            taken[part] += 1
            drawn.append(one)
    return tuple(drawn)


def _digest(seed: str, key: str) -> str:
    return hashlib.sha256(f"{seed}\n{key}".encode()).hexdigest()
