"""The terms by which an EN of Record shares payments with a partner: as data, with everything that is wrong with them.

What an agreement must settle is in systems.md B.3 and B.5. No percentage is published by SSA and none is shipped: every
figure here comes from a signed agreement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import ClaimCode
from milepost.rulebook.partner_agreements import Flow, Tail, still_flows

LAW = "systems B.5"
RECORD, PARTNER = "record", "partner"
"""The two parties of every agreement; any other is named by its own key."""
WHOLE = 10_000
"""Shares are kept in hundredths of a percent."""


class Read(StrEnum):
    """Which terms hold for a payment: those on the day the Ticket was assigned, for good, or those when money comes."""

    ASSIGNMENT = "assignment"
    PAYMENT = "payment"


class Attribution(StrEnum):
    """Whose payment it is where a Ticket changed partner."""

    CLAIM_MONTH = "claim_month"
    ASSIGNMENT_DAY = "assignment_day"
    WEIGHTS = "weights"


class TierBy(StrEnum):
    """What the steps of a tier count."""

    TICKET = "ticket"
    PARTNER_YEAR = "partner_year"


class Odd(StrEnum):
    """Who gets the cents that no percentage gives: the largest remainders, or the party that the terms name."""

    LARGEST = "largest"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Tier:
    """Shares up to a cumulative amount in cents; None: without end. `points`: party and hundredths of a percent."""

    up_to: int | None
    points: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The tiers of these kinds of payment; of every kind that no other row names where it names none."""

    claims: tuple[ClaimCode, ...]
    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Fee:
    """A fixed sum of each payment that goes to one party before the rest is shared."""

    cents: int
    to: str = RECORD


@dataclass(frozen=True, slots=True)
class Limit:
    """The least and the most that a party gets of one payment, in cents; `against` gives or takes the difference."""

    party: str
    floor: int | None
    cap: int | None
    against: str


@dataclass(frozen=True, slots=True)
class IfCounselled:
    """A party has its part only of payments for whose claim month it had given counselling; else `otherwise` has it."""

    party: str
    otherwise: str = RECORD


@dataclass(frozen=True, slots=True)
class Rule:
    """How one payment is divided."""

    rows: tuple[Row, ...]
    tier_by: TierBy | None = None
    fee: Fee | None = None
    limits: tuple[Limit, ...] = ()
    conditions: tuple[IfCounselled, ...] = ()

    def row_of(self, claim: ClaimCode) -> Row | None:
        named = next((row for row in self.rows if claim in row.claims), None)
        return named or next((row for row in self.rows if not row.claims), None)

    @property
    def parties(self) -> frozenset[str]:
        shared = {party for row in self.rows for tier in row.tiers for party, _points in tier.points}
        more = {self.fee.to} if self.fee else set()
        more |= {one for condition in self.conditions for one in (condition.party, condition.otherwise)}
        return frozenset(
            shared | more | {one for limit in self.limits for one in (limit.party, limit.against)}
        )


@dataclass(frozen=True, slots=True)
class Ending:
    """That the agreement which the terms belong to has ended, and what both signed about payments after it."""

    on: date
    """The last day on which it held."""
    tail: Tail
    months: int | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """One version of the terms with a partner, or an override of them for one Ticket. `effective_to` is its last day."""

    key: str
    rule: Rule
    effective_from: date
    effective_to: date | None = None
    read: Read = Read.PAYMENT
    attribution: Attribution = Attribution.CLAIM_MONTH
    odd: Odd = Odd.LARGEST
    odd_to: str = RECORD
    is_override: bool = False
    ending: Ending | None = None

    def holds_on(self, day: date) -> bool:
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


def terms_of(versions: Sequence[Terms], assigned_on: date | None, paid_on: date) -> Terms | None:
    """Which of a partner's versions holds for a payment; None where none does, and then the money waits.

    The terms in force on the day of assignment decide: if they are frozen at assignment, they hold for this Ticket for good.
    Else, and where none was in force then, those on the day on which the money came.
    """
    on_assignment = _on(versions, assigned_on) if assigned_on else None
    if on_assignment is not None and on_assignment.read is Read.ASSIGNMENT:
        return on_assignment
    return _on(versions, paid_on)


def after_the_end(versions: Sequence[Terms], assigned_on: date | None, paid_on: date) -> Flow | None:
    """Does a payment still flow to a partner whose agreement has ended, as both signed? None where it has not ended.

    What was signed last before the money came decides, whatever was frozen: no terms outlive the agreement that they belong to.
    """
    begun = [one for one in versions if one.effective_from <= paid_on]
    ending = max(begun, key=lambda one: one.effective_from).ending if begun else None
    if ending is None:
        return None
    return still_flows(assigned_on, paid_on, ended_on=ending.on, tail=ending.tail, months=ending.months)


