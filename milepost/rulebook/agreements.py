"""Under which agreement of an Employment Network a Ticket is held, and when it may come under another.

An organization has an agreement with SSA for each of its business models, and elects for each how it is paid. A Ticket is
paid under the system that was in effect when it was assigned (20 CFR 411.565), and a change covers only Tickets assigned
after it (411.515(a)). So a Ticket that is assigned stays under its agreement: it comes under another only by being
unassigned and assigned anew. Read so in both readings.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.decisions import Reason
from milepost.rulebook.facts import Assignment

LAW = "20 CFR 411.515(a), 411.565"
LAW_OF_AGREEMENTS = "20 CFR 411.320"


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement by the name it has; `ended_on` is the first day without it."""

    name: str
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Whether a Ticket may come under an agreement, and why."""

    may: bool
    reason: Reason


def may_come_under(
    wanted: Agreement, present: Agreement | None, assignments: Iterable[Assignment], on: date
) -> Move:
    """May the Ticket come under `wanted` on that day, being under `present`?

    It may not while it is assigned, or will be (411.515(a), 411.565), nor under an agreement that has ended. An agreement
    that nobody has named yet is named, which moves nothing.
    """
    if wanted.ended_on is not None and wanted.ended_on <= on:
        ended = {"agreement": wanted.name, "day": wanted.ended_on}
        return Move(may=False, reason=Reason("AGREEMENT_ENDED", ended, LAW_OF_AGREEMENTS))
    if present is None:
        return Move(may=True, reason=Reason("AGREEMENT_NAMED", {"agreement": wanted.name}, LAW))
    if present == wanted:
        return Move(may=True, reason=Reason("AGREEMENT_STAYS", {"agreement": wanted.name}, LAW))
    held = [one.assigned_on for one in assignments if one.unassigned_on is None or one.unassigned_on > on]
    if held:
        figures = {"agreement": present.name, "day": max(held), "wanted": wanted.name}
        return Move(may=False, reason=Reason("AGREEMENT_HELD", figures, LAW))
    return Move(may=True, reason=Reason("AGREEMENT_CHANGES", {"wanted": wanted.name}, LAW))
