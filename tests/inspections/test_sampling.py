"""The drawing, against what anybody works out with a hash and a sort; and where a review stands after its log."""

from __future__ import annotations

import hashlib
import random
import subprocess
from collections import Counter
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milepost.rulebook.inspections.sampling import chosen, chosen_by_part, frame_digest, ranked, shares_of
from milepost.rulebook.inspections.standing import (
    Line,
    Said,
    Standing,
    deadline_of,
    last_quarter,
    own_deadline,
    re_review_from,
    standing_of,
)
from milepost.rulebook.months import Month

KEYS = st.lists(st.uuids().map(str), unique=True, max_size=40)
SEEDS = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=64)


def test_a_drawing_written_out() -> None:
    """The hash of each, and a sort."""
    by_hand = {key: hashlib.sha256(f"seed\n{key}".encode()).hexdigest() for key in "ABC"}
    wanted = sorted("ABC", key=by_hand.__getitem__)
    drawn = ranked("seed", ["C", "A", "B", "A"])
    assert [one.key for one in drawn] == wanted
    assert [one.place for one in drawn] == [1, 2, 3]
    assert [one.digest for one in drawn] == sorted(by_hand.values())


def test_an_outsider_draws_the_same_with_sort_and_sha256sum() -> None:
    """By other programs than ours: the shell's own."""
    keys = [str(UUID(int=random.Random(7).getrandbits(128) + place)) for place in range(25)]
    lines = "".join(
        f"printf 'open seed\\n{key}' | sha256sum | cut -c1-64 | tr '\\n' ' '; echo {key}\n" for key in keys
    )
    out = subprocess.run(
        ["/bin/sh"], input=f"({lines}) | LC_ALL=C sort", capture_output=True, text=True, check=True
    )
    theirs = [line.split()[1] for line in out.stdout.splitlines()]
    assert [one.key for one in chosen("open seed", keys, 10)] == theirs[:10]
    sealed = subprocess.run(
        ["sha256sum"], input="\n".join(sorted(keys)) + "\n", capture_output=True, text=True, check=True
    )
    assert frame_digest(keys) == sealed.stdout.split()[0]


@given(SEEDS, KEYS, st.integers(0, 50), st.randoms())
def test_the_order_of_the_frame_changes_nothing(
    seed: str, keys: list[str], size: int, chance: random.Random
) -> None:
    shuffled = list(keys)
    chance.shuffle(shuffled)
    assert chosen(seed, shuffled, size) == chosen(seed, keys, size)
    assert frame_digest(shuffled) == frame_digest(keys)
    assert len(chosen(seed, keys, size)) == min(size, len(keys))


@given(SEEDS, KEYS, st.integers(0, 39))
def test_a_larger_sample_holds_the_smaller_one(seed: str, keys: list[str], size: int) -> None:
    assert chosen(seed, keys, size + 1)[:size] == chosen(seed, keys, size)


@given(SEEDS, KEYS, st.uuids().map(str))
def test_somebody_more_in_the_frame_moves_nobody_past_another(seed: str, keys: list[str], more: str) -> None:
    """And breaks its seal."""
    with_more = [one.key for one in ranked(seed, [*keys, more]) if one.key != more]
    assert with_more == [one.key for one in ranked(seed, [key for key in keys if key != more])]
    if more not in keys:
        assert frame_digest([*keys, more]) != frame_digest(keys)


def test_everybody_is_drawn_about_as_often() -> None:
    """Of 20 people 5, over 4,000 seeds: each 1,000 times, give or take six standard deviations (27.4 each)."""
    keys = [f"{place:04}" for place in range(20)]
    counted = Counter(one.key for seed in range(4_000) for one in chosen(str(seed), keys, 5))
    assert len(counted) == 20
    assert all(abs(many - 1_000) < 165 for many in counted.values()), counted


PEOPLE = st.dictionaries(st.sampled_from("ABCDEFGHIJ"), st.integers(1, 60), min_size=1)


def _fitting(people: dict[str, int], size: int) -> int:
    return min(size, sum(people.values()))


