"""The books and the statements: not a cent is lost at any moment, and the same story told again gives the same books."""

from __future__ import annotations

import random
from collections import defaultdict
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.shares.books import (
    NO_TERMS,
    OTHERWISE,
    SSA,
    Books,
    Entry,
    Kind,
    Money,
    Portion,
    balances,
)
from milepost.rulebook.shares.statements import stated
from milepost.rulebook.shares.terms import PARTNER, RECORD, Row, Tier, TierBy, faults
from tests.shares.drawn import story, terms_drawn
from tests.shares.test_rules import flat, points, terms

M1 = ClaimCode.P1M1
SEVENTY = terms(flat(partner=70, record=30))


def payment(cents: int = 10_000, **more: Any) -> Money:
    portions = more.pop("portions", (Portion("p", 1, SEVENTY),))
    given_ = {"key": "m", "cents": cents, "year": 2025, "ticket": "t", "claim": M1, "portions": portions}
    return Money(**{**given_, **more})


def taken(cents: int, key: str = "r") -> Money:
    return Money(key, -cents, 2025, ticket="t", corrects="m")


def test_a_payment_is_posted_and_its_full_recovery_leaves_nothing() -> None:
    books = Books()
    made = books.post(payment(101))
    assert balances(made) == {SSA: -101, "partner:p": 71, RECORD: 30}
    for place, cents in enumerate((50, 30, 21)):
        made += books.post(taken(cents, f"r{place}"))
        assert all(value >= 0 for account, value in balances(made).items() if account != SSA)
    assert set(balances(made).values()) == {0}
    assert [one.kind for one in made] == [Kind.SHARED, Kind.MIRRORED, Kind.MIRRORED, Kind.MIRRORED]
    assert set(books.bases.values()) == {0}


def test_what_stands_as_it_did_is_not_posted_again() -> None:
    books = Books()
    books.post(payment())
    assert books.post(payment()) == []


def test_a_line_matched_otherwise_is_reversed_and_shared_anew_with_what_corrects_it() -> None:
    books = Books()
    made = books.post(payment()) + books.post(taken(1_000))
    made += books.post(payment(portions=(Portion("q", 1, terms(flat(partner=100))),)))
    assert [one.kind for one in made] == [
        Kind.SHARED, Kind.MIRRORED, Kind.REVERSED, Kind.REVERSED, Kind.SHARED, Kind.MIRRORED,
    ]  # fmt: skip
    assert [one.reverses for one in made] == [None, None, 2, 1, None, None]
    assert balances(made) == {SSA: -9_000, "partner:p": 0, RECORD: 0, "partner:q": 9_000}


def test_what_was_recorded_by_mistake_is_taken_out_and_what_hung_on_it_waits() -> None:
    books = Books()
    made = books.post(payment()) + books.post(taken(1_000)) + books.withdraw("m")
    assert balances(made) == {SSA: 1_000, "partner:p": 0, RECORD: 0, OTHERWISE: -1_000}
    assert books.withdraw("unknown") == []


def test_without_terms_the_money_waits() -> None:
    made = Books().post(payment(portions=(Portion("p", 1, None),)))
    assert balances(made) == {SSA: -10_000, NO_TERMS: 10_000}


def test_two_partners_by_weights_each_under_their_own_terms() -> None:
    portions = (Portion("p", 2, SEVENTY), Portion("q", 1, terms(flat(partner=50, record=50))))
    made = Books().post(payment(30_000, portions=portions))
    assert balances(made) == {SSA: -30_000, "partner:p": 14_000, "partner:q": 5_000, RECORD: 11_000}


def test_a_tier_counts_what_stands_and_forgets_what_was_taken_back() -> None:
    row = Row((), (Tier(10_000, points(record=100)), Tier(None, points(partner=100))))
    agreed = terms(row, tier_by=TierBy.PARTNER_YEAR)
    books = Books()
    made = books.post(payment(portions=(Portion("p", 1, agreed),)))
    assert balances(made).get("partner:p", 0) == 0
    more = books.post(payment(key="n", portions=(Portion("p", 1, agreed),)))
    assert balances(more)["partner:p"] == 10_000
    books.post(taken(10_000))
    third = books.post(payment(key="o", cents=4_000, portions=(Portion("p", 1, agreed),)))
    assert balances(third)["partner:p"] == 4_000  # the second payment still fills the first step
    other_year = books.post(payment(key="q", year=2026, portions=(Portion("p", 1, agreed),)))
    assert RECORD in balances(other_year)