def _on(versions: Sequence[Terms], day: date) -> Terms | None:
    found = [one for one in versions if one.holds_on(day)]
    return max(found, key=lambda one: one.effective_from) if found else None


def faults(rule: Rule, known: Sequence[str] = ()) -> Iterator[Reason]:
    """What is wrong with a rule, each fault once; nothing where every payment is shared to the last cent."""
    if not rule.rows:
        yield Reason("SHARES_NO_ROWS", {}, LAW)
    for place, row in enumerate(rule.rows, 1):
        yield from _row_faults(place, row, rule)
    yield from _uncovered(rule)
    if rule.fee is not None and rule.fee.cents <= 0:
        yield Reason("SHARES_FEE", {}, LAW)
    for limit in rule.limits:
        is_upside_down = limit.floor is not None and limit.cap is not None and limit.floor > limit.cap
        sums = [one for one in (limit.floor, limit.cap) if one is not None]
        if is_upside_down or limit.party == limit.against or not sums or min(sums) < 0:
            yield Reason("SHARES_LIMIT", {}, LAW)
    bound = [one.party for one in rule.conditions]
    ours = {RECORD, PARTNER}
    if len(set(bound)) < len(bound) or any(
        one.party in ours or one.otherwise not in ours for one in rule.conditions
    ):
        yield Reason("SHARES_CONDITION", {}, LAW)
    for party in sorted(rule.parties - {RECORD, PARTNER, *known}):
        yield Reason("SHARES_PARTY", {"party": party}, LAW)


def _row_faults(place: int, row: Row, rule: Rule) -> Iterator[Reason]:
    ends = [tier.up_to for tier in row.tiers]
    steps = [one for one in ends[:-1] if one is not None]
    in_order = all(one > 0 for one in steps) and steps == sorted(set(steps))
    if not row.tiers or ends[-1] is not None or len(steps) != len(ends) - 1 or not in_order:
        yield Reason("SHARES_TIERS", {"row": place}, LAW)
    if len(row.tiers) > 1 and rule.tier_by is None:
        yield Reason("SHARES_TIER_BY", {"row": place}, LAW)
    for tier in row.tiers:
        points = [one for _party, one in tier.points]
        if sum(points) != WHOLE or any(one < 0 for one in points):
            yield Reason("SHARES_WHOLE", {"row": place, "percent": percent(sum(points))}, LAW)
        if len({party for party, _points in tier.points}) < len(tier.points):
            yield Reason("SHARES_TWICE", {"row": place}, LAW)


def _uncovered(rule: Rule) -> Iterator[Reason]:
    named = [code for row in rule.rows for code in row.claims]
    if len(set(named)) < len(named) or sum(not row.claims for row in rule.rows) > 1:
        yield Reason("SHARES_KIND_TWICE", {}, LAW)
    if rule.rows and any(rule.row_of(code) is None for code in ClaimCode):
        yield Reason("SHARES_UNCOVERED", {}, LAW)


def percent(points: int) -> str:
    """Hundredths of a percent as people write them: `70`, `33.33`."""
    whole, rest = divmod(points, 100)
    return f"{whole}.{rest:02d}".rstrip("0") if rest else str(whole)


def rule_as_json(rule: Rule) -> dict[str, Any]:
    """As it is kept and signed."""
    conditions = [[one.party, one.otherwise] for one in rule.conditions]
    return {
        "rows": [
            {
                "claims": [code.value for code in row.claims],
                "tiers": [[tier.up_to, [list(one) for one in tier.points]] for tier in row.tiers],
            }
            for row in rule.rows
        ],
        "tier_by": rule.tier_by.value if rule.tier_by else None,
        "fee": [rule.fee.cents, rule.fee.to] if rule.fee else None,
        "limits": [[one.party, one.floor, one.cap, one.against] for one in rule.limits],
        **({"if_counselled": conditions} if conditions else {}),
    }


def rule_from_json(kept: Mapping[str, Any]) -> Rule:
    """The rule as it was kept."""
    return Rule(
        rows=tuple(
            Row(
                tuple(ClaimCode(code) for code in row["claims"]),
                tuple(
                    Tier(end, tuple((party, points) for party, points in shares))
                    for end, shares in row["tiers"]
                ),
            )
            for row in kept["rows"]
        ),
        tier_by=TierBy(kept["tier_by"]) if kept["tier_by"] else None,
        fee=Fee(*kept["fee"]) if kept["fee"] else None,
        limits=tuple(Limit(*one) for one in kept["limits"]),
        conditions=tuple(IfCounselled(*one) for one in kept.get("if_counselled", ())),
    )
