"""How one payment is divided: whole cents, not one lost, each party's part with the rule that gave it (systems.md B.5)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.shares.conditions import unmet_in, without
from milepost.rulebook.shares.terms import (
    LAW,
    PARTNER,
    RECORD,
    WHOLE,
    Odd,
    Rule,
    Terms,
    Tier,
    TierBy,
    percent,
)

_TIER_SAID = {TierBy.TICKET: "SHARE_TIER_TICKET", TierBy.PARTNER_YEAR: "SHARE_TIER_YEAR"}
_SAID = {
    "percent": ("SHARE_PERCENT_RECORD", "SHARE_PERCENT_PARTNER", "SHARE_PERCENT_OTHER"),
    "fee": ("SHARE_FEE_RECORD", "SHARE_FEE_PARTNER", "SHARE_FEE_OTHER"),
    "floor": ("SHARE_FLOOR_RECORD", "SHARE_FLOOR_PARTNER", "SHARE_FLOOR_OTHER"),
    "cap": ("SHARE_CAP_RECORD", "SHARE_CAP_PARTNER", "SHARE_CAP_OTHER"),
}
"""Each said of the EN of Record, of the partner, and of another party, whom it does not name."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one party gets of a payment, in cents, and why."""

    party: str
    cents: int
    reasons: tuple[Reason, ...] = ()


def apportioned(amount: int, weights: Sequence[int], first: int = 0) -> tuple[int, ...]:
    """`amount` in whole cents by these weights, by largest remainder; of equal remainders the one at `first` comes first.

    Nothing is lost, nobody gets less than the whole cents of their exact share or a cent more than one above it. A negative
    amount is divided as its positive.
    """
    total = sum(weights)
    assert total > 0, "somebody has a share"
    assert all(one >= 0 for one in weights), "nobody has a negative share"
    sign, whole = (-1, -amount) if amount < 0 else (1, amount)
    exact = [divmod(whole * one, total) for one in weights]
    given = [part for part, _rest in exact]
    order = sorted(range(len(exact)), key=lambda place: (-exact[place][1], place != first, place))
    for place in order[: whole - sum(given)]:
        given[place] += 1
    return tuple(sign * one for one in given)


def divide(
    cents: int,
    claim: ClaimCode,
    terms: Terms,
    base: int = 0,
    portion: tuple[int, int] = (1, 1),
    counselled: Sequence[tuple[str, date]] = (),
) -> tuple[Part, ...]:
    """The parts of a payment of `cents` > 0 by these terms; together exactly `cents`.

    `base` is what was shared before, for tiers. `portion` says how much of the whole payment this is, where two partners
    share it by weights: a fixed sum (fee, floor, cap) counts in that proportion. `counselled`: who had given counselling by the
    claim month, and since when, of those who have a part only then.
    """
    assert cents > 0, "a recovery mirrors what was given; it is not divided anew"
    unmet = unmet_in(terms.rule, dict(counselled))
    terms = without(terms, unmet) if unmet else terms
    rule = terms.rule
    row = rule.row_of(claim)
    assert row is not None, "signed terms cover every kind of payment"
    fee = min(cents, _scaled(rule.fee.cents, portion)) if rule.fee else 0
    segments = list(_segments(cents, fee, row.tiers, base))
    exact: dict[str, int] = {}
    for tier, amount in segments:
        for party, points in tier.points:
            exact[party] = exact.get(party, 0) + points * amount
    given = _rounded(exact, cents - fee, terms)
    reasons = {party: _percent_reasons(party, segments, rule, base) for party in given}
    if rule.fee and fee:
        given[rule.fee.to] = given.get(rule.fee.to, 0) + fee
        for party in given:
            reasons.setdefault(party, []).append(_named("fee", rule.fee.to, {"fee_cents": fee}))
    _limit(given, reasons, rule, portion)
    _say_counselled(reasons, rule, unmet, counselled)
    if terms.is_override:
        for party in given:
            reasons.setdefault(party, []).append(Reason("SHARE_OVERRIDE", {}, LAW))
    return tuple(Part(party, sum_, tuple(reasons.get(party, ()))) for party, sum_ in given.items())


