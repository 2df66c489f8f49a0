"""The claim rules read a second time, slowly: one pass over every month, nothing remembered that can be counted again.

Written from docs/readings.md and 20 CFR 411 subpart H, not from the program; it shares only the facts with it, so that a
slip in one is a difference between the two. It gives no reasons.
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from milepost.rulebook.facts import Assignment, TicketFacts
from tests.second_reading.figures import LEVELS, RATES

PHASE_1 = ("p1m1", "p1m2", "p1m3", "p1m4")
WINDOWS = {"p1m1": (1, 1), "p1m2": (3, 6), "p1m3": (6, 12), "p1m4": (9, 18)}
Row = dict[str, Any]


def month_of(day: date) -> int:
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    return date(month // 12, month % 12 + 1, calendar.monthrange(month // 12, month % 12 + 1)[1])


def written(month: int | None) -> str | None:
    return None if month is None else f"{month // 12:04}-{month % 12 + 1:02}"


def eighteen_months_before(day: date) -> date:
    month = month_of(day) - 18
    return first_day(month).replace(day=min(day.day, last_day(month).day))


@dataclass
class Reader:
    """One Ticket on one day in one reading."""

    facts: TicketFacts
    as_of: date
    reading: str
    attained: dict[str, int] = field(default_factory=dict)
    phase_2: list[int] = field(default_factory=list)
    rests_on: dict[str, tuple[int, list[int]]] = field(default_factory=dict)
    waits: tuple[int, Assignment] | None = None
    phase_2_waits: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        ticket = self.facts.ticket
        self.practice = self.reading == "practice"
        self.now = month_of(self.as_of)
        self.ssi_only = ticket.program.value == "ssi"
        self.blind = bool(ticket.blind)
        first_program = ticket.program_at_first_payment or ticket.program
        self.title = 16 if first_program.value == "ssi" else 2
        self.phase_2_most, self.outcomes_most = (18, 60) if self.title == 16 else (11, 36)
        self.assignments = sorted(
            (one for one in self.facts.assignments if one.assigned_on <= self.as_of),
            key=lambda one: one.assigned_on,
        )
        ended = self.known(ticket.ended_on)
        self.ended = month_of(ended) if ended else 10**6
        self.began = self.beginning()

    # Facts, as they are known on the day

    def known(self, day: date | None) -> date | None:
        return day if day is not None and day <= self.as_of else None

    def cents(self, month: int) -> int:
        row = next((row for known, row in self.facts.months.items() if int(known) == month), None)
        if row is None or month > self.now:
            return 0
        earned = row.paid if row.earned is None else row.earned
        paid = row.earned if row.paid is None else row.paid
        kind = self.facts.ticket.program.value
        wages = {"ssdi": earned or 0, "ssi": paid or 0, "concurrent": max(earned or 0, paid or 0)}[kind]
        return wages + (row.self_employed_net or 0)

    def cash(self, month: int) -> str:
        for one in self.facts.payments:
            is_outcome = one.claim.value == "outcome" and one.status.value in ("paid", "pending")
            if is_outcome and one.month is not None and int(one.month) == month:
                return "none_work"
        row = next((row for known, row in self.facts.months.items() if int(known) == month), None)
        return "paid" if row is None or month > self.now else row.cash.value

    def has_evidence(self, month: int) -> bool:
        row = next((row for known, row in self.facts.months.items() if int(known) == month), None)
        return row is None or row.evidence.value in ("primary", "two_secondary", "ssa")

    # Levels

    def level(self, month: int, which: int) -> int | None:
        levels = LEVELS.get(month // 12)
        return None if levels is None else levels[which] * 100

    def at_trial_work(self, month: int) -> bool:
        level = self.level(month, 0)
        return level is not None and self.cents(month) >= level

    def reaches_sga(self, month: int, *, blind: bool) -> bool:
        level = self.level(month, 2 if blind else 1)
        if level is None:
            return False
        return self.cents(month) >= level if self.practice else self.cents(month) > level

    def reaches_phase_2(self, month: int) -> bool:
        return self.reaches_sga(month, blind=self.practice and self.blind and not self.ssi_only)

    def reaches_outcome(self, month: int) -> bool:
        return self.reaches_sga(month, blind=self.blind and not (self.practice and self.ssi_only))

    def passes_while_entitled(self, month: int) -> bool:
        return not self.practice or self.reaches_outcome(month)

    # Providers

    def counts_from(self, assignment: Assignment) -> int:
        after = month_of(assignment.assigned_on) + 1
        signed, received = self.known(assignment.plan_signed_on), self.known(assignment.plan_received_on)
        if self.practice and signed and received and received > signed + timedelta(days=14):
            return max(after, month_of(received) + 1)
        return after

    def responsible(self, month: int) -> Assignment | None:
        found = None
        for assignment in self.assignments:
            if self.counts_from(assignment) <= month:
                found = assignment
        return found

    def state_vr_bars(self, assignment: Assignment) -> bool:
        for case in self.facts.vr_cases:
            closed = self.known(case.closed_on)
            if closed is None or case.closure is None or case.closure.value != "employment_outcome":
                continue
            if case.paid_by is not None and case.paid_by.value == "en_payment":
                continue
            if closed > assignment.assigned_on:
                continue
            if self.practice and closed < eighteen_months_before(assignment.assigned_on):
                continue
            return True
        return False

    # The look-back and the period

    def look_back_bars(self, code: str) -> bool:
        if not self.assignments:
            return False
        needed, window = WINDOWS[code]
        assigned = month_of(self.assignments[0].assigned_on)
        above = 0
        for month in range(assigned - window, assigned):
            level = self.level(month, 0)
            above += level is not None and self.cents(month) > level
        return above >= needed

    def beginning(self) -> int | None:
        if not self.assignments:
            return None
        for month in range(month_of(self.assignments[0].assigned_on), self.now + 1):
            if month < self.ended and self.cash(month) in ("none_work", "ended_work"):
                return month
        return None

    def unknown_through(self, month: int) -> list[int]:
        if not self.assignments:
            return []
        first = month_of(self.assignments[0].assigned_on)
        return [one for one in range(first, month + 1) if self.cash(one) == "unknown"]

    # Milestones

    def available_to(self, code: str, assignment: Assignment) -> bool:
        return not self.look_back_bars(code) and not self.state_vr_bars(assignment)

    def good_months(self, code: str, month: int) -> list[int]:
        first = self.counts_from(self.assignments[0])
        window = WINDOWS[code][1]
        return [one for one in range(max(first, month - window + 1), month + 1) if self.at_trial_work(one)]

    def test_holds(self, code: str, month: int) -> bool:
        if code == "p1m1":
            level = self.level(month, 0)
            asked = None if level is None else level if self.practice else level / 2
            return asked is not None and self.cents(month) >= asked
        return self.at_trial_work(month) and len(self.good_months(code, month)) >= WINDOWS[code][0]

    def milestones(self) -> None:
        if not self.assignments:
            return
        end = min(self.now + 1, self.ended, self.began if self.began is not None else 10**6)
        start = self.counts_from(self.assignments[0])
        ninth: dict[date, int] = {}
        for month in range(start, end):
            holder = self.responsible(month)
            if holder is None or holder.system.value == "outcome_only":
                continue
            self.phase_1_in(month, holder, ninth)
            self.phase_2_in(month, holder)

    def phase_1_in(self, month: int, holder: Assignment, ninth: dict[date, int]) -> None:
        for code in PHASE_1:
            if code in self.attained or not self.available_to(code, holder):
                continue
            if code != "p1m4":
                if not self.test_holds(code, month):
                    return
                self.attained[code] = month
                self.rests_on[code] = (month, [month] if code == "p1m1" else self.good_months(code, month))
                continue
            key = holder.assigned_on
            if key not in ninth and self.test_holds(code, month):
                ninth[key] = month
            if key not in ninth:
                return
            done = self.known(holder.services_complete_on)
            if done is None:
                if self.waits is None:
                    self.waits = (month, holder)
                return
            if max(ninth[key], month_of(done)) == month:
                self.attained[code] = month
                self.rests_on[code] = (ninth[key], self.good_months(code, ninth[key]))

    def phase_2_in(self, month: int, holder: Assignment) -> None:
        if not self.reaches_phase_2(month):
            return
        still_open = [
            code for code in PHASE_1 if code not in self.attained and self.available_to(code, holder)
        ]
        if not still_open:
            later = all(month > attained for attained in self.attained.values())
            if later and len(self.phase_2) < self.phase_2_most:
                self.phase_2.append(month)
        elif still_open == ["p1m4"] and self.waits is not None and month > self.waits[0]:
            self.phase_2_waits.append(month)

    # Rows

    def rate(self, code: str, month: int, *, outcome_only: bool = False) -> int | None:
        rates = RATES.get(month // 12)
        if rates is None:
            return None
        if code in PHASE_1:
            return rates[0]
        return rates[(3 if outcome_only else 1) + (self.title == 16)]

    def row(self, code: str, number: int | None, month: int, *, lacks: bool, own_rate: int | None) -> Row:
        by = last_day(month + 24) if self.practice else None
        if by is not None and self.as_of > by:
            status = "expired"
        elif lacks or own_rate is None:
            status = "waiting"
        else:
            status = "payable"
        holder = self.responsible(month)
        return {
            "claim": code,
            "number": number,
            "month": written(month),
            "status": status,
            "provider": holder.provider if holder else None,
            "amount": None if own_rate is None else str(own_rate),
            "claim_from": first_day(month + 1).isoformat(),
            "claim_by": by.isoformat() if by else None,
        }

    def milestone_rows(self) -> list[Row]:
        rows = []
        for code, month in self.attained.items():
            main, good = self.rests_on[code]
            with_evidence = [one for one in good if self.has_evidence(one)]
            lacks = not self.has_evidence(main) or len(with_evidence) < WINDOWS[code][0]
            lacks = lacks or bool(self.unknown_through(month))
            rows.append(self.row(code, None, month, lacks=lacks, own_rate=self.rate(code, month)))
        for number, month in enumerate(self.phase_2, 1):
            lacks = not self.has_evidence(month) or bool(self.unknown_through(month))
            rows.append(self.row("p2", number, month, lacks=lacks, own_rate=self.rate("p2", month)))
        if self.waits is not None and "p1m4" not in self.attained and self.began is None:
            month = self.waits[0]
            waiting = self.row("p1m4", None, month, lacks=True, own_rate=self.rate("p1m4", month))
            rows.append({**waiting, "status": "waiting", "claim_by": None})
            room = self.phase_2_most - len(self.phase_2)
            for place, later in enumerate(self.phase_2_waits[:room], len(self.phase_2) + 1):
                rows.append(self.row("p2", place, later, lacks=True, own_rate=self.rate("p2", later)))
        return rows

    def not_payable(self, code: str, month: int, holder: Assignment) -> Row:
        return {
            "claim": code,
            "number": None,
            "month": written(month),
            "status": "not_payable",
            "provider": holder.provider,
            "amount": None,
            "claim_from": None,
            "claim_by": None,
        }

    def outcome_rows(self) -> list[Row]:
        rows: list[Row] = []
        used = 0
        if not self.assignments:
            return rows
        for month in range(month_of(self.assignments[0].assigned_on), self.now + 1):
            cash, holder = self.cash(month), self.responsible(month)
            in_period = self.began is not None and month >= self.began
            if cash == "unknown":
                wanted = in_period or (holder is not None and self.nothing_else(month, holder))
                good = self.passes_while_entitled(month) and month < self.ended and used < self.outcomes_most
                if wanted and good and holder is not None:
                    used += 1
                    rows.append(self.outcome(used, month, holder, lacks=True))
                continue
            if not in_period or cash not in ("none_work", "ended_work"):
                continue
            reaches = (
                self.passes_while_entitled(month) if cash == "none_work" else self.reaches_outcome(month)
            )
            pays = reaches and holder is not None and month < self.ended and used < self.outcomes_most
            if pays and holder is not None:
                used += 1
                rows.append(self.outcome(used, month, holder, lacks=not self.has_evidence(month)))
            elif cash == "none_work" or reaches:
                rows.append(self.not_payable("outcome", month, holder or self.assignments[0]))
        return rows

    def outcome(self, number: int, month: int, holder: Assignment, *, lacks: bool) -> Row:
        rate = self.rate("outcome", month, outcome_only=holder.system.value == "outcome_only")
        return self.row("outcome", number, month, lacks=lacks, own_rate=rate)

    def nothing_else(self, month: int, holder: Assignment) -> bool:
        if holder.system.value == "outcome_only":
            return True
        for code in PHASE_1:
            if self.available_to(code, holder) and self.attained.get(code, 10**6) >= month:
                return False
        return len([one for one in self.phase_2 if one < month]) >= self.phase_2_most

    # What is left, closed, barred, reconciled

    def left_to_reconcile(self) -> list[str]:
        if not self.assignments:
            return [*PHASE_1, *["p2"] * self.phase_2_most]
        first = self.assignments[0]
        codes = [code for code in PHASE_1 if self.available_to(code, first) and code not in self.attained]
        return codes + ["p2"] * (self.phase_2_most - len(self.phase_2))

    def empty(self, code: str, number: int | None, status: str) -> Row:
        nothing = dict.fromkeys(("month", "provider", "amount", "claim_from", "claim_by"))
        return {"claim": code, "number": number, "status": status, **nothing}

    def closed_and_barred(self, rows: list[Row]) -> list[Row]:
        if not self.assignments:
            return []
        shown = {row["claim"] for row in rows}
        made = []
        for code in PHASE_1:
            if code in shown:
                continue
            if self.began is not None:
                is_open = self.available_to(code, self.assignments[0])
                made.append(self.empty(code, None, "closed" if is_open else "barred"))
            elif self.look_back_bars(code) or self.state_vr_bars(self.assignments[-1]):
                made.append(self.empty(code, None, "barred"))
        if self.began is not None:
            numbers = range(len(self.phase_2) + 1, self.phase_2_most + 1)
            made += [self.empty("p2", number, "closed") for number in numbers]
        return made

    def reconciliation(self, outcomes: list[Row]) -> list[Row]:
        unpaid = self.left_to_reconcile()
        if self.began is None or not unpaid:
            return []
        sure = [row for row in outcomes if row["status"] in ("payable", "paid", "pending")]
        maybe = [row for row in outcomes if row["status"] in ("payable", "paid", "pending", "waiting")]
        counted = sure if len(sure) >= 12 else maybe
        if len(counted) < 12:
            return []
        text = counted[11]["month"]
        month = int(text[:4]) * 12 + int(text[5:]) - 1
        holder = self.responsible(month)
        assert holder is not None
        if holder.system.value == "outcome_only":
            return [self.not_payable("reconciliation", month, holder)]
        rates = [self.rate(code, self.began) for code in unpaid]
        total = None if None in rates else sum(rate or 0 for rate in rates)
        lacks = len(sure) < 12 or bool(self.unknown_through(self.began))
        return [self.row("reconciliation", None, month, lacks=lacks, own_rate=total)]

    def recorded_over(self, rows: list[Row]) -> None:
        """Payments that match a row by claim, number and month; others are not generated here."""
        for one in self.facts.payments:
            for row in rows:
                if (row["claim"], row["number"], row["month"]) == (
                    one.claim.value,
                    one.number,
                    str(one.month),
                ):
                    row["status"] = one.status.value
                    if one.amount is not None:
                        row["amount"] = str(one.amount // 100)

    def left(self, rows: list[Row]) -> dict[str, Any]:
        if self.ended < 10**6:
            return {"p1": 0, "p2": 0, "outcome": 0, "reconciliation": False}
        used = [row for row in rows if row["claim"] == "outcome" and row["number"] is not None]
        has_row = any(row["claim"] == "reconciliation" for row in rows)
        p1 = [code for code in PHASE_1 if not self.look_back_bars(code) and code not in self.attained]
        if self.assignments and self.state_vr_bars(self.assignments[-1]):
            p1 = []
        is_closed = self.began is not None
        return {
            "p1": 0 if is_closed else len(p1),
            "p2": 0 if is_closed else self.phase_2_most - len(self.phase_2),
            "outcome": self.outcomes_most - len(used),
            "reconciliation": not has_row and bool(self.left_to_reconcile()),
        }


def answer(facts: TicketFacts, *, as_of: date, reading: str) -> dict[str, Any]:
    """What `ticket_as_json` gives, without reasons and without what is missing."""
    reader = Reader(facts, as_of, reading)
    reader.milestones()
    outcomes = reader.outcome_rows()
    rows = reader.milestone_rows() + outcomes
    reader.recorded_over(rows)
    rows += reader.reconciliation(outcomes)
    rows += reader.closed_and_barred(rows)
    first = reader.assignments[0].assigned_on.isoformat() if reader.assignments else None
    return {
        "ticket": facts.ticket.ticket,
        "terms": f"t{reader.title}",
        "first_assigned": first,
        "outcome_period_began": written(reader.began),
        "look_back": {code: "barred" if reader.look_back_bars(code) else "open" for code in PHASE_1},
        "left": reader.left(rows),
        "claims": rows,
    }
