"""Random terms, money and what happens to it, for the property tests of the books."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.shares.books import (
    OTHERWISE,
    PARTNER_OF,
    UNMATCHED,
    Books,
    Entry,
    Money,
    Portion,
    balances,
)
from milepost.rulebook.shares.terms import (
    PARTNER,
    RECORD,
    WHOLE,
    Fee,
    IfCounselled,
    Limit,
    Odd,
    Row,
    Rule,
    Terms,
    Tier,
    TierBy,
)

FROM = date(2024, 1, 1)
PARTIES = (RECORD, PARTNER, "party:planner", "party:employer")
PARTNERS = ("p1", "p2", "p3")


def terms_drawn(draw: random.Random, key: str = "t") -> Terms:
    """Any terms that have no fault."""
    tier_by = draw.choice([None, TierBy.TICKET, TierBy.PARTNER_YEAR])
    rows = [Row((), _tiers(draw, tier_by))]
    if draw.random() < 0.5:
        rows.append(Row((ClaimCode.PHASE_2, ClaimCode.P1M1), _tiers(draw, tier_by)))
    fee = Fee(draw.randrange(1, 60_000), draw.choice(PARTIES)) if draw.random() < 0.4 else None
    limits = []
    for _place in range(draw.randrange(3)):
        party, against = draw.sample(PARTIES, 2)
        floor = draw.choice([None, draw.randrange(0, 50_000)])
        cap = draw.randrange(floor or 0, 90_000) if floor is None or draw.random() < 0.5 else None
        limits.append(Limit(party, floor, cap, against))
    bound = [one for one in PARTIES[2:] if draw.random() < 0.4]
    conditions = tuple(IfCounselled(one, draw.choice(PARTIES[:2])) for one in bound)
    rule = Rule(tuple(rows), tier_by, fee, tuple(limits), conditions)
    return Terms(key, rule, FROM, odd=draw.choice(list(Odd)), odd_to=draw.choice(PARTIES))


def _tiers(draw: random.Random, tier_by: TierBy | None) -> tuple[Tier, ...]:
    ends: list[int | None] = sorted(draw.sample(range(1, 900_000), draw.randrange(3))) if tier_by else []  # type: ignore[assignment]
    return tuple(Tier(end, _points(draw)) for end in [*ends, None])


def _points(draw: random.Random) -> tuple[tuple[str, int], ...]:
    named = draw.sample(PARTIES, draw.randrange(1, len(PARTIES) + 1))
    cuts = sorted(draw.randrange(WHOLE + 1) for _one in named[1:])
    sums = [b - a for a, b in zip([0, *cuts], [*cuts, WHOLE], strict=True)]
    return tuple(zip(named, sums, strict=True))


def money_drawn(draw: random.Random, key: str, agreed: Sequence[Terms]) -> Money:
    """A payment that is shared between one or more partners, or the EN's own, or waits."""
    if draw.random() < 0.15:
        return Money(
            key, draw.choice([-1, 1]) * draw.randrange(1, 300_000), 2025, draw.choice([UNMATCHED, OTHERWISE])
        )
    partners: list[str | None] = list(draw.sample(PARTNERS, draw.randrange(1, 3)))
    if draw.random() < 0.2:
        partners[0] = None
    portions = tuple(
        Portion(one, draw.randrange(1, 9), draw.choice([None, *agreed]) if one else None) for one in partners
    )
    return Money(
        key,
        draw.randrange(1, 300_000),
        draw.choice([2024, 2025]),
        ticket=f"ticket {draw.randrange(4)}",
        claim=draw.choice(list(ClaimCode)),
        portions=portions,
        counselled=tuple((one, FROM) for one in PARTIES[2:] if draw.random() < 0.5),
    )


def story(draw: random.Random, length: int) -> tuple[Books, list[Entry], dict[str, Money]]:
    """What may happen to money, in any order that the actions of payments allow; with what stands at the end."""
    books, entries = Books(), list[Entry]()
    agreed = [terms_drawn(draw, f"t{place}") for place in range(3)]
    lines: dict[str, Money] = {}
    for step in range(length):
        roots = [one for one in lines.values() if not one.corrects and one.cents > 0]
        what = draw.choice(["come", "come", "again", "correct", "correct", "open", "withdraw", "remit"])
        if what == "come" or not roots:
            fresh = money_drawn(draw, f"m{step}", agreed)
        elif what == "again":
            fresh = replace(
                money_drawn(draw, "", agreed), key=(root := draw.choice(roots)).key, cents=root.cents
            )
        elif what == "correct":
            root = draw.choice(roots)
            left = left_of(root, lines)
            cents = draw.choice(
                [-left, -draw.randrange(1, left + 1) if left else 0, draw.randrange(1, 9_000)]
            )
            if not cents or left + cents < 0:
                continue
            fresh = Money(f"m{step}", cents, root.year, ticket=root.ticket, corrects=root.key)
        else:
            entries += _other(draw, what, books, entries, lines)
            continue
        lines[fresh.key] = fresh
        entries += books.post(fresh)
        for child in [one for one in lines.values() if one.corrects == fresh.key]:
            lines[child.key] = replace(child, ticket=fresh.ticket, year=fresh.year)
    return books, entries, lines


def left_of(root: Money, lines: dict[str, Money]) -> int:
    return root.cents + sum(one.cents for one in lines.values() if one.corrects == root.key)


def _other(
    draw: random.Random, what: str, books: Books, entries: Sequence[Entry], lines: dict[str, Money]
) -> list[Entry]:
    """A correction is let go, a line is withdrawn, or a run pays what is owed."""
    if what == "remit":
        owed = balances(entries)
        due = {
            name: cents
            for name, cents in owed.items()
            if name.startswith((PARTNER_OF, "party:")) and cents > 0
        }
        if not due:
            return []
        made = [books.remit(due)]
        if draw.random() < 0.6:
            made.append(books.paid(due))
        if draw.random() < 0.3:
            made.append(books.take_back(due, was_paid=len(made) == 2))
        return made
    corrected = {one.corrects for one in lines.values()}
    free = [
        one
        for one in lines.values()
        if one.key not in corrected
        and (what == "withdraw" or one.corrects)
        and (not one.corrects or left_of(lines[one.corrects], lines) >= one.cents)
    ]
    if not free:
        return []
    chosen = draw.choice(free)
    if what == "withdraw":
        del lines[chosen.key]
        return books.withdraw(chosen.key)
    lines[chosen.key] = replace(chosen, corrects="", held=UNMATCHED)
    return books.post(lines[chosen.key])
