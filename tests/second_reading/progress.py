"""Timely progress read a second time: month by month in integers, from 20 CFR 411.180 and readings.md point 29.

Shares with the rulebook only the facts that it reads. Percentages of a full-time academic year are counted in hundredths.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from milepost.rulebook.facts import Cash, MonthOfWork, Program, TicketFacts
from tests.second_reading.figures import LEVELS

#        months, test, degree credits, vocational credits, completions
OPTIONS: list[tuple[int, str, int, int, list[str]]] = [
    (3, "twl", 60, 60, ["diploma"]),
    (6, "twl", 75, 75, []),
    (9, "sga", 100, 0, ["degree_2yr", "vocational_completed"]),
    (9, "sga", 100, 0, []),
    (6, "cash", 100, 0, ["degree_4yr"]),
    (6, "cash", 0, 0, ["degree_4yr"]),
    (6, "cash", 0, 0, []),
]


def reviews(facts: TicketFacts, as_of: date) -> list[dict[str, Any]]:
    now = number_of(as_of)
    month = first_month(facts, as_of)
    found: list[dict[str, Any]] = []
    counted: list[int] = []
    considered: set[int] = set()
    while month is not None and month <= now:
        assigned = alive(facts, month, as_of) and (
            held(facts, month, as_of) or status(facts, "cr_status", month, as_of)
        )
        if assigned:
            considered.add(month)
            if not status(facts, "inactive", month, as_of):
                counted.append(month)
        if len(counted) == 12:
            found.append(one(len(found) + 1, counted, considered, month, facts, as_of))
            counted, considered = [], set()
        month += 1
    if counted:
        follows = now + 1
        goes_on = (
            alive(facts, follows, as_of)
            and (held(facts, follows, as_of) or status(facts, "cr_status", follows, as_of))
            and not status(facts, "inactive", follows, as_of)
        )
        found.append(
            one(
                len(found) + 1,
                counted,
                considered,
                now + 12 - len(counted) if goes_on else None,
                facts,
                as_of,
            )
        )
    return found


def number_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def first_of(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def first_month(facts: TicketFacts, as_of: date) -> int | None:
    days = [given.assigned_on for given in facts.assignments]
    days += [given.from_day for given in facts.use_periods if given.state == "cr_status"]
    known = [day for day in days if day <= as_of]
    return number_of(min(known)) + 1 if known else None


def alive(facts: TicketFacts, month: int, as_of: date) -> bool:
    ended = facts.ticket.ended_on
    return ended is None or ended > as_of or month < number_of(ended)


def held(facts: TicketFacts, month: int, as_of: date) -> bool:
    day = first_of(month)
    known = [given for given in facts.assignments if given.assigned_on <= as_of]
    holders = [
        given
        for given in known
        if given.assigned_on <= day
        and (given.unassigned_on is None or given.unassigned_on > as_of or given.unassigned_on > day)
    ]
    if any(given.assigned_on < day for given in holders):
        return True
    return bool(holders) and any(given.unassigned_on == day for given in known)


def status(facts: TicketFacts, state: str, month: int, as_of: date) -> bool:
    day = first_of(month)
    for given in facts.use_periods:
        if given.state == state and given.from_day <= as_of and given.from_day <= day:
            until = given.to_day
            if until is None or until > as_of or until >= day:
                return True
    return False


def works(facts: TicketFacts, month: int, test: str) -> bool:
    row = next((row for key, row in facts.months.items() if key.first_day == first_of(month)), None)
    if row is None or month // 12 not in LEVELS:
        return False
    gross = earned_in(row, facts.ticket.program)
    trial, substantial, _blind = (level * 100 for level in LEVELS[month // 12])
    if test == "twl":
        return gross >= trial
    if test == "sga":
        return gross > substantial
    return row.cash == Cash.NONE_WORK or (row.cash == Cash.ENDED_WORK and gross > substantial)


def earned_in(row: MonthOfWork, program: Program) -> int:
    given = [wages for wages in (row.earned, row.paid) if wages is not None]
    wages = 0
    if given:
        wages = {Program.SSDI: given[0], Program.SSI: given[-1], Program.CONCURRENT: max(given)}[program]
    return wages + (row.self_employed_net or 0)


def hundredths(text: str | None) -> int:
    return int(Decimal(text or "0") * 100)


def one(
    number: int, counted: list[int], considered: set[int], last: int | None, facts: TicketFacts, as_of: date
) -> dict[str, Any]:
    asked, test, degree, vocational, completions = OPTIONS[min(number, 7) - 1]
    done = sum(works(facts, month, test) for month in considered)
    studied = [given for given in facts.studies if number_of(given.month.first_day) in considered]
    met = ["work"] if done >= asked else []
    met += [kind for kind in completions if any(given.kind == kind for given in studied)]
    together = False
    for kind, goal in (("credits_degree", degree), ("credits_vocational", vocational)):
        earned = sum(hundredths(given.amount_percent) for given in studied if given.kind == kind)
        if not goal:
            continue
        if earned * 10 >= goal * 100 * 9:
            met.append(kind)
        # done / asked + credits / goal >= 9 / 10, multiplied out
        together |= earned > 0 and (done * goal * 100 + earned * asked) * 10 >= 9 * asked * goal * 100
    met += ["combination"] if together else []
    over = last is not None and last < number_of(as_of)
    ends = [None if month is None else f"{month // 12}-{month % 12 + 1:02}" for month in (counted[0], last)]
    return {
        "period": number,
        "from": ends[0],
        "to": ends[1],
        "result": "met" if met else "not_met" if over else "open",
        "by": met[0] if met else None,
        "work_months": done,
        "work_required": asked,
    }