def test_a_run_moves_what_is_owed_and_may_be_taken_back() -> None:
    books = Books()
    made = books.post(payment())
    made += [books.remit({"partner:p": 7_000}), books.paid({"partner:p": 7_000})]
    assert balances(made)["paid:partner:p"] == 7_000
    assert balances(made)["partner:p"] == 0
    made.append(books.take_back({"partner:p": 7_000}, was_paid=True))
    assert balances(made)["partner:p"] == 7_000


def whole(seed: int, length: int) -> None:
    """One random story: conserved after each entry, the same when told again, never less than nothing of a payment."""
    books, entries, lines = story(random.Random(seed), length)
    for place in range(len(entries) + 1):
        assert sum(balances(entries[:place]).values()) == 0
    held = balances(entries)
    assert -held.get(SSA, 0) == sum(one.cents for one in lines.values())
    assert sum(cents for account, cents in held.items() if account != SSA) == -held.get(SSA, 0)
    for line in lines.values():
        family = [
            one
            for one in books.active.values()
            if one.money and line.key in (one.money.key, one.money.corrects)
        ]
        left = balances(family)
        if line.cents > 0 and not line.corrects and not line.held:
            assert all(cents >= 0 for account, cents in left.items() if account != SSA)
            if left[SSA] == 0:
                assert set(left.values()) == {0}
    assert replayed(entries) == entries
    _statements_agree(entries)


def replayed(entries: list[Entry]) -> list[Entry]:
    """The same story told to empty books: each entry that was not itself a consequence is asked for again."""
    books, made = Books(), list[Entry]()
    while len(made) < len(entries):
        asked = entries[len(made)]
        if asked.kind in (Kind.REMITTED, Kind.PAID, Kind.TAKEN_BACK):
            assert asked.money is None
            books.last += 1
            made.append(asked)
            continue
        made += _told(books, entries[len(made) :])
    return made


def _told(books: Books, coming: list[Entry]) -> list[Entry]:
    first = coming[0]
    assert first.money is not None
    if first.kind is not Kind.REVERSED:
        return books.post(first.money)
    reversals = []
    for one in coming:
        if one.kind is not Kind.REVERSED:
            break
        reversals.append(one)
    for last in range(len(reversals), 0, -1):
        root = reversals[last - 1].money
        assert root is not None
        trial = Books(books.last, dict(books.active), dict(books.bases))
        after = coming[last] if last < len(coming) else None
        same = after is not None and after.money is not None and after.money.key == root.key
        made = trial.post(after.money) if same and after and after.money else trial.withdraw(root.key)
        if made and made == coming[: len(made)]:
            books.last, books.active, books.bases = trial.last, trial.active, trial.bases
            return made
    raise AssertionError("nothing that may be told gives these entries")


def _statements_agree(entries: list[Entry]) -> None:
    """Of each account a statement of two halves: its totals are those of the books."""
    lines = defaultdict[str, list[tuple[str, int, int]]](list)
    for entry in entries:
        for one in entry.postings:
            if one.account.startswith(("partner:", "party:")):
                lines[one.account].append((entry.kind.value, one.gross, one.cents))
    held = balances(entries)
    for account, given_ in lines.items():
        half = len(given_) // 2
        first = stated(0, given_[:half])
        second = stated(first.closing, given_[half:])
        assert second.closing == held[account]
        assert (second.lines[-1].balance if second.lines else second.opening) == second.closing


@settings(max_examples=60)
@given(st.integers(0, 2**32))
def test_no_cent_is_lost_whatever_happens(seed: int) -> None:
    whole(seed, 25)


@given(st.integers(0, 2**32))
@settings(max_examples=40)
def test_terms_that_are_drawn_have_no_fault(seed: int) -> None:
    drawn = terms_drawn(random.Random(seed))
    assert not list(faults(drawn.rule, ("party:planner", "party:employer")))
    assert PARTNER not in drawn.key
