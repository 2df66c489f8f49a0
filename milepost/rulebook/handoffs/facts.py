"""What both sides have told of one hand-off. `None` is "not known"; nobody's earnings stand here, only the months that count."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    Closure,
    PaidBy,
    VocationalRehabilitationCase,
)
from milepost.rulebook.handoffs.nine_months import Nine


class Stage(StrEnum):
    """How far it has come, whatever the day."""

    OPEN = "open"
    CLOSED = "closed"
    INFORMED = "informed"
    CHOSEN = "chosen"
    ASSIGNED = "assigned"


@dataclass(frozen=True, slots=True)
class HandOffFacts:
    """The case as the agency tells it, the choice of the Ticketholder, and what became of it."""

    agency: str
    opened_on: date | None = None
    in_use_on: date | None = None
    """Since when the Ticket is in use with the agency."""
    plan_on: date | None = None
    """The day of the Individualized Plan for Employment (IPE)."""
    paid_by: PaidBy | None = None
    closed_on: date | None = None
    closure: Closure | None = None
    list_given_on: date | None = None
    listed: int = 0
    chosen: str = ""
    chosen_on: date | None = None
    assignments: tuple[Assignment, ...] = ()
    """To Employment Networks, and to the agency where it is paid like one."""
    agency_is_told: bool | None = None
    """Whether the agreement says that the agency hears of nine months at SGA."""
    nine: Nine | None = None
    told_on: date | None = None
    claimed_on: date | None = None
    """When the agency filed its claim for cost reimbursement."""

    @property
    def is_cost_reimbursement(self) -> bool:
        """Where nobody wrote who pays, it counts as one (readings.md, finer point 17)."""
        return self.paid_by is not PaidBy.EN_PAYMENT

    @property
    def case(self) -> VocationalRehabilitationCase:
        """As every other rule knows a case."""
        return VocationalRehabilitationCase(
            "", self.agency, self.opened_on, self.closed_on, self.closure, self.paid_by
        )

    @property
    def networks(self) -> tuple[Assignment, ...]:
        """Assignments to Employment Networks, in order; the agency's own is none of them."""
        found = [one for one in self.assignments if one.kind is AssignmentKind.EMPLOYMENT_NETWORK]
        return tuple(sorted(found, key=lambda one: one.assigned_on))

    @property
    def handed_to(self) -> Assignment | None:
        """The first assignment to an Employment Network that followed the closure, on its day or later."""
        if self.closed_on is None:
            return None
        return next((one for one in self.networks if one.assigned_on >= self.closed_on), None)


def stage_of(facts: HandOffFacts) -> Stage:
    """How far has it come? An assignment tells more than a list that nobody dated."""
    if facts.handed_to is not None:
        return Stage.ASSIGNED
    if facts.closed_on is None:
        return Stage.OPEN
    if facts.chosen_on is not None:
        return Stage.CHOSEN
    return Stage.INFORMED if facts.list_given_on is not None else Stage.CLOSED