@given(SEEDS, PEOPLE, st.integers(0, 200))
def test_each_part_has_its_share(seed: str, people: dict[str, int], size: int) -> None:
    """Nobody is lost or drawn twice; each is within one of its share of what the least ones leave over."""
    size = _fitting(people, size)
    shares = shares_of(people, size, seed)
    assert shares == shares_of(dict(reversed(people.items())), size, seed)
    assert sum(shares.values()) == size
    assert all(0 <= shares[part] <= many for part, many in people.items())
    frame, left, rest = sum(people.values()), size, dict(people)
    if size >= len(people):
        assert all(shares.values()), "one of each where the size allows it"
        while small := [part for part, many in rest.items() if many * left < frame]:
            assert all(shares[part] == 1 for part in small)
            rest = {part: many for part, many in rest.items() if part not in small}
            frame, left = sum(rest.values()), left - len(small)
    for part, many in rest.items():
        assert abs(shares[part] * frame - many * left) < frame, part


@given(SEEDS, st.dictionaries(st.uuids().map(str), st.sampled_from("ABCD"), max_size=40), st.integers(0, 50))
def test_a_sample_by_part_takes_the_first_of_each(seed: str, parts: dict[str, str], size: int) -> None:
    drawn = chosen_by_part(seed, parts, size)
    assert drawn == chosen_by_part(seed, dict(reversed(parts.items())), size)
    assert [one.place for one in drawn] == sorted(one.place for one in drawn)
    people = Counter(parts.values())
    shares = shares_of(people, min(size, len(parts)), seed) if parts else {}
    for part, many in shares.items():
        within = ranked(seed, [key for key in parts if parts[key] == part])[:many]
        assert {one.key for one in within} == {one.key for one in drawn if parts[one.key] == part}


def test_shares_worked_out_by_hand() -> None:
    """10 of 109 people: the eight whose share is 10 × 1 ÷ 109 have one each, which leaves two for the 101."""
    small = dict.fromkeys("ABCDEFGH", 1)
    assert shares_of({**small, "Z": 101}, 10, "s") == {**small, "Z": 2}
    assert shares_of({**small, "Z": 101}, 8, "s") == {**dict.fromkeys("ABCDEFGH", 0), "Z": 8}, (
        "8 are fewer than 9 parts"
    )
    assert shares_of({"A": 50, "B": 30, "C": 20}, 9, "s") == {"A": 4, "B": 3, "C": 2}  # 4.5, 2.7, 1.8
    even = [shares_of({"A": 5, "B": 5}, 5, seed)["A"] for seed in ("s", "t", "u", "v", "w", "x")]
    assert {2, 3} == set(even), "who has the odd one follows from the seed"


SENT, AGAIN = Line(Said.SENT, date(2025, 5, 1)), Line(Said.ASKED_AGAIN, date(2025, 5, 9), date(2025, 5, 20))
NOTE, FOUND = Line(Said.NOTE, date(2025, 5, 2)), Line(Said.FINDINGS, date(2025, 6, 1))


@pytest.mark.parametrize(
    ("lines", "standing"),
    [
        ([], Standing.OPEN),
        ([NOTE], Standing.OPEN),
        ([SENT], Standing.SENT),
        ([SENT, NOTE], Standing.SENT),
        ([SENT, AGAIN], Standing.OPEN),
        ([SENT, AGAIN, SENT], Standing.SENT),
        ([SENT, FOUND], Standing.FINDINGS),
        ([SENT, FOUND, Line(Said.ACCEPTED, date(2025, 7, 1))], Standing.ACCEPTED),
    ],
)
def test_the_log_says_where_it_stands(lines: list[Line], standing: Standing) -> None:
    assert standing_of(lines) is standing


def test_the_day_given_last_is_the_deadline() -> None:
    first = date(2025, 5, 10)
    assert deadline_of(first, [SENT]) == first
    assert deadline_of(first, [SENT, AGAIN, NOTE]) == date(2025, 5, 20)
    assert deadline_of(None, []) is None
    assert own_deadline(date(2025, 5, 10), 14) == date(2025, 5, 24)


@pytest.mark.parametrize(
    ("found", "day"),
    [
        (date(2025, 3, 15), date(2025, 9, 15)),
        (date(2025, 8, 31), date(2026, 2, 28)),
        (date(2023, 8, 31), date(2024, 2, 29)),
        (date(2025, 12, 1), date(2026, 6, 1)),
    ],
)
def test_a_re_review_follows_after_six_months(found: date, day: date) -> None:
    assert re_review_from(found) == day


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2025, 12, 31), "2025-07", "2025-09"),
        (date(2026, 1, 1), "2025-10", "2025-12"),
        (date(2026, 3, 31), "2025-10", "2025-12"),
        (date(2026, 4, 1), "2026-01", "2026-03"),
    ],
)
def test_the_quarter_before(day: date, first: str, last: str) -> None:
    assert last_quarter(day) == (Month.parse(first), Month.parse(last))
