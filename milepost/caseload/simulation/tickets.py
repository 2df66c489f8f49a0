"""One simulated Ticket: who the person is, who served them, what they earned, and what was recorded of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from milepost.caseload.simulation.work import Spell, months_of_work
from milepost.rulebook.facts import (
    Assignment,
    AssignmentKind,
    ClaimCode,
    Closure,
    EndedBecause,
    MonthOfWork,
    PaidBy,
    PaymentSystem,
    Program,
    RecordedPayment,
    RecordedStatus,
    Study,
    StudyKind,
    Ticket,
    TicketFacts,
    UsePeriod,
    UseState,
    VocationalRehabilitationCase,
)
from milepost.rulebook.law import Law
from milepost.rulebook.months import Month

PROVIDERS = ("EN-NORTHSIDE", "EN-EASTGATE", "EN-HARBOR", "EN-PRAIRIE", "VR-STATE")
DEFAULT_DAY = date(2025, 12, 31)


def simulate(count: int, seed: int, *, years: int = 5, as_of: date = DEFAULT_DAY) -> Iterator[TicketFacts]:
    """`count` Tickets with about `years` years of months each, none later than `as_of`.

    Each Ticket has a chance of its own, so that the first hundred are the same in a thousand.
    """
    for index in range(1, count + 1):
        yield _Story(f"SIM-{index:06d}", Random(f"{seed}:{index}"), years, as_of).tell()


class _Story:
    def __init__(self, ticket: str, chance: Random, years: int, as_of: date) -> None:
        self.ticket = ticket
        self.chance = chance
        self.as_of = as_of
        self.first_month = Month.of(as_of) - (years * 12 - 1)
        self.last_month = Month.of(as_of)

    def tell(self) -> TicketFacts:
        person = self._person()
        assignments = self._assignments()
        months = self._months(person, assignments)
        return TicketFacts(
            person,
            tuple(assignments),
            months,
            self._vr_cases(assignments),
            self._payments(person, assignments, months),
            self._studies(assignments),
            self._use_periods(assignments),
        )

    def _happens(self, chance: float) -> bool:
        return self.chance.random() < chance

    def _between(self, least: int, most: int) -> int:
        return least + int(self.chance.random() * (most - least + 1))

    def _day_in(self, month: Month) -> date:
        return min(self.as_of, date(month.year, month.number, self._between(1, 28)))

    def _person(self) -> Ticket:
        program = self._program()
        first = None
        if program is not Program.SSI and self._happens(0.05):
            first = Program.SSI
        ended_on, because = None, None
        if self._happens(0.06):
            ended_on = self._day_in(self.last_month - self._between(0, 18))
            because = tuple(EndedBecause)[self._between(0, 3)]
        blind = {0: True, 1: None}.get(self._between(0, 19), False)
        born_on = date(self._between(1962, 2003), self._between(1, 12), self._between(1, 28))
        return Ticket(self.ticket, program, first, blind, born_on, ended_on, because)

    def _program(self) -> Program:
        draw = self.chance.random()
        return Program.SSDI if draw < 0.5 else Program.SSI if draw < 0.8 else Program.CONCURRENT

    def _assignments(self) -> list[Assignment]:
        """Most people stay with one provider; some move, with or without a gap."""
        month = self.first_month + self._between(2, max(3, (self.last_month - self.first_month) // 2))
        day = self._day_in(month)
        held: list[Assignment] = []
        for _ in range(1 if self._happens(0.85) else 2):
            if day > self.as_of:
                break
            last_day = None
            if self._happens(0.3):
                last_day = (Month.of(day) + self._between(4, 30)).first_day
            held.append(self._assignment(day, last_day))
            if last_day is None or last_day > self.as_of:
                break
            day = last_day + timedelta(days=self._between(0, 1) * self._between(1, 150))
        return held

    def _assignment(self, day: date, last_day: date | None) -> Assignment:
        provider = PROVIDERS[self._between(0, len(PROVIDERS) - 1)]
        kind = AssignmentKind.EMPLOYMENT_NETWORK
        if provider.startswith("VR"):
            kind = AssignmentKind.STATE_VR_AS_EMPLOYMENT_NETWORK
        only = self._happens(0.1)
        system = PaymentSystem.OUTCOME_ONLY if only else PaymentSystem.MILESTONE_OUTCOME
        signed, received = day, None
        if self._happens(0.95):
            late = self._happens(0.12)
            received = day + timedelta(days=self._between(15, 70) if late else self._between(0, 14))
        complete = None
        if self._happens(0.6):
            complete = day + timedelta(days=self._between(120, 900))
        if last_day is not None and last_day > self.as_of:
            last_day = None
        return Assignment(
            self.ticket,
            provider,
            kind,
            system,
            day,
            last_day,
            signed,
            self._if_past(received),
            self._if_past(complete),
        )

    def _if_past(self, day: date | None) -> date | None:
        return day if day is not None and day <= self.as_of else None

    def _months(self, person: Ticket, held: list[Assignment]) -> dict[Month, MonthOfWork]:
        spells = self._spells(Month.of(held[0].assigned_on))
        return months_of_work(
            person,
            spells,
            self.first_month,
            self.last_month,
            assigned=Month.of(held[0].assigned_on),
            chance=self.chance,
        )

    def _spells(self, assigned: Month) -> list[Spell]:
        """Jobs one after another with gaps between; a quarter of people worked before assignment."""
        spells = []
        month = self.first_month if self._happens(0.25) else assigned + self._between(0, 4)
        while month <= self.last_month:
            length = self._between(2, 30)
            monthly = self._between(350, 3_400)
            if self._happens(0.5):
                monthly = self._between(1_000, 1_900)
            spells.append(Spell(month, month + length, monthly * 100, self._happens(0.07)))
            month = month + length + self._between(0, 6)
        return spells

    def _vr_cases(self, held: list[Assignment]) -> tuple[VocationalRehabilitationCase, ...]:
        if not self._happens(0.12):
            return ()
        closed = held[0].assigned_on - timedelta(days=self._between(10, 1_100))
        opened = closed - timedelta(days=self._between(200, 700))
        closure = Closure.EMPLOYMENT_OUTCOME if self._happens(0.6) else Closure.OTHER
        paid_by = PaidBy.COST_REIMBURSEMENT if self._happens(0.8) else PaidBy.EN_PAYMENT
        return (VocationalRehabilitationCase(self.ticket, "VR-STATE", opened, closed, closure, paid_by),)

    def _payments(
        self, person: Ticket, held: list[Assignment], months: dict[Month, MonthOfWork]
    ) -> tuple[RecordedPayment, ...]:
        """The first milestone was often claimed; what happened to the claim was written down."""
        law = Law.packaged()
        if held[0].system is PaymentSystem.OUTCOME_ONLY or not self._happens(0.35):
            return ()
        for month in sorted(months):
            level = law.trial_work_level(month.year)
            row = months[month]
            if level and month > Month.of(held[0].assigned_on) + 1 and (row.earned or 0) >= level:
                draw = self._between(0, 9)
                status = RecordedStatus.PAID
                if draw > 6:
                    status = RecordedStatus.PENDING if draw < 9 else RecordedStatus.DENIED
                decided = self._if_past((month + 2).first_day)
                rate = law.phase_1_rate(month.year)
                amount = rate.dollars * 100 if rate and status is RecordedStatus.PAID else None
                work_case = f"WC-{self.ticket[-6:]}-{month}"
                return (
                    RecordedPayment(
                        self.ticket,
                        held[0].provider,
                        ClaimCode.P1M1,
                        None,
                        month,
                        status,
                        amount,
                        decided,
                        work_case,
                    ),
                )
        return ()

    def _studies(self, held: list[Assignment]) -> tuple[Study, ...]:
        if not self._happens(0.08):
            return ()
        month = min(self.last_month, Month.of(held[0].assigned_on) + self._between(1, 11))
        kind = tuple(StudyKind)[self._between(0, 5)]
        percent = str(self._between(20, 100)) if kind.value.startswith("credits") else None
        return (Study(self.ticket, month, kind, percent),)

    def _use_periods(self, held: list[Assignment]) -> tuple[UsePeriod, ...]:
        if not self._happens(0.05):
            return ()
        begins = (Month.of(held[0].assigned_on) + self._between(3, 20)).first_day
        if begins > self.as_of:
            return ()
        ends = (Month.of(begins) + self._between(1, 6)).last_day
        return (UsePeriod(self.ticket, begins, self._if_past(ends), UseState.INACTIVE),)
