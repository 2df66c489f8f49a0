"""How an Employment Network elected to be paid: when a change counts, and whether another may be made.

20 CFR 411.515(a): a change takes effect on the first day of the month after the month in which the EN tells SSA, and
covers only Tickets assigned from then on. 411.515(b): after the first election, which is itself the only one of its
calendar year, one change in each calendar year.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from milepost.rulebook.facts import PaymentSystem
from milepost.rulebook.months import Month

LAW_OF_EFFECT = "20 CFR 411.515(a)"
LAW_OF_CHANGE = "20 CFR 411.515(b)"


@dataclass(frozen=True, slots=True)
class Election:
    """A payment system, and the day on which SSA was told of it."""

    system: PaymentSystem
    notified_on: date


def takes_effect(elections: Sequence[Election], place: int) -> date:
    """From which day the election at `place` counts; elections stand in the order of their days."""
    told = elections[place].notified_on
    return told if place == 0 else (Month.of(told) + 1).first_day


def system_for(elections: Sequence[Election], assigned_on: date) -> PaymentSystem | None:
    """Under which system a Ticket assigned on that day is paid, for ever; None before the first election."""
    counting = [one for place, one in enumerate(elections) if takes_effect(elections, place) <= assigned_on]
    return counting[-1].system if counting else None


def may_change(elections: Sequence[Election], notified_on: date) -> bool:
    """Whether SSA may be told of another election on that day."""
    return all(
        one.notified_on.year != notified_on.year and one.notified_on < notified_on for one in elections
    )