def _say_counselled(
    reasons: dict[str, list[Reason]],
    rule: Rule,
    unmet: Mapping[str, str],
    counselled: Sequence[tuple[str, date]],
) -> None:
    """Why somebody has a part that hangs on counselling, or has it in the place of another."""
    bound = {one.party for one in rule.conditions}
    for party, since in counselled:
        if party in reasons and party in bound:
            reasons[party].append(Reason("SHARE_COUNSELLED", {"since": since}, LAW))
    for party in sorted(set(unmet.values())):
        reasons.setdefault(party, []).append(Reason("SHARE_NOT_COUNSELLED", {}, LAW))


def _scaled(sum_cents: int, portion: tuple[int, int]) -> int:
    part, whole = portion
    return sum_cents * part // whole


def _segments(cents: int, fee: int, tiers: Sequence[Tier], base: int) -> Iterator[tuple[Tier, int]]:
    """How much of the payment lies in which tier; steps count whole payments, and the fee comes off the first of it."""
    begins, left, fee_left = max(0, base), cents, fee
    for tier in tiers:
        room = left if tier.up_to is None else min(left, max(0, tier.up_to - begins))
        begins, left = begins + room, left - room
        off = min(room, fee_left)
        fee_left -= off
        if room - off:
            yield tier, room - off


def _rounded(exact: Mapping[str, int], whole: int, terms: Terms) -> dict[str, int]:
    """Whole cents of `exact` (cents times 10,000), rounded once."""
    given = {party: share // WHOLE for party, share in exact.items()}
    left = whole - sum(given.values())
    if left and terms.odd is Odd.NAMED:
        given[terms.odd_to] = given.get(terms.odd_to, 0) + left
        return given
    order = sorted(exact, key=lambda party: (-(exact[party] % WHOLE), party != terms.odd_to, party))
    for party in order[:left]:
        given[party] += 1
    return given


def _percent_reasons(party: str, segments: Sequence[tuple[Tier, int]], rule: Rule, base: int) -> list[Reason]:
    found = []
    for tier, amount in segments:
        points = dict(tier.points).get(party, 0)
        if not points and any(dict(other.points).get(party) for other, _amount in segments):
            continue
        found.append(_named("percent", party, {"percent": percent(points), "of_cents": amount}))
        if rule.tier_by is not None and tier.up_to is not None:
            found.append(
                Reason(_TIER_SAID[rule.tier_by], {"up_to_cents": tier.up_to, "before_cents": base}, LAW)
            )
    return found


def _limit(
    given: dict[str, int], reasons: dict[str, list[Reason]], rule: Rule, portion: tuple[int, int]
) -> None:
    """Raise to the floor what lies under it, as far as the other party has it, and lower to the cap what lies over it."""
    for limit in rule.limits:
        has, other = given.get(limit.party, 0), given.get(limit.against, 0)
        floor = None if limit.floor is None else _scaled(limit.floor, portion)
        cap = None if limit.cap is None else _scaled(limit.cap, portion)
        if floor is not None and has < floor:
            moved, code, bound = min(floor - has, other), "floor", floor
        elif cap is not None and has > cap:
            moved, code, bound = cap - has, "cap", cap
        else:
            continue
        given[limit.party], given[limit.against] = has + moved, other - moved
        for party in (limit.party, limit.against):
            reasons.setdefault(party, []).append(_named(code, limit.party, {"bound_cents": bound}))


def _named(code: str, party: str, figures: Mapping[str, object]) -> Reason:
    """The sentence for one of the two parties of every agreement, or for another one, which is not named."""
    record, partner, other = _SAID[code]
    return Reason({RECORD: record, PARTNER: partner}.get(party, other), figures, LAW)


def joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts of one party together, in the order in which each first stands."""
    found: dict[str, Part] = {}
    for one in parts:
        before = found.get(one.party)
        reasons = (
            (*before.reasons, *(r for r in one.reasons if r not in before.reasons)) if before else one.reasons
        )
        found[one.party] = replace(one, cents=one.cents + (before.cents if before else 0), reasons=reasons)
    return tuple(found.values())
