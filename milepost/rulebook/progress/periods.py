"""Which months make up each 12-month progress certification period (20 CFR 411.180(b), .192, .210(b), .220)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.rulebook.facts import Assignment, TicketFacts, UsePeriod, UseState
from milepost.rulebook.months import Month

MONTHS_OF_A_PERIOD = 12


@dataclass(frozen=True, slots=True)
class Period:
    """One period: its counted months so far, and the inactive months whose work counts for its review."""

    number: int
    counted: tuple[Month, ...]
    also_counts: frozenset[Month]
    to_month: Month | None
    """The twelfth counted month; worked out ahead while the Ticket is in use; None where it is not."""

    @property
    def from_month(self) -> Month:
        return self.counted[0]

    @property
    def considered(self) -> frozenset[Month]:
        """Months whose work and study count for this review."""
        return self.also_counts | frozenset(self.counted)


class Use:
    """On which months a Ticket was in use, seen from a day (readings.md, finer point 29)."""

    def __init__(self, facts: TicketFacts, as_of: date) -> None:
        self.as_of = as_of
        self.assignments = [given for given in facts.assignments if given.assigned_on <= as_of]
        self.states = [given for given in facts.use_periods if given.from_day <= as_of]
        ended_on = facts.ticket.ended_on
        self.ended = Month.of(ended_on) if ended_on is not None and ended_on <= as_of else None

    def begins(self) -> Month | None:
        """The month after the month of first assignment, or of the first day in cost-reimbursement status."""
        days = [given.assigned_on for given in self.assignments]
        days += [given.from_day for given in self.states if given.state is UseState.COST_REIMBURSEMENT_STATUS]
        return Month.of(min(days)) + 1 if days else None

    def in_use(self, month: Month) -> bool:
        """Assigned or in cost-reimbursement status on the first day of the month, the Ticket alive."""
        if self.ended is not None and month >= self.ended:
            return False
        day = month.first_day
        return self._assigned(day) or self._in_state(UseState.COST_REIMBURSEMENT_STATUS, day)

    def inactive(self, month: Month) -> bool:
        return self._in_state(UseState.INACTIVE, month.first_day)

    def counts(self, month: Month) -> bool:
        return self.in_use(month) and not self.inactive(month)

    def _assigned(self, day: date) -> bool:
        """By an assignment begun earlier, or begun that day and following another without a gap."""
        for given in self.assignments:
            if self._still_held(given, day) and (
                given.assigned_on < day
                or (
                    given.assigned_on == day and any(other.unassigned_on == day for other in self.assignments)
                )
            ):
                return True
        return False

    def _still_held(self, given: Assignment, day: date) -> bool:
        left = given.unassigned_on
        return left is None or left > self.as_of or left > day

    def _in_state(self, state: UseState, day: date) -> bool:
        return any(given.state is state and self._covers(given, day) for given in self.states)

    def _covers(self, given: UsePeriod, day: date) -> bool:
        known_to = given.to_day if given.to_day is not None and given.to_day <= self.as_of else None
        return given.from_day <= day and (known_to is None or day <= known_to)


def periods(facts: TicketFacts, as_of: date) -> list[Period]:
    """Every period begun by the day, in order. Months that do not count are skipped, not the clock restarted.

    After a failed review that was made good, the next period begins with the month after reinstatement; the months between
    belong to none (411.210(b)). It has the next number (C19).
    """
    use = Use(facts, as_of)
    again = {
        one.failed_period: Month.of(one.reinstated_on)
        for one in facts.reinstatements
        if one.reinstated_on <= as_of
    }
    month = use.begins()
    last = Month.of(as_of)
    found: list[Period] = []
    counted: list[Month] = []
    inactive: set[Month] = set()
    while month is not None and month <= last:
        if not counted and len(found) in again and month <= again[len(found)]:
            month = month + 1
            continue
        if use.counts(month):
            counted.append(month)
        elif use.in_use(month):
            inactive.add(month)
        if len(counted) == MONTHS_OF_A_PERIOD:
            found.append(Period(len(found) + 1, tuple(counted), frozenset(inactive), month))
            counted, inactive = [], set()
        month = month + 1
    if counted:
        still_used = use.counts(last + 1)
        to_month = last + (MONTHS_OF_A_PERIOD - len(counted)) if still_used else None
        found.append(Period(len(found) + 1, tuple(counted), frozenset(inactive), to_month))
    return found
