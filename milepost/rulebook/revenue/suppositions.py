"""What an organization supposes of its Tickets: who reaches which payment, after how many months, and how it goes on.

No paper in reach gives these chances; the one published curve is of 2003 and of other rules (systems C.5, W11). So none is
shipped: each is the organization's own word, in a low, a middle and a high case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from milepost.rulebook.facts import ClaimCode

MILLION = 1_000_000
"""Chances are whole parts of a million, so that nothing is rounded unseen."""
LAW = "systems C.5"

Step = ClaimCode
STEPS = (Step.P1M1, Step.P1M2, Step.P1M3, Step.P1M4, Step.PHASE_2, Step.OUTCOME)
"""In the order in which a Ticket climbs. Of Phase 2 and of outcomes it is the first payment."""
GO_ON = (Step.PHASE_2, Step.OUTCOME)
"""Paid month after month."""

Three = tuple[int, int, int]
"""The low, the middle and the high case."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """Of one step: how many months after the month of assignment it is reached, and by how many Tickets of a million."""

    after: int
    parts: Three


@dataclass(frozen=True)
class Suppositions:
    """`lag` is how many months pass from the month that is paid for until money comes: evidence, the request, SSA's own check."""

    steps: Mapping[Step, Supposed]
    goes_on: Mapping[Step, Three]
    """After a payment of Phase 2, or an outcome: how many of a million reach the next one a month later."""
    lag: int = 0
