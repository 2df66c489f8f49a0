"""Who has a part only where they gave counselling: the terms as they hold for a payment where they did not.

What is agreed with a benefits planner is the parties' own (systems.md B.5). Whoever has given counselling by the last day of
the claim month, or by the day of payment where there is no month, has the part that the terms give; else it goes to the EN of
Record or to the partner, as the terms say, and nothing of the payment is left over.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from milepost.rulebook.shares.terms import Limit, Row, Rule, Terms, Tier


def unmet_in(rule: Rule, counselled: Container[str]) -> dict[str, str]:
    """The parties that have nothing of a payment, since they had given no counselling, with who has it instead."""
    return {one.party: one.otherwise for one in rule.conditions if one.party not in counselled}


def without(terms: Terms, unmet: Mapping[str, str]) -> Terms:
    """The same terms, with everything that these parties would have given to whom it goes instead."""
    rule = terms.rule
    fee = replace(rule.fee, to=unmet.get(rule.fee.to, rule.fee.to)) if rule.fee else None
    limits = [
        replace(one, against=unmet.get(one.against, one.against))
        for one in rule.limits
        if one.party not in unmet
    ]
    held = replace(
        rule, rows=tuple(_row(one, unmet) for one in rule.rows), fee=fee, limits=tuple(filter(_binds, limits))
    )
    return replace(terms, rule=held, odd_to=unmet.get(terms.odd_to, terms.odd_to))


def _binds(limit: Limit) -> bool:
    """The difference goes to somebody else."""
    return limit.party != limit.against


def _row(row: Row, unmet: Mapping[str, str]) -> Row:
    return replace(row, tiers=tuple(_tier(one, unmet) for one in row.tiers))


def _tier(tier: Tier, unmet: Mapping[str, str]) -> Tier:
    points: dict[str, int] = {}
    for party, share in tier.points:
        to = unmet.get(party, party)
        points[to] = points.get(to, 0) + share
    return replace(tier, points=tuple(points.items()))
