"""Whose payment it is where a Ticket changed partner inside an Administrative EN (systems.md B.5, last paragraph but one)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.decisions import Reason
from milepost.rulebook.months import Month
from milepost.rulebook.shares.terms import LAW, Attribution


@dataclass(frozen=True, slots=True)
class Served:
    """Who served a Ticket from a day on; None as `since`: from the beginning. None as `partner`: the EN of Record itself."""

    partner: str | None
    since: date | None


@dataclass(frozen=True, slots=True)
class Attributed:
    """Which partner has which weight in a payment, and why; None is the EN of Record."""

    weights: tuple[tuple[str | None, int], ...]
    reason: Reason | None


def serving_on(spans: Sequence[Served], day: date) -> str | None:
    """Who served the Ticket on that day: the latest span that had begun."""
    begun = [one for one in spans if one.since is None or one.since <= day]
    return max(begun, key=lambda one: one.since or date.min).partner if begun else None


def attributed(
    how: Attribution,
    spans: Sequence[Served],
    month: Month | None,
    paid_on: date,
    assigned_on: date | None,
    weights: Mapping[str, int],
) -> Attributed:
    """Whose payment of this claim month it is.

    By claim month: who served on its last day (the work of a month is known when it is over); a payment without a month
    counts on the day on which it came. By assignment: who served on the day on which the Ticket was assigned. By weights:
    those agreed for this Ticket; where none are agreed, by claim month.
    """
    partners = {one.partner for one in spans}
    if len(partners) < 2 and not weights:
        only = next(iter(partners), None)
        return Attributed(((only, 1),), None if only else Reason("SHARE_NO_PARTNER", {}, LAW))
    if how is Attribution.WEIGHTS and weights and sum(weights.values()) > 0:
        return Attributed(tuple(sorted(weights.items())), Reason("SHARE_BY_WEIGHTS", {}, LAW))
    if how is Attribution.ASSIGNMENT_DAY and assigned_on is not None:
        return Attributed(((serving_on(spans, assigned_on), 1),), Reason("SHARE_BY_ASSIGNMENT", {}, LAW))
    if month is None:
        return Attributed(((serving_on(spans, paid_on), 1),), Reason("SHARE_BY_PAYMENT_DAY", {}, LAW))
    return Attributed(
        ((serving_on(spans, month.last_day), 1),), Reason("SHARE_BY_CLAIM_MONTH", {"month": month}, LAW)
    )
