"""How far somebody came after the first assignment: trial work level, and substantial gainful activity."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from milepost.rulebook.claims.known import KnownTicket
from milepost.rulebook.facts import TicketFacts
from milepost.rulebook.law import Law
from milepost.rulebook.readings import PRACTICE


@dataclass(frozen=True, slots=True)
class Reached:
    trial_work: bool
    substantial: bool


def reached(facts: TicketFacts, law: Law, day: date) -> Reached:
    """In any month after that of the first assignment, in practice's reading of the levels; a month ahead counts for nothing."""
    known = KnownTicket(facts, law, day, PRACTICE)
    if not known.holdings:
        return Reached(trial_work=False, substantial=False)
    later = [month for month in known.months if month > known.month_of_first_assignment]
    return Reached(
        trial_work=any(known.at_trial_work_level(month) for month in later),
        substantial=any(known.reaches_phase_2(month) for month in later),
    )
